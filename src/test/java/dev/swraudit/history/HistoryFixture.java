package dev.swraudit.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.swraudit.history.reading.AuditInHistory;
import dev.swraudit.history.reading.HolderList;
import dev.swraudit.history.reading.ListHolder;
import dev.swraudit.history.reading.ObjectReadings;
import dev.swraudit.history.reading.Reading;
import dev.swraudit.history.reading.ReadingTime;
import dev.swraudit.permission.GrantSource;
import dev.swraudit.target.RepositoryName;

/**
 * Readings of one repository in audits of consecutive days from 2026-01-01, each made on
 * its day unless a test says otherwise.
 */
final class HistoryFixture {

	static final RepositoryName APP = new RepositoryName("team", "app");

	private final List<AuditInHistory> audits = new ArrayList<>();

	private final ObjectReadings readings = new ObjectReadings(1, APP);

	/** Creates audits of so many days. */
	static HistoryFixture ofDays(int days) {
		return ofDates(IntStream.rangeClosed(1, days).mapToObj(HistoryFixture::day).toArray(LocalDate[]::new));
	}

	/** Creates audits of these dates; those of one date are its revisions. */
	static HistoryFixture ofDates(LocalDate... dates) {
		HistoryFixture fixture = new HistoryFixture();
		for (LocalDate date : dates) {
			int revision = 1 + (int) fixture.audits.stream().filter((audit) -> audit.date().equals(date)).count();
			fixture.audits.add(new AuditInHistory(fixture.audits.size() + 1, date, revision, false, "auditor",
					date.atStartOfDay().toInstant(ZoneOffset.UTC), null, null));
		}
		return fixture;
	}

	/** Returns a day of the month. */
	static LocalDate day(int day) {
		return LocalDate.of(2026, 1, day);
	}

	static ListHolder holder(String userId, long auth) {
		return new ListHolder(userId.hashCode(), userId, "name of " + userId, auth);
	}

	static HolderList list(ListHolder... holders) {
		return listOf("", holders);
	}

	/** Returns a list with an id in the response. */
	static HolderList listOf(String answerId, ListHolder... holders) {
		return new HolderList(answerId, List.of(holders));
	}

	List<AuditInHistory> audits() {
		return this.audits;
	}

	/** Adds the reading of an access list. */
	HistoryFixture read(int audit, HolderList list) {
		return read(audit, list, onItsDay(audit));
	}

	/** Adds the reading of an access list at a time. */
	HistoryFixture read(int audit, HolderList list, Instant time) {
		this.readings.add(GrantSource.REPOSITORY, Reading.ofList(audit, time(audit, time), list, null));
		return this;
	}

	/** Adds the reading of an access list with a creator; 0 if no holder is. */
	HistoryFixture readCreated(int audit, HolderList list, int creator) {
		this.readings.add(GrantSource.REPOSITORY, Reading.ofList(audit, time(audit, onItsDay(audit)), list, creator));
		return this;
	}

	/** Adds the reading of accounts that the repository is shared with. */
	HistoryFixture shared(int audit, boolean whole, String... accounts) {
		HolderList list = list(Stream.of(accounts).map((account) -> holder(account, 1)).toArray(ListHolder[]::new));
		ReadingTime time = time(audit, onItsDay(audit));
		this.readings.add(GrantSource.SHARE,
				whole ? Reading.ofList(audit, time, list, null) : Reading.ofPart(audit, time, list));
		return this;
	}

	/** Adds a response that the repository does not exist. */
	HistoryFixture gone(int audit) {
		for (GrantSource source : List.of(GrantSource.REPOSITORY, GrantSource.SHARE)) {
			this.readings.add(source, Reading.ofGone(audit, time(audit, onItsDay(audit))));
		}
		return this;
	}

	private Instant onItsDay(int audit) {
		return this.audits.get(audit).startedAt().plusSeconds(60);
	}

	private ReadingTime time(int audit, Instant time) {
		return new ReadingTime(time.getEpochSecond(), this.audits.get(audit).id());
	}

	List<GrantRow> rows() {
		return ObjectHistory.of(this.readings, this.audits);
	}

	GrantRow onlyRow() {
		List<GrantRow> rows = rows();
		if (rows.size() != 1) {
			throw new AssertionError(rows);
		}
		return rows.get(0);
	}

}
