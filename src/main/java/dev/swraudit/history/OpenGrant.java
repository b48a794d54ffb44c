package dev.swraudit.history;

import java.time.LocalDate;
import java.util.List;

import dev.swraudit.history.reading.AuditInHistory;
import dev.swraudit.history.reading.ListHolder;
import dev.swraudit.history.reading.Reading;
import dev.swraudit.permission.GrantSource;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Permission that the readings so far do not end.
 */
final class OpenGrant {

	private final Reading first;

	private final @Nullable LocalDate lastAbsent;

	private final @Nullable Long previousAuth;

	private Reading last;

	private ListHolder holder;

	private int readings;

	/**
	 * Creates a permission from its first reading.
	 * @param lastAbsent date of the reading before; null if there is none
	 * @param previousAuth the level in the reading before; null if the user did not hold
	 * any, or if the object was another one
	 */
	OpenGrant(Reading first, ListHolder holder, @Nullable LocalDate lastAbsent, @Nullable Long previousAuth) {
		this.first = first;
		this.last = first;
		this.holder = holder;
		this.lastAbsent = lastAbsent;
		this.previousAuth = previousAuth;
		this.readings = 1;
	}

	ListHolder holder() {
		return this.holder;
	}

	/** Returns the position of the last audit that read the permission. */
	int lastAudit() {
		return this.last.audit();
	}

	/** Adds a reading of the same permission. */
	void add(Reading reading, ListHolder holder) {
		this.last = reading;
		this.holder = holder;
		this.readings++;
	}

	/**
	 * Returns the row of the permission.
	 * @param firstAbsent position of the audit that ends it; null if none does
	 * @param nextAuth the level from then on; null if it did not change
	 */
	GrantRow row(RepositoryName object, GrantSource source, List<AuditInHistory> audits, @Nullable Integer firstAbsent,
			GrantEnd end, @Nullable Long nextAuth) {
		int after = (firstAbsent != null) ? firstAbsent : audits.size();
		int notRead = after - this.first.audit() - this.readings;
		return new GrantRow(object, this.holder.userId(), this.holder.userName(), this.holder.auth(), source,
				source.isAccessList() ? this.last.isCreator(this.holder) : null, this.lastAbsent,
				audits.get(this.first.audit()).date(), audits.get(this.last.audit()).date(),
				(firstAbsent != null) ? audits.get(firstAbsent).date() : null, end, this.readings, notRead,
				this.previousAuth, nextAuth);
	}

}
