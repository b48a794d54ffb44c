package dev.swraudit.support;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

import dev.swraudit.support.AccountOracle.Night;
import dev.swraudit.support.AccountWorld.RepositoryName;
import dev.swraudit.support.OracleReading.Outcome;

/**
 * Gaps in the coverage of one night, and which of them are accepted.
 */
record OracleGaps(Night night, OracleReading reading, OracleExceptions exceptions, OracleReview review) {

	/** The record that is no target; it comes last. */
	static final RepositoryName INVALID = new RepositoryName("Team", "app");

	/** Returns whether no outcome that was not accepted is one of these. */
	boolean areComplete(Set<String> incompleteOn) {
		Set<String> gaps = new HashSet<>();
		this.reading.repositories.forEach((name, object) -> {
			if (accepted(name.namespace(), name.repository(), object.outcome()).isEmpty()) {
				gaps.add(object.outcome().name());
			}
		});
		this.reading.organizations.forEach((name, object) -> {
			if (accepted(name, "", object.outcome()).isEmpty()) {
				gaps.add(object.outcome().name());
			}
		});
		if (this.night.invalidRecords() > 0) {
			gaps.add("INVALID");
		}
		return gaps.stream().noneMatch(incompleteOn::contains);
	}

	String repositories() {
		OracleCsv csv = new OracleCsv("namespace,repository,outcome,open_finding_count,exception_id");
		Set<RepositoryName> seen = new HashSet<>();
		for (RepositoryName name : this.night.records()) {
			if (seen.add(name)) {
				Outcome outcome = Objects.requireNonNull(this.reading.repositories.get(name)).outcome();
				csv.line(name.namespace(), name.repository(), outcome, openFindings(name),
						accepted(name.namespace(), name.repository(), outcome));
			}
			else {
				csv.line(name.namespace(), name.repository(), "DUPLICATE", "", "");
			}
		}
		for (int i = 0; i < this.night.invalidRecords(); i++) {
			csv.line(INVALID.namespace(), INVALID.repository(), "INVALID", "", "");
		}
		return csv.toString();
	}

	String organizations() {
		OracleCsv csv = new OracleCsv("namespace,outcome,exception_id");
		this.reading.organizations
			.forEach((name, object) -> csv.line(name, object.outcome(), accepted(name, "", object.outcome())));
		return csv.toString();
	}

	private long openFindings(RepositoryName name) {
		return this.review.notClosed()
			.filter((finding) -> finding.state().equals("OPEN"))
			.map((finding) -> finding.finding().row())
			.filter((row) -> new RepositoryName(row.namespace(), row.repository()).equals(name))
			.count();
	}

	private String accepted(String namespace, String repository, Outcome outcome) {
		return this.exceptions.gap(outcome, namespace, repository);
	}

}
