package dev.swraudit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.IntStream;

import dev.swraudit.acceptance.AcceptedExceptions;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.SampleAudit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ExceptionsCheckTests {

	private static final LocalDate DAY = SampleAudit.DATE;

	private final AuditDatabase database = new AuditDatabase();

	@TempDir
	Path directory;

	@BeforeEach
	void publish() {
		int audit = SampleAudit.create(this.database);
		this.database.update("update audit set published = true where id = ?", audit);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void everyRowIsComparedAsIfItWereTheOnlyOne() throws IOException {
		CheckResult result = compare("A,*,team,*,*,,2030-01-01", "B,non-creator-manage,team,app,*,,",
				"C,*,team,*,0b2,,2026-11-20", "D,*,other,*,*,,2026-11-21");
		assertThat(result.lines()).isEqualToNormalizingNewlines("""
				warn exceptions   4 rows in e.csv; compared with the audit of 2026-11-21, revision 1; with a warning: 2
				                  C: 2 findings; expired on 2026-11-20
				                  D: 0 findings; matches nothing; ends on 2026-11-21
				                  A: 4 findings
				                  B: 2 findings
				           to do: correct, narrow or remove the rows with a warning
				""");
	}

	@Test
	void acceptedGapsCountWhatWasNotRead() throws IOException {
		assertThat(compare("G,accepted-gap,team,*,*,,2027-01-01", "H,accepted-gap,team,se*,*,,2027-01-01",
				"O,accepted-gap,team,,*,,2027-01-01")
			.details()).containsExactly("O: 0 gaps; matches nothing", "G: 3 gaps", "H: 1 gap");
	}

	@Test
	void nameCountsIfOneUserOfTheAuditBearsIt() throws IOException {
		this.database.account(6, "0e5", "twin");
		this.database.account(7, "0f6", "twin");
		holder(1, 2, "old name; other name");
		holder(2, 6, null);
		holder(3, 7, "spare");
		assertThat(compare("N,*,team,*,,other name,2027-01-01", "T,*,team,*,,twin,2027-01-01",
				"A,*,team,*,,nobody,2027-01-01", "S,*,team,*,,spare,2027-01-01")
			.details()).containsExactly("T: 0 findings; matches nothing, because several users have the name",
					"A: 0 findings; matches nothing, because no user has the name", "S: 0 findings; matches nothing",
					"N: 2 findings");
	}

	@Test
	void findingsOfAllPagesAreCountedButNotClosedOnes() throws IOException {
		this.database
			.update("""
					insert into finding (id, repository_id, rule, certainty, change, state, account_id, auth, is_self, first_seen,
					  last_verified)
					select 4294967296 + x, 1, 2, 1, 1, case when x <= 20 then 3 else 1 end, 4, 8, false, date '2026-11-21',
					  date '2026-11-21'
					from system_range(10, 12019)
					""");
		assertThat(compare("A,unrecognised-permission,team,app,*,,2027-01-01").details())
			.containsExactly("A: 11999 findings; covers more than 100");
	}

	@Test
	void atMostFiftyRowsAreListed() throws IOException {
		String[] rows = IntStream.rangeClosed(1, 60)
			.mapToObj((number) -> "R" + number + ",*," + ((number > 58) ? "none" : "team") + ",*,*,,2027-01-01")
			.toArray(String[]::new);
		assertThat(compare(rows).details()).hasSize(51)
			.startsWith("R59: 0 findings; matches nothing", "R60: 0 findings; matches nothing", "R1: 4 findings")
			.endsWith("R48: 4 findings", "and 10 more");
	}

	@Test
	void withoutAnAuditOnlyDatesAreChecked() throws IOException {
		CheckResult result = check("A,*,team,*,*,,", "B,*,team,*,*,,2026-12-21", "C,*,team,*,*,,2026-12-22")
			.without("no audit to compare with");
		assertThat(result.text()).isEqualTo("3 rows in e.csv; no audit to compare with; with a warning: 1");
		assertThat(result.details()).containsExactly("B: ends on 2026-12-21");
	}

	private void holder(int number, int account, @Nullable String otherNames) {
		this.database.update(
				"""
						insert into holder (id, account_id, other_names, repository_count, manage_count, non_creator_manage_count,
						  write_count, read_count, organization_manage_count, organization_write_count, open_finding_count,
						  first_seen)
						values (4294967296 + ?, ?, ?, 1, 1, 1, 0, 0, 0, 0, 1, date '2026-11-21')
						""",
				number, account, otherNames);
	}

	private CheckResult compare(String... rows) throws IOException {
		return check(rows).compare(LatestAudit.find(this.database.jdbc(), "default").orElseThrow());
	}

	/** Each row has the cells id, rule, namespace, repository, user id, name and end. */
	private ExceptionsCheck check(String... rows) throws IOException {
		Path file = Files.writeString(this.directory.resolve("e.csv"),
				"exception_id,rule,namespace,repository,user_id,user_name,expires,reason,approver,approved_on\n"
						+ String.join(",r,a,2026-01-01\n", rows) + ",r,a,2026-01-01\n");
		return new ExceptionsCheck("e.csv", AcceptedExceptions.read(file, "e.csv"), DAY);
	}

}
