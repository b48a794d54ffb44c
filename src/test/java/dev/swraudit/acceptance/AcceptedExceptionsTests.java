package dev.swraudit.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.swraudit.finding.Rule;
import dev.swraudit.target.RepositoryName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the first exception of the file that is in force covers a finding or a gap.
 */
class AcceptedExceptionsTests {

	private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

	private final Path file;

	AcceptedExceptionsTests(@TempDir Path directory) {
		this.file = directory.resolve("exceptions.csv");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			*,team,app,u1                   | true
			non-creator-manage,team,app,u1  | true
			non-creator-manage,t*,*pp,*     | true
			unrecognised-permission,*,*,*   | false
			*,*,*,*                         | true
			*,team,app,u2                   | false
			*,team,app,U1                   | false
			*,team,app,u*                   | false
			*,team,ap,u1                    | false
			*,tea?,a?p,u1                   | true
			*,,,u1                          | false
			*,*,,u1                         | false
			*,team,,u1                      | false
			*,,*,u1                         | false
			""")
	void cellsMatchFindings(String cells, boolean covers) throws IOException {
		AcceptedExceptions.Matcher matcher = exceptions(cells + ",x,x,2026-01-01,").on(DAY);
		assertThat(find(matcher)).isEqualTo(covers ? 0 : -1);
		assertThat(matcher.uses(0)).isEqualTo(covers ? 1 : 0);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-21,2026-11-21,true", "2026-11-20,,true", "2026-11-22,,false", "2026-01-01,2026-11-20,false",
			"2026-01-01,2026-11-22,true" })
	void exceptionIsInForceFromApprovalToExpiry(String approvedOn, String expires, boolean covers) throws IOException {
		String days = approvedOn + "," + ((expires != null) ? expires : "");
		assertThat(find(exceptions("*,*,*,*,x,x," + days).on(DAY))).isEqualTo(covers ? 0 : -1);
	}

	@Test
	void firstExceptionInForceCovers() throws IOException {
		String[] rows = { "*,team,app,u1,x,x,2026-01-01,2026-01-31", "*,other,*,*,x,x,2026-01-01,",
				"non-creator-manage,*,*,*,x,x,2026-01-01,", "*,team,app,u1,x,x,2026-01-01,",
				"non-creator-manage,team,app,u1,x,x,2026-01-01," };
		AcceptedExceptions.Matcher matcher = exceptions(rows).on(DAY);
		assertThat(find(matcher)).isEqualTo(2);
		assertThat(find(matcher)).isEqualTo(2);
		assertThat(uses(matcher, rows.length)).containsExactly(0, 0, 2, 0, 0);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			*,*,*,u1          | true  | true  | true
			*,*,,u1           | false | true  | true
			*,,,u1            | false | false | true
			*,,*,u1           | false | false | true
			*,team,,u1        | false | true  | false
			*,team,*,u1       | true  | true  | false
			*,**,**,u1        | true  | true  | true
			*,?*,?*,u1        | true  | false | false
			*,*team*,*apps*,* | true  | false | false
			*,*team*,*,*      | true  | true  | false
			*,*,*apps*,*      | true  | false | false
			*,*team*,,*       | false | true  | false
			""")
	void emptyCellsMatchObjectsWithoutThatName(String cells, boolean repository, boolean organization, boolean user)
			throws IOException {
		AcceptedExceptions.Matcher matcher = exceptions(cells + ",x,x,2026-01-01,").on(DAY);
		assertThat(find(matcher, new RepositoryName("team", "apps"))).isEqualTo(repository ? 0 : -1);
		assertThat(find(matcher, RepositoryName.ofOrganization("team"))).isEqualTo(organization ? 0 : -1);
		assertThat(find(matcher, new RepositoryName("", ""))).isEqualTo(user ? 0 : -1);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			team,       | false | true
			team,*      | true  | false
			team,**     | true  | false
			team,apps   | true  | false
			team,*apps* | true  | false
			team,app    | false | false
			other,      | false | false
			other,*     | false | false
			""")
	void gapIsAcceptedByObject(String cells, boolean repository, boolean organization) throws IOException {
		AcceptedExceptions.Matcher matcher = exceptions("accepted-gap," + cells + ",*,x,x,2026-01-01,2026-12-31")
			.on(DAY);
		assertThat(matcher.findGap(new RepositoryName("team", "apps"))).isEqualTo(repository ? 0 : -1);
		assertThat(matcher.findGap(RepositoryName.ofOrganization("team"))).isEqualTo(organization ? 0 : -1);
		assertThat(matcher.uses(0)).isEqualTo((repository || organization) ? 1 : 0);
	}

	@Test
	void firstAcceptedGapInForceCounts() throws IOException {
		String[] rows = { "*,*,*,*,x,x,2026-01-01,", "accepted-gap,team,*,*,x,x,2026-01-01,2026-11-20",
				"accepted-gap,team,*,*,x,x,2026-11-22,2026-12-31", "accepted-gap,team,a*,*,x,x,2026-01-01,2026-11-21",
				"accepted-gap,team,app,*,x,x,2026-01-01,2026-12-31" };
		AcceptedExceptions.Matcher matcher = exceptions(rows).on(DAY);
		assertThat(matcher.findGap(new RepositoryName("team", "app"))).isEqualTo(3);
		assertThat(matcher.findGap(new RepositoryName("team", "app"))).isEqualTo(3);
		assertThat(uses(matcher, rows.length)).containsExactly(0, 0, 0, 2, 0);
	}

	@Test
	void acceptedGapCoversNoFinding() throws IOException {
		AcceptedExceptions exceptions = exceptions("accepted-gap,team,*,*,x,x,2026-01-01,2026-12-31");
		for (Rule rule : Rule.values()) {
			assertThat(exceptions.on(DAY).find(new RepositoryName("team", "app"), rule, "*")).isEqualTo(-1);
			assertThat(exceptions.all().get(0).covers(new RepositoryName("team", "app"), rule, "*")).isFalse();
		}
		assertThat(Rule.names()).doesNotContain(AcceptedException.ACCEPTED_GAP);
	}

	@ParameterizedTest
	@CsvSource({ "jane,u1,0", "jane,u2,-1", "JANE,u1,-1", "j*,u1,-1", "*,u1,-1", "everyone,*,-1", "everyone,u1,-1",
			"nobody,u1,-1" })
	void userNameMatchesTheOnlyIdThatHasIt(String userName, String userId, int found) throws IOException {
		AcceptedExceptions exceptions = exceptionOf(userName);
		Map<String, String> bearers = Map.of("jane", "u1", "everyone", "*");
		AcceptedExceptions.Matcher matcher = exceptions.on(DAY, onlyBearer(bearers));
		RepositoryName name = new RepositoryName("team", "app");
		assertThat(matcher.find(name, Rule.NON_CREATOR_MANAGE, userId)).isEqualTo(found);
		assertThat(matcher.find(name, Rule.NON_CREATOR_MANAGE, "")).isEqualTo(-1);
		assertThat(exceptions.on(DAY).find(name, Rule.NON_CREATOR_MANAGE, userId)).isEqualTo(-1);
		assertThat(exceptions.all()).extracting(AcceptedException::userName).containsExactly(userName);
	}

	@Test
	void matchesCountAllExceptionsThatWouldCoverAlone() throws IOException {
		ExceptionMatches matches = exceptions("*,team,*,u1,x,x,2026-01-01,", "*,team,app,*,x,x,2026-01-01,",
				"*,*,*aaa*,*,x,x,2026-01-01,2026-01-31", "public-repository,*,*,*,x,x,2026-01-01,",
				"accepted-gap,team,*,*,x,x,2026-01-01,2026-12-31", "accepted-gap,team,,*,x,x,2026-01-01,2026-12-31")
			.matches(onlyBearer(Map.of()));
		matches.addFinding(new RepositoryName("team", "app"), Rule.NON_CREATOR_MANAGE, "u1");
		matches.addFinding(new RepositoryName("team", "aaaaaa"), Rule.NON_CREATOR_MANAGE, "u1");
		matches.addGap(new RepositoryName("team", "app"));
		matches.addGap(RepositoryName.ofOrganization("team"));
		matches.addGap(RepositoryName.ofOrganization("other"));
		assertThat(IntStream.range(0, 6).mapToLong(matches::count)).containsExactly(2L, 1L, 1L, 0L, 1L, 1L);
	}

	@Test
	void matchesCountExceptionsWithAUserName() throws IOException {
		ExceptionMatches matches = exceptionOf("jane").matches(onlyBearer(Map.of("jane", "u1")));
		matches.addFinding(new RepositoryName("", ""), Rule.NON_CREATOR_MANAGE, "u1");
		matches.addFinding(new RepositoryName("", ""), Rule.NON_CREATOR_MANAGE, "u2");
		assertThat(matches.count(0)).isEqualTo(1);
	}

	@Test
	void indexFindsTheSameAsALinearSearch() throws IOException {
		Random random = new Random(16);
		List<String> rows = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			rows.add(String.join(",", one(random, "*", "non-creator-manage", "unrecognised-permission"),
					one(random, "*", "team-a", "team-b", "team-?", "team-*", "t*", ""),
					one(random, "*", "app/x", "app/y", "app/?", "*/x*", "*pp*y", "*?pp/*", "a*", ""),
					one(random, "*", "1", "2"), "x", "x", "2026-01-01", one(random, "", "2026-06-30")));
		}
		AcceptedExceptions exceptions = exceptions(rows.toArray(String[]::new));
		AcceptedExceptions.Matcher matcher = exceptions.on(DAY);
		ExceptionMatches matches = exceptions.matches(onlyBearer(Map.of()));
		long[] counts = new long[exceptions.all().size()];
		for (Rule rule : Rule.values()) {
			for (String cells : ("team-a,app/x,1 team-a,app/x,2 team-a,app/y,1 team-b,app/x,1 team-b,app/xy,2"
					+ " team-ab,app/xy,1 team-ab,app/z,3 c,app/z,2 c,z,3 c,app/x/app/x,2 team-a,,1 c,,2 ,,1 ,,3")
				.split(" ", -1)) {
				String[] cell = cells.split(",", -1);
				RepositoryName name = new RepositoryName(cell[0], cell[1]);
				int expected = -1;
				for (int i = exceptions.all().size() - 1; i >= 0; i--) {
					AcceptedException exception = exceptions.all().get(i);
					boolean covers = exception.covers(name, rule, cell[2]);
					counts[i] += covers ? 1 : 0;
					expected = (exception.isInForceOn(DAY) && covers) ? i : expected;
				}
				matches.addFinding(name, rule, cell[2]);
				assertThat(matcher.find(name, rule, cell[2])).as(rule + " " + cells).isEqualTo(expected);
			}
		}
		assertThat(IntStream.range(0, counts.length).mapToLong(matches::count).toArray()).isEqualTo(counts);
	}

	private static String one(Random random, String... of) {
		return of[random.nextInt(of.length)];
	}

	private static int find(AcceptedExceptions.Matcher matcher) {
		return find(matcher, new RepositoryName("team", "app"));
	}

	private static int find(AcceptedExceptions.Matcher matcher, RepositoryName name) {
		return matcher.find(name, Rule.NON_CREATOR_MANAGE, "u1");
	}

	private static IntStream uses(AcceptedExceptions.Matcher matcher, int size) {
		return IntStream.range(0, size).map(matcher::uses);
	}

	private static Function<String, Optional<String>> onlyBearer(Map<String, String> bearers) {
		return (userName) -> Optional.ofNullable(bearers.get(userName));
	}

	/** Reads a file with an exception for the only user who has a name. */
	private AcceptedExceptions exceptionOf(String userName) throws IOException {
		Files.writeString(this.file,
				"exception_id,rule,namespace,repository,user_id,user_name,reason,approver,approved_on,expires\n"
						+ "EX-0,*,*,*,," + userName + ",x,x,2026-01-01,\n");
		return AcceptedExceptions.read(this.file, "exceptions.csv");
	}

	private AcceptedExceptions exceptions(String... rows) throws IOException {
		StringBuilder csv = new StringBuilder(
				"exception_id,rule,namespace,repository,user_id,reason,approver,approved_on,expires\n");
		for (int i = 0; i < rows.length; i++) {
			csv.append("EX-").append(i).append(',').append(rows[i]).append('\n');
		}
		Files.writeString(this.file, csv);
		return AcceptedExceptions.read(this.file, "exceptions.csv");
	}

}
