package dev.swraudit.report.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;

import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.FindingTotals;
import dev.swraudit.finding.Movement;
import dev.swraudit.finding.ReviewCounts;
import dev.swraudit.finding.Verdict;
import dev.swraudit.ledger.Counts;
import dev.swraudit.ledger.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of a finished audit.
 *
 * @param id row id of the audit
 * @param identity identity of the audit
 * @param inputSha256 SHA-256 of the input file
 * @param copiedFiles SHA-256 of the copied files besides the input, by name
 * @param tooManyVanished whether the safety limit for vanished repositories was exceeded
 * @param total number of records
 * @param records records by outcome
 * @param verdicts records by verdict
 * @param permissions rows of permissions.csv
 * @param findings totals of the findings
 * @param users number of users with a permission
 * @param acceptedGaps records and organizations that were not read, and are accepted
 * @param account organizations, population and sources
 * @param run facts of the run that finished the audit
 */
public record AuditStatistics(int id, AuditIdentity identity, @Nullable String inputSha256,
		Map<String, String> copiedFiles, boolean tooManyVanished, long total, Counts<Outcome> records,
		Counts<Verdict> verdicts, long permissions, FindingTotals findings, long users, long acceptedGaps,
		AccountFacts account, RunFacts run) {

	/**
	 * Returns these statistics for another edition of the audit with equal rows.
	 * @param edition row id of the edition
	 */
	public AuditStatistics ofEdition(int edition) {
		return new AuditStatistics(edition, this.identity, this.inputSha256, this.copiedFiles, this.tooManyVanished,
				this.total, this.records, this.verdicts, this.permissions, this.findings, this.users, this.acceptedGaps,
				this.account, this.run);
	}

	/**
	 * Returns these statistics with the counts of the written rows.
	 * @param rows counts of the other files
	 * @param permissions rows of permissions.csv
	 */
	public AuditStatistics counting(RowCounts rows, long permissions) {
		return new AuditStatistics(this.id, this.identity, this.inputSha256, this.copiedFiles, this.tooManyVanished,
				rows.records(), rows.outcomes(), rows.verdicts(), permissions, rows.findings(), rows.users(),
				this.acceptedGaps, this.account.counting(rows.organizations()), this.run);
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
		return this.total - this.records.sum();
	}

	/**
	 * Returns the number of records whose access list was not read, duplicates excluded.
	 */
	public long notAudited() {
		return this.total - this.records.get(Outcome.AUDITED) - this.records.get(Outcome.DUPLICATE);
	}

	/** Returns the number of records with a verdict. */
	public long count(Verdict verdict) {
		return this.verdicts.get(verdict);
	}

	/** Returns the movement of the open findings since the baseline. */
	public Movement movement() {
		return this.findings.movement();
	}

	/** Returns the numbers of the review. */
	public ReviewCounts review() {
		return this.findings.review();
	}

	/** Returns the number of findings with a change. */
	public long count(FindingChange change) {
		return this.findings.changes().get(change);
	}

	/** Returns the number of findings in a state. */
	public long count(FindingState state) {
		return this.findings.states().get(state);
	}

	/** Returns the time from the start of the first run to the end of the last. */
	public Duration duration() {
		return Duration.between(this.identity.startedAt(), this.run.finishedAt());
	}

	/** Returns the seconds of the duration with one decimal. */
	public BigDecimal durationSeconds() {
		return BigDecimal.valueOf(duration().toMillis(), 3).setScale(1, RoundingMode.HALF_UP);
	}

}
