package dev.swraudit.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.swraudit.support.OracleDecisions.DecisionRow;
import dev.swraudit.support.OracleExceptions.AcceptedRow;
import dev.swraudit.support.OracleFindings.Finding;
import dev.swraudit.support.OraclePeople.Match;
import dev.swraudit.support.OraclePeople.Person;
import dev.swraudit.support.OracleReading.Row;
import dev.swraudit.support.OracleReview.Reviewed;
import org.jspecify.annotations.Nullable;

/**
 * The files of {@link ReviewOracle} with a row per finding or user.
 */
record ReviewFiles(OracleReview of) {

	String findings() {
		OracleCsv csv = new OracleCsv("fingerprint,rule,certainty,change,state,resolution,namespace,repository,"
				+ "creator_id,creator_name,user_id,user_name,auth,permission,grant_source,is_self,first_seen,"
				+ "last_verified,exception_id,exception_reason,exception_approver,exception_expires,person,department,"
				+ "object_count,decision,decided_by,decided_on,decision_reason,keep_until,revoke_by,last_absent");
		this.of.all().forEach((reviewed) -> {
			Finding finding = reviewed.finding();
			Row row = finding.row();
			AcceptedRow exception = reviewed.exception();
			DecisionRow decision = reviewed.decision();
			csv.line(reviewed.fingerprint(), finding.rule(), finding.certainty(), reviewed.change(), reviewed.state(),
					finding.resolution(), row.namespace(), row.repository(), row.creator().id(), row.creator().name(),
					row.userId(), row.userName(), row.auth(), AccountOracle.permission(row.auth()), row.source(),
					row.self(), finding.firstSeen(), finding.lastVerified(), cell(exception, AcceptedRow::id),
					cell(exception, AcceptedRow::reason), cell(exception, AcceptedRow::approver),
					cell(exception, AcceptedRow::expires), person(reviewed), department(reviewed), objects(reviewed),
					cell(decision, DecisionRow::decision), cell(decision, DecisionRow::decidedBy),
					cell(decision, DecisionRow::decidedOn), cell(decision, DecisionRow::reason),
					cell(decision, DecisionRow::keepUntil), cell(decision, DecisionRow::revokeBy), "");
		});
		return csv.toString();
	}

	String review() {
		OracleCsv csv = new OracleCsv("rule,certainty,change,state,namespace,repository,creator_name,user_id,user_name,"
				+ "person,department,permission,grant_source,object_count,first_seen,exception_id,decision,decided_by,"
				+ "decided_on,reason,keep_until,revoke_by,fingerprint");
		this.of.notClosed().forEach((reviewed) -> {
			Finding finding = reviewed.finding();
			Row row = finding.row();
			DecisionRow decision = reviewed.decision();
			csv.line(finding.rule(), finding.certainty(), reviewed.change(), reviewed.state(), row.namespace(),
					row.repository(), row.creator().name(), row.userId(), row.userName(), person(reviewed),
					department(reviewed), AccountOracle.permission(row.auth()), row.source(), objects(reviewed),
					finding.firstSeen(), cell(reviewed.exception(), AcceptedRow::id),
					cell(decision, DecisionRow::decision), cell(decision, DecisionRow::decidedBy),
					cell(decision, DecisionRow::decidedOn), cell(decision, DecisionRow::reason),
					cell(decision, DecisionRow::keepUntil), cell(decision, DecisionRow::revokeBy),
					reviewed.fingerprint());
		});
		return csv.toString();
	}

	String users(OracleHolders holders, OraclePeople people, Map<String, LocalDate> firstHeld) {
		OracleCsv csv = new OracleCsv("user_id,user_name,other_names,person,email,department,status,kind,left_on,"
				+ "matched_by,repository_count,manage_count,non_creator_manage_count,write_count,read_count,"
				+ "organization_manage_count,organization_write_count,open_finding_count,first_seen");
		for (String id : holders.ids()) {
			Optional<Match> match = people.match(id, "");
			Person person = match.map(Match::person).orElse(null);
			List<Row> rows = holders.rowsOf(id);
			csv.line(id, holders.userName(id), holders.otherNames(id), cell(person, Person::person),
					cell(person, Person::email), cell(person, Person::department), match.map(Match::status).orElse(""),
					cell(person, Person::kind), cell(person, Person::leftOn), match.map(Match::by).orElse(""),
					count(rows, "repository", (row) -> true), count(rows, "repository", Row::manages),
					count(rows, "repository", (row) -> row.manages() && Boolean.FALSE.equals(row.isCreator())),
					count(rows, "repository", (row) -> row.auth() == 3),
					count(rows, "repository", (row) -> row.auth() == 1), count(rows, "organization", Row::manages),
					count(rows, "organization", (row) -> row.auth() == 3), openFindings(id), firstHeld.get(id));
		}
		return csv.toString();
	}

	private long openFindings(String user) {
		return this.of.notClosed()
			.filter((finding) -> finding.state().equals("OPEN") && finding.finding().row().userId().equals(user))
			.count();
	}

	private static long count(List<Row> rows, String source, Predicate<Row> which) {
		return rows.stream().filter((row) -> row.source().equals(source)).filter(which).count();
	}

	private static @Nullable Long objects(Reviewed reviewed) {
		return reviewed.finding().row().source().isEmpty() ? reviewed.found().objects() : null;
	}

	private static String person(Reviewed reviewed) {
		return reviewed.match().map((match) -> match.person().person()).orElse("");
	}

	private static String department(Reviewed reviewed) {
		return reviewed.match().map((match) -> match.person().department()).orElse("");
	}

	private static <T> @Nullable Object cell(@Nullable T of, Function<T, @Nullable Object> column) {
		return (of != null) ? column.apply(of) : null;
	}

}
