package dev.swraudit.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.swraudit.decision.Decision;
import dev.swraudit.finding.FindingKey;
import dev.swraudit.finding.Fingerprint;
import dev.swraudit.history.reading.AuditInHistory;
import dev.swraudit.history.reading.ObjectOrder;
import dev.swraudit.history.reading.PublishedAudits;
import dev.swraudit.history.reading.RowMerge;
import dev.swraudit.history.reading.UserObjects;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * History of the findings of a scope.
 */
public final class FindingHistory {

	/** Number of rows of all audits that are read ahead. */
	private static final int READ_AHEAD = 100_000;

	private static final int SMALLEST_PAGE = 100;

	private static final int LARGEST_PAGE = 2000;

	/** Number of appearances whose cells are read together. */
	private static final int BATCH = 1000;

	private final JdbcTemplate jdbc;

	private final String scope;

	public FindingHistory(JdbcTemplate jdbc, String scope) {
		this.jdbc = jdbc;
		this.scope = scope;
	}

	/**
	 * Calls back for every appearance of a finding that was not closed on some day of a
	 * period, in the order of namespace, repository, rule, user id and first day.
	 * @param objects selects the objects; findings on users have the empty name
	 * @param userId id of the only user of interest; null for all
	 * @param beforeEach called before the findings of an object are compared; its
	 * exceptions are propagated
	 */
	public void forEach(Period period, Predicate<RepositoryName> objects, @Nullable String userId, Runnable beforeEach,
			Consumer<FindingAppearance> rows) {
		List<AuditInHistory> audits = PublishedAudits.upTo(this.jdbc, this.scope, period.to());
		ObjectOrder order = new ObjectOrder(this.jdbc, this.scope, objects);
		RowMerge<FindingRow> findings = findings(audits, order, userId);
		UsedFindings used = new UsedFindings(this.jdbc, audits, order);
		int opening = (int) audits.stream().filter((audit) -> audit.date().isBefore(period.from())).count();
		List<Appearance> batch = new ArrayList<>();
		while (findings.hasNext()) {
			beforeEach.run();
			appearances(used.of(findings.next()), opening)
				.filter((appearance) -> period.overlaps(appearance.first().firstSeen(), appearance.closedOn(audits)))
				.forEach(batch::add);
			if (batch.size() >= BATCH) {
				write(batch, audits, order, rows);
			}
		}
		write(batch, audits, order, rows);
	}

	private RowMerge<FindingRow> findings(List<AuditInHistory> audits, ObjectOrder order, @Nullable String userId) {
		FindingRows rows = new FindingRows(this.jdbc,
				(userId != null) ? UserObjects.accounts(this.jdbc, this.scope, userId) : null);
		int pageSize = Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, READ_AHEAD / Math.max(1, audits.size())));
		return new RowMerge<>(IntStream.range(0, audits.size())
			.mapToObj((position) -> rows.of(audits.get(position), position, pageSize))
			.toList(), (row) -> order.rank(row.repository()));
	}

	/** Returns the appearances of the findings on one object, in their order. */
	private static Stream<Appearance> appearances(List<FindingRow> rows, int opening) {
		Map<FindingKey, List<FindingRow>> findings = new TreeMap<>();
		rows.forEach((row) -> findings.computeIfAbsent(row.key(), (none) -> new ArrayList<>()).add(row));
		return findings.values().stream().flatMap((finding) -> Appearance.of(finding, opening).stream());
	}

	private void write(List<Appearance> batch, List<AuditInHistory> audits, ObjectOrder order,
			Consumer<FindingAppearance> rows) {
		Map<Integer, RepositoryName> names = order
			.names(batch.stream().map((appearance) -> appearance.first().repository()).distinct().toList());
		FindingCells cells = new FindingCells(this.jdbc, batch);
		batch.forEach((appearance) -> rows.accept(
				row(appearance, audits, Objects.requireNonNull(names.get(appearance.first().repository())), cells)));
		batch.clear();
	}

	private FindingAppearance row(Appearance appearance, List<AuditInHistory> audits, RepositoryName object,
			FindingCells cells) {
		FindingRow last = appearance.last();
		LocalDate closedOn = appearance.closedOn(audits);
		Decision decision = cells.decision(last);
		return new FindingAppearance(Fingerprint.of(this.scope, last.rule(), object, last.userId()), last.rule(),
				last.certainty(), object, last.userId(), last.userName(), cells.person(last), last.auth(),
				appearance.inOpening(), appearance.first().lastAbsent(), appearance.first().firstSeen(),
				last.lastVerified(), closedOn, last.resolution(), cells.exception(appearance.exceptionId()), decision,
				appearance.result(decision, closedOn));
	}

}
