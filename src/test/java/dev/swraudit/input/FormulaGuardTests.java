package dev.swraudit.input;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Adding and removing the formula prefix.
 */
class FormulaGuardTests {

	/** A text of each of these characters is tried, up to a length. */
	private static final String CHARACTERS = "=\t\r\n; '\u00A0a";

	private static final int LONGEST = 6;

	private static final Pattern AMBIGUOUS = Pattern.compile("[;\t\r\n][ \u00A0\t\r\n]*'[=\t\r]");

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			plain                  | `ann`            | `ann`
			empty                  | ``               | ``
			equals                 | `=1+1`           | `'=1+1`
			plus                   | `+1`             | `'+1`
			minus                  | `-1`             | `'-1`
			at                     | `@a`             | `'@a`
			tab                    | `\\ta`           | `'\\ta`
			carriage return        | `\\ra`           | `'\\ra`
			line feed              | `\\na`           | `\\na`
			later                  | `a=1`            | `a=1`
			alone                  | `-`              | `'-`
			space                  | ` =1`            | `' =1`
			several spaces         | `   -1`          | `'   -1`
			no-break space         | `\u00A0=1`      | `'\u00A0=1`
			narrow no-break space  | `\u202F=1`      | `'\u202F=1`
			ideographic space      | `\u3000=1`      | `'\u3000=1`
			byte order mark        | `\uFEFF=1`      | `'\uFEFF=1`
			line feed and equals   | `\\n=1`          | `'\\n'=1`
			space and tab          | ` \\ta`          | `' \\ta`
			tab and equals         | `\\t=1`          | `'\\t'=1`
			space and plain        | ` a=1`           | ` a=1`
			apostrophe             | `'a`             | `''a`
			apostrophes            | `''a`            | `'''a`
			apostrophe and equals  | `'=1`            | `''=1`
			space and apostrophe   | ` '=1`           | ` '=1`
			behind semicolon       | `a;=1`           | `a;'=1`
			behind tab             | `a\\t=1`         | `a\\t'=1`
			behind CR              | `a\\r=1`         | `a\\r'=1`
			behind LF              | `a\\n=1`         | `a\\n'=1`
			behind CRLF            | `a\\r\\n@x`      | `a\\r\\n'@x`
			behind comma           | `a,=1`           | `a,=1`
			space between          | `a; =1`          | `a; '=1`
			no-break space between | `a;\u00A0=1`    | `a;\u00A0'=1`
			each of several        | `a;=1;+2;-3`     | `a;'=1;'+2;'-3`
			empty parts            | `a;;=1`          | `a;;'=1`
			tab behind semicolon   | `a;\\tb`         | `a;'\\tb`
			tab behind tab         | `a\\t\\tb`       | `a\\t'\\tb`
			CR behind LF           | `a\\n\\rb`       | `a\\n'\\rb`
			plain behind semicolon | `a;b=1`          | `a;b=1`
			apostrophe behind      | `a;'b`           | `a;'b`
			both                   | `=1;=2`          | `'=1;'=2`
			DDE                    | `x;=cmd|'/C calc'!A0` | `x;'=cmd|'/C calc'!A0`
			""")
	void formulasAreGuarded(String what, String text, String guarded) {
		assertThat(FormulaGuard.guard(text.translateEscapes())).as(what).isEqualTo(guarded.translateEscapes());
		assertThat(FormulaGuard.unguard(guarded.translateEscapes())).as(what).isEqualTo(text.translateEscapes());
	}

	@Test
	void noPartBeginsWithAFormulaWithAnySeparator() {
		assertThat(texts()).allSatisfy((text) -> {
			String guarded = FormulaGuard.guard(text);
			assertThat(WhiteSpace.strip(guarded)).doesNotStartWith("=");
			for (String part : guarded.split("[;\t\r\n]", -1)) {
				assertThat(WhiteSpace.strip(part)).doesNotStartWith("=");
			}
		});
	}

	@Test
	void unguardReversesGuard() {
		assertThat(texts().filter((text) -> !isAmbiguous(text)))
			.allSatisfy((text) -> assertThat(FormulaGuard.unguard(FormulaGuard.guard(text))).isEqualTo(text));
	}

	@Test
	void unguardedTextIsUnchanged() {
		assertThat(texts()).allSatisfy((text) -> {
			String raw = FormulaGuard.unguard(text);
			assertThat(raw.equals(text) || FormulaGuard.guard(raw).equals(text)).isTrue();
		});
		assertThat(FormulaGuard.unguard("'ann")).isEqualTo("'ann");
		assertThat(FormulaGuard.unguard("=1")).isEqualTo("=1");
	}

	/** An apostrophe is between a separator and a formula already. */
	private static boolean isAmbiguous(String text) {
		return AMBIGUOUS.matcher(text).find();
	}

	private static Stream<String> texts() {
		return IntStream.rangeClosed(0, LONGEST).boxed().flatMap(FormulaGuardTests::textsOfLength);
	}

	private static Stream<String> textsOfLength(int length) {
		List<String> characters = CHARACTERS.chars().mapToObj(Character::toString).toList();
		Stream<String> texts = Stream.of("");
		for (int i = 0; i < length; i++) {
			texts = texts.flatMap((text) -> characters.stream().map(text::concat));
		}
		return texts;
	}

}
