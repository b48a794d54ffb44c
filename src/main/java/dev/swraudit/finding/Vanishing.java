package dev.swraudit.finding;

import java.util.BitSet;

import dev.swraudit.target.AuditKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The count of targets that the last complete audit of a scope read, and this one does
 * not find: {@code NOT_FOUND}, or missing from the input. When too many vanish at once,
 * it is likelier that something is wrong than that they are gone.
 */
final class Vanishing {

	private static final int ALWAYS_BELIEVED = 10;

	private static final String SELECT_READ = """
			select t.repository_id
			from outcome o
			join target t on t.id = o.target_id
			where o.target_id > ? and o.target_id < ? and o.outcome = 'AUDITED'
			""";

	private static final String SELECT_THERE = """
			select t.repository_id
			from outcome o
			join target t on t.id = o.target_id
			where o.target_id > ? and o.target_id < ? and o.outcome not in ('NOT_FOUND', 'INVALID', 'DUPLICATE')
			""";

	private final JdbcTemplate jdbc;

	Vanishing(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Whether more have vanished than is believable.
	 * @param lastComplete the last complete audit; null where there is none
	 * @param believable the share of its targets that may vanish; ten always may
	 */
	boolean isTooMuch(int auditId, @Nullable Integer lastComplete, Share believable) {
		if (lastComplete == null) {
			return false;
		}
		BitSet read = repositories(SELECT_READ, lastComplete);
		int whole = read.cardinality();
		read.andNot(repositories(SELECT_THERE, auditId));
		int vanished = read.cardinality();
		return vanished > ALWAYS_BELIEVED && believable.isExceededBy(vanished, whole);
	}

	private BitSet repositories(String sql, int auditId) {
		BitSet repositories = new BitSet();
		this.jdbc.query(sql, (row) -> {
			repositories.set(row.getInt(1));
		}, AuditKeys.target(auditId, 0), AuditKeys.target(auditId + 1, 0));
		return repositories;
	}

}
