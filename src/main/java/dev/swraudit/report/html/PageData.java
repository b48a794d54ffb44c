package dev.swraudit.report.html;

import java.util.List;
import java.util.Map;

import dev.swraudit.report.change.Changes;
import dev.swraudit.report.change.Gaps;
import dev.swraudit.report.data.ExceptionExcerpt;
import dev.swraudit.report.data.ExceptionList;
import dev.swraudit.report.data.PastAudit;
import dev.swraudit.report.finding.ReportedRecord;
import dev.swraudit.report.finding.ExceptionGaps;
import dev.swraudit.report.finding.Revocation;
import dev.swraudit.report.overview.FindingList;
import dev.swraudit.report.overview.Overview;
import dev.swraudit.report.people.PeopleFacts;
import dev.swraudit.report.review.DecisionList;

/**
 * Data of the report page in addition to the statistics.
 *
 * @param changes what changed since the baseline, by user
 * @param gaps objects that were not read, compared with the baseline
 * @param overview findings by user, by organization and by age
 * @param findings the first findings that are not closed
 * @param undetermined the first repositories that are undetermined
 * @param notAudited the first records and organizations that were not read
 * @param trend the latest audits of the scope, this one last
 * @param exceptions the exceptions
 * @param endingSoon the first exceptions that end soon
 * @param reopened number of findings that the end of an exception has reopened, by its id
 * @param acceptedGaps the accepted gaps in coverage
 * @param decisions the rows of decisions files that do not hold
 * @param revocations the first findings with a decision to revoke that are resolved
 * @param people the facts of the people list
 */
public record PageData(Changes changes, Gaps gaps, Overview overview, FindingList findings,
		List<ReportedRecord> undetermined, List<ReportedRecord> notAudited, List<PastAudit> trend,
		ExceptionList exceptions, ExceptionExcerpt endingSoon, Map<String, Long> reopened,
		List<ExceptionGaps> acceptedGaps, DecisionList decisions, List<Revocation> revocations, PeopleFacts people) {

}
