package dev.swraudit.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How a scope's latest run ended, for those who watch over it: {@code last-run.json}.
 *
 * @param startedAt when the run began
 * @param endedAt when it ended
 * @param exitCode what it exited with
 * @param message one line that says how it ended, without secrets
 * @param auditDate the audit's day; null if the run did not get so far
 * @param revision the audit's revision; null likewise
 * @param published whether the audit's files are published
 * @param lastCompleteAt when the latest complete audit of the scope ended; null if none
 * is known of
 */
public record LastRun(Instant startedAt, Instant endedAt, int exitCode, String message, @Nullable LocalDate auditDate,
		@Nullable Integer revision, boolean published, @Nullable Instant lastCompleteAt) {

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
		document.put("lastCompleteAt", (this.lastCompleteAt != null) ? Json.second(this.lastCompleteAt) : null);
		return document;
	}

	/** The same, with what an earlier run knew, where that is later. */
	LastRun after(@Nullable Instant earlierCompleteAt) {
		if (earlierCompleteAt == null
				|| (this.lastCompleteAt != null && !this.lastCompleteAt.isBefore(earlierCompleteAt))) {
			return this;
		}
		return new LastRun(this.startedAt, this.endedAt, this.exitCode, this.message, this.auditDate, this.revision,
				this.published, earlierCompleteAt);
	}

}
