package dev.swraudit.support;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.swraudit.support.OracleDecisions.DecisionRow;
import dev.swraudit.support.OracleReview.Reviewed;

/**
 * Random decisions of people who fill in {@code review.csv} night after night, with the
 * mistakes that people make. Old files stay in the directory, or are corrected.
 */
final class RandomReviewer {

	private final Random random;

	/** Rows by name of the file. A row without a decision is not filled in. */
	private final SortedMap<String, List<DecisionRow>> files = new TreeMap<>();

	private int number;

	RandomReviewer(Random random) {
		this.random = random;
	}

	/** Returns the rows that have a decision, in the order of the audit. */
	List<DecisionRow> rows() {
		return this.files.values().stream().flatMap(List::stream).filter((row) -> !row.decision().isEmpty()).toList();
	}

	/** Returns the content of every file by its name. */
	SortedMap<String, byte[]> files() {
		SortedMap<String, byte[]> contents = new TreeMap<>();
		this.files.forEach((name, rows) -> contents.put(name, name.endsWith(".xlsx") ? ReviewWorkbook.of(rows)
				: (name.startsWith("short") ? shortText(rows) : text(rows)).getBytes(StandardCharsets.UTF_8)));
		return contents;
	}

	/** Decides about findings of a night, in new files. */
	void review(LocalDate date, List<Reviewed> findings) {
		correct(date);
		List<DecisionRow> filled = new ArrayList<>();
		List<DecisionRow> others = new ArrayList<>();
		for (Reviewed finding : findings) {
			boolean decided = finding.decision() != null;
			if (this.random.nextInt(100) >= (decided ? 12 : 35)) {
				filled.add(asShown(finding));
			}
			else if (this.random.nextInt(6) == 0) {
				others.addAll(decide(finding, date));
			}
			else {
				filled.addAll(decide(finding, date));
			}
		}
		this.files.put("review-" + date + ".csv", in("review-" + date + ".csv", filled));
		String other = "short-%s.%s".formatted(date, (date.getDayOfMonth() % 2 == 0) ? "xlsx" : "csv");
		this.files.put(other, in(other, others.stream().map(RandomReviewer::withoutPermission).toList()));
	}

	private static List<DecisionRow> in(String file, List<DecisionRow> rows) {
		return List.copyOf(rows.stream().map((row) -> row.in(file)).toList());
	}

	/** Removes the rows of findings with a bad row, for every second of them. */
	private void correct(LocalDate date) {
		OracleDecisions now = new OracleDecisions(rows(), date);
		List<String> corrected = rows().stream()
			.map(DecisionRow::fingerprint)
			.distinct()
			.filter((fingerprint) -> now.isSetAside(fingerprint) && this.random.nextBoolean())
			.toList();
		this.files
			.replaceAll((name, rows) -> rows.stream().filter((row) -> !corrected.contains(row.fingerprint())).toList());
		if (this.files.size() > 4 && this.random.nextInt(3) == 0) {
			this.files.remove(this.files.firstKey());
		}
	}

	/**
	 * Returns the row as {@code review.csv} shows it. A decision from a file without
	 * permissions is removed, because the contract does not say whether the two differ.
	 */
	private static DecisionRow asShown(Reviewed finding) {
		DecisionRow shown = finding.decision();
		return (shown != null && !shown.permission().isEmpty()) ? shown
				: new DecisionRow(permission(finding), "", "", "", "", "", "", finding.fingerprint(), "");
	}

	private List<DecisionRow> decide(Reviewed finding, LocalDate date) {
		return switch (this.random.nextInt(20)) {
			case 0, 1, 2, 3, 4 -> List.of(keep(finding, date, date.plusDays(1 + this.random.nextInt(4))));
			case 5, 6, 7 -> List.of(revoke(finding, date, ""));
			case 8, 9, 10 -> List.of(revoke(finding, date, date.plusDays(this.random.nextInt(3)).toString()));
			case 11 -> List.of(keep(finding, date.plusDays(1), date.plusDays(2)));
			case 12 -> List.of(keep(finding, date.plusDays(3), date.plusDays(5)));
			case 13 -> List.of(row(finding, "revoke", "owner", "2026-02-30", reason(), "", ""));
			case 14 -> List.of(row(finding, "revoke", "owner", date.toString(), "", "", ""));
			case 15 -> List.of(row(finding, "maybe", "owner", date.toString(), reason(), "", ""));
			case 16 -> List.of(row(finding, "keep", "owner", date.toString(), reason(), "", ""));
			case 17 -> List.of(revoke(finding, date, ""), keep(finding, date, date.plusDays(3)));
			case 18 -> List.of(revoke(finding, finding.finding().firstSeen().minusDays(1), ""));
			default -> List.of(keep(finding, date, date.plusDays(4)).withPermission("Unknown(99)"));
		};
	}

	private DecisionRow keep(Reviewed finding, LocalDate date, LocalDate until) {
		return row(finding, "keep", "owner, \"deputy\"", date.toString(), reason(), until.toString(), "");
	}

	private DecisionRow revoke(Reviewed finding, LocalDate date, String revokeBy) {
		return row(finding, "revoke", "=owner", date.toString(), reason(), "", revokeBy);
	}

	private static DecisionRow row(Reviewed finding, String decision, String by, String on, String reason,
			String keepUntil, String revokeBy) {
		return new DecisionRow(permission(finding), decision, by, on, reason, keepUntil, revokeBy,
				finding.fingerprint(), "");
	}

	/** Every reason is another one, so that two decisions of one day differ. */
	private String reason() {
		List<String> texts = List.of("release %d", "=agreed %d", "-%d", "ticket %d, \"soon\"", "'%d'");
		return texts.get(this.random.nextInt(texts.size())).formatted(this.number++);
	}

	private static String permission(Reviewed finding) {
		return AccountOracle.permission(finding.finding().row().auth());
	}

	private static DecisionRow withoutPermission(DecisionRow row) {
		return row.withPermission("");
	}

	/** The columns of {@code review.csv} that matter, with the formula guard. */
	private static String text(List<DecisionRow> rows) {
		OracleCsv csv = new OracleCsv(
				"permission,note,decision,decided_by,decided_on,reason,keep_until,revoke_by,fingerprint");
		rows.forEach((row) -> csv.line(row.permission(), "ignored", row.decision(), row.decidedBy(), row.decidedOn(),
				row.reason(), row.keepUntil(), row.revokeBy(), row.fingerprint()));
		return csv.toString();
	}

	/** A file without permissions. */
	private static String shortText(List<DecisionRow> rows) {
		OracleCsv csv = new OracleCsv("fingerprint,decision,decided_by,decided_on,reason,keep_until,revoke_by");
		rows.forEach((row) -> csv.line(row.fingerprint(), row.decision(), row.decidedBy(), row.decidedOn(),
				row.reason(), row.keepUntil(), row.revokeBy()));
		return csv.toString();
	}

}
