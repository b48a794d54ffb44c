package dev.swraudit.report.finding;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.swraudit.finding.Rule;

/**
 * All findings of one repository that are not closed, in the order of findings.csv.
 *
 * @param repositoryId id of the repository
 * @param findings the findings
 */
record RepositoryFindings(int repositoryId, List<StoredFinding> findings) {

	/** Returns those on permissions of everybody and of other accounts. */
	RepositoryFindings ofPulls() {
		return new RepositoryFindings(this.repositoryId, this.findings.stream()
			.filter((finding) -> finding.rule() == Rule.PUBLIC_REPOSITORY || finding.rule() == Rule.SHARED_REPOSITORY)
			.toList());
	}

	FindingTally tally() {
		return new FindingTally(count(StoredFinding::isOpen), count(StoredFinding::isNewAndOpen),
				count(StoredFinding::isReopened), count((finding) -> !finding.isOpen()),
				count((finding) -> finding.rule() == Rule.UNRECOGNISED_PERMISSION), holders(this.findings.stream()),
				holders(this.findings.stream().filter(StoredFinding::isOpen)),
				this.findings.stream().map(StoredFinding::firstSeen).min(Comparator.naturalOrder()).orElse(null));
	}

	/**
	 * Returns the row ids of all findings of the first holders, the most urgent first.
	 * @param most maximum number of holders
	 */
	List<Long> ofFirstHolders(int most) {
		Map<Integer, Integer> ranks = new HashMap<>();
		this.findings.forEach((finding) -> ranks.merge(finding.accountId(), finding.rank(), Math::min));
		List<Integer> first = this.findings.stream()
			.map(StoredFinding::accountId)
			.distinct()
			.sorted(Comparator.comparingInt((account) -> ranks.getOrDefault(account, Integer.MAX_VALUE)))
			.limit(most)
			.toList();
		return this.findings.stream()
			.filter((finding) -> first.contains(finding.accountId()))
			.sorted(Comparator.comparingInt((finding) -> first.indexOf(finding.accountId())))
			.map(StoredFinding::id)
			.toList();
	}

	private long count(Predicate<StoredFinding> condition) {
		return this.findings.stream().filter(condition).count();
	}

	private static long holders(Stream<StoredFinding> findings) {
		return findings.map(StoredFinding::accountId).distinct().count();
	}

}
