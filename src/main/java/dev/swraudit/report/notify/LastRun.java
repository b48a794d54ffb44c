package dev.swraudit.report.notify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.report.data.LastComplete;
import org.jspecify.annotations.Nullable;

/**
 * Result of a scope's latest run for monitoring: {@code last-run.json}.
 *
 * @param startedAt start of the run
 * @param endedAt end of the run
 * @param exitCode its exit code
 * @param message one line about the result, without secrets
 * @param auditDate the audit date; null if the run failed before it was known
 * @param revision the revision; null if the run failed before it was known
 * @param published whether the audit is published
 * @param lastComplete the latest complete audit of the scope; null if none is known
 * @param unfinished names of the other audits of the scope that are unfinished; null if
 * they are not known
 */
@JsonPropertyOrder({ "startedAt", "endedAt", "exitCode", "message", "auditDate", "revision", "published",
		LastComplete.ENDED_AT, LastComplete.AUDIT_DATE, LastRun.UNFINISHED })
public record LastRun(Instant startedAt, Instant endedAt, int exitCode, String message, @Nullable LocalDate auditDate,
		@Nullable Integer revision, boolean published, @JsonIgnore @Nullable LastComplete lastComplete,
		@JsonProperty(LastRun.UNFINISHED) @Nullable List<String> unfinished) {

	static final String FILE = "last-run.json";

	static final String UNFINISHED = "unfinished";

	/**
	 * Returns the result of a failed run.
	 * @param audit the audit; null if the run failed before it was known
	 */
	public static LastRun failed(Instant startedAt, Instant endedAt, int exitCode, String message,
			@Nullable AuditKey audit) {
		return new LastRun(startedAt, endedAt, exitCode, message, (audit != null) ? audit.date() : null,
				(audit != null) ? audit.revision() : null, false, null, null);
	}

	@JsonProperty(LastComplete.ENDED_AT)
	@Nullable Instant lastCompleteAt() {
		return (this.lastComplete != null) ? this.lastComplete.endedAt() : null;
	}

	@JsonProperty(LastComplete.AUDIT_DATE)
	@Nullable LocalDate lastCompleteAuditDate() {
		return (this.lastComplete != null) ? this.lastComplete.auditDate() : null;
	}

	/**
	 * Returns this run with the complete audit of an earlier run, if that one is later,
	 * and with its unfinished audits, if they are not known.
	 */
	LastRun with(@Nullable LastComplete earlier, List<String> unfinishedThen) {
		boolean later = earlier == null || (this.lastComplete != null && !this.lastComplete.isBefore(earlier));
		return new LastRun(this.startedAt, this.endedAt, this.exitCode, this.message, this.auditDate, this.revision,
				this.published, later ? this.lastComplete : earlier,
				(this.unfinished != null) ? this.unfinished : unfinishedThen);
	}

}
