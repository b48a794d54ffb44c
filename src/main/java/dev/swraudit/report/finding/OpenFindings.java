package dev.swraudit.report.finding;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Open findings of one repository or organization with the holders of the first ones, or
 * the open findings on users.
 *
 * @param namespace the organization; empty for findings on users
 * @param repository the repository; empty for an organization and for findings on users
 * @param creatorId id of the creator; null if the creator is unknown
 * @param creatorName name of the creator; without an id it does not identify the creator
 * @param holders holders of the first findings, each once
 * @param users first findings on users; empty for other findings
 * @param named number of the first findings
 * @param total number of all findings
 */
public record OpenFindings(String namespace, String repository, @Nullable String creatorId,
		@Nullable String creatorName, List<ReportedHolder> holders, List<OpenUserFinding> users, long named,
		long total) {

}
