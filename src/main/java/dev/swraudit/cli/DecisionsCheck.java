package dev.swraudit.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.swraudit.decision.Decision;
import dev.swraudit.decision.DecisionBook;
import dev.swraudit.decision.DecisionBook.RowResult;
import dev.swraudit.decision.DecisionBook.Status;
import dev.swraudit.decision.DecisionKind;
import dev.swraudit.decision.DecisionRow;
import dev.swraudit.decision.Decisions;
import dev.swraudit.finding.Fingerprint;

/**
 * Check of the reviewers' decisions, and of how many match the findings of an audit.
 */
final class DecisionsCheck {

	private static final String SUBJECT = "decisions";

	private static final int MAX_ROWS = 10;

	private final String given;

	private final Decisions decisions;

	private final LocalDate day;

	/**
	 * Creates the check.
	 * @param given the file or directory as the user wrote it
	 * @param day the day on which decisions hold
	 */
	DecisionsCheck(String given, Decisions decisions, LocalDate day) {
		this.given = given;
		this.decisions = decisions;
		this.day = day;
	}

	/**
	 * Returns the bad rows. Rows that differ on a day after the audit date are bad too,
	 * because they will be on that day.
	 */
	List<RowResult> badRows() {
		return this.decisions.on(LocalDate.MAX)
			.results()
			.stream()
			.filter((result) -> result.status() == Status.BAD)
			.toList();
	}

	/**
	 * Returns the result for bad rows.
	 * @param bad at least one
	 */
	CheckResult failed(List<RowResult> bad) {
		return CheckResult
			.failed(SUBJECT, "bad rows: " + bad.size() + " of " + this.decisions.rows().size() + " in " + this.given,
					"correct these rows; until then, no decision holds for their findings")
			.withDetails(lines(bad));
	}

	/** Returns the first rows with their notes, and the number of the others. */
	private List<String> lines(List<RowResult> rows) {
		List<String> lines = rows.stream().limit(MAX_ROWS).map(this::line).collect(Collectors.toList());
		if (rows.size() > MAX_ROWS) {
			lines.add("and " + (rows.size() - MAX_ROWS) + " more");
		}
		return lines;
	}

	private String line(RowResult bad) {
		DecisionRow row = bad.row();
		String file = Path.of(this.given).endsWith(row.source()) ? this.given
				: Path.of(this.given).resolve(row.source()).toString();
		return file + ": line " + row.line() + ": " + bad.note();
	}

	/** Returns the result without an audit. */
	CheckResult without(String reason) {
		return CheckResult.ok(SUBJECT, numbers() + "; " + reason);
	}

	/** Counts the decisions that match findings of an audit that are not closed. */
	CheckResult compare(LatestAudit audit) {
		DecisionBook book = this.decisions.on(this.day);
		Set<String> decided = this.decisions.rows()
			.stream()
			.map(DecisionsCheck::fingerprint)
			.collect(Collectors.toSet());
		Set<String> matched = new HashSet<>();
		audit.forEachFinding((finding) -> {
			String fingerprint = Fingerprint.of(audit.key().scope(), finding.rule(), finding.object(),
					finding.userId());
			if (decided.contains(fingerprint)) {
				matched.add(fingerprint);
				book.find(fingerprint, finding.firstSeen(), finding.permission());
			}
		});
		long matching = this.decisions.rows().stream().filter((row) -> matched.contains(fingerprint(row))).count();
		long holding = book.results().stream().filter((result) -> result.status() == Status.HOLDS).count();
		String text = numbers() + "; with a finding that is not closed in " + audit.key().text() + ": " + matching
				+ "; in force on " + this.day + ": " + holding;
		List<RowResult> withoutEffect = book.results()
			.stream()
			.filter(DecisionsCheck::isUnexpectedlyWithoutEffect)
			.toList();
		return withoutEffect.isEmpty() ? CheckResult.ok(SUBJECT, text)
				: CheckResult
					.warning(SUBJECT, text + "; without effect: " + withoutEffect.size(),
							"correct the date, or decide again on these findings")
					.withDetails(lines(withoutEffect));
	}

	/** A decision whose finding is resolved is expected to have no effect. */
	private static boolean isUnexpectedlyWithoutEffect(RowResult result) {
		return result.status() == Status.NOT_YET
				|| (result.status() == Status.STALE && !result.note().equals(DecisionBook.NO_FINDING));
	}

	private static String fingerprint(DecisionRow row) {
		return row.cells().fingerprint().toLowerCase(Locale.ROOT);
	}

	private String numbers() {
		return "keep " + count(DecisionKind.KEEP) + ", revoke " + count(DecisionKind.REVOKE) + " in " + this.given;
	}

	private long count(DecisionKind kind) {
		return this.decisions.rows()
			.stream()
			.map(DecisionRow::decision)
			.filter(Objects::nonNull)
			.map(Decision::kind)
			.filter((found) -> found == kind)
			.count();
	}

}
