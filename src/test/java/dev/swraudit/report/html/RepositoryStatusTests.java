package dev.swraudit.report.html;

import java.util.List;
import java.util.Map;

import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.FindingFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that status and counts of a repository cover all its findings, not only the
 * listed ones.
 */
class RepositoryStatusTests {

	private final AuditDatabase database = new AuditDatabase();

	private final FindingFixture audit = new FindingFixture(this.database);

	@AfterEach
	void close() {
		this.database.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					20A 1O      | open     | 1 open, 20 accepted         | user-21 | 1 more, 0 of them open: see findings.csv
					20A 1N      | new      | 1 new, 1 open, 20 accepted  | user-21 | 1 more, 0 of them open: see findings.csv
					20O 1N      | new      | 1 new, 21 open              | user-21 | 1 more, 1 of them open: see findings.csv
					20A 1U      | open     | 1 open, 20 accepted         | user-21 | 1 more, 0 of them open: see findings.csv
					20A 1R      | accepted | 20 accepted                 | user-1  | -
					20B 1O      | open     | 1 open, 20 accepted         | user-21 | 1 more, 0 of them open: see findings.csv
					21A         | accepted | 21 accepted                 | user-1  | 1 more, 0 of them open: see findings.csv
					19A 1O      | open     | 1 open, 19 accepted         | user-20 | -
					1A 25O 25N  | new      | 25 new, 50 open, 1 accepted | user-27 | 31 more, 30 of them open: see findings.csv
					2500A 1O    | open     | 1 open, 2500 accepted       | user-2501 | 2481 more, 0 of them open: see findings.csv
					1A          | accepted | -                           | user-1  | -
					1N          | new      | -                           | user-1  | -
					1R          | no finding | -                         | -       | -
					""")
	void statusAndCountsComeFromAllFindings(String findings, String status, String counts, String first,
			String unlisted) {
		this.audit.flagged("app", findings);
		RepositoryRow row = rows(10).get(0);
		assertThat(row.status()).isEqualTo(status);
		assertThat(row.counts()).isEqualTo((counts != null) ? counts : "");
		assertThat(row.holders().stream().limit(1).map((holder) -> holder.account().name()))
			.isEqualTo((first != null) ? List.of(first) : List.of());
		assertThat(row.holders()).hasSizeLessThanOrEqualTo(20);
		assertThat(row.unlisted()).isEqualTo((unlisted != null) ? unlisted : "");
	}

	@Test
	void firstSeenIsThatOfTheOldestFinding() {
		this.audit.flagged("app", "20N 1A");
		this.audit.lastFirstSeen("2024-02-29");
		assertThat(rows(10).get(0).since()).isEqualTo("2024-02-29");
	}

	@Test
	void holderIsOpenIfOneFindingIsOpen() {
		this.audit.flagged("app", "20A 1A");
		this.audit.lastUserBreaksTheOtherRuleToo(1);
		RepositoryRow row = rows(10).get(0);
		assertThat(row.status()).isEqualTo("open");
		assertThat(row.holders().get(0).account().name()).isEqualTo("user-21");
		assertThat(row.holders().get(0).marks()).doesNotContain("accepted");
		assertThat(row.unlisted()).isEqualTo("1 more, 0 of them open: see findings.csv");
	}

	@Test
	void repositoriesWithNewFindingsComeBeforeAcceptedOnes() {
		this.audit.flagged("a", "1A");
		this.audit.flagged("b", "1O");
		this.audit.flagged("c", "1A");
		this.audit.flagged("d", "21A 1N");
		this.audit.flagged("e", "1N");
		this.audit.flagged("f", "1O");
		assertThat(names(rows(2))).containsExactly("d", "e");
		assertThat(names(rows(4))).containsExactly("d", "e", "b", "f");
		assertThat(names(rows(10))).containsExactly("d", "e", "b", "f", "a", "c");
		assertThat(rows(10)).extracting(RepositoryRow::rank).isSorted();
	}

	@Test
	void repositoriesWithReopenedFindingsComeBeforeOpenOnes() {
		this.audit.flagged("a", "1O");
		int reopened = this.audit.flagged("b", "2O");
		this.audit.flagged("c", "1N");
		this.database.update("""
				update finding set change = 5, state_before = 2
				where id = (select max(id) from finding where repository_id = ?)
				""", reopened);
		List<RepositoryRow> rows = rows(10);
		assertThat(names(rows)).containsExactly("c", "b", "a");
		assertThat(rows.get(1).status()).isEqualTo("reopened");
		assertThat(rows.get(1).counts()).isEqualTo("1 reopened, 2 open");
		assertThat(rows.get(1).holders().get(0).marks()).containsExactly("reopened");
	}

	@Test
	void unrecognisedPermissionsAreCountedBeyondTheListedHolders() {
		this.audit.undetermined("app", "30A 1O");
		PageData data = new PageReader(this.database.jdbc()).read(this.audit.facts(), 10);
		RepositoryRow row = RepositoryRow.of(data.highlights().undetermined().get(0), Map.of());
		assertThat(row.reasons()).containsExactly("31 permissions other than Manage, Write and Read");
		assertThat(row.status()).isEqualTo("open");
	}

	@Test
	void unverifiedFindingsAreLabelled() {
		this.audit.flagged("app", "1U");
		assertThat(rows(10).get(0).holders().get(0).marks()).contains("not verified in this audit");
	}

	private List<RepositoryRow> rows(int limit) {
		return new PageReader(this.database.jdbc()).read(this.audit.facts(), limit)
			.highlights()
			.flagged()
			.stream()
			.map((row) -> RepositoryRow.of(row, Map.of()))
			.toList();
	}

	private static List<String> names(List<RepositoryRow> rows) {
		return rows.stream().map((row) -> row.path().get(row.path().size() - 1)).toList();
	}

}
