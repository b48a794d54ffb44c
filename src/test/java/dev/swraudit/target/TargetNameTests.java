package dev.swraudit.target;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which names can be sent to SWR.
 */
class TargetNameTests {

	private static final String TEN = "0123456789";

	@ParameterizedTest
	@CsvSource({ "a,b", "0,9", "team,app", "team-a,group/sub-group/app", "a.b_c-d,a.b_c-d/e", "a__b,a__b/c__d",
			"9lives,0/1/2", "a--b,a---b", "a._-b,a.-/_b", "a..b,a..b", "a,b/.c", "a,b/..c", "a,b../c", "a,b/.../c" })
	void possible(String namespace, String repository) {
		assertThat(new TargetName(namespace, repository).problem()).isNull();
	}

	@Test
	void possibleUpToTheGreatestLength() {
		String ten = TEN.repeat(12);
		assertThat(new TargetName(ten.substring(0, 64), ten + "/2345678").problem()).isNull();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			``     | app    | namespace is missing; a record needs a namespace and a repository
			team   | ``     | repository is missing; a record needs a namespace and a repository
			teAm   | App    | namespace holds U+0041 'A'; allowed are a-z, 0-9, '.', '_' and '-'
			a/b    | app    | namespace holds U+002F '/'; allowed are a-z, 0-9, '.', '_' and '-'
			a b    | app    | namespace holds U+0020; allowed are a-z, 0-9, '.', '_' and '-'
			team   | App    | repository holds U+0041 'A'; allowed are a-z, 0-9, '.', '_', '-' and '/'
			team   | a:1    | repository holds U+003A ':'; allowed are a-z, 0-9, '.', '_', '-' and '/'
			team   | a\\b   | repository holds U+005C '\\'; allowed are a-z, 0-9, '.', '_', '-' and '/'
			team   | a$b    | repository holds U+0024 '$'; allowed are a-z, 0-9, '.', '_', '-' and '/'
			team   | ü      | repository holds U+00FC 'ü'; allowed are a-z, 0-9, '.', '_', '-' and '/'
			team   | a😀    | repository holds U+1F600 '😀'; allowed are a-z, 0-9, '.', '_', '-' and '/'
			team   | a\tb   | repository holds U+0009; allowed are a-z, 0-9, '.', '_', '-' and '/'
			team   | a\u200bb | repository holds U+200B; allowed are a-z, 0-9, '.', '_', '-' and '/'
			-team  | app    | namespace starts with '-'; only a-z and 0-9 may come first
			team.  | app    | namespace ends with '.'; only a-z and 0-9 may come last
			..     | app    | namespace starts with '.'; only a-z and 0-9 may come first
			team   | /app   | repository starts with '/'; only a-z and 0-9 may come first
			team   | app/   | repository ends with '/'; only a-z and 0-9 may come last
			team   | _      | repository starts with '_'; only a-z and 0-9 may come first
			team   | a//b   | repository holds '//'; a path segment may not be empty, '.' or '..'
			team   | a/./b  | repository holds '/./'; a path segment may not be empty, '.' or '..'
			team   | a/../b | repository holds '/../'; a path segment may not be empty, '.' or '..'
			""")
	void impossible(String namespace, String repository, String problem) {
		assertThat(new TargetName(namespace, repository).problem()).isEqualTo(problem);
	}

	@Test
	void impossibleBeyondTheGreatestLength() {
		String ten = TEN.repeat(13);
		assertThat(new TargetName(ten.substring(0, 65), "app").problem())
			.isEqualTo("namespace has 65 characters; at most 64 are allowed");
		assertThat(new TargetName("team", ten.substring(0, 129)).problem())
			.isEqualTo("repository has 129 characters; at most 128 are allowed");
	}

	@ParameterizedTest
	@CsvSource({ "team,app", "a.b_c-d,a.b_c-d/e", "a__b,a__b/c__d", "9lives,0" })
	void usual(String namespace, String repository) {
		assertThat(new TargetName(namespace, repository).unusual()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "a--b,c--d,namespace holds '--'", "a__b,c___d,repository holds '___'", "a,b-_c,repository holds '-_'",
			"a,b/.c,repository holds '/.'", "a,b__/c,repository holds '__/'", "a,b__c..d,repository holds '..'" })
	void unusual(String namespace, String repository, String what) {
		assertThat(new TargetName(namespace, repository).unusual())
			.isEqualTo(what + "; SWR's reference allows no separators in a row but '__'");
	}

}
