package dev.swraudit.message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class UntrustedTextEscapeTests {

	@ParameterizedTest
	@ValueSource(
			ints = { 0x00, 0x07, 0x1b, '\r', '\n', 0x7f, 0x9b, 0x200b, 0x200e, 0x202e, 0x2028, 0x2066, 0xfeff, 0xd800 })
	void controlAndFormatCharactersAreEscaped(int point) {
		assertThat(UntrustedText.escape("a" + Character.toString(point) + "b"))
			.isEqualTo(String.format("a\\u%04Xb", point));
	}

	@Test
	void visibleCharactersAreUnchanged() {
		assertThat(UntrustedText.escape("a b=<ü漢\uD83D\uDE00>")).isEqualTo("a b=<ü漢\uD83D\uDE00>");
	}

	@Test
	void longTextIsTruncatedBetweenCharacters() {
		assertThat(UntrustedText.escape("abcdefgh", 8)).isEqualTo("abcdefgh");
		assertThat(UntrustedText.escape("abcdefghi", 8)).isEqualTo("abcde...");
		assertThat(UntrustedText.escape("abcd\uD83D\uDE00efghi", 8)).isEqualTo("abcd...");
	}

}
