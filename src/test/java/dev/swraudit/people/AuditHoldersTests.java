package dev.swraudit.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.support.AuditDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class AuditHoldersTests {

	private static final LocalDate DATE = LocalDate.parse("2026-11-21");

	private final AuditDatabase database = new AuditDatabase();

	@TempDir
	private Path temporary;

	@BeforeEach
	void addPermissions() {
		this.database.audit(1, DATE, 1);
		this.database.account(1, "u1", "jane");
		this.database.account(2, "u1", "jane.doe");
		this.database.account(3, "u2", "robot");
		this.database.account(4, "u3", "");
		long app = audited(1, "app");
		this.database.permission(app, 0, 1, 7, false, false);
		this.database.permission(app, 1, 3, 3, true, true);
		long base = audited(2, "base");
		this.database.permission(base, 0, 2, 15, false, false);
		this.database.permission(base, 1, 4, 2, false, null);
		long cron = audited(3, "cron");
		this.database.permission(cron, 0, 2, 1, false, true);
	}

	@AfterEach
	void closeDatabase() {
		this.database.close();
	}

	private long audited(int number, String name) {
		long target = this.database.target(1, number, number, this.database.repository(number, "team", name));
		this.database.audited(target, null, null, 2);
		return target;
	}

	@Test
	void mainNameIsTheOneOnMostPermissions() {
		AuditHolders holders = holders(People.none());
		assertThat(holders.all()).extracting(Holder::userId).containsExactly("u1", "u2", "u3");
		Holder jane = Objects.requireNonNull(holders.holder("u1"));
		assertThat(jane.userName()).isEqualTo("jane.doe");
		assertThat(jane.otherNames()).containsExactly("jane");
		assertThat(jane.objects()).isEqualTo(3);
		assertThat(jane.highestAuth()).isEqualTo(15);
		assertThat(Objects.requireNonNull(holders.holder("u2")).isSelf()).isTrue();
	}

	@Test
	void storedUsersHaveCountsPersonAndFirstDate() throws IOException {
		holders(people("user_id,user_name,person,status,kind", "u1,,Jane Doe,left,person", ",robot,Build robot,,robot"))
			.store(Map.of("u1", 2));
		assertThat(users()).containsExactly("u1|jane.doe|jane|Jane Doe|left|person|id|3|2|2|0|1|0|0|2|2026-11-21",
				"u2|robot||Build robot|active|robot|name|1|0|0|1|0|0|0|0|2026-11-21",
				"u3|||||||1|0|0|0|0|0|0|0|2026-11-21");
	}

	@Test
	void firstDateOfAUserIsThatOfTheEarliestAudit() {
		holders(People.none()).store(Map.of());
		assertThat(firstDates()).containsOnly("2026-11-21", "2026-11-21", "2026-11-21");
		this.database.update("update audit set audit_date = date '2026-11-25'");
		new AuditHolders(jdbc(), audit(LocalDate.parse("2026-11-25")), People.none()).store(Map.of());
		assertThat(firstDates()).containsOnly("2026-11-21", "2026-11-21", "2026-11-21");
		new AuditHolders(jdbc(), audit(LocalDate.parse("2026-11-01")), People.none()).store(Map.of());
		assertThat(firstDates()).containsOnly("2026-11-01", "2026-11-01", "2026-11-01");
	}

	@Test
	void formerHolderIsMatchedByNameIfNoHolderBearsIt() throws IOException {
		this.database.account(9, "gone", "mallory");
		this.database.account(10, "other", "robot");
		AuditHolders holders = holders(people("user_name,person", "mallory,Mallory", "robot,Build robot"));
		assertThat(holders.find("gone", 9))
			.hasValueSatisfying((match) -> assertThat(match.person().person()).isEqualTo("Mallory"));
		assertThat(holders.find("other", 10)).isEmpty();
		assertThat(holders.personId("gone", 9)).isNotNull().isEqualTo(holders.personId("gone", 9));
	}

	@Test
	void personOfAFindingIsFoundByTheNameThatTheUserBoreThen() throws IOException {
		this.database.account(11, "u2", "old robot");
		AuditHolders holders = holders(people("user_name,person", "old robot,Build robot"));
		assertThat(holders.find("u2", 11)).isEmpty();
		assertThat(holders.personId("u2", 11)).isNotNull();
	}

	private AuditHolders holders(People people) {
		return new AuditHolders(jdbc(), audit(DATE), people);
	}

	private static Audit audit(LocalDate date) {
		return new Audit(1, 1, new AuditKey("default", date, 1), 1, "https://swr.example", "", false, Instant.EPOCH,
				null, null, null, false);
	}

	private JdbcTemplate jdbc() {
		return new JdbcTemplate(this.database.dataSource());
	}

	private People people(String... lines) throws IOException {
		Path file = Files.writeString(this.temporary.resolve("people.csv"), String.join("\n", lines) + "\n");
		return People.read(file, "people.csv");
	}

	private List<String> users() {
		return this.database.jdbc()
			.sql("""
					select user_id, user_name, other_names, person, status, kind, matched_by, repository_count, manage_count,
					  non_creator_manage_count, write_count, read_count, organization_manage_count, organization_write_count,
					  open_finding_count, first_seen
					from stored_users order by holder_id
					""")
			.query((row, number) -> {
				StringBuilder line = new StringBuilder();
				for (int column = 1; column <= 16; column++) {
					line.append((column > 1) ? "|" : "").append(Objects.toString(row.getString(column), ""));
				}
				return line.toString();
			})
			.list();
	}

	private List<String> firstDates() {
		List<String> dates = this.database.jdbc()
			.sql("select cast(first_seen as varchar) from holder where id >= :from")
			.param("from", 1L << 32)
			.query(String.class)
			.list();
		this.database.update("delete from holder");
		return dates;
	}

}
