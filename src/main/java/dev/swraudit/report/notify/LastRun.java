package dev.swraudit.report.notify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.swraudit.report.data.Json;
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
 */
public record LastRun(Instant startedAt, Instant endedAt, int exitCode, String message, @Nullable LocalDate auditDate,
		@Nullable Integer revision, boolean published, @Nullable LastComplete lastComplete) {

	static final String FILE = "last-run.json";

	Map<String, @Nullable Object> document() {
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("startedAt", Json.second(this.startedAt));
		document.put("endedAt", Json.second(this.endedAt));
		document.put("exitCode", this.exitCode);
		document.put("message", this.message);
		document.put("auditDate", (this.auditDate != null) ? this.auditDate.toString() : null);
		document.put("revision", this.revision);
		document.put("published", this.published);
		LastComplete complete = this.lastComplete;
		document.put(LastComplete.ENDED_AT, (complete != null) ? Json.second(complete.endedAt()) : null);
		document.put(LastComplete.AUDIT_DATE, (complete != null) ? complete.auditDate().toString() : null);
		return document;
	}

	/**
	 * Returns this run with the complete audit of an earlier run, if that one is later.
	 */
	LastRun withLaterComplete(@Nullable LastComplete earlier) {
		if (earlier == null || (this.lastComplete != null && !this.lastComplete.isBefore(earlier))) {
			return this;
		}
		return new LastRun(this.startedAt, this.endedAt, this.exitCode, this.message, this.auditDate, this.revision,
				this.published, earlier);
	}

}
