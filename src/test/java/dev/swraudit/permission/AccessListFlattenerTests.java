package dev.swraudit.permission;

import java.util.List;

import dev.swraudit.access.AccessList;
import dev.swraudit.access.AccessList.Grant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AccessListFlattenerTests {

	@ParameterizedTest
	@CsvSource({ "7, 8, 7", "8, 7, 7", "7, 3, 7", "3, 7, 7", "1, 3, 3", "3, 8, 8", "0, -1, -1", "-1, 3, -1", "4, 3, 4",
			"8, 4, 4", "7, 15, 15", "15, 7, 15", "-1, 7, 7", "9223372036854775803, 4, 4",
			"-9223372036854775804, 9223372036854775803, -9223372036854775804", "-8, 0, 0" })
	void managerEntryWinsThenTheHighest(long first, long second, long winner) {
		List<Permission> expected = List
			.of(new Permission("u1", (winner == first) ? "first" : "second", winner, false));
		assertThat(flatten(new Grant("u1", "first", first, false), new Grant("u1", "second", second, false)))
			.isEqualTo(expected);
	}

	@Test
	void managerEntryWinsAmongMany() {
		assertThat(flatten(new Grant("u1", "a", 1, true), new Grant("u1", "b", 8, false),
				new Grant("u1", "c", 7, false), new Grant("u1", "d", 11, false), new Grant("u1", "e", 7, false)))
			.containsExactly(new Permission("u1", "c", 7, true));
	}

	@ParameterizedTest
	@CsvSource({ "1, 7", "7, 1", "8, 7", "7, 7", "3, 3" })
	void userIsTheCallerIfAnyEntryIs(long self, long other) {
		assertThat(flatten(new Grant("u1", "self", self, true), new Grant("u1", "other", other, false))).singleElement()
			.matches(Permission::self);
		assertThat(flatten(new Grant("u1", "other", other, false), new Grant("u1", "self", self, true))).singleElement()
			.matches(Permission::self);
	}

	@Test
	void firstOfEqualEntriesHasTheName() {
		assertThat(flatten(new Grant("u1", null, 3, true), new Grant("u1", "later", 3, false)))
			.containsExactly(new Permission("u1", null, 3, true));
		assertThat(flatten(new Grant("u1", "first", 3, false), new Grant("u1", "second", 3, false)))
			.containsExactly(new Permission("u1", "first", 3, false));
	}

	@Test
	void usersAreSortedByCodePoint() {
		assertThat(flatten(new Grant("\uD83D\uDE00", null, 1, false), new Grant("\uFF21", null, 1, false),
				new Grant("a", null, 1, false), new Grant("B", null, 1, false), new Grant("aa", null, 1, false)))
			.extracting(Permission::userId)
			.containsExactly("B", "a", "aa", "\uFF21", "\uD83D\uDE00");
	}

	@Test
	void codePointOrderEqualsUtf32Order() {
		List<String> texts = List.of("", "a", "\uD7FF", "\uE000", "\uFFFF", "\uD800\uDC00", "\uD800\uDC01",
				"\uD83D\uDE00", "\uD83D\uDE00a", "\uDBFF\uDFFF");
		for (int i = 0; i < texts.size(); i++) {
			for (int j = 0; j < texts.size(); j++) {
				assertThat(Integer.signum(CodePointOrder.compareText(texts.get(i), texts.get(j))))
					.isEqualTo(Integer.compare(i, j));
			}
		}
	}

	private static List<Permission> flatten(Grant... grants) {
		return AccessListFlattener.of(new AccessList("1", null, List.of(grants)));
	}

}
