package dev.swraudit.report.overview;

import java.util.List;

/**
 * First findings of an audit that are not closed, the most urgent first, then in the
 * order of findings.csv.
 *
 * @param first the first findings
 * @param total number of all
 * @param possible number of those that are possible only, because the creator is unknown
 * @param creatorGone number of those on a repository whose creator holds no permission
 * any more, is disabled or has left
 */
public record FindingList(List<ListedFinding> first, long total, long possible, long creatorGone) {

}
