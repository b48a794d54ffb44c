package dev.swraudit.report.overview;

import java.time.LocalDate;

import dev.swraudit.people.Person;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.SampleAudit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the findings by user, by organization and by age.
 */
class OverviewReaderTests {

	private static final int MANAGE = 1;

	private static final int ORGANIZATION_MANAGE = 3;

	private static final int EXISTING = 2;

	private static final int ANN = 1;

	private static final int ANN_RENAMED = 2;

	private static final int BOB = 3;

	private final AuditDatabase database = new AuditDatabase();

	private final int audit = this.database.audit(1, SampleAudit.DATE, 1);

	private int findings;

	@BeforeEach
	void createObjects() {
		this.database.account(ANN, "a1", "ann");
		this.database.account(ANN_RENAMED, "a1", "zoe");
		this.database.account(BOB, "b2", "bob");
		for (int repository = 1; repository <= 4; repository++) {
			this.database.repository(repository, (repository == 4) ? "web" : "team", "app-" + repository);
			long target = this.database.target(this.audit, repository, repository + 1, repository);
			this.database.audited(target, null, null, 2);
			this.database.assess(target, (repository == 1) ? "NOT_FLAGGED" : "FLAGGED", 1, 1, 1);
		}
		this.database.repository(10, "team", "");
		this.database
			.update("update audit set finished_at = started_at, complete = true, exit_code = 0, executions = 1");
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void userIsOneRowWhateverTheNames() {
		finding(ANN, 2, MANAGE, "2026-11-21", null);
		finding(ANN_RENAMED, 3, MANAGE, "2026-08-22", EXISTING);
		finding(ANN, 4, MANAGE, "2026-08-23", EXISTING);
		finding(ANN, 10, ORGANIZATION_MANAGE, "2026-11-01", EXISTING);
		this.database.holder(this.audit, 1, ANN, null);
		assertThat(read().users()).containsExactly(new UserOverview("a1", "ann", null, null, null, null, false, 3, 2, 4,
				1, 1, 0, LocalDate.parse("2026-08-22")));
	}

	@Test
	void userWithMostRepositoriesIsFirst() {
		finding(ANN, 10, ORGANIZATION_MANAGE, "2026-11-01", EXISTING);
		finding(BOB, 2, MANAGE, "2026-11-01", EXISTING);
		assertThat(read().users()).extracting(UserOverview::userId).containsExactly("b2", "a1");
	}

	@Test
	void peopleListSaysWhoIsBehindAUser() {
		this.database.person(1, "Anna Müller");
		this.database.update("update person set kind = 2, department = 'Delivery'");
		finding(ANN, 2, MANAGE, "2026-11-01", EXISTING);
		this.database.update("update finding set person_id = 1");
		assertThat(read().users()).singleElement().satisfies((user) -> {
			assertThat(user.person()).isEqualTo("Anna Müller");
			assertThat(user.department()).isEqualTo("Delivery");
			assertThat(user.kind()).isEqualTo(Person.Kind.ROBOT);
			assertThat(user.status()).isEqualTo(Person.Status.LEFT);
		});
	}

	@Test
	void acceptedFindingsCountApartAndClosedOnesNotAtAll() {
		finding(ANN, 2, MANAGE, "2026-11-01", EXISTING);
		finding(ANN, 3, MANAGE, "2026-11-01", EXISTING);
		finding(BOB, 4, MANAGE, "2026-11-01", EXISTING);
		this.database.update("update finding set state = 2 where repository_id = 2");
		this.database.update("update finding set state = 3, change = 3 where repository_id = 4");
		assertThat(read().users()).containsExactly(new UserOverview("a1", "zoe", null, null, null, null, false, 1, 1, 1,
				0, 0, 1, LocalDate.parse("2026-11-01"))
			.named("ann"));
		assertThat(read().ages()).isEqualTo(new Ages(0, 1, 0, 0));
	}

	@Test
	void organizationWithTheGreatestShareIsFirst() {
		finding(ANN, 2, MANAGE, "2026-11-21", null);
		finding(BOB, 2, MANAGE, "2026-11-01", EXISTING);
		finding(ANN, 10, ORGANIZATION_MANAGE, "2026-11-01", EXISTING);
		assertThat(read().organizations()).containsExactly(new OrganizationOverview("web", 1, 0, 1, 0, 0, 0, 0, 0),
				new OrganizationOverview("team", 2, 0, 3, 0, 2, 3, 1, 1));
		assertThat(read().organizations().get(1).share()).isEqualTo(67);
	}

	@Test
	void agesCountFromTheAuditDate() {
		finding(ANN, 2, MANAGE, "2026-11-21", null);
		finding(ANN, 3, MANAGE, "2026-11-14", EXISTING);
		finding(ANN, 4, MANAGE, "2026-11-13", EXISTING);
		finding(BOB, 2, MANAGE, "2026-10-22", EXISTING);
		finding(BOB, 3, MANAGE, "2026-10-21", EXISTING);
		finding(BOB, 4, MANAGE, "2026-08-22", EXISTING);
		assertThat(read().ages()).isEqualTo(new Ages(2, 2, 1, 1));
	}

	private void finding(int account, int object, int rule, String firstSeen, @Nullable Integer change) {
		this.findings++;
		this.database.finding(this.audit, this.findings, object, rule, 1, (change != null) ? change : 1, null, account,
				7, false);
		this.database.update("update finding set first_seen = ? where id = ?", LocalDate.parse(firstSeen),
				((long) this.audit << 32) + this.findings);
	}

	private Overview read() {
		return new OverviewReader(this.database.jdbc()).read(SampleAudit.facts(this.database, this.audit));
	}

}
