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
 */
public record LastRun(Instant startedAt, Instant endedAt, int exitCode, String message, @Nullable LocalDate auditDate,
		@Nullable Integer revision, boolean published) {

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
		return document;
	}

}
