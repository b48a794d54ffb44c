package dev.swraudit.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.swraudit.finding.Rule;
import dev.swraudit.target.RepositoryName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the first exception of the file that is in force covers a finding.
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
		assertThat(List.of(matcher.uses(0), matcher.uses(1), matcher.uses(2), matcher.uses(3), matcher.uses(4)))
			.containsExactly(0, 0, 2, 0, 0);
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
		for (Rule rule : Rule.values()) {
			for (String cells : ("team-a,app/x,1 team-a,app/x,2 team-a,app/y,1 team-b,app/x,1 team-b,app/xy,2"
					+ " team-ab,app/xy,1 team-ab,app/z,3 c,app/z,2 c,z,3")
				.split(" ", -1)) {
				String[] cell = cells.split(",", -1);
				RepositoryName name = new RepositoryName(cell[0], cell[1]);
				int expected = -1;
				for (int i = exceptions.all().size() - 1; i >= 0; i--) {
					AcceptedException exception = exceptions.all().get(i);
					expected = (exception.isInForceOn(DAY) && exception.covers(name, rule, cell[2])) ? i : expected;
				}
				assertThat(matcher.find(name, rule, cell[2])).as(rule + " " + cells).isEqualTo(expected);
			}
		}
	}

	private static String one(Random random, String... of) {
		return of[random.nextInt(of.length)];
	}

	private static int find(AcceptedExceptions.Matcher matcher) {
		return matcher.find(new RepositoryName("team", "app"), Rule.NON_CREATOR_MANAGE, "u1");
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
