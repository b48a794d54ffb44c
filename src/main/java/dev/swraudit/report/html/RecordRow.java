package dev.swraudit.report.html;

import java.util.List;

import dev.swraudit.ledger.Outcome;
import dev.swraudit.report.data.AccountLabel;
import dev.swraudit.report.data.Markup;
import dev.swraudit.report.finding.ReportedRecord;
import dev.swraudit.report.finding.Reasons;

/**
 * Row of the page for a record or an organization that was not read, or for a repository
 * that is undetermined.
 *
 * @param path namespace and repository, split after each slash
 * @param line line of the input; empty for an organization
 * @param creator label of the creator, which may be unknown
 * @param outcome the outcome in words
 * @param appeared whether the baseline has it with another result
 * @param reasons why it was not read or is undetermined
 */
record RecordRow(List<String> path, String line, AccountLabel creator, String outcome, boolean appeared,
		List<String> reasons) implements TruncatedList.Row {

	private static final int TAGS = 330;

	private static final int TAGS_OF_REASON = 30;

	/**
	 * Returns the row of a record or an organization.
	 * @param appeared whether the baseline has it with another result
	 */
	static RecordRow of(ReportedRecord record, boolean appeared) {
		return new RecordRow(
				Markup.path(
						record.name() + (record.repository().isEmpty() && record.line() == 0 ? " (organization)" : "")),
				(record.line() > 0) ? Integer.toString(record.line()) : "", record.creator(), outcome(record), appeared,
				Reasons.of(record));
	}

	private static String outcome(ReportedRecord record) {
		String outcome = record.outcome();
		if (outcome == null) {
			return "not read";
		}
		String words = switch (Outcome.valueOf(outcome)) {
			case AUDITED -> "read";
			case NOT_FOUND -> "gone from SWR";
			case FORBIDDEN -> "forbidden";
			case FAILED -> "failed";
			case INVALID -> "invalid record";
			case DUPLICATE -> "duplicate";
		};
		return (record.exceptionId() != null) ? words + ", accepted" : words;
	}

	@Override
	public int bytes() {
		return TAGS + Markup.bytes(this.path) + this.creator.bytes() + Markup.bytes(this.outcome)
				+ this.reasons.stream().mapToInt((reason) -> TAGS_OF_REASON + Markup.bytes(reason)).sum();
	}

}
