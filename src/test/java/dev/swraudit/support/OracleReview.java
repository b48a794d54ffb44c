package dev.swraudit.support;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.swraudit.support.OracleDecisions.DecisionRow;
import dev.swraudit.support.OracleExceptions.AcceptedRow;
import dev.swraudit.support.OracleFindings.Finding;
import dev.swraudit.support.OraclePeople.Match;
import dev.swraudit.support.OracleUserFindings.UserFinding;
import org.jspecify.annotations.Nullable;

/**
 * The findings of one night with their exceptions and decisions by the contract: state,
 * change, and the numbers of the review.
 */
final class OracleReview {

	private final LocalDate date;

	private final OraclePeople people;

	private final OracleExceptions exceptions;

	private final OracleDecisions decisions;

	/** The night before, or nothing in the first one. */
	private final @Nullable OracleReview before;

	/** By fingerprint, in the order of the file. */
	private final Map<String, Reviewed> findings = new LinkedHashMap<>();

	/** The decision that held last in the appearance of a finding, by fingerprint. */
	private final Map<String, DecisionRow> lastHeld = new HashMap<>();

	/**
	 * Reviews the findings of a night, whatever their state.
	 * @param findings in the order of the file
	 */
	OracleReview(LocalDate date, List<UserFinding> findings, OraclePeople people, OracleExceptions exceptions,
			OracleDecisions decisions, @Nullable OracleReview before) {
		this.date = date;
		this.people = people;
		this.exceptions = exceptions;
		this.decisions = decisions;
		this.before = before;
		findings.forEach(this::review);
	}

	List<Reviewed> all() {
		return List.copyOf(this.findings.values());
	}

	Stream<Reviewed> notClosed() {
		return all().stream().filter((finding) -> !finding.state().equals("CLOSED"));
	}

	private void review(UserFinding found) {
		Finding finding = found.finding();
		String fingerprint = AccountOracle.fingerprint(finding);
		boolean closed = finding.state().equals("CLOSED");
		DecisionRow last = (this.before != null && !finding.change().equals("NEW"))
				? this.before.lastHeld.get(fingerprint) : null;
		DecisionRow today = this.decisions
			.holding(fingerprint, finding.firstSeen(), AccountOracle.permission(finding.row().auth()))
			.orElse(null);
		DecisionRow held = (today != null) ? today : last;
		if (held != null && !closed) {
			this.lastHeld.put(fingerprint, held);
		}
		DecisionRow shown = closed ? held : today;
		AcceptedRow exception = (!closed && today == null)
				? this.exceptions.of(finding.rule(), finding.row()).orElse(null) : null;
		boolean accepted = exception != null || (today != null && today.isKeep());
		String state = closed ? "CLOSED" : accepted ? "ACCEPTED" : "OPEN";
		boolean reopened = finding.change().equals("EXISTING") && state.equals("OPEN")
				&& stateBefore(fingerprint).equals("ACCEPTED");
		this.findings.put(fingerprint, new Reviewed(fingerprint, found, reopened ? "REOPENED" : finding.change(), state,
				exception, shown, this.people.match(finding.row().userId(), finding.row().userName())));
	}

	/** Returns the state in the baseline, or an empty text. */
	private String stateBefore(String fingerprint) {
		Reviewed finding = (this.before != null) ? this.before.findings.get(fingerprint) : null;
		return (finding != null) ? finding.state() : "";
	}

	private long moved(String before, String now) {
		return all().stream()
			.filter((finding) -> stateBefore(finding.fingerprint()).equals(before) && finding.state().equals(now))
			.count();
	}

	/** Returns whether a finding is open that is new or was accepted. */
	boolean hasNew() {
		return moved("", "OPEN") + moved("CLOSED", "OPEN") + moved("ACCEPTED", "OPEN") > 0;
	}

	long open() {
		return count((finding) -> finding.state().equals("OPEN"));
	}

	private long count(Predicate<Reviewed> which) {
		return all().stream().filter(which).count();
	}

	/** Returns the numbers of {@code summary.json} by JSON pointer. */
	Map<String, Long> numbers() {
		Map<String, Long> numbers = new LinkedHashMap<>();
		for (String change : List.of("NEW", "EXISTING", "REOPENED", "RESOLVED", "UNVERIFIED")) {
			numbers.put("/findings/change/" + change, count((finding) -> finding.change().equals(change)));
		}
		for (String state : List.of("OPEN", "ACCEPTED", "CLOSED")) {
			numbers.put("/findings/state/" + state, count((finding) -> finding.state().equals(state)));
		}
		all().forEach((finding) -> numbers.merge("/findings/rule/" + finding.finding().rule(), 1L, Long::sum));
		numbers.put("/movement/openBefore", (this.before != null) ? this.before.open() : 0);
		numbers.put("/movement/new", moved("", "OPEN") + moved("CLOSED", "OPEN"));
		numbers.put("/movement/reopened", moved("ACCEPTED", "OPEN"));
		numbers.put("/movement/resolved", moved("OPEN", "CLOSED"));
		numbers.put("/movement/accepted", moved("OPEN", "ACCEPTED"));
		numbers.put("/movement/open", open());
		numbers.put("/review/findings", notClosed().count());
		numbers.put("/review/kept", count((finding) -> finding.isOpenWith("keep")));
		numbers.put("/review/accepted", count((finding) -> finding.exception() != null));
		numbers.put("/review/toRevoke", count((finding) -> finding.isOpenWith("revoke")));
		numbers.put("/review/undecided",
				notClosed().filter((finding) -> finding.decision() == null && finding.exception() == null).count());
		numbers.put("/review/overdue", count((finding) -> finding.isOpenWith("revoke")
				&& Optional.ofNullable(finding.decision()).orElseThrow().isOverdue(this.date)));
		numbers.put("/review/revoked", count((finding) -> finding.endedRevoked().equals("REVOKED")));
		numbers.put("/review/lowered", count((finding) -> finding.endedRevoked().equals("LOWERED")));
		numbers.put("/review/endedOtherwise",
				count((finding) -> !List.of("", "REVOKED", "LOWERED").contains(finding.endedRevoked())));
		return numbers;
	}

	/**
	 * A finding as {@code findings.csv} shows it.
	 *
	 * @param decision the decision that is shown
	 * @param match what the people list says about the holder
	 */
	record Reviewed(String fingerprint, UserFinding found, String change, String state, @Nullable AcceptedRow exception,
			@Nullable DecisionRow decision, Optional<Match> match) {

		Finding finding() {
			return this.found.finding();
		}

		private boolean isOpenWith(String decision) {
			return !this.state.equals("CLOSED") && this.decision != null && this.decision.decision().equals(decision);
		}

		/** Returns how a finding to revoke ended in this night, or an empty text. */
		private String endedRevoked() {
			boolean ended = this.state.equals("CLOSED") && this.decision != null
					&& this.decision.decision().equals("revoke");
			return ended ? finding().resolution() : "";
		}

	}

}
