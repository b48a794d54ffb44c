package dev.swraudit.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.swraudit.ledger.Audit;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Earlier audits of a scope that an audit is compared with.
 *
 * @param baselineId the row of the baseline: the published audit, complete or not, with
 * the greatest date and revision below this one's; null where there is none
 * @param lastCompleteId the row of the complete published audit with the greatest date
 * and revision below this one's; null where there is none
 */
record Baseline(@Nullable Integer baselineId, @Nullable Integer lastCompleteId) {

	private static final String SELECT = """
			select id
			from audit
			where scope_id = ? and published and (audit_date < ? or (audit_date = ? and revision < ?))
			""";

	private static final String LATEST = " order by audit_date desc, revision desc limit 1";

	static Baseline of(Audit audit, JdbcTemplate jdbc) {
		return new Baseline(find(audit, jdbc, SELECT + LATEST), find(audit, jdbc, SELECT + " and complete" + LATEST));
	}

	/** Returns the rows of both audits, or of the only one. */
	List<Integer> ids() {
		return Stream.of(this.baselineId, this.lastCompleteId).filter(Objects::nonNull).distinct().toList();
	}

	private static @Nullable Integer find(Audit audit, JdbcTemplate jdbc, String sql) {
		return jdbc
			.queryForList(sql, Integer.class, audit.scopeId(), audit.key().date(), audit.key().date(),
					audit.key().revision())
			.stream()
			.findFirst()
			.orElse(null);
	}

}
