package dev.swraudit.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.swraudit.acceptance.AcceptedException;
import dev.swraudit.acceptance.AcceptedExceptions;
import dev.swraudit.acceptance.ExceptionMatches;
import dev.swraudit.input.InputFileException;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.people.NameBearers;

/**
 * Check of what each row of the exceptions file covers in an audit, as if it were the
 * only row and in force. It warns of rows that
 * <ul>
 * <li>cover more than 100 findings or gaps,
 * <li>match nothing,
 * <li>have expired, or end within 30 days.
 * </ul>
 */
final class ExceptionsCheck {

	private static final String SUBJECT = "exceptions";

	private static final int MANY = 100;

	private static final int MAX_ROWS = 50;

	private static final int SHOWN_CHARACTERS = 60;

	private final String file;

	private final List<AcceptedException> rows;

	private final AcceptedExceptions exceptions;

	private final LocalDate day;

	/**
	 * Creates the check.
	 * @param file name of the file as the user wrote it
	 * @param day the day on which rows are in force or have expired
	 */
	ExceptionsCheck(String file, AcceptedExceptions exceptions, LocalDate day) {
		this.file = file;
		this.exceptions = exceptions;
		this.rows = exceptions.all();
		this.day = day;
	}

	/** Returns the result without an audit. */
	CheckResult without(String reason) {
		return result(reason,
				IntStream.range(0, this.rows.size())
					.mapToObj((index) -> new Line(this.rows.get(index), "", ending(this.rows.get(index))))
					.filter(Line::isWarning)
					.toList());
	}

	/** Compares the rows with an audit. */
	CheckResult compare(LatestAudit audit) {
		NameBearers bearers = audit.bearersOf(
				this.rows.stream().map(AcceptedException::userName).filter(Objects::nonNull).distinct().toList());
		ExceptionMatches matches = this.exceptions.matches((name) -> Optional.ofNullable(bearers.onlyBearer(name)));
		audit.forEachFinding((finding) -> matches.addFinding(finding.object(), finding.rule(), finding.userId()));
		if (this.rows.stream().anyMatch(AcceptedException::isGap)) {
			audit.forEachGap(matches::addGap);
		}
		return result("compared with " + audit.key().text(),
				IntStream.range(0, this.rows.size())
					.mapToObj((index) -> line(this.rows.get(index), matches.count(index), bearers))
					.toList());
	}

	private Line line(AcceptedException exception, long count, NameBearers bearers) {
		List<String> warnings = new ArrayList<>();
		if (count > MANY) {
			warnings.add("covers more than " + MANY);
		}
		else if (count == 0) {
			warnings.add(reasonForNone(exception, bearers));
		}
		warnings.addAll(ending(exception));
		return new Line(exception, count + (exception.isGap() ? " gap" : " finding") + ((count == 1) ? "" : "s"),
				warnings);
	}

	private static String reasonForNone(AcceptedException exception, NameBearers bearers) {
		String name = exception.userName();
		if (name == null || bearers.onlyBearer(name) != null) {
			return "matches nothing";
		}
		return "matches nothing, because " + (bearers.isAmbiguous(name) ? "several users have" : "no user has")
				+ " the name";
	}

	private List<String> ending(AcceptedException exception) {
		LocalDate expires = exception.expires();
		if (expires == null || expires.isAfter(this.day.plusDays(AcceptedException.SOON_DAYS))) {
			return List.of();
		}
		return List.of((expires.isBefore(this.day) ? "expired on " : "ends on ") + expires);
	}

	private CheckResult result(String comparison, List<Line> lines) {
		List<Line> warnings = lines.stream().filter(Line::isWarning).toList();
		List<String> shown = Stream.concat(warnings.stream(), lines.stream().filter((line) -> !line.isWarning()))
			.limit(MAX_ROWS)
			.map(Line::text)
			.collect(ArrayList::new, List::add, List::addAll);
		if (lines.size() > MAX_ROWS) {
			shown.add("and " + (lines.size() - MAX_ROWS) + " more");
		}
		String text = this.rows.size() + ((this.rows.size() == 1) ? " row in " : " rows in ") + this.file + "; "
				+ comparison;
		return (warnings.isEmpty() ? CheckResult.ok(SUBJECT, text) : CheckResult.warning(SUBJECT,
				text + "; with a warning: " + warnings.size(), "correct, narrow or remove the rows with a warning"))
			.withDetails(shown);
	}

	/**
	 * Returns the result for several bad rows, of which a run names the first only.
	 */
	static CheckResult failed(String file, List<InputFileException> bad) {
		List<String> lines = bad.stream()
			.limit(MAX_ROWS)
			.map((row) -> String.valueOf(row.getMessage()))
			.collect(Collectors.toList());
		if (bad.size() > MAX_ROWS) {
			lines.add("and " + (bad.size() - MAX_ROWS) + " more");
		}
		return CheckResult
			.failed(SUBJECT, "bad rows: " + bad.size() + " in " + file, "correct these rows; a run stops at the first")
			.withDetails(lines);
	}

	/**
	 * Line about a row of the file.
	 *
	 * @param covered what the row covers; empty if it is unknown
	 */
	private record Line(AcceptedException exception, String covered, List<String> warnings) {

		boolean isWarning() {
			return !this.warnings.isEmpty();
		}

		String text() {
			return UntrustedText.escape(this.exception.id(), SHOWN_CHARACTERS) + ": " + String.join("; ",
					Stream.concat(Stream.of(this.covered).filter((text) -> !text.isEmpty()), this.warnings.stream())
						.toList());
		}

	}

}
