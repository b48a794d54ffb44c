package dev.swraudit.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.swraudit.support.OracleReading.Outcome;
import dev.swraudit.support.OracleReading.Row;
import org.jspecify.annotations.Nullable;

/**
 * The exceptions of one night, by the contract.
 */
final class OracleExceptions {

	static final String GAP = "accepted-gap";

	private final List<AcceptedRow> rows;

	private final OracleHolders holders;

	private final LocalDate date;

	OracleExceptions(List<AcceptedRow> rows, OracleHolders holders, LocalDate date) {
		this.rows = rows;
		this.holders = holders;
		this.date = date;
	}

	/** Returns the first exception that accepts a finding today. */
	Optional<AcceptedRow> of(String rule, Row finding) {
		return first((row) -> (row.rule().equals("*") || row.rule().equals(rule)) && !row.rule().equals(GAP)
				&& row.covers(finding.namespace(), finding.repository()) && acceptsUser(row, finding));
	}

	/** Returns the id of the exception that accepts a gap today, or an empty text. */
	String gap(Outcome outcome, String namespace, String repository) {
		if (outcome == Outcome.AUDITED) {
			return "";
		}
		return first(
				(row) -> row.rule().equals(GAP) && row.namespace().equals(namespace) && row.coversGapOf(repository))
			.map(AcceptedRow::id)
			.orElse("");
	}

	private Optional<AcceptedRow> first(Predicate<AcceptedRow> matching) {
		return this.rows.stream().filter((row) -> row.holdsOn(this.date)).filter(matching).findFirst();
	}

	private boolean acceptsUser(AcceptedRow row, Row finding) {
		if (row.userId().isEmpty()) {
			return OracleHolders.isUser(finding.userId())
					&& this.holders.aloneBears(finding.userId(), finding.userName(), row.userName());
		}
		return row.userId().equals("*") || row.userId().equals(finding.userId());
	}

	/** Returns the file. */
	static String csv(List<AcceptedRow> rows) {
		OracleCsv csv = new OracleCsv(
				"exception_id,rule,namespace,repository,user_id,user_name,reason,approver,approved_on,expires");
		rows.forEach((row) -> csv.unguarded(row.id(), row.rule(), row.namespace(), row.repository(), row.userId(),
				row.userName(), row.reason(), row.approver(), row.approvedOn(), row.expires()));
		return csv.toString();
	}

	/**
	 * A row of the exceptions file.
	 */
	record AcceptedRow(String id, String rule, String namespace, String repository, String userId, String userName,
			String reason, String approver, LocalDate approvedOn, @Nullable LocalDate expires) {

		boolean holdsOn(LocalDate date) {
			return !date.isBefore(this.approvedOn) && (this.expires == null || !date.isAfter(this.expires));
		}

		boolean covers(String namespace, String repository) {
			return matches(this.namespace, namespace) && matches(this.repository, repository);
		}

		/** The empty pattern is the organization, and only that. */
		boolean coversGapOf(String repository) {
			return this.repository.isEmpty() == repository.isEmpty() && matches(this.repository, repository);
		}

		private static boolean matches(String glob, String text) {
			StringBuilder regex = new StringBuilder();
			glob.codePoints().forEach((character) -> {
				switch (character) {
					case '*' -> regex.append(".*");
					case '?' -> regex.append('.');
					default -> regex.append(Pattern.quote(Character.toString(character)));
				}
			});
			return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
		}

	}

}
