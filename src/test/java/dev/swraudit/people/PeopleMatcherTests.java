package dev.swraudit.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the matching of users with entries of a people list.
 */
class PeopleMatcherTests {

	private static final LocalDate DAY = LocalDate.of(2026, 5, 10);

	private final Path file;

	private final NameBearers bearers = new NameBearers();

	PeopleMatcherTests(@TempDir Path directory) {
		this.file = directory.resolve("people.csv");
	}

	@Test
	void noListMatchesNobody() {
		this.bearers.add("u1", "jane");
		People people = People.none();
		assertThat(people.isGiven()).isFalse();
		assertThat(people.size()).isZero();
		assertThat(people.on(DAY, this.bearers).find("u1", List.of("jane"))).isEmpty();
		assertThat(people.on(DAY, this.bearers).ambiguousNames()).isEmpty();
	}

	@Test
	void givenListCountsRowsWithAndWithoutId() throws IOException {
		Files.writeString(this.file, "user_id,user_name\nu1,jane\n,john\nu3,\n");
		People people = People.read(this.file, "people.csv");
		assertThat(people.isGiven()).isTrue();
		assertThat(people.size()).isEqualTo(3);
	}

	@Test
	void idMatchesWhateverTheNameIs() throws IOException {
		this.bearers.add("u1", "renamed");
		PeopleMatcher matcher = matcher("u1,jane,Jane");
		assertFound(matcher.find("u1", List.of("renamed")), "Jane", MatchedBy.ID);
		assertFound(matcher.find("u1", List.of()), "Jane", MatchedBy.ID);
	}

	@Test
	void nameOfAnEntryWithIdMatchesNoOtherUser() throws IOException {
		this.bearers.add("u2", "jane");
		assertThat(matcher("u1,jane,Jane").find("u2", List.of("jane"))).isEmpty();
	}

	@Test
	void nameMatchesItsOnlyBearer() throws IOException {
		this.bearers.add("u1", "jane");
		this.bearers.add("u1", "jane");
		this.bearers.add("u2", "john");
		PeopleMatcher matcher = matcher(",jane,Jane");
		assertFound(matcher.find("u1", List.of("jane")), "Jane", MatchedBy.NAME);
		assertThat(matcher.find("u2", List.of("john"))).isEmpty();
		assertThat(matcher.ambiguousNames()).isEmpty();
	}

	@Test
	void nameOfAnotherBearerMatchesNobodyElse() throws IOException {
		this.bearers.add("u1", "jane");
		assertThat(matcher(",jane,Jane").find("u2", List.of("jane"))).isEmpty();
	}

	@Test
	void nameThatSeveralIdsBearMatchesNoneAndIsListed() throws IOException {
		for (String name : List.of("\uD83D\uDE00", "\uFF21", "jane", "unlisted")) {
			this.bearers.add("u1", name);
			this.bearers.add("u2", name);
		}
		PeopleMatcher matcher = matcher(",\uD83D\uDE00,Smile\n,jane,Jane\n,\uFF21,Wide\n,nobody,Nobody");
		assertThat(matcher.find("u1", List.of("jane"))).isEmpty();
		assertThat(matcher.find("u2", List.of("jane"))).isEmpty();
		assertThat(matcher.ambiguousNames()).containsExactly("jane", "\uFF21", "\uD83D\uDE00");
	}

	@Test
	void ambiguousNameOfAnEntryWithIdIsNotListed() throws IOException {
		this.bearers.add("u1", "jane");
		this.bearers.add("u2", "jane");
		PeopleMatcher matcher = matcher("u1,jane,Jane");
		assertThat(matcher.ambiguousNames()).isEmpty();
		assertFound(matcher.find("u1", List.of("jane")), "Jane", MatchedBy.ID);
	}

	@Test
	void idDecidesBeforeName() throws IOException {
		this.bearers.add("u1", "jane");
		assertFound(matcher(",jane,By name\nu1,,By id").find("u1", List.of("jane")), "By id", MatchedBy.ID);
	}

	@Test
	void firstNameWithAnEntryCounts() throws IOException {
		for (String name : List.of("unlisted", "shared", "jane", "doe")) {
			this.bearers.add("u1", name);
		}
		this.bearers.add("u2", "shared");
		PeopleMatcher matcher = matcher(",doe,Doe\n,jane,Jane\n,shared,Shared");
		assertFound(matcher.find("u1", List.of("unlisted", "shared", "jane", "doe")), "Jane", MatchedBy.NAME);
		assertFound(matcher.find("u1", List.of("doe", "jane")), "Doe", MatchedBy.NAME);
	}

	@Test
	void comparisonIsCaseSensitive() throws IOException {
		this.bearers.add("U1", "Jane");
		assertThat(matcher("u1,,Jane\n,jane,Jane").find("U1", List.of("Jane"))).isEmpty();
	}

	@Test
	void emptyNameIsNoName() throws IOException {
		this.bearers.add("u1", "");
		this.bearers.add("u2", "");
		assertThat(this.bearers.onlyBearer("")).isNull();
		assertThat(this.bearers.isAmbiguous("")).isFalse();
		assertThat(matcher(",jane,Jane").find("u1", List.of(""))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "active,2026-05-11,ACTIVE,false", "active,2026-05-10,LEFT,true", "active,2020-01-01,LEFT,true",
			"disabled,2026-05-11,DISABLED,true", "disabled,2026-05-10,LEFT,true", "left,2026-05-11,LEFT,true",
			"left,,LEFT,true", ",,ACTIVE,false" })
	void personHasLeftFromLeftOnOn(String status, String leftOn, Person.Status expected, boolean inactive)
			throws IOException {
		Files.writeString(this.file, "user_id,status,left_on\nu1," + ((status != null) ? status : "") + ","
				+ ((leftOn != null) ? leftOn : "") + "\n");
		Person person = People.read(this.file, "people.csv")
			.on(DAY, this.bearers)
			.find("u1", List.of())
			.orElseThrow()
			.person();
		assertThat(person.status()).isEqualTo(expected);
		assertThat(person.isInactive()).isEqualTo(inactive);
		assertThat(person.leftOn()).isEqualTo((leftOn != null) ? LocalDate.parse(leftOn) : null);
	}

	@Test
	void codesLeadBackToTheirConstants() {
		assertThat(Person.Status.values()).allMatch((status) -> Person.Status.of(status.code()) == status);
		assertThat(Person.Kind.values()).allMatch((kind) -> Person.Kind.of(kind.code()) == kind);
		assertThat(MatchedBy.values()).allMatch((matchedBy) -> MatchedBy.of(matchedBy.code()) == matchedBy);
	}

	private PeopleMatcher matcher(String rows) throws IOException {
		Files.writeString(this.file, "user_id,user_name,person\n" + rows + "\n");
		return People.read(this.file, "people.csv").on(DAY, this.bearers);
	}

	private static void assertFound(Optional<PeopleMatcher.Match> match, String person, MatchedBy matchedBy) {
		assertThat(match).get().extracting((found) -> found.person().person()).isEqualTo(person);
		assertThat(match).get().extracting(PeopleMatcher.Match::matchedBy).isEqualTo(matchedBy);
	}

}
