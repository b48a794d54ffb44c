package dev.swraudit.history;

import java.time.Instant;
import java.util.List;

import dev.swraudit.history.reading.HolderList;
import dev.swraudit.history.reading.ListHolder;
import dev.swraudit.permission.GrantSource;
import org.junit.jupiter.api.Test;

import static dev.swraudit.history.HistoryFixture.day;
import static dev.swraudit.history.HistoryFixture.holder;
import static dev.swraudit.history.HistoryFixture.list;
import static dev.swraudit.history.HistoryFixture.listOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ObjectHistoryTests {

	private static final HolderList NOBODY = list();

	private static final HolderList ANN = list(holder("ann", 7));

	@Test
	void grantOfEveryAuditIsStillHeldAndHasNoDayWithoutIt() {
		GrantRow row = HistoryFixture.ofDays(3).read(0, ANN).read(1, ANN).read(2, ANN).onlyRow();
		assertThat(row).isEqualTo(new GrantRow(HistoryFixture.APP, "ann", "name of ann", 7, GrantSource.REPOSITORY,
				null, null, day(1), day(3), null, GrantEnd.STILL_HELD, 3, 0, null, null));
	}

	@Test
	void grantThatCameAndWentIsBetweenTheReadingsWithoutIt() {
		GrantRow row = HistoryFixture.ofDays(4).read(0, NOBODY).read(1, ANN).read(2, ANN).read(3, NOBODY).onlyRow();
		assertThat(row.lastAbsent()).isEqualTo(day(1));
		assertThat(row.firstSeen()).isEqualTo(day(2));
		assertThat(row.lastSeen()).isEqualTo(day(3));
		assertThat(row.firstAbsent()).isEqualTo(day(4));
		assertThat(row.end()).isEqualTo(GrantEnd.REVOKED);
	}

	@Test
	void auditThatDidNotReadTheObjectEndsNothingAndIsCounted() {
		GrantRow row = HistoryFixture.ofDays(5).read(0, ANN).read(2, ANN).read(4, NOBODY).onlyRow();
		assertThat(row.auditsWithGrant()).isEqualTo(2);
		assertThat(row.auditsNotRead()).isEqualTo(2);
		assertThat(row.lastSeen()).isEqualTo(day(3));
		assertThat(row.firstAbsent()).isEqualTo(day(5));
	}

	@Test
	void grantThatTheLastAuditDidNotReadIsNotRead() {
		GrantRow row = HistoryFixture.ofDays(3).read(0, ANN).onlyRow();
		assertThat(row.end()).isEqualTo(GrantEnd.NOT_READ);
		assertThat(row.firstAbsent()).isNull();
		assertThat(row.auditsNotRead()).isEqualTo(2);
	}

	@Test
	void changedLevelEndsOneRowAndBeginsAnother() {
		List<GrantRow> rows = HistoryFixture.ofDays(3)
			.read(0, list(holder("ann", 1)))
			.read(1, list(holder("ann", 7)))
			.read(2, list(holder("ann", 7)))
			.rows();
		assertThat(rows)
			.extracting(GrantRow::auth, GrantRow::lastAbsent, GrantRow::firstSeen, GrantRow::firstAbsent, GrantRow::end,
					GrantRow::previousAuth, GrantRow::nextAuth)
			.containsExactly(tuple(1L, null, day(1), day(2), GrantEnd.CHANGED, null, 7L),
					tuple(7L, day(1), day(2), null, GrantEnd.STILL_HELD, 1L, null));
	}

	@Test
	void repositoryThatIsGoneEndsTheGrantsOfAllSources() {
		List<GrantRow> rows = HistoryFixture.ofDays(2).read(0, ANN).shared(0, true, "account:other").gone(1).rows();
		assertThat(rows).extracting(GrantRow::userId, GrantRow::firstAbsent, GrantRow::end)
			.containsExactly(tuple("account:other", day(2), GrantEnd.OBJECT_GONE),
					tuple("ann", day(2), GrantEnd.OBJECT_GONE));
	}

	@Test
	void grantAfterTheObjectWasGoneIsAbsentUntilThen() {
		List<GrantRow> rows = HistoryFixture.ofDays(3).read(0, ANN).gone(1).read(2, ANN).rows();
		assertThat(rows).extracting(GrantRow::lastAbsent, GrantRow::firstSeen)
			.containsExactly(tuple(null, day(1)), tuple(day(2), day(3)));
	}

	@Test
	void recreatedRepositoryEndsAllRowsAndBeginsNewOnes() {
		List<GrantRow> rows = HistoryFixture.ofDays(3)
			.read(0, listOf("1", holder("ann", 7)))
			.shared(0, true, "account:other")
			.read(1, listOf("1", holder("ann", 7)))
			.shared(1, true, "account:other")
			.read(2, listOf("2", holder("ann", 3)))
			.shared(2, true, "account:other")
			.rows();
		assertThat(rows)
			.extracting(GrantRow::userId, GrantRow::auth, GrantRow::lastAbsent, GrantRow::firstSeen,
					GrantRow::firstAbsent, GrantRow::end, GrantRow::previousAuth, GrantRow::nextAuth)
			.containsExactly(tuple("account:other", 1L, null, day(1), day(3), GrantEnd.OBJECT_GONE, null, null),
					tuple("account:other", 1L, day(2), day(3), null, GrantEnd.STILL_HELD, null, null),
					tuple("ann", 7L, null, day(1), day(3), GrantEnd.OBJECT_GONE, null, null),
					tuple("ann", 3L, day(2), day(3), null, GrantEnd.STILL_HELD, null, null));
	}

	@Test
	void idThatIsMissingInBetweenMakesNoOtherRepository() {
		GrantRow row = HistoryFixture.ofDays(3)
			.read(0, listOf("1", holder("ann", 7)))
			.read(1, ANN)
			.read(2, listOf("1", holder("ann", 7)))
			.onlyRow();
		assertThat(row.end()).isEqualTo(GrantEnd.STILL_HELD);
	}

	@Test
	void recreatedRepositoryIsComparedWithTheLastIdThatIsNotEmpty() {
		List<GrantRow> rows = HistoryFixture.ofDays(3)
			.read(0, listOf("1", holder("ann", 7)))
			.read(1, ANN)
			.read(2, listOf("2", holder("ann", 7)))
			.rows();
		assertThat(rows).extracting(GrantRow::firstSeen, GrantRow::lastSeen, GrantRow::lastAbsent)
			.containsExactly(tuple(day(1), day(2), null), tuple(day(3), day(3), day(2)));
	}

	@Test
	void recreatedRepositoryEndsSharesThatTheSameAuditDidNotRead() {
		List<GrantRow> rows = HistoryFixture.ofDays(3)
			.read(0, listOf("1"))
			.shared(0, true, "account:other")
			.read(1, listOf("2"))
			.read(2, listOf("2"))
			.shared(2, true, "account:other")
			.rows();
		assertThat(rows).extracting(GrantRow::firstSeen, GrantRow::firstAbsent, GrantRow::end, GrantRow::lastAbsent)
			.containsExactly(tuple(day(1), day(2), GrantEnd.OBJECT_GONE, null),
					tuple(day(3), null, GrantEnd.STILL_HELD, day(1)));
	}

	@Test
	void backdatedReadingIsNotUsed() {
		GrantRow row = HistoryFixture.ofDays(3)
			.read(0, ANN)
			.read(1, NOBODY, Instant.parse("2026-01-05T00:00:00Z"))
			.read(2, ANN)
			.onlyRow();
		assertThat(row.end()).isEqualTo(GrantEnd.STILL_HELD);
		assertThat(row.auditsWithGrant()).isEqualTo(2);
		assertThat(row.auditsNotRead()).isEqualTo(1);
	}

	@Test
	void lateReadingIsUsedIfNoLaterAuditReadTheObjectBefore() {
		GrantRow row = HistoryFixture.ofDays(3)
			.read(0, ANN)
			.read(1, NOBODY, Instant.parse("2026-01-05T00:00:00Z"))
			.onlyRow();
		assertThat(row.end()).isEqualTo(GrantEnd.REVOKED);
		assertThat(row.firstAbsent()).isEqualTo(day(2));
	}

	@Test
	void readingsOfOneSecondAreInTheOrderOfTheAudits() {
		Instant same = Instant.parse("2026-01-05T00:00:00Z");
		GrantRow row = HistoryFixture.ofDays(2).read(0, ANN, same).read(1, NOBODY, same).onlyRow();
		assertThat(row.end()).isEqualTo(GrantEnd.REVOKED);
	}

	@Test
	void revisionsOfOneDateAreReadingsOfTheirOwn() {
		GrantRow row = HistoryFixture.ofDates(day(1), day(1), day(1))
			.read(0, NOBODY)
			.read(1, ANN, Instant.parse("2026-01-09T00:00:00Z"))
			.read(2, NOBODY)
			.onlyRow();
		assertThat(row.lastAbsent()).isEqualTo(day(1));
		assertThat(row.firstSeen()).isEqualTo(day(1));
		assertThat(row.firstAbsent()).isEqualTo(day(1));
	}

	@Test
	void shareListThatWasReadInPartShowsSharesAndEndsNone() {
		List<GrantRow> rows = HistoryFixture.ofDays(4)
			.shared(0, true, "account:a")
			.shared(1, false, "account:b")
			.shared(2, false, "account:a", "account:b")
			.shared(3, true, "account:b")
			.rows();
		assertThat(rows)
			.extracting(GrantRow::userId, GrantRow::lastAbsent, GrantRow::firstSeen, GrantRow::lastSeen,
					GrantRow::firstAbsent, GrantRow::end, GrantRow::auditsWithGrant, GrantRow::auditsNotRead)
			.containsExactly(tuple("account:a", null, day(1), day(3), day(4), GrantEnd.REVOKED, 2, 1),
					tuple("account:b", day(1), day(2), day(4), null, GrantEnd.STILL_HELD, 3, 0));
	}

	@Test
	void creatorAndNameAreThoseOfTheLastReadingWithTheGrant() {
		GrantRow row = HistoryFixture.ofDays(3)
			.readCreated(0, ANN, 0)
			.readCreated(1, new HolderList("", List.of(renamed())), "ann".hashCode())
			.readCreated(2, NOBODY, 0)
			.onlyRow();
		assertThat(row.creator()).isTrue();
		assertThat(row.userName()).isEqualTo("Ann");
	}

	private static ListHolder renamed() {
		return new ListHolder("ann".hashCode(), "ann", "Ann", 7);
	}

	@Test
	void rowsAreInTheOrderOfUserSourceAndTime() {
		List<GrantRow> rows = HistoryFixture.ofDays(3)
			.read(0, list(holder("bob", 1), holder("ann", 1), holder("x", 1)))
			.shared(0, true, "x")
			.read(1, list(holder("bob", 1)))
			.read(2, list(holder("ann", 1)))
			.rows();
		assertThat(rows).extracting(GrantRow::userId, GrantRow::source, GrantRow::firstSeen)
			.containsExactly(tuple("ann", GrantSource.REPOSITORY, day(1)), tuple("ann", GrantSource.REPOSITORY, day(3)),
					tuple("bob", GrantSource.REPOSITORY, day(1)), tuple("x", GrantSource.REPOSITORY, day(1)),
					tuple("x", GrantSource.SHARE, day(1)));
	}

}
