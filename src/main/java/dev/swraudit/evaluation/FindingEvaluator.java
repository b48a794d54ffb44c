package dev.swraudit.evaluation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;

import dev.swraudit.finding.Assessment;
import dev.swraudit.finding.Finding;
import dev.swraudit.finding.FindingState;
import dev.swraudit.population.StoredListing;
import dev.swraudit.target.RepositoryName;

/**
 * Evaluator that merges the objects of an audit with the baseline findings in one pass.
 * Both are in the order of names.
 */
final class FindingEvaluator {

	private final BaselineFindings before;

	private final Comparison comparison;

	private final FindingReview review;

	private final AcceptedGaps gaps;

	private final PullPermissions pulls;

	private final StoredListing listing;

	private final FindingStore store;

	private final Runnable beforeEachObject;

	FindingEvaluator(BaselineFindings before, Comparison comparison, FindingReview review, AcceptedGaps gaps,
			PullPermissions pulls, StoredListing listing, FindingStore store, Runnable beforeEachObject) {
		this.before = before;
		this.comparison = comparison;
		this.review = review;
		this.gaps = gaps;
		this.pulls = pulls;
		this.listing = listing;
		this.store = store;
		this.beforeEachObject = beforeEachObject;
	}

	/** Returns whether the baseline has findings on users that are not closed. */
	boolean hasUsersBefore() {
		return RepositoryName.ofUsers().equals(this.before.nextRepository());
	}

	/**
	 * Adds the findings on users, which come before those on objects.
	 * @param newRepositoryId returns the id of the repository with empty names, if the
	 * baseline has no such findings
	 */
	void evaluateUsers(UserFindings users, IntSupplier newRepositoryId) {
		RepositoryName none = RepositoryName.ofUsers();
		List<BaselineFinding> baselineFindings = this.before.take(none);
		List<ComparedFinding> compared = users.compare(baselineFindings);
		if (!compared.isEmpty()) {
			add(none, baselineFindings.isEmpty() ? newRepositoryId.getAsInt() : baselineFindings.get(0).repositoryId(),
					compared);
		}
	}

	/** Evaluates all objects. Records that are not targets come last. */
	void evaluate(Iterator<CompletedTarget> objects) {
		while (objects.hasNext()) {
			this.beforeEachObject.run();
			CompletedTarget object = objects.next();
			if (!object.isTarget()) {
				addOther(object);
				continue;
			}
			addMissingBefore(object.repository());
			if (object.repository().isOrganization()) {
				evaluateOrganization(object);
			}
			else {
				evaluateRepository(object);
			}
		}
		addRemainingMissing();
		this.store.complete();
	}

	/** Adds a duplicate or invalid record. */
	private void addOther(CompletedTarget record) {
		Integer repositoryId = record.repositoryId();
		if (repositoryId == null) {
			this.store.addAssessment(record, Assessment.notAudited(), 0, null, null);
		}
		else if (this.listing.isRead()) {
			this.store.addDuplicate(record, this.listing.listed().get(repositoryId));
		}
	}

	private void evaluateOrganization(CompletedTarget organization) {
		Assessment assessment = organization.assess();
		List<BaselineFinding> baselineFindings = this.before.take(organization.repository());
		add(organization.repository(), Objects.requireNonNull(organization.repositoryId()),
				this.comparison.compare(organization, assessment.findings(), baselineFindings, (source) -> false));
		this.store.addOrganization(organization, assessment, this.gaps.ofOrganization(organization.id()));
	}

	private void evaluateRepository(CompletedTarget target) {
		Assessment assessment = target.assess();
		int repositoryId = Objects.requireNonNull(target.repositoryId());
		List<Finding> findings = new ArrayList<>(assessment.findings());
		findings.addAll(this.pulls.findings(repositoryId));
		List<BaselineFinding> baselineFindings = this.before.take(target.repository());
		List<ComparedFinding> compared = this.comparison.compare(target, findings, baselineFindings,
				(source) -> this.pulls.isRead(source, repositoryId));
		int open = add(target.repository(), repositoryId, compared);
		this.store.addAssessment(target, assessment, open, this.listing.lists(repositoryId),
				this.gaps.ofTarget(target.id()));
		this.store.addPulls(target, this.pulls);
	}

	private void addMissingBefore(RepositoryName target) {
		RepositoryName next = this.before.nextRepository();
		while (next != null && next.compareTo(target) < 0) {
			addMissing(next);
			next = this.before.nextRepository();
		}
	}

	private void addRemainingMissing() {
		for (RepositoryName next = this.before.nextRepository(); next != null; next = this.before.nextRepository()) {
			addMissing(next);
		}
	}

	private void addMissing(RepositoryName repository) {
		this.beforeEachObject.run();
		List<BaselineFinding> baselineFindings = this.before.take(repository);
		add(repository, baselineFindings.get(0).repositoryId(), this.comparison.compareMissing(baselineFindings));
	}

	/** Stores findings. Returns the number of open ones. */
	private int add(RepositoryName repository, int repositoryId, List<ComparedFinding> findings) {
		int open = 0;
		for (ComparedFinding finding : findings) {
			ComparedFinding stored = this.review.apply(repository, finding);
			open += (stored.state() == FindingState.OPEN) ? 1 : 0;
			this.store.addFinding(repositoryId, stored);
		}
		return open;
	}

}
