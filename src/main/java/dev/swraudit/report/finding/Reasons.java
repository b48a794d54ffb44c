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

	private static final int LENGTH = 200;

	private Reasons() {
	}

	/**
	 * Returns the reasons why a record is undetermined or was not audited; none if it is
	 * neither.
	 */
	public static List<String> of(ReportedRecord repository) {
		return "AUDITED".equals(repository.outcome()) ? undetermined(repository) : notAudited(repository);
	}

	/**
	 * Returns the reasons why a repository is undetermined; none if it is not.
	 */
	static List<String> undetermined(ReportedRecord repository) {
		List<String> reasons = new ArrayList<>();
		Integer managers = repository.managers();
		if (repository.creatorId() == null && managers != null && managers > 0) {
			reasons.add("the creator is unknown, and " + DisplayText.count(managers, "account")
					+ ((managers == 1) ? " holds" : " hold") + " Manage");
		}
		long unrecognised = repository.unrecognised();
		if (unrecognised > 0) {
			reasons.add(DisplayText.count(unrecognised, "permission") + " other than Manage, Write and Read");
		}
		return reasons;
	}

	/**
	 * Returns the reasons why a record was not audited: status, code and message of the
	 * last response, and the exception that accepts the gap.
	 */
	public static List<String> notAudited(ReportedRecord repository) {
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

	private static void addOpenFindings(List<String> reasons, @Nullable Integer openFindings) {
		if (openFindings != null && openFindings > 0) {
			reasons.add(DisplayText.count(openFindings, "finding") + " open");
		}
	}

	private static void addText(List<String> reasons, @Nullable String text) {
		if (text != null && !text.isEmpty()) {
			reasons.add(UntrustedText.escape(text, LENGTH));
		}
	}

}
