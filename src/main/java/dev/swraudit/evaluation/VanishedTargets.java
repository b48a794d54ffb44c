package dev.swraudit.evaluation;

import java.util.BitSet;
import java.util.function.BiFunction;

import dev.swraudit.ledger.Vanished;
import dev.swraudit.population.SourceStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Safety limit for repositories that vanish. When many repositories that an earlier audit
 * read are missing at once, a wrong account, a wrong endpoint or a damaged list is more
 * likely than a mass deletion, so their absence proves nothing.
 * <p>
 * A repository that an earlier audit read has vanished if it is {@code NOT_FOUND} now, if
 * it is missing from the input, or if its list had holders other than the caller then and
 * has none now. The same is checked once more with the repositories of which the earlier
 * audit has open findings of other users: these have vanished if they are
 * {@code NOT_FOUND} now or their list has no holder other than the caller, because what
 * was in doubt on one night is no proof on the next. Organizations are checked in the
 * same way, apart.
 */
final class VanishedTargets {

	private static final int ALWAYS_ALLOWED = 10;

	private static final int SMALLEST_MAJORITY = 2;

	private final JdbcTemplate jdbc;

	private final Percentage allowed;

	private final BitSet acceptedGaps;

	/**
	 * Creates the check.
	 * @param acceptedGaps ids of the repositories and organizations with an accepted gap,
	 * which never count as vanished
	 * @param allowed percentage of the repositories of an earlier audit that may vanish
	 */
	VanishedTargets(JdbcTemplate jdbc, Percentage allowed, BitSet acceptedGaps) {
		this.jdbc = jdbc;
		this.allowed = allowed;
		this.acceptedGaps = acceptedGaps;
	}

	/**
	 * Compares an audit with earlier ones.
	 * @param list the state of the list of organizations
	 */
	Vanished check(int auditId, Baseline before, SourceStatus list) {
		return new Vanished(areTooMany(auditId, before), areTooManyOrganizations(auditId, before, list));
	}

	/**
	 * Returns whether too many repositories have vanished since one of two earlier
	 * audits, or no repository was audited.
	 */
	private boolean areTooMany(int auditId, Baseline before) {
		AuditedObjects now = AuditedObjects.repositories(this.jdbc, auditId);
		if (now.read().isEmpty() && !this.allowed.isWhole()) {
			return true;
		}
		return anyExceeded(now, now.present(), before, AuditedObjects::repositories);
	}

	/**
	 * Returns whether too many organizations have vanished since one of two earlier
	 * audits, or SWR found none of those whose grants may be read. An organization that
	 * the audit does not know has vanished only if the list of organizations was read.
	 */
	private boolean areTooManyOrganizations(int auditId, Baseline before, SourceStatus list) {
		AuditedObjects now = AuditedObjects.organizations(this.jdbc, auditId);
		BitSet present = now.present();
		if (list != SourceStatus.READ) {
			before.ids().forEach((earlierId) -> present.or(AuditedObjects.organizations(this.jdbc, earlierId).read()));
			present.andNot(now.notFound());
		}
		boolean noneIsLeft = now.read().isEmpty() && !now.notFound().isEmpty() && !this.allowed.isWhole();
		return list != SourceStatus.OFF
				&& (noneIsLeft || anyExceeded(now, present, before, AuditedObjects::organizations));
	}

	private boolean anyExceeded(AuditedObjects now, BitSet present, Baseline before,
			BiFunction<JdbcTemplate, Integer, AuditedObjects> objects) {
		return before.ids()
			.stream()
			.anyMatch((earlierId) -> isExceeded(now, present, objects.apply(this.jdbc, earlierId)));
	}

	private boolean isExceeded(AuditedObjects now, BitSet present, AuditedObjects earlier) {
		BitSet known = earlier.read();
		BitSet withoutOthers = now.withoutOthers(firstKnown(now.caller(), earlier.caller()));
		BitSet vanished = (BitSet) known.clone();
		vanished.andNot(present);
		BitSet hidden = (BitSet) known.clone();
		hidden.andNot(earlier.withoutOthers(firstKnown(earlier.caller(), now.caller())));
		hidden.and(withoutOthers);
		vanished.or(hidden);
		vanished.andNot(this.acceptedGaps);
		if (isTooMany(vanished.cardinality(), known.cardinality(), this.allowed)) {
			return true;
		}
		BitSet withFindings = earlier.withOpenFindingsOfOthers(firstKnown(now.caller(), earlier.caller()));
		BitSet doubtful = now.notFound();
		doubtful.or(withoutOthers);
		doubtful.and(withFindings);
		doubtful.andNot(this.acceptedGaps);
		vanished.or(doubtful);
		known.or(withFindings);
		return isTooMany(vanished.cardinality(), known.cardinality(), this.allowed);
	}

	private static @Nullable String firstKnown(@Nullable String caller, @Nullable String other) {
		return (caller != null) ? caller : other;
	}

	/**
	 * Returns whether more repositories have vanished than allowed: more than 10 and more
	 * than the allowed share; or at least 2 and more than the greater of half and the
	 * allowed share.
	 * @param vanished number of vanished repositories
	 * @param known number of repositories that the earlier audit read or has open
	 * findings of
	 */
	static boolean isTooMany(long vanished, long known, Percentage allowed) {
		boolean many = vanished > ALWAYS_ALLOWED && allowed.isExceededBy(vanished, known);
		boolean majority = vanished >= SMALLEST_MAJORITY && Percentage.HALF.isExceededBy(vanished, known)
				&& allowed.isExceededBy(vanished, known);
		return many || majority;
	}

}
