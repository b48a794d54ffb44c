package dev.swraudit.target;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names that can be sent to SWR.
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
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			textBlock = """
					``     | app    | namespace is missing; a record needs a namespace and a repository
					team   | ``     | repository is missing; a record needs a namespace and a repository
					teAm   | App    | upper-case 'A' is not allowed in a namespace name; allowed are a-z, 0-9, '.', '_' and '-'
					a/b    | app    | U+002F '/' is not allowed in a namespace name; allowed are a-z, 0-9, '.', '_' and '-'
					a b    | app    | U+0020 is not allowed in a namespace name; allowed are a-z, 0-9, '.', '_' and '-'
					team   | App    | upper-case 'A' is not allowed in a repository name; allowed are a-z, 0-9, '.', '_', '-' and '/'
					team   | a:1/b  | repository contains the registry host 'a:1/'; remove it
					team   | a:b/c  | U+003A ':' is not allowed in a repository name; allowed are a-z, 0-9, '.', '_', '-' and '/'
					team   | a\\b   | U+005C '\\' is not allowed in a repository name; allowed are a-z, 0-9, '.', '_', '-' and '/'
					team   | a$b    | U+0024 '$' is not allowed in a repository name; allowed are a-z, 0-9, '.', '_', '-' and '/'
					team   | ü      | U+00FC 'ü' is not allowed in a repository name; allowed are a-z, 0-9, '.', '_', '-' and '/'
					team   | a😀    | U+1F600 '😀' is not allowed in a repository name; allowed are a-z, 0-9, '.', '_', '-' and '/'
					team   | a\tb   | U+0009 is not allowed in a repository name; allowed are a-z, 0-9, '.', '_', '-' and '/'
					team   | a\u200bb | U+200B is not allowed in a repository name; allowed are a-z, 0-9, '.', '_', '-' and '/'
					-team  | app    | namespace starts with '-'; only a-z and 0-9 may come first
					team.  | app    | namespace ends with '.'; only a-z and 0-9 may come last
					..     | app    | namespace starts with '.'; only a-z and 0-9 may come first
					team   | /app   | repository starts with '/'; only a-z and 0-9 may come first
					team   | app/   | repository ends with '/'; only a-z and 0-9 may come last
					team   | _      | repository starts with '_'; only a-z and 0-9 may come first
					team   | a//b   | repository contains '//'; a path segment may not be empty, '.' or '..'
					team   | a/./b  | repository contains '/./'; a path segment may not be empty, '.' or '..'
					team   | a/../b | repository contains '/../'; a path segment may not be empty, '.' or '..'
					""")
	void impossible(String namespace, String repository, String problem) {
		assertThat(new TargetName(namespace, repository).problem()).isEqualTo(problem);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			textBlock = """
					team | app:1.2              | repository contains the tag ':1.2'; remove it
					team | group/app:latest     | repository contains the tag ':latest'; remove it
					team | App:V1_x-2           | repository contains the tag ':V1_x-2'; remove it
					team | app:                 | repository contains the tag ':'; remove it
					team | app@sha256:9f86d0    | repository contains the digest '@sha256:9f86d0'; remove it
					team | app:1@sha256:9f86d0  | repository contains the tag and digest ':1@sha256:9f86d0'; remove it
					``   | app:1                | repository contains the tag ':1'; remove it
					team:1.0 | app              | namespace contains the tag ':1.0'; remove it
					team/app:1.0 | ``           | namespace contains the tag ':1.0'; remove it
					team | swr.eu-west-101.myhuaweicloud.eu/team/app | repository contains the registry host 'swr.eu-west-101.myhuaweicloud.eu/team/'; remove it
					team | SWR.cn-north-4.myhuaweicloud.com/app      | repository contains the registry host 'SWR.cn-north-4.myhuaweicloud.com/'; remove it
					``   | swr.eu-de.otc.t-systems.com/team/app      | repository contains the registry host 'swr.eu-de.otc.t-systems.com/'; remove it
					team | swr-api.eu-nl.otc.t-systems.com/team/app:1 | repository contains the registry host 'swr-api.eu-nl.otc.t-systems.com/team/' and the tag ':1'; remove both
					team | registry.example.com/team/app             | repository contains the registry host 'registry.example.com/team/'; remove it
					team | registry.example.com:5000/app             | repository contains the registry host 'registry.example.com:5000/'; remove it
					team | localhost/team/app                        | repository contains the registry host 'localhost/team/'; remove it
					team | localhost:5000/app                        | repository contains the registry host 'localhost:5000/'; remove it
					team | 10.0.0.7/team/app                         | repository contains the registry host '10.0.0.7/team/'; remove it
					team | https://swr.example.com/team/app          | repository contains the registry host 'https://swr.example.com/team/'; remove it
					swr.eu-west-101.myhuaweicloud.eu      | team/app | namespace contains the registry host 'swr.eu-west-101.myhuaweicloud.eu'; remove it
					swr.eu-west-101.myhuaweicloud.eu/team | app      | namespace contains the registry host 'swr.eu-west-101.myhuaweicloud.eu/'; remove it
					registry.example.com/team             | app      | namespace contains the registry host 'registry.example.com/'; remove it
					registry.example.com:443              | team/app | namespace contains the registry host 'registry.example.com:443'; remove it
					registry:5000/team                    | app      | namespace contains the registry host 'registry:5000/'; remove it
					https://registry/team                 | app      | namespace contains the registry host 'https://registry/'; remove it
					""")
	void nameOfAnImageReference(String namespace, String repository, String problem) {
		assertThat(new TargetName(namespace, repository).problem()).isEqualTo(problem);
	}

	@ParameterizedTest
	@CsvSource({ "mirror,docker.io/library/nginx", "mirror,registry.k8s.io/pause", "team,v1.2/team", "my.team,a.b/c",
			"registry.example.com,app", "localhost,localhost/app", "team,1.2.3.4/app" })
	void dotsBelongToNames(String namespace, String repository) {
		assertThat(new TargetName(namespace, repository).problem()).isNull();
	}

	@Test
	void partToRemoveIsShownWithinTwoHundredCharacters() {
		String digest = ":1@sha256:" + "0f".repeat(32);
		assertThat(new TargetName("team", "app" + digest).problem())
			.isEqualTo("repository contains the tag and digest '" + digest + "'; remove it");
		String host = "swr." + "x".repeat(100) + ".myhuaweicloud.com/";
		assertThat(new TargetName("team", host + "app" + digest).problem())
			.isEqualTo("repository contains the registry host '" + host.substring(0, 59) + "…' and the tag and digest '"
					+ digest.substring(0, 59) + "…'; remove both")
			.hasSizeLessThanOrEqualTo(200);
		assertThat(new TargetName("team", "app:1\n2").problem())
			.startsWith("U+003A ':' is not allowed in a repository name;");
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
	@CsvSource({ "a--b,c--d,namespace contains '--'", "a__b,c___d,repository contains '___'",
			"a,b-_c,repository contains '-_'", "a,b/.c,repository contains '/.'", "a,b__/c,repository contains '__/'",
			"a,b__c..d,repository contains '..'" })
	void unusual(String namespace, String repository, String what) {
		assertThat(new TargetName(namespace, repository).unusual())
			.isEqualTo(what + "; SWR's reference allows no separators in a row but '__'");
	}

}
