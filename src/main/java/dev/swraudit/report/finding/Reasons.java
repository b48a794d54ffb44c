package dev.swraudit.report.finding;

import java.util.ArrayList;
import java.util.List;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.DisplayText;
import org.jspecify.annotations.Nullable;

/**
 * Explanations of verdicts and outcomes.
 */
public final class Reasons {

	/** Label of a holder that is the auditing account. */
	public static final String AUDITING_ACCOUNT = "auditing account";

	/** Label of a holder whose findings this audit neither confirms nor resolves. */
	public static final String NOT_VERIFIED = "not verified in this audit";

	private static final int LENGTH = 200;

	private Reasons() {
	}

	/**
	 * Returns the reasons why a record is undetermined or was not audited; none if it is
	 * neither.
	 */
	public static List<String> of(AuditedRepository repository) {
		return "AUDITED".equals(repository.outcome()) ? undetermined(repository) : notAudited(repository);
	}

	/**
	 * Returns the reasons why a repository is undetermined; none if it is not.
	 */
	static List<String> undetermined(AuditedRepository repository) {
		List<String> reasons = new ArrayList<>();
		Integer managers = repository.managers();
		if (!repository.creatorKnown() && managers != null && managers > 0) {
			reasons.add("the creator is unknown, and " + DisplayText.count(managers, "account")
					+ ((managers == 1) ? " holds" : " hold") + " Manage");
		}
		long unrecognised = repository.tally().unrecognised();
		if (unrecognised > 0) {
			reasons.add(DisplayText.count(unrecognised, "permission") + " other than Manage, Write and Read");
		}
		return reasons;
	}

	/**
	 * Returns the reasons why a record was not audited: status, code and message of the
	 * last response, and the exception that accepts the gap.
	 */
	public static List<String> notAudited(AuditedRepository repository) {
		if (repository.outcome() == null) {
			return List.of(repository.repository().isEmpty() ? "not read in this audit" : "not requested yet");
		}
		List<String> reasons = new ArrayList<>();
		Integer status = repository.httpStatus();
		if (status != null) {
			reasons.add("HTTP " + status);
		}
		addText(reasons, repository.errorCode());
		addText(reasons, repository.message());
		addOpenFindings(reasons, repository.openFindings());
		if (repository.exceptionId() != null) {
			reasons.add("accepted gap: " + UntrustedText.escape(repository.exceptionId(), LENGTH));
		}
		return reasons;
	}

	/**
	 * Returns the labels of a holder.
	 */
	public static List<String> marks(ReportedHolder holder) {
		List<String> marks = new ArrayList<>();
		if (holder.isNew()) {
			marks.add("new");
		}
		if (holder.reopened()) {
			marks.add("reopened");
		}
		if (holder.isOverdue()) {
			marks.add("overdue");
		}
		if (holder.self()) {
			marks.add(AUDITING_ACCOUNT);
		}
		if (!holder.certain()) {
			marks.add("possibly the creator");
		}
		if (holder.accepted()) {
			marks.add("accepted");
		}
		if (!holder.verified()) {
			marks.add(NOT_VERIFIED);
		}
		return marks;
	}

	private static void addOpenFindings(List<String> reasons, @Nullable Integer openFindings) {
		if (openFindings != null && openFindings > 0) {
			reasons.add("still open from earlier audits: " + DisplayText.count(openFindings, "finding"));
		}
	}

	private static void addText(List<String> reasons, @Nullable String text) {
		if (text != null && !text.isEmpty()) {
			reasons.add(UntrustedText.escape(text, LENGTH));
		}
	}

}
