package dev.swraudit.history;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.swraudit.history.reading.AuditInHistory;
import dev.swraudit.history.reading.AuditReadings;
import dev.swraudit.history.reading.ObjectOrder;
import dev.swraudit.history.reading.PublishedAudits;
import dev.swraudit.history.reading.ReadingStream;
import dev.swraudit.history.reading.UserObjects;
import dev.swraudit.organization.PullGrants;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * History of the permissions of a scope.
 */
public final class GrantHistory {

	private final JdbcTemplate jdbc;

	private final String scope;

	public GrantHistory(JdbcTemplate jdbc, String scope) {
		this.jdbc = jdbc;
		this.scope = scope;
	}

	/**
	 * Calls back for every permission that was held on some day of a period, in the order
	 * of namespace, repository, user id, source, first day and audit.
	 * @param objects selects the objects
	 * @param userId id of the only user of interest; null for all
	 * @param beforeEachObject called before the readings of an object are compared; its
	 * exceptions are propagated
	 */
	public void forEach(Period period, Predicate<RepositoryName> objects, @Nullable String userId,
			Runnable beforeEachObject, Consumer<GrantRow> rows) {
		List<AuditInHistory> audits = PublishedAudits.upTo(this.jdbc, this.scope, period.to());
		List<AuditReadings> readings = AuditReadings.of(this.jdbc, audits,
				userId == null || PullGrants.isPuller(userId));
		ObjectOrder order = new ObjectOrder(this.jdbc, this.scope, objects);
		if (userId != null) {
			order.retain(UserObjects.of(this.jdbc, this.scope, userId, readings));
		}
		ReadingStream stream = new ReadingStream(this.jdbc, audits, readings, order);
		while (stream.hasNext()) {
			beforeEachObject.run();
			ObjectHistory.of(stream.next(), audits)
				.stream()
				.filter((row) -> period.overlaps(row.firstSeen(), row.firstAbsent())
						&& (userId == null || row.userId().equals(userId)))
				.forEach(rows);
		}
	}

}
