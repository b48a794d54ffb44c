package dev.swraudit.report.finding;

import java.util.List;

/**
 * Records that need attention, and resolved findings: the first of each kind.
 *
 * @param flagged repositories with a manager other than the creator
 * @param undetermined repositories that may have one
 * @param notAudited records whose access list was not read
 * @param organizations organizations with findings, or whose grants were not read
 * @param pullable repositories that everybody or another account may pull
 * @param users findings on users that are disabled, have left or are unknown
 * @param resolved findings that this audit resolved
 */
public record Highlights(List<AuditedRepository> flagged, List<AuditedRepository> undetermined,
		List<AuditedRepository> notAudited, Section organizations, Section pullable, Users users,
		List<ResolvedFinding> resolved) {

	/**
	 * First objects of a kind.
	 *
	 * @param first the first objects
	 * @param total the number of all
	 */
	public record Section(List<AuditedRepository> first, long total) {
	}

	/**
	 * First findings on users.
	 *
	 * @param first the first findings, the most urgent first
	 * @param total the number of all
	 */
	public record Users(List<ReportedUser> first, long total) {
	}

}
