package dev.swraudit.report.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Complete published audit of a scope with the greatest date and revision.
 *
 * @param endedAt end of the audit
 * @param auditDate the audit date
 */
public record LastComplete(Instant endedAt, LocalDate auditDate) {

	public static final String ENDED_AT = "lastCompleteAt";

	public static final String AUDIT_DATE = "lastCompleteAuditDate";

	/** Reads the audit from {@code last-run.json}; null if there is none. */
	public static @Nullable LastComplete of(JsonNode lastRun) {
		try {
			return new LastComplete(Instant.parse(lastRun.path(ENDED_AT).asString("")),
					LocalDate.parse(lastRun.path(AUDIT_DATE).asString("")));
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	public boolean isBefore(LastComplete other) {
		int order = this.auditDate.compareTo(other.auditDate);
		return order < 0 || (order == 0 && this.endedAt.isBefore(other.endedAt));
	}

}
