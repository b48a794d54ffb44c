package dev.swraudit.report.data;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Facts of the run that finished an audit.
 *
 * @param toolVersion version of this program
 * @param settings the settings, without secrets
 * @param finishedAt end of the audit
 * @param executions number of runs, at least 1
 * @param requests number of all requests
 * @param retries requests sent again, except after a throttled response
 * @param throttled number of throttled responses
 * @param slowed time below the full request rate because of throttling
 * @param complete whether the audit is complete
 * @param exitCode exit code of the run
 * @param backdated whether a target was read on another day than the audit date
 * @param firstReadOn first day on which a response was read; null if none was
 * @param lastReadOn last day on which a response was read; null if none was
 * @param comparedWith the baseline; null if there is none
 * @param auditedBy the caller; null if no response named it
 */
public record RunFacts(String toolVersion, Map<String, String> settings, Instant finishedAt, int executions,
		long requests, long retries, long throttled, Duration slowed, boolean complete, int exitCode, boolean backdated,
		@Nullable LocalDate firstReadOn, @Nullable LocalDate lastReadOn, @Nullable AuditReference comparedWith,
		@Nullable Auditor auditedBy) {

	/**
	 * Returns requests and retries in words, such as {@code 3,137 requests, 8 retries}.
	 */
	public String trafficText() {
		return String.format(Locale.ROOT, "%,d request%s, %,d retr%s", this.requests, (this.requests == 1) ? "" : "s",
				this.retries, (this.retries == 1) ? "y" : "ies");
	}

	/** Returns the number of runs in words, if there is more than one; else empty. */
	public String runsText() {
		return (this.executions > 1)
				? " in " + DisplayText.number(this.executions) + " runs, the time between them included" : "";
	}

	/**
	 * Returns whether the setting {@code audit.incomplete-on} contains an outcome. It may
	 * have any case and dashes.
	 */
	public boolean isIncompleteOn(String outcome) {
		return this.settings.getOrDefault("audit.incomplete-on", "")
			.toUpperCase(Locale.ROOT)
			.replace('-', '_')
			.contains(outcome);
	}

	/**
	 * Returns that the audit is backdated and when it was read, such as
	 * {@code backdated: read on 28 Nov 2026}. Empty if all was read on the audit date.
	 */
	public Optional<String> backdatedText() {
		if (!this.backdated || this.firstReadOn == null || this.lastReadOn == null) {
			return Optional.empty();
		}
		String first = DisplayText.date(this.firstReadOn);
		return Optional.of("backdated: read " + (this.firstReadOn.equals(this.lastReadOn) ? "on " + first
				: "from " + first + " to " + DisplayText.date(this.lastReadOn)));
	}

	/**
	 * Returns both callers in words if the baseline had a different one; otherwise the
	 * empty text. Different users see different lists, so findings can be new or resolved
	 * for this reason alone.
	 */
	public String callersText() {
		Auditor caller = this.auditedBy;
		Auditor other = (this.comparedWith != null) ? this.comparedWith.auditedBy() : null;
		if (caller == null || other == null || other.userId().equals(caller.userId())) {
			return "";
		}
		return "; audited as " + text(caller) + ", but the baseline as " + text(other);
	}

	private static String text(Auditor auditor) {
		return AccountLabel.of(auditor.userName(), auditor.userId()).full();
	}

}
