package dev.swraudit.report.html;

import java.util.List;
import java.util.Map;

import dev.swraudit.report.data.ExceptionList;
import dev.swraudit.report.data.NamespaceCount;
import dev.swraudit.report.data.PastAudit;
import dev.swraudit.report.finding.ExceptionGaps;
import dev.swraudit.report.finding.Highlights;
import dev.swraudit.report.finding.OrganizationManagers;
import dev.swraudit.report.people.PeopleFacts;
import dev.swraudit.report.review.DecisionList;

/**
 * Data of the report page in addition to the statistics.
 *
 * @param highlights the most important records
 * @param organizationManagers managers of organizations, by organization
 * @param namespaces flagged and undetermined repositories by namespace
 * @param trend the latest audits of the scope, this one last
 * @param exceptions the accepted exceptions
 * @param gaps the accepted gaps in coverage
 * @param decisions the rows of decisions files that do not hold
 * @param people the facts of the people list
 */
public record PageData(Highlights highlights, Map<String, List<OrganizationManagers.Manager>> organizationManagers,
		List<NamespaceCount> namespaces, List<PastAudit> trend, ExceptionList exceptions, List<ExceptionGaps> gaps,
		DecisionList decisions, PeopleFacts people) {

}
