package dev.swraudit.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.swraudit.support.HistoryOracle.Audit;
import dev.swraudit.support.HistoryOracle.Place;
import org.jspecify.annotations.Nullable;

/**
 * Row of {@code finding-history.csv}: a finding from the audit in which it appears to the
 * one that closes it.
 */
final class FindingAppearance {

	static final String HEADER = "fingerprint,rule,certainty,namespace,repository,user_id,user_name,person,permission,"
			+ "in_opening,last_absent,first_seen,last_verified,closed_on,resolution,exception_id,decision,decided_by,"
			+ "decided_on,reason,keep_until,revoke_by,result";

	private static final Comparator<FindingAppearance> ORDER = Comparator
		.<FindingAppearance, String>comparing((one) -> one.last("namespace"), OracleCsv.CODE_POINTS)
		.thenComparing((one) -> one.last("repository"), OracleCsv.CODE_POINTS)
		.thenComparing((one) -> one.last("rule"), OracleCsv.CODE_POINTS)
		.thenComparing((one) -> one.last("user_id"), OracleCsv.CODE_POINTS)
		.thenComparing((one) -> one.first("first_seen"))
		.thenComparing((one) -> one.audits.get(0).key());

	private final List<Map<String, String>> rows = new ArrayList<>();

	/** The audits that have the rows. */
	private final List<Audit> audits = new ArrayList<>();

	private FindingAppearance() {
	}

	/** Returns the rows of the period that begins on a date. */
	static List<FindingAppearance> of(HistoryOracle history, LocalDate from) {
		List<FindingAppearance> all = new ArrayList<>();
		Map<String, FindingAppearance> open = new HashMap<>();
		for (Audit audit : history.audits()) {
			for (Map<String, String> row : audit.findings()) {
				if (!isIgnored(history, audit, row)) {
					add(row, audit, open, all);
				}
			}
		}
		return all.stream()
			.filter((one) -> one.closedOn() == null || Objects.requireNonNull(one.closedOn()).isAfter(from))
			.sorted(ORDER)
			.toList();
	}

	private static void add(Map<String, String> row, Audit audit, Map<String, FindingAppearance> open,
			List<FindingAppearance> all) {
		String fingerprint = cell(row, "fingerprint");
		boolean closed = isClosed(row);
		FindingAppearance appearance = open.get(fingerprint);
		if (appearance == null && !closed) {
			appearance = new FindingAppearance();
			open.put(fingerprint, appearance);
			all.add(appearance);
		}
		if (appearance != null) {
			appearance.rows.add(row);
			appearance.audits.add(audit);
		}
		if (closed) {
			open.remove(fingerprint);
		}
	}

	/** Returns whether the row is from a reading that may not be used. */
	private static boolean isIgnored(HistoryOracle history, Audit audit, Map<String, String> row) {
		return !cell(row, "grant_source").isEmpty() && history.isOvertaken(audit,
				new Place(cell(row, "namespace"), cell(row, "repository"), cell(row, "grant_source")),
				cell(row, "user_id"));
	}

	private static boolean isClosed(Map<String, String> row) {
		return cell(row, "state").equals("CLOSED");
	}

	private static String cell(Map<String, String> row, String column) {
		return Optional.ofNullable(row.get(column))
			.orElseThrow(() -> new IllegalStateException("findings.csv has no column " + column));
	}

	String first(String column) {
		return cell(this.rows.get(0), column);
	}

	String last(String column) {
		return cell(this.rows.get(this.rows.size() - 1), column);
	}

	private boolean isClosed() {
		return isClosed(this.rows.get(this.rows.size() - 1));
	}

	@Nullable LocalDate closedOn() {
		return isClosed() ? this.audits.get(this.audits.size() - 1).key().date() : null;
	}

	/** Returns the exception that the last row that is not closed was accepted by. */
	private String exceptionId() {
		Map<String, String> row = this.rows.get(this.rows.size() - (isClosed() ? 2 : 1));
		boolean accepted = cell(row, "state").equals("ACCEPTED") && !cell(row, "decision").equals("keep");
		return accepted ? cell(row, "exception_id") : "";
	}

	String result() {
		String decision = last("decision");
		if (!isClosed()) {
			return decision.equals("keep") ? "KEPT" : !exceptionId().isEmpty() ? "ACCEPTED_BY_EXCEPTION"
					: decision.equals("revoke") ? "NOT_REVOKED" : "UNDECIDED";
		}
		if (decision.equals("revoke")) {
			return switch (last("resolution")) {
				case "REVOKED" -> isLate() ? "REVOKED_LATE" : "REVOKED";
				case "LOWERED" -> "LOWERED";
				default -> "ENDED_OTHERWISE";
			};
		}
		return (decision.equals("keep") || !exceptionId().isEmpty()) ? "ENDED_OTHERWISE" : "ENDED_UNDECIDED";
	}

	private boolean isLate() {
		String revokeBy = last("revoke_by");
		return !revokeBy.isEmpty() && Objects.requireNonNull(closedOn()).isAfter(LocalDate.parse(revokeBy));
	}

	private boolean isIn(Optional<Audit> opening) {
		return opening.filter((first) -> this.audits.stream().anyMatch((audit) -> audit.key().equals(first.key())))
			.isPresent();
	}

	private void write(OracleCsv csv, Optional<Audit> opening) {
		csv.line(last("fingerprint"), last("rule"), last("certainty"), last("namespace"), last("repository"),
				last("user_id"), last("user_name"), last("person"), last("permission"), isIn(opening),
				first("last_absent"), first("first_seen"), last("last_verified"), closedOn(),
				isClosed() ? last("resolution") : "", exceptionId(), last("decision"), last("decided_by"),
				last("decided_on"), last("decision_reason"), last("keep_until"), last("revoke_by"), result());
	}

	static String csv(HistoryOracle history, LocalDate from) {
		return csv(history, from, of(history, from));
	}

	/** Returns the file with some of the rows of the period. */
	static String csv(HistoryOracle history, LocalDate from, List<FindingAppearance> rows) {
		Optional<Audit> opening = history.audits()
			.stream()
			.filter((audit) -> !audit.key().date().isBefore(from))
			.findFirst();
		OracleCsv csv = new OracleCsv(HEADER);
		rows.forEach((row) -> row.write(csv, opening));
		return csv.toString();
	}

}
