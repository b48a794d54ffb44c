package dev.swraudit.report.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An ended audit in numbers.
 *
 * @param id key of the audit
 * @param identity which audit it is
 * @param inputSha256 hash of its input file
 * @param exceptionsSha256 hash of its exceptions file; null if it was given none
 * @param tooManyVanished whether more targets vanished than is believable
 * @param total records of the input file
 * @param records records by outcome, every outcome in the contract's order
 * @param verdicts records by verdict, likewise
 * @param permissions rows of permissions.csv
 * @param changes findings by change
 * @param states findings by state
 * @param rules findings by rule
 * @param newAndOpen findings that are new and that nobody has accepted
 * @param run what the ending run knows
 */
public record AuditStatistics(int id, AuditIdentity identity, @Nullable String inputSha256,
		@Nullable String exceptionsSha256, boolean tooManyVanished, long total, Map<String, Long> records,
		Map<String, Long> verdicts, long permissions, Map<String, Long> changes, Map<String, Long> states,
		Map<String, Long> rules, long newAndOpen, RunFacts run) {

	/**
	 * Returns the same facts of another edition of the audit, whose rows say the same.
	 * @param edition key of its row
	 */
	public AuditStatistics ofEdition(int edition) {
		return new AuditStatistics(edition, this.identity, this.inputSha256, this.exceptionsSha256,
				this.tooManyVanished, this.total, this.records, this.verdicts, this.permissions, this.changes,
				this.states, this.rules, this.newAndOpen, this.run);
	}

	/**
	 * Returns the same audit with counts of nothing but the rows that were written.
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
	 * One line that a person can act on.
	 */
	public String headline() {
		return Headline.of(this);
	}

	/**
	 * Records that have no outcome yet.
	 */
	public long pending() {
		return this.total - sum(this.records);
	}

	/**
	 * Records whose access list was not read; duplicates stand for nothing of their own.
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
	 * From the start of the first run to the end of the last, in seconds with one
	 * decimal.
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
