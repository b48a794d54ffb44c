package dev.swraudit.report.html;

import java.util.List;
import java.util.stream.Stream;

import dev.swraudit.report.change.ChangesReader;
import dev.swraudit.report.change.EndedExceptionsQuery;
import dev.swraudit.report.change.GapsReader;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.ExceptionsReader;
import dev.swraudit.report.data.TrendReader;
import dev.swraudit.report.finding.ExceptionGapsReader;
import dev.swraudit.report.finding.RecordReader;
import dev.swraudit.report.finding.ReportedRecord;
import dev.swraudit.report.finding.RevocationReader;
import dev.swraudit.report.finding.UnreadOrganizationReader;
import dev.swraudit.report.overview.FindingListReader;
import dev.swraudit.report.overview.OverviewReader;
import dev.swraudit.report.people.PeopleFacts;
import dev.swraudit.report.people.PeopleReader;
import dev.swraudit.report.review.DecisionsReader;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the data of the report page: the first {@value #ROWS} rows of most lists, and the
 * first {@value #FINDINGS} findings.
 */
public final class PageReader {

	private static final int ROWS = 1000;

	private static final int FINDINGS = 6000;

	private static final int OBJECTS = 6;

	private static final int AUDITS = 30;

	private final ChangesReader changes;

	private final GapsReader gaps;

	private final OverviewReader overview;

	private final FindingListReader findings;

	private final RecordReader records;

	private final UnreadOrganizationReader organizations;

	private final TrendReader trend;

	private final ExceptionsReader exceptions;

	private final EndedExceptionsQuery endedExceptions;

	private final ExceptionGapsReader acceptedGaps;

	private final DecisionsReader decisions;

	private final RevocationReader revocations;

	private final PeopleReader people;

	public PageReader(JdbcClient jdbc) {
		this.changes = new ChangesReader(jdbc);
		this.gaps = new GapsReader(jdbc);
		this.overview = new OverviewReader(jdbc);
		this.findings = new FindingListReader(jdbc);
		this.records = new RecordReader(jdbc);
		this.organizations = new UnreadOrganizationReader(jdbc);
		this.trend = new TrendReader(jdbc);
		this.exceptions = new ExceptionsReader(jdbc);
		this.endedExceptions = new EndedExceptionsQuery(jdbc);
		this.acceptedGaps = new ExceptionGapsReader(jdbc);
		this.decisions = new DecisionsReader(jdbc);
		this.revocations = new RevocationReader(jdbc);
		this.people = new PeopleReader(jdbc);
	}

	public PageData read(AuditStatistics statistics) {
		return read(statistics, ROWS);
	}

	PageData read(AuditStatistics statistics, int rows) {
		int auditId = statistics.id();
		PeopleFacts facts = this.people.read(auditId, rows);
		return new PageData(this.changes.read(statistics, rows, OBJECTS), this.gaps.read(statistics, rows),
				this.overview.read(statistics),
				this.findings.read(statistics, facts.withoutOwner().creatorGone(), FINDINGS),
				this.records.undetermined(statistics, rows), notAudited(statistics, rows),
				this.trend.trend(auditId, AUDITS), this.exceptions.read(auditId, rows),
				this.exceptions.endingSoon(auditId, rows), this.endedExceptions.read(statistics),
				this.acceptedGaps.read(statistics), this.decisions.read(auditId, rows),
				this.revocations.read(statistics, rows), facts);
	}

	private List<ReportedRecord> notAudited(AuditStatistics statistics, int rows) {
		return Stream
			.concat(this.records.notAudited(statistics, rows).stream(),
					this.organizations.read(statistics, rows).stream())
			.toList();
	}

}
