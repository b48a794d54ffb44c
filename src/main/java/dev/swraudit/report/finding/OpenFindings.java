package dev.swraudit.report.finding;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Open findings of one repository with the holders of the first ones.
 *
 * @param namespace the organization
 * @param repository the repository
 * @param creatorId id of the creator; null if the creator is unknown
 * @param creatorName name of the creator; without an id it does not identify the creator
 * @param holders holders of the first findings, each once
 * @param named number of the first findings
 * @param total number of all findings
 */
public record OpenFindings(String namespace, String repository, @Nullable String creatorId,
		@Nullable String creatorName, List<ReportedHolder> holders, long named, long total) {

}
