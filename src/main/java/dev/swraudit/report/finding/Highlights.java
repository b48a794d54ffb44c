package dev.swraudit.report.finding;

import java.util.List;

/**
 * Records that need attention, and resolved findings: the first of each kind.
 *
 * @param flagged repositories with a manager other than the creator
 * @param undetermined repositories that may have one
 * @param notAudited records whose access list was not read
 * @param resolved findings that this audit resolved
 */
public record Highlights(List<AuditedRepository> flagged, List<AuditedRepository> undetermined,
		List<AuditedRepository> notAudited, List<ResolvedFinding> resolved) {

}
