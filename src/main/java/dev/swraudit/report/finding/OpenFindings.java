package dev.swraudit.report.finding;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Open findings of one repository, of which the first are named.
 *
 * @param namespace the organization
 * @param repository the repository in it
 * @param creatorId id of the creator; null if the creator is unknown
 * @param creatorName name of the creator; without an id it identifies nobody
 * @param holders the holders of the first findings, each once
 * @param named findings that these holders stand for
 * @param total findings, the named ones included
 */
public record OpenFindings(String namespace, String repository, @Nullable String creatorId,
		@Nullable String creatorName, List<ReportedHolder> holders, long named, long total) {

}
