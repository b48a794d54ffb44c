package dev.swraudit.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.swraudit.input.CsvDate;
import dev.swraudit.message.UntrustedText;

/**
 * Parser of the cells of a row that has a decision.
 */
final class DecisionParser {

	private static final int SHOWN_CHARACTERS = 80;

	/** Checks in the order of the messages. Later checks rely on earlier ones. */
	private static final List<Function<DecisionCells, Optional<String>>> CHECKS = List.of(DecisionParser::fingerprint,
			DecisionParser::kind, DecisionParser::missing, DecisionParser::dates, DecisionParser::contradiction,
			DecisionParser::period);

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
		return new Decision(DecisionKind.named(cells.decision()).orElseThrow(), cells.decidedBy(),
				CsvDate.parse(cells.decidedOn()).orElseThrow(), cells.reason(),
				CsvDate.parse(cells.keepUntil()).orElse(null), CsvDate.parse(cells.revokeBy()).orElse(null));
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

	private static Optional<String> period(DecisionCells cells) {
		DecisionColumn column = isKeep(cells) ? DecisionColumn.KEEP_UNTIL : DecisionColumn.REVOKE_BY;
		String last = isKeep(cells) ? cells.keepUntil() : cells.revokeBy();
		LocalDate decidedOn = CsvDate.parse(cells.decidedOn()).orElseThrow();
		return CsvDate.parse(last)
			.filter((date) -> date.isBefore(decidedOn))
			.map((date) -> column.text() + " " + date + " is before decided_on " + decidedOn + "; use a later date");
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
