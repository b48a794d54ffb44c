package dev.swraudit.report.html;

import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DistributionReader;
import dev.swraudit.report.data.ExceptionsReader;
import dev.swraudit.report.finding.ExceptionGapsReader;
import dev.swraudit.report.finding.HighlightsReader;
import dev.swraudit.report.finding.OrganizationManagers;
import dev.swraudit.report.people.PeopleReader;
import dev.swraudit.report.review.DecisionsReader;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the data of the report page: the first {@value #ROWS} rows of every list.
 */
public final class PageReader {

	private static final int ROWS = 1000;

	private static final int AUDITS = 30;

	private final HighlightsReader highlights;

	private final OrganizationManagers managers;

	private final DistributionReader distribution;

	private final ExceptionsReader exceptions;

	private final ExceptionGapsReader gaps;

	private final DecisionsReader decisions;

	private final PeopleReader people;

	public PageReader(JdbcClient jdbc) {
		this.highlights = new HighlightsReader(jdbc);
		this.managers = new OrganizationManagers(jdbc);
		this.distribution = new DistributionReader(jdbc);
		this.exceptions = new ExceptionsReader(jdbc);
		this.gaps = new ExceptionGapsReader(jdbc);
		this.decisions = new DecisionsReader(jdbc);
		this.people = new PeopleReader(jdbc);
	}

	public PageData read(AuditStatistics statistics) {
		return read(statistics, ROWS);
	}

	PageData read(AuditStatistics statistics, int rows) {
		int auditId = statistics.id();
		return new PageData(this.highlights.read(statistics, rows), this.managers.read(auditId),
				this.distribution.namespaces(auditId), this.distribution.trend(auditId, AUDITS),
				this.exceptions.read(auditId, rows), this.gaps.read(statistics), this.decisions.read(auditId, rows),
				this.people.read(auditId, rows));
	}

}
