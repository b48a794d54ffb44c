package dev.swraudit.report.console;

import java.util.List;
import java.util.stream.Stream;

import dev.swraudit.report.change.Changes;
import dev.swraudit.report.change.ChangesReader;
import dev.swraudit.report.change.Gaps;
import dev.swraudit.report.change.GapsReader;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.overview.OverviewReader;
import dev.swraudit.report.publish.Published;
import dev.swraudit.report.review.DecisionList;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Summary of an audit for the console, a cron mail and a chat. It has at most
 * {@value #LINES} lines, and what changed since the baseline comes first. Only the rows
 * of decisions files that a person must correct come before it.
 */
public final class ConsoleSummary {

	static final int LINES = 40;

	/** Maximum number of lines after the first one for a chat. */
	private static final int CHAT_LINES = 14;

	private static final int USERS = 12;

	private static final int OBJECTS = 2;

	/** Number of objects of each kind that were not read and are named. */
	public static final int NAMED_GAPS = GapBlocks.NAMED;

	private final JdbcClient jdbc;

	private final ChangesReader changes;

	private final GapsReader gaps;

	private final OverviewReader overview;

	private final DecisionBlocks decisions;

	private final ExceptionBlock exceptions;

	private final PeopleBlocks people;

	public ConsoleSummary(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.changes = new ChangesReader(jdbc);
		this.gaps = new GapsReader(jdbc);
		this.overview = new OverviewReader(jdbc);
		this.decisions = new DecisionBlocks(jdbc);
		this.exceptions = new ExceptionBlock(jdbc);
		this.people = new PeopleBlocks(jdbc);
	}

	/**
	 * Returns the text with lines that end in LF. The first one says which audit it is,
	 * the movement of the findings, and whether the audit is complete. Control characters
	 * are escaped.
	 * @param statistics the audit
	 * @param published the publication
	 */
	public String of(AuditStatistics statistics, Published published) {
		Gaps unread = this.gaps.read(statistics, GapBlocks.NAMED);
		List<String> files = FooterBlocks.files(published, statistics.run().exitCode());
		SummaryLines lines = new SummaryLines(LINES - files.size());
		lines.addFirst(FirstLine.of(statistics, unread));
		DecisionList rows = this.decisions.read(statistics);
		lines.add(DecisionBlocks.bad(rows), 4);
		addFindings(statistics, lines);
		lines.add(this.exceptions.read(statistics), 3);
		lines.add(DecisionBlocks.review(statistics, rows), 3);
		GapBlocks gapBlocks = new GapBlocks(unread, SummaryNames.CONSOLE);
		lines.add(gapBlocks.notRead(statistics), 4);
		lines.add(gapBlocks.gone(isFromListing(statistics)), 2);
		lines.add(AccountBlocks.sources(statistics.account()), 3);
		lines.add(AccountBlocks.population(statistics.account()), 2);
		lines.add(this.people.read(statistics), 3);
		lines.add(FooterBlocks.run(statistics), 2);
		SummaryText text = new SummaryText();
		lines.lines().forEach(text::line);
		files.forEach(text::line);
		return text.toString();
	}

	private void addFindings(AuditStatistics statistics, SummaryLines lines) {
		if (statistics.run().comparedWith() == null) {
			FirstAuditBlocks.of(statistics, this.overview.read(statistics), SummaryNames.CONSOLE)
				.forEach((block) -> lines.add(block, 9));
			return;
		}
		ChangeBlocks changed = new ChangeBlocks(statistics, this.changes.read(statistics, USERS, OBJECTS),
				SummaryNames.CONSOLE);
		lines.addLong(changed.appeared());
		lines.add(changed.reopened(), 4);
		lines.add(changed.resolved(), 2);
		lines.add(Block.of("OPEN", List.of(CountTexts.open(statistics), CountTexts.flagged(statistics))), 3);
	}

	private boolean isFromListing(AuditStatistics statistics) {
		return this.jdbc.sql("select from_listing from audit where id = :audit")
			.param("audit", statistics.id())
			.query(Boolean.class)
			.single();
	}

	/**
	 * Returns the first lines for a chat: the first line, what is new and reopened, and
	 * what was not read. A first audit has totals, users and organizations instead of the
	 * changes.
	 * @param unread what was not read, with at least {@value #NAMED_GAPS} objects of each
	 * kind if there are so many
	 */
	public List<String> chatLines(AuditStatistics statistics, Gaps unread) {
		SummaryLines lines = new SummaryLines(CHAT_LINES);
		if (statistics.run().comparedWith() != null) {
			Changes found = this.changes.read(statistics, USERS, OBJECTS);
			ChangeBlocks changed = new ChangeBlocks(statistics, found, SummaryNames.CHAT);
			lines.addLong(changed.appeared());
			lines.add(changed.reopened(), 4);
		}
		else {
			FirstAuditBlocks.of(statistics, this.overview.read(statistics), SummaryNames.CHAT)
				.forEach((block) -> lines.add(block, 4));
		}
		lines.add(new GapBlocks(unread, SummaryNames.CHAT).notRead(statistics), 5);
		return Stream.concat(Stream.of(FirstLine.of(statistics, unread)), lines.lines().stream()).toList();
	}

}
