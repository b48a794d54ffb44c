package dev.swraudit.report.finding;

import java.util.ArrayList;
import java.util.List;

import dev.swraudit.report.data.Headline;
import dev.swraudit.report.data.Legible;
import org.jspecify.annotations.Nullable;

/**
 * Why a verdict or an outcome is what it is, in words.
 */
public final class Reasons {

	private static final int LENGTH = 200;

	private Reasons() {
	}

	/**
	 * Why a record is undetermined or was not audited; none where it is neither.
	 */
	public static List<String> of(AuditedRepository repository) {
		return "AUDITED".equals(repository.outcome()) ? undetermined(repository) : notAudited(repository);
	}

	/**
	 * Why it can't be told who else than the creator may manage a repository; none where
	 * it can.
	 */
	static List<String> undetermined(AuditedRepository repository) {
		List<String> reasons = new ArrayList<>();
		Integer managers = repository.managers();
		if (!repository.creatorKnown() && managers != null && managers > 0) {
			reasons.add("the creator is unknown, and " + Headline.count(managers, "account") + " may manage it");
		}
		long unrecognised = repository.tally().unrecognised();
		if (unrecognised > 0) {
			reasons.add(Headline.count(unrecognised, "permission") + ((unrecognised == 1) ? " that is" : " that are")
					+ " none of Manage, Write and Read");
		}
		return reasons;
	}

	/**
	 * Why a record was not audited: the last answer's status, code and message.
	 */
	public static List<String> notAudited(AuditedRepository repository) {
		if (repository.outcome() == null) {
			return List.of("not asked yet");
		}
		List<String> reasons = new ArrayList<>();
		Integer status = repository.httpStatus();
		if (status != null) {
			reasons.add("HTTP " + status);
		}
		addText(reasons, repository.errorCode());
		addText(reasons, repository.message());
		addStanding(reasons, repository.openFindings());
		return reasons;
	}

	/**
	 * What to know of a holder.
	 */
	public static List<String> marks(ReportedHolder reportedHolder) {
		List<String> marks = new ArrayList<>();
		if (reportedHolder.isNew()) {
			marks.add("new");
		}
		if (reportedHolder.self()) {
			marks.add("auditing account");
		}
		if (!reportedHolder.certain()) {
			marks.add("possibly the creator");
		}
		if (reportedHolder.accepted()) {
			marks.add("accepted");
		}
		if (!reportedHolder.verified()) {
			marks.add("not read this time");
		}
		return marks;
	}

	private static void addStanding(List<String> reasons, @Nullable Integer openFindings) {
		if (openFindings != null && openFindings > 0) {
			reasons.add("still open from earlier audits: " + Headline.count(openFindings, "finding"));
		}
	}

	private static void addText(List<String> reasons, @Nullable String text) {
		if (text != null && !text.isEmpty()) {
			reasons.add(Legible.of(text, LENGTH));
		}
	}

}
