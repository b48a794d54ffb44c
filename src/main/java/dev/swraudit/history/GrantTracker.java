package dev.swraudit.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.swraudit.history.reading.AuditInHistory;
import dev.swraudit.history.reading.HolderList;
import dev.swraudit.history.reading.ListHolder;
import dev.swraudit.history.reading.Reading;
import dev.swraudit.history.reading.Reading.Kind;
import dev.swraudit.permission.GrantSource;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Tracker of the permissions of one source on one object from reading to reading.
 */
final class GrantTracker {

	private final RepositoryName object;

	private final GrantSource source;

	private final List<AuditInHistory> audits;

	private final Map<String, OpenGrant> open = new LinkedHashMap<>();

	private final List<GrantRow> rows = new ArrayList<>();

	/** List of the last reading, if all its holders have an open permission. */
	private @Nullable HolderList lastList;

	/** Date of the last reading that covered all users. */
	private @Nullable LocalDate lastReading;

	/** Dates of the later readings that covered single users only. */
	private final Map<String, LocalDate> lastPart = new HashMap<>();

	GrantTracker(RepositoryName object, GrantSource source, List<AuditInHistory> audits) {
		this.object = object;
		this.source = source;
		this.audits = audits;
	}

	/** Adds the next reading. */
	void add(Reading reading) {
		switch (reading.kind()) {
			case GONE -> endAll(reading.audit());
			case PART -> reading.list().holders().forEach((holder) -> addHolder(reading, holder));
			case LIST -> addList(reading);
		}
		remember(reading);
	}

	private void remember(Reading reading) {
		LocalDate date = this.audits.get(reading.audit()).date();
		this.lastList = (reading.kind() == Kind.LIST) ? reading.list() : null;
		if (reading.kind() == Kind.PART) {
			reading.list().holders().forEach((holder) -> this.lastPart.put(holder.userId(), date));
		}
		else {
			this.lastReading = date;
			this.lastPart.clear();
		}
	}

	private void addList(Reading reading) {
		if (reading.list().equals(this.lastList)) {
			this.open.values().forEach((grant) -> grant.add(reading, grant.holder()));
			return;
		}
		Set<String> absent = new HashSet<>(this.open.keySet());
		for (ListHolder holder : reading.list().holders()) {
			absent.remove(holder.userId());
			addHolder(reading, holder);
		}
		absent.forEach((userId) -> end(userId, reading.audit(), GrantEnd.REVOKED, null));
	}

	private void addHolder(Reading reading, ListHolder holder) {
		OpenGrant grant = this.open.get(holder.userId());
		if (grant != null && grant.holder().auth() == holder.auth()) {
			grant.add(reading, holder);
			return;
		}
		Long previous = null;
		if (grant != null) {
			previous = grant.holder().auth();
			end(holder.userId(), reading.audit(), GrantEnd.CHANGED, holder.auth());
		}
		this.open.put(holder.userId(), new OpenGrant(reading, holder,
				this.lastPart.getOrDefault(holder.userId(), this.lastReading), previous));
	}

	/**
	 * Ends all permissions, because the object is gone or another one has its name.
	 * @param audit the position of the audit that shows it
	 */
	void endAll(int audit) {
		List.copyOf(this.open.keySet()).forEach((userId) -> end(userId, audit, GrantEnd.OBJECT_GONE, null));
		this.lastList = null;
	}

	private void end(String userId, @Nullable Integer firstAbsent, GrantEnd end, @Nullable Long nextAuth) {
		OpenGrant grant = this.open.remove(userId);
		if (grant != null) {
			this.rows.add(grant.row(this.object, this.source, this.audits, firstAbsent, end, nextAuth));
		}
	}

	/** Returns the rows of all permissions; those of one user in the order of time. */
	List<GrantRow> complete() {
		int last = this.audits.size() - 1;
		List.copyOf(this.open.entrySet())
			.forEach((grant) -> end(grant.getKey(), null,
					(grant.getValue().lastAudit() == last) ? GrantEnd.STILL_HELD : GrantEnd.NOT_READ, null));
		return this.rows;
	}

}
