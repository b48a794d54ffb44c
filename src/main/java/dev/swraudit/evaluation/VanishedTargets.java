package dev.swraudit.evaluation;

import java.util.BitSet;

import dev.swraudit.ledger.RowIds;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Safety limit for repositories that vanish. When many repositories that an earlier audit
 * read are missing at once, a wrong account, a wrong endpoint or a damaged list is more
 * likely than a mass deletion, so their absence proves nothing.
 * <p>
 * A repository that an earlier audit read has vanished if it is {@code NOT_FOUND} now, if
 * it is missing from the input, or if its list named holders other than the caller then
 * and names nobody else now.
 */
final class VanishedTargets {

	private static final int ALWAYS_ALLOWED = 10;

	private static final int SMALLEST_MAJORITY = 2;

	private static final String REPOSITORIES = """
			select t.repository_id
			from outcome o
			join target t on t.id = o.target_id
			where o.target_id > ? and o.target_id < ? and %s
			""";

	private static final String READ = "o.outcome = 'AUDITED'";

	private static final String READ_WITH_OTHERS = "o.outcome = 'AUDITED' and o.names_others";

	private static final String READ_WITHOUT_OTHERS = "o.outcome = 'AUDITED' and not o.names_others";

	private static final String PRESENT = "o.outcome not in ('NOT_FOUND', 'INVALID', 'DUPLICATE')";

	private final JdbcTemplate jdbc;

	private final Percentage allowed;

	/**
	 * Creates the check.
	 * @param allowed percentage of the repositories of an earlier audit that may vanish
	 */
	VanishedTargets(JdbcTemplate jdbc, Percentage allowed) {
		this.jdbc = jdbc;
		this.allowed = allowed;
	}

	/**
	 * Returns whether too many repositories have vanished since one of two earlier
	 * audits, or no repository was audited.
	 */
	boolean areTooMany(int auditId, Baseline before) {
		BitSet read = repositories(auditId, READ);
		if (read.isEmpty() && !this.allowed.isWhole()) {
			return true;
		}
		BitSet present = repositories(auditId, PRESENT);
		BitSet withoutOthers = repositories(auditId, READ_WITHOUT_OTHERS);
		return isExceeded(present, withoutOthers, before.baselineId())
				|| isExceeded(present, withoutOthers, before.lastCompleteId());
	}

	private boolean isExceeded(BitSet present, BitSet withoutOthers, @Nullable Integer earlier) {
		if (earlier == null) {
			return false;
		}
		BitSet read = repositories(earlier, READ);
		BitSet vanished = repositories(earlier, READ_WITH_OTHERS);
		vanished.and(withoutOthers);
		BitSet gone = (BitSet) read.clone();
		gone.andNot(present);
		vanished.or(gone);
		return isTooMany(vanished.cardinality(), read.cardinality(), this.allowed);
	}

	/**
	 * Returns whether more repositories have vanished than allowed: more than 10 and more
	 * than the allowed share; or at least 2 and more than the greater of half and the
	 * allowed share.
	 * @param vanished number of vanished repositories
	 * @param read number of repositories that the earlier audit read
	 */
	static boolean isTooMany(long vanished, long read, Percentage allowed) {
		boolean many = vanished > ALWAYS_ALLOWED && allowed.isExceededBy(vanished, read);
		boolean majority = vanished >= SMALLEST_MAJORITY && Percentage.HALF.isExceededBy(vanished, read)
				&& allowed.isExceededBy(vanished, read);
		return many || majority;
	}

	private BitSet repositories(int auditId, String condition) {
		BitSet repositories = new BitSet();
		this.jdbc.query(REPOSITORIES.formatted(condition), (row) -> {
			repositories.set(row.getInt(1));
		}, RowIds.target(auditId, 0), RowIds.target(auditId + 1, 0));
		return repositories;
	}

}
