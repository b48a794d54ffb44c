package dev.swraudit.message;

import java.nio.charset.StandardCharsets;

import dev.swraudit.access.SwrFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UntrustedTextTests {

	@Test
	void unprintableCharactersBecomeOneSpace() {
		assertThat(UntrustedText.line("a\r\n\u001b[31mb\u0000\u202e\u2066c\u2028d\u00a0\ufeff\ud800e\ue000f", 200))
			.isEqualTo("a [31mb c d e f");
	}

	@Test
	void unprintableTextIsEmpty() {
		assertThat(UntrustedText.line(" \t\u0007\u200b\n", 200)).isEmpty();
	}

	@Test
	void surroundingSpacesAreRemoved() {
		for (int limit = 0; limit < 8; limit++) {
			assertThat(UntrustedText.line("\n ab \n c d\n", limit))
				.isEqualTo("ab c d".substring(0, Math.min(limit, 6)).strip())
				.hasSizeLessThanOrEqualTo(limit);
		}
	}

	@ParameterizedTest
	@CsvSource({ "5, x😀😀", "4, x😀", "3, x😀", "2, x", "1, x", "0, ''" })
	void surrogatePairIsNeverSplit(int limit, String expected) {
		assertThat(UntrustedText.line("x😀😀", limit)).isEqualTo(expected);
	}

	@Test
	void hostileMessageIsOneLineOfTwoHundredCharacters() {
		for (String text : new String[] { "\u202e😀\r\n".repeat(300_000), "x".repeat(1_000_000),
				"\u0000".repeat(1_000_000) + "x", "e\u0301".repeat(500_000) }) {
			String message = SwrFailure.failed(text).message();
			assertThat(message).isNotEmpty().hasSizeLessThanOrEqualTo(200).matches("[^\\p{C}\\p{Zl}\\p{Zp}]+");
			assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(message)).isTrue();
		}
	}

}
