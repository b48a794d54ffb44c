package dev.swraudit.target;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Matching of patterns, in bounded time.
 */
class GlobTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			`*`       | ``                 | true
			`**`      | ``                 | true
			``        | ``                 | true
			``        | a                  | false
			`?`       | ``                 | false
			`?*`      | ``                 | false
			`*`       | a/b/c              | true
			app       | app                | true
			app       | App                | false
			app       | app2               | false
			app       | ap                 | false
			app*      | app                | true
			app*      | application        | true
			*app      | my/app             | true
			*app      | my/apps            | false
			a*c       | abc                | true
			a*c       | ac                 | true
			a*c       | abcd               | false
			a*b*c     | a/b/b/c            | true
			ledger/*  | ledger/batch/x     | true
			ledger/*  | ledger             | false
			a?c       | abc                | true
			a?c       | ac                 | false
			a??       | abc                | true
			`*?`      | abc                | true
			*a?*      | xxab               | true
			*a?       | xxaab              | true
			?         | 😀                 | true
			??        | 😀                 | false
			*?😀      | a😀                | true
			a.c       | abc                | false
			[ab]      | a                  | false
			\\*       | \\x                | true
			""")
	void matches(String pattern, String name, boolean matches) {
		assertThat(new Glob(pattern).matches(name)).isEqualTo(matches);
	}

	@Test
	void agreesWithARegularExpression() {
		assertThat(texts("ab*?", 5)).allSatisfy((pattern) -> {
			Pattern regex = Pattern.compile(pattern.replace("*", ".*").replace("?", "."));
			assertThat(texts("ab", 4)).allSatisfy((name) -> assertThat(new Glob(pattern).matches(name)).as(name)
				.isEqualTo(regex.matcher(name).matches()));
		});
	}

	@Test
	void manyStarsAreMatchedInBoundedTime() {
		assertThat(new Glob("*a".repeat(12) + "*b").matches("a".repeat(128))).isFalse();
		assertThat(new Glob("*a".repeat(30_000) + "*b").matches("a".repeat(60_000))).isFalse();
		assertThat(new Glob("a*".repeat(30_000) + "b").matches("a".repeat(128))).isFalse();
		assertThat(new Glob("*?".repeat(64) + "*b").matches("a".repeat(128))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "app,true", "'',true", "a*,false", "?,false" })
	void literalNamesOneName(String pattern, boolean literal) {
		assertThat(new Glob(pattern).isLiteral()).isEqualTo(literal);
	}

	private static Stream<String> texts(String characters, int longest) {
		Stream<String> texts = Stream.of("");
		for (int i = 0; i < longest; i++) {
			texts = texts
				.flatMap((text) -> Stream.concat(Stream.of(text),
						characters.chars().mapToObj((c) -> text + Character.toString(c))))
				.distinct();
		}
		return texts;
	}

}
