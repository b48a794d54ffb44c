package dev.swraudit.report.html;

import java.util.List;

import dev.swraudit.report.data.ExceptionList;
import dev.swraudit.report.data.NamespaceCount;
import dev.swraudit.report.data.PastAudit;
import dev.swraudit.report.finding.Highlights;

/**
 * What the page for people tells of an audit beside its numbers.
 *
 * @param highlights the records to look at
 * @param namespaces where the flagged and the undetermined repositories are
 * @param trend the latest audits of the scope, this one last
 * @param exceptions what was accepted
 */
public record PageData(Highlights highlights, List<NamespaceCount> namespaces, List<PastAudit> trend,
		ExceptionList exceptions) {

}
