package dev.swraudit.report.finding;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.swraudit.finding.Rule;
import org.jspecify.annotations.Nullable;

/**
 * User with one or more findings on a repository.
 *
 * @param userId id of the user
 * @param userName name of the user; null if there is none
 * @param person name of the person behind the user; null if it is not known
 * @param department department of the person; null if it is not known
 * @param permission permission of the user
 * @param self whether the user is the auditing account
 * @param manages whether the user holds Manage and is not certainly the creator
 * @param certain whether the user is certainly not the creator
 * @param isNew whether a finding is new
 * @param reopened whether a finding is open that is accepted in the baseline
 * @param verified whether the findings were read in this audit
 * @param accepted whether all findings are accepted
 * @param firstSeen date of the first audit that found the oldest finding
 * @param rules rules of the findings
 * @param decisions decisions that hold for the findings, each once
 */
public record ReportedHolder(String userId, @Nullable String userName, @Nullable String person,
		@Nullable String department, String permission, boolean self, boolean manages, boolean certain, boolean isNew,
		boolean reopened, boolean verified, boolean accepted, LocalDate firstSeen, List<Rule> rules,
		List<ReportedDecision> decisions) {

	/**
	 * Returns the holders of some findings, each once, in the order of their first
	 * findings.
	 */
	static List<ReportedHolder> merged(List<Long> findings, Map<Long, ReportedHolder> byFinding) {
		Map<String, ReportedHolder> merged = new LinkedHashMap<>();
		findings.stream()
			.map(byFinding::get)
			.filter(Objects::nonNull)
			.forEach((holder) -> merged.merge(holder.userId(), holder, ReportedHolder::merge));
		return List.copyOf(merged.values());
	}

	private ReportedHolder merge(ReportedHolder other) {
		return new ReportedHolder(this.userId, this.userName, this.person, this.department, this.permission, this.self,
				this.manages || other.manages, this.certain && other.certain, this.isNew || other.isNew,
				this.reopened || other.reopened, this.verified && other.verified, this.accepted && other.accepted,
				this.firstSeen.isBefore(other.firstSeen) ? this.firstSeen : other.firstSeen,
				distinct(this.rules, other.rules), distinct(this.decisions, other.decisions));
	}

	private static <T> List<T> distinct(List<T> first, List<T> second) {
		return Stream.concat(first.stream(), second.stream()).distinct().toList();
	}

	/** Returns whether a finding is open after the last day to revoke. */
	boolean isOverdue() {
		return this.decisions.stream().anyMatch(ReportedDecision::overdue);
	}

}
