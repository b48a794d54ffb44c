package dev.swraudit.report.data;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LegibleTests {

	@ParameterizedTest
	@ValueSource(
			ints = { 0x00, 0x07, 0x1b, '\r', '\n', 0x7f, 0x9b, 0x200b, 0x200e, 0x202e, 0x2028, 0x2066, 0xfeff, 0xd800 })
	void controlAndFormatCharactersAreEscaped(int point) {
		assertThat(Legible.of("a" + Character.toString(point) + "b")).isEqualTo(String.format("a\\u%04Xb", point));
	}

	@Test
	void visibleCharactersAreUnchanged() {
		assertThat(Legible.of("a b=<ü漢\uD83D\uDE00>")).isEqualTo("a b=<ü漢\uD83D\uDE00>");
	}

	@Test
	void longTextIsTruncatedBetweenCharacters() {
		assertThat(Legible.of("abcdefgh", 8)).isEqualTo("abcdefgh");
		assertThat(Legible.of("abcdefghi", 8)).isEqualTo("abcde...");
		assertThat(Legible.of("abcd\uD83D\uDE00efghi", 8)).isEqualTo("abcd...");
	}

}
