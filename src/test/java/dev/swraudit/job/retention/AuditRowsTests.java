package dev.swraudit.job.retention;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dev.swraudit.ledger.RowIds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class AuditRowsTests {

	private static final AuditRows PULLS = AuditRows.ALL.get(0);

	private static final int GREATEST_AUDIT = (1 << 19) - 1;

	private final JdbcClient jdbc = JdbcClient
		.create(new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));

	@BeforeEach
	void create() {
		this.jdbc.sql("create table audit (id int primary key)").update();
		this.jdbc.sql("create table repository_grant (id bigint primary key)").update();
	}

	@Test
	void rowsOfNoAuditGoAndNoOthers() {
		for (int audit : new int[] { 1, 2, 3, 7, GREATEST_AUDIT }) {
			rows(audit, 3);
		}
		PULLS.sweep(this.jdbc, List.of(2, 7), () -> false);
		assertThat(this.jdbc.sql("select id / 17592186044416 from repository_grant order by id")
			.query(Integer.class)
			.list()).containsExactly(2, 2, 2, 7, 7, 7);
	}

	@Test
	void anAuditThatBeganMeanwhileKeepsItsRows() {
		rows(1, 3);
		rows(2, 25_000);
		rows(3, 3);
		this.jdbc.sql("insert into audit values (2)").update();
		PULLS.sweep(this.jdbc, List.of(), () -> false);
		assertThat(count()).isEqualTo(25_000);
	}

	@Test
	void remainingRowsAreDeletedNextTime() {
		rows(1, 25_000);
		AtomicInteger pages = new AtomicInteger();
		PULLS.sweep(this.jdbc, List.of(), () -> pages.incrementAndGet() > 1);
		assertThat(count()).isEqualTo(15_000);
		PULLS.sweep(this.jdbc, List.of(), () -> false);
		assertThat(count()).isZero();
	}

	private void rows(int audit, int count) {
		this.jdbc.sql("insert into repository_grant select ? + x from system_range(1, ?)")
			.param(RowIds.permission(RowIds.target(audit, 1), 0))
			.param(count)
			.update();
	}

	private long count() {
		return this.jdbc.sql("select count(*) from repository_grant").query(Long.class).single();
	}

}
