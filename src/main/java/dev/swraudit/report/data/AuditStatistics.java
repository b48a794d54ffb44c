package dev.swraudit.report.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Statistics of a finished audit.
 *
 * @param id row id of the audit
 * @param identity identity of the audit
 * @param inputSha256 SHA-256 of the input file
 * @param exceptionsSha256 SHA-256 of the exceptions file; null if there is none
 * @param tooManyVanished whether the safety limit for vanished repositories was exceeded
 * @param total number of records
 * @param records records by outcome, with every outcome in contractual order
 * @param verdicts records by verdict, with every verdict in contractual order
 * @param permissions rows of permissions.csv
 * @param changes findings by change
 * @param states findings by state
 * @param rules findings by rule
 * @param newAndOpen findings that are both new and open
 * @param run facts of the run that finished the audit
 */
public record AuditStatistics(int id, AuditIdentity identity, @Nullable String inputSha256,
		@Nullable String exceptionsSha256, boolean tooManyVanished, long total, Map<String, Long> records,
		Map<String, Long> verdicts, long permissions, Map<String, Long> changes, Map<String, Long> states,
		Map<String, Long> rules, long newAndOpen, RunFacts run) {

	/**
	 * Returns these statistics for another edition of the audit with equal rows.
	 * @param edition row id of the edition
	 */
	public AuditStatistics ofEdition(int edition) {
		return new AuditStatistics(edition, this.identity, this.inputSha256, this.exceptionsSha256,
				this.tooManyVanished, this.total, this.records, this.verdicts, this.permissions, this.changes,
				this.states, this.rules, this.newAndOpen, this.run);
	}

	/**
	 * Returns these statistics with the counts of the written rows.
	 * @param rows counts of the other files
	 * @param permissions rows of permissions.csv
	 */
	public AuditStatistics counting(RowCounts rows, long permissions) {
		return new AuditStatistics(this.id, this.identity, this.inputSha256, this.exceptionsSha256,
				this.tooManyVanished, rows.records(), counts(this.records, rows.outcomes()),
				counts(this.verdicts, rows.verdicts()), permissions, counts(this.changes, rows.changes()),
				counts(this.states, rows.states()), counts(this.rules, rows.rules()), rows.newAndOpen(), this.run);
	}

	private static Map<String, Long> counts(Map<String, Long> names, Map<String, Long> counted) {
		Map<String, Long> counts = new LinkedHashMap<>();
		names.keySet().forEach((name) -> counts.put(name, count(counted, name)));
		return counts;
	}

	/**
	 * Returns the headline.
	 */
	public String headline() {
		return Headline.of(this);
	}

	/**
	 * Returns the number of records without an outcome.
	 */
	public long pending() {
		return this.total - sum(this.records);
	}

	/**
	 * Returns the number of records whose access list was not read, duplicates excluded.
	 */
	public long notAudited() {
		return this.total - count(this.records, "AUDITED") - count(this.records, "DUPLICATE");
	}

	long record(String outcome) {
		return count(this.records, outcome);
	}

	public long verdict(String verdict) {
		return count(this.verdicts, verdict);
	}

	public long change(String change) {
		return count(this.changes, change);
	}

	public long state(String state) {
		return count(this.states, state);
	}

	/**
	 * Returns the seconds from the start of the first run to the end of the last, with
	 * one decimal.
	 */
	public BigDecimal durationSeconds() {
		long millis = Duration.between(this.identity.startedAt(), this.run.finishedAt()).toMillis();
		return BigDecimal.valueOf(millis, 3).setScale(1, RoundingMode.HALF_UP);
	}

	private static long count(Map<String, Long> counts, String name) {
		return counts.getOrDefault(name, 0L);
	}

	private static long sum(Map<String, Long> counts) {
		return counts.values().stream().mapToLong(Long::longValue).sum();
	}

}
