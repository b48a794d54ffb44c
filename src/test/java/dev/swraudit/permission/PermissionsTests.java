package dev.swraudit.permission;

import java.util.List;

import dev.swraudit.access.AccessList;
import dev.swraudit.access.AccessList.Grant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PermissionsTests {

	@Test
	void theHighestEntryOfAUserCountsWithTheNameBesideIt() {
		assertThat(flatten(new Grant("u1", "self name", 1, true), new Grant("u1", "other name", 7, false)))
			.containsExactly(new Permission("u1", "other name", 7, true));
	}

	@Test
	void theFirstOfEqualsGivesTheName() {
		assertThat(flatten(new Grant("u1", null, 3, true), new Grant("u1", "later", 3, false)))
			.containsExactly(new Permission("u1", null, 3, true));
		assertThat(flatten(new Grant("u1", "first", 3, false), new Grant("u1", "second", 3, false)))
			.containsExactly(new Permission("u1", "first", 3, false));
	}

	@Test
	void aLowerEntryAddsNothingButSelf() {
		assertThat(flatten(new Grant("u1", "a", 7, false), new Grant("u1", "b", 1, true)))
			.containsExactly(new Permission("u1", "a", 7, true));
	}

	@Test
	void usersAreOrderedByCodePoint() {
		assertThat(flatten(new Grant("\uD83D\uDE00", null, 1, false), new Grant("\uFF21", null, 1, false),
				new Grant("a", null, 1, false), new Grant("B", null, 1, false), new Grant("aa", null, 1, false)))
			.extracting(Permission::userId)
			.containsExactly("B", "a", "aa", "\uFF21", "\uD83D\uDE00");
	}

	@Test
	void theOrderByCodePointIsThatOfUtf32() {
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
		return Permissions.of(new AccessList("1", null, List.of(grants)));
	}

}
