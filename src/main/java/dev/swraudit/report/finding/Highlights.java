package dev.swraudit.report.finding;

import java.util.List;

/**
 * The records that a person should look at, and what was resolved: the first of each.
 *
 * @param flagged repositories that somebody other than the creator manages
 * @param undetermined repositories that somebody other than the creator may manage
 * @param notAudited records that could not be read
 * @param resolved findings that this audit disproved
 */
public record Highlights(List<AuditedRepository> flagged, List<AuditedRepository> undetermined,
		List<AuditedRepository> notAudited, List<ResolvedFinding> resolved) {

}
