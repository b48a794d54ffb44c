package dev.swraudit.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.swraudit.input.CsvDate;
import dev.swraudit.input.XmlText;
import dev.swraudit.message.UntrustedText;

/**
 * Parser of the cells of a row that has a decision.
 */
final class DecisionParser {

	private static final int SHOWN_CHARACTERS = 80;

	/** Cells of a spreadsheet have no room for more characters. */
	private static final int LONGEST = 32_767;

	private static final Pattern LINE_END = Pattern.compile("\r\n?");

	/** Checks in the order of the messages. Later checks rely on earlier ones. */
	private static final List<Function<DecisionCells, Optional<String>>> CHECKS = List.of(DecisionParser::fingerprint,
			DecisionParser::kind, DecisionParser::missing, DecisionParser::dates, DecisionParser::contradiction,
			DecisionParser::length);

	private DecisionParser() {
	}

	/** Returns a row that is valid, or bad with the first problem of its cells. */
	static DecisionRow row(String source, long line, DecisionCells cells) {
		return CHECKS.stream()
			.flatMap((check) -> check.apply(cells).stream())
			.findFirst()
			.map((problem) -> DecisionRow.bad(source, line, cells, problem))
			.orElseGet(() -> DecisionRow.valid(source, line, cells, decision(cells)));
	}

	private static Decision decision(DecisionCells cells) {
		return new Decision(DecisionKind.named(cells.decision()).orElseThrow(), normalized(cells.decidedBy()),
				CsvDate.parse(cells.decidedOn()).orElseThrow(), normalized(cells.reason()),
				CsvDate.parse(cells.keepUntil()).orElse(null), CsvDate.parse(cells.revokeBy()).orElse(null));
	}

	/**
	 * Returns a text as it comes back from a workbook, so that the same decision in two
	 * files is the same: line ends are LF, and characters that XML does not permit are
	 * U+FFFD.
	 */
	private static String normalized(String text) {
		StringBuilder normalized = new StringBuilder(text.length());
		LINE_END.matcher(text)
			.replaceAll("\n")
			.codePoints()
			.forEach((point) -> normalized.appendCodePoint(XmlText.isPermitted(point) ? point : XmlText.REPLACEMENT));
		return normalized.toString();
	}

	private static Optional<String> fingerprint(DecisionCells cells) {
		return problemIf(!DecisionRow.isFingerprint(cells.fingerprint()),
				"fingerprint " + shown(cells.fingerprint()) + " is not 64 hex digits; copy it from review.csv");
	}

	private static Optional<String> kind(DecisionCells cells) {
		return problemIf(DecisionKind.named(cells.decision()).isEmpty(),
				"unknown decision " + shown(cells.decision()) + "; use keep or revoke");
	}

	private static Optional<String> missing(DecisionCells cells) {
		boolean keep = isKeep(cells);
		return Stream.of(missing(DecisionColumn.DECIDED_BY, cells.decidedBy()),
				missing(DecisionColumn.DECIDED_ON, cells.decidedOn()), missing(DecisionColumn.REASON, cells.reason()),
				keep ? missing(DecisionColumn.KEEP_UNTIL, cells.keepUntil()) : Optional.<String>empty())
			.flatMap(Optional::stream)
			.findFirst()
			.map((column) -> column + " is missing; a " + (keep ? "keep" : "revoke") + " needs decided_by, decided_on"
					+ (keep ? ", reason and keep_until" : " and reason"));
	}

	private static Optional<String> missing(DecisionColumn column, String cell) {
		return problemIf(cell.isEmpty(), column.text());
	}

	private static Optional<String> dates(DecisionCells cells) {
		return Stream
			.of(date(DecisionColumn.DECIDED_ON, cells.decidedOn()), date(DecisionColumn.KEEP_UNTIL, cells.keepUntil()),
					date(DecisionColumn.REVOKE_BY, cells.revokeBy()))
			.flatMap(Optional::stream)
			.findFirst();
	}

	private static Optional<String> date(DecisionColumn column, String cell) {
		return problemIf(!cell.isEmpty() && CsvDate.parse(cell).isEmpty(),
				column.text() + " " + shown(cell) + " is not a date; use the form 2026-12-31");
	}

	private static Optional<String> contradiction(DecisionCells cells) {
		return isKeep(cells) ? problemIf(!cells.revokeBy().isEmpty(), "a keep has no revoke_by; leave the cell empty")
				: problemIf(!cells.keepUntil().isEmpty(), "a revoke has no keep_until; leave the cell empty");
	}

	private static Optional<String> length(DecisionCells cells) {
		return Stream.of(cells.decidedBy(), cells.reason())
			.filter((cell) -> cell.length() > LONGEST)
			.findFirst()
			.map((cell) -> "a text has " + cell.length() + " characters; at most " + LONGEST + " are allowed");
	}

	private static boolean isKeep(DecisionCells cells) {
		return DecisionKind.named(cells.decision()).filter((kind) -> kind == DecisionKind.KEEP).isPresent();
	}

	private static Optional<String> problemIf(boolean wrong, String problem) {
		return wrong ? Optional.of(problem) : Optional.empty();
	}

	private static String shown(String cell) {
		return "'" + UntrustedText.escape(cell, SHOWN_CHARACTERS) + "'";
	}

}
