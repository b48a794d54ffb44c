package dev.swraudit.report.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;

import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Finding with everything that a reviewer needs, as in findings.csv.
 *
 * @param certain whether the certainty is {@code CERTAIN}
 * @param resolution why the finding is closed; null if it is not
 * @param namespace namespace of the object; empty for a finding on a user
 * @param repository name of the repository; empty for a finding on an organization or
 * user
 * @param creator creator of the object
 * @param holder user who holds the permission
 * @param grantSource source of the permission; null for a finding on a user
 * @param objectCount number of objects of a finding on a user; else null
 * @param exception accepted exception that covers the finding; null if there is none
 * @param decision decision on the finding; null if there is none
 */
record ReviewedFinding(String fingerprint, Rule rule, boolean certain, FindingChange change, FindingState state,
		@Nullable String resolution, String namespace, String repository, Account creator, Account holder, long auth,
		String permission, @Nullable String grantSource, boolean self, @Nullable Integer objectCount,
		LocalDate firstSeen, LocalDate lastVerified, Person person, @Nullable ExceptionCells exception,
		@Nullable DecisionCells decision) {

	static final String COLUMNS = """
			fingerprint, rule, certainty, change, state, resolution, namespace, repository, creator_id, creator_name,
			  user_id, user_name, auth, permission, grant_source, is_self, object_count, first_seen, last_verified,
			  person, email, department, exception_id, exception_reason, exception_approver, exception_expires,
			  decision, decided_by, decided_on, decision_reason, keep_until, revoke_by""";

	/** Returns the id of the holder. */
	String userId() {
		return Objects.requireNonNull(this.holder.id());
	}

	static ReviewedFinding read(ResultSet row, int number) throws SQLException {
		return new ReviewedFinding(row.getString("fingerprint"), Rule.of(row.getString("rule")),
				row.getString("certainty").equals("CERTAIN"), FindingChange.valueOf(row.getString("change")),
				FindingState.valueOf(row.getString("state")), row.getString("resolution"), row.getString("namespace"),
				row.getString("repository"), new Account(row.getString("creator_id"), row.getString("creator_name")),
				new Account(row.getString("user_id"), row.getString("user_name")), row.getLong("auth"),
				row.getString("permission"), row.getString("grant_source"), row.getBoolean("is_self"),
				row.getObject("object_count", Integer.class), date(row, "first_seen"), date(row, "last_verified"),
				new Person(row.getString("person"), row.getString("email"), row.getString("department")),
				ExceptionCells.read(row), DecisionCells.read(row));
	}

	private static LocalDate date(ResultSet row, String column) throws SQLException {
		return row.getObject(column, LocalDate.class);
	}

	/** Returns the name of the certainty. */
	String certainty() {
		return this.certain ? "CERTAIN" : "POSSIBLE";
	}

	boolean isClosed() {
		return this.state == FindingState.CLOSED;
	}

	/**
	 * Account that holds a permission or created an object.
	 *
	 * @param id id of the account; null if unknown
	 * @param name name of the account; null if unknown
	 */
	record Account(@Nullable String id, @Nullable String name) {

		boolean isKnown() {
			return this.id != null || this.name != null;
		}

	}

	/**
	 * What the people list says of a holder; its values are null where it says nothing.
	 */
	record Person(@Nullable String name, @Nullable String email, @Nullable String department) {

	}

	/**
	 * Accepted exception that covers a finding.
	 */
	record ExceptionCells(String id, String reason, String approver, @Nullable LocalDate expires) {

		static @Nullable ExceptionCells read(ResultSet row) throws SQLException {
			String id = row.getString("exception_id");
			return (id != null) ? new ExceptionCells(id, row.getString("exception_reason"),
					row.getString("exception_approver"), row.getObject("exception_expires", LocalDate.class)) : null;
		}

	}

	/**
	 * Decision on a finding.
	 *
	 * @param decision {@code keep} or {@code revoke}
	 */
	record DecisionCells(String decision, String decidedBy, LocalDate decidedOn, String reason,
			@Nullable LocalDate keepUntil, @Nullable LocalDate revokeBy) {

		static @Nullable DecisionCells read(ResultSet row) throws SQLException {
			String decision = row.getString("decision");
			return (decision != null)
					? new DecisionCells(decision, row.getString("decided_by"),
							row.getObject("decided_on", LocalDate.class), row.getString("decision_reason"),
							row.getObject("keep_until", LocalDate.class), row.getObject("revoke_by", LocalDate.class))
					: null;
		}

	}

}
