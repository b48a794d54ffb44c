package dev.swraudit.permission;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import dev.swraudit.TestDatabase;
import dev.swraudit.access.AccessList.Grant;
import dev.swraudit.access.Refusal;
import dev.swraudit.target.Audit;
import dev.swraudit.target.AuditKey;
import dev.swraudit.target.AuditKeys;
import dev.swraudit.target.Target;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class PermissionStoreTests {

	private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

	private static final Permission SELF = new Permission("u0", "auditor", 1, true);

	private static final Permission ANN = new Permission("u1", "ann", 7, false);

	@Parameter
	TestDatabase database;

	@TempDir
	Path directory;

	private JdbcTemplate jdbc;

	private Audit audit;

	@BeforeEach
	void migrate() {
		DriverManagerDataSource dataSource = new DriverManagerDataSource(this.database.url(this.directory));
		Flyway.configure()
			.dataSource(dataSource)
			.locations("classpath:db/migration/common",
					"classpath:db/migration/" + this.database.name().toLowerCase(Locale.ROOT))
			.load()
			.migrate();
		this.jdbc = new JdbcTemplate(dataSource);
		this.jdbc.update("insert into scope (id, name, endpoint) values (1, 'default', 'https://swr.example')");
		this.jdbc
			.update("""
					insert into audit (id, scope_id, audit_date, revision, endpoint, started_at)
					values (1, 1, date '2026-11-21', 1, 'https://swr.example', timestamp with time zone '2026-11-21 02:00:00+00')
					""");
		this.audit = new Audit(1, 1, new AuditKey("default", LocalDate.parse("2026-11-21"), 1), 1,
				"https://swr.example", "", NOW, null, null, null, false);
	}

	@Test
	void outcomeSaysWhetherTheListNamesAnybodyButTheCaller() {
		new PermissionStore(this.jdbc, this.audit).store(List.of(audited(1, SELF, ANN), audited(2, ANN),
				audited(3, SELF), audited(4), new Reading.NotAudited(target(5), Refusal.failed("no"), false, NOW)));
		assertThat(this.jdbc.queryForList("select names_others from outcome order by target_id", Boolean.class))
			.containsExactly(true, true, false, false, null);
	}

	private static Target target(int number) {
		return new Target(AuditKeys.target(1, number), "team", "app" + number);
	}

	private static Reading audited(int number, Permission... permissions) {
		@Nullable Grant self = List.of(permissions).contains(SELF) ? new Grant(SELF.userId(), SELF.userName(), SELF.auth(), true)
				: null;
		return new Reading.Audited(target(number), List.of(permissions), Creator.UNKNOWN, self, null, NOW);
	}

}
