package dev.swraudit.history.reading;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.swraudit.ledger.Outcome;
import dev.swraudit.organization.PullGrants;
import dev.swraudit.organization.PullGrants.Shares;
import dev.swraudit.permission.GrantSource;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Readings of the objects of one audit, made of stored outcomes, lists and the listing. A
 * reading that the audit leaves in doubt is no reading.
 */
public final class AuditReadings {

	private final AuditInHistory audit;

	private final int position;

	private final @Nullable PullGrants pulls;

	/**
	 * Prepares the readings of an audit.
	 * @param position the position of the audit in the history
	 * @param withPulls whether public repositories and shares are of interest
	 */
	public AuditReadings(JdbcTemplate jdbc, AuditInHistory audit, int position, boolean withPulls) {
		this.audit = audit;
		this.position = position;
		this.pulls = withPulls ? PullGrants.read(jdbc, audit.id()) : null;
	}

	/** Prepares the readings of all audits of a history. */
	public static List<AuditReadings> of(JdbcTemplate jdbc, List<AuditInHistory> audits, boolean withPulls) {
		return IntStream.range(0, audits.size())
			.mapToObj((position) -> new AuditReadings(jdbc, audits.get(position), position, withPulls))
			.toList();
	}

	/** Returns the public repositories, if they are of interest. */
	BitSet publicRepositories() {
		return (this.pulls != null) ? this.pulls.publicRepositories() : new BitSet();
	}

	/** Returns the ids of the lists that the readings of an object need. */
	public List<Integer> lists(ObjectRow row) {
		Integer shares = shareList(row);
		if (row.accessListId() == null) {
			return (shares != null) ? List.of(shares) : List.of();
		}
		return (shares != null) ? List.of(row.accessListId(), shares) : List.of(row.accessListId());
	}

	private @Nullable Integer shareList(ObjectRow row) {
		return (this.pulls != null && !row.organization())
				? this.pulls.shares(row.repository()).map(Shares::accessListId).orElse(null) : null;
	}

	/**
	 * Returns the readings of an object by source.
	 * @param lists contains the lists
	 */
	public Map<GrantSource, Reading> of(ObjectRow row, Map<Integer, HolderList> lists) {
		Map<GrantSource, Reading> readings = new HashMap<>();
		Reading own = own(row, lists);
		put(readings, row.organization() ? GrantSource.ORGANIZATION : GrantSource.REPOSITORY, own);
		if (this.pulls != null && !row.organization()) {
			boolean gone = row.outcome() == Outcome.NOT_FOUND;
			put(readings, GrantSource.PUBLIC, gone ? own : everybody(row, this.pulls));
			put(readings, GrantSource.SHARE, gone ? own : shares(row, this.pulls, lists));
		}
		return readings;
	}

	private void put(Map<GrantSource, Reading> readings, GrantSource source, @Nullable Reading reading) {
		if (reading != null && reading.isTrusted(this.audit)) {
			readings.put(source, reading);
		}
	}

	private @Nullable Reading own(ObjectRow row, Map<Integer, HolderList> lists) {
		ReadingTime time = new ReadingTime(row.readAt(), this.audit.id());
		return switch (row.outcome()) {
			case NOT_FOUND -> Reading.ofGone(this.position, time);
			case AUDITED -> Reading.ofList(this.position, time, list(row.accessListId(), lists), row.creator());
			case FORBIDDEN, FAILED, INVALID, DUPLICATE -> null;
		};
	}

	private @Nullable Reading everybody(ObjectRow row, PullGrants pulls) {
		return pulls.isRead(GrantSource.PUBLIC, row.repository()) ? Reading.ofList(this.position, listedAt(),
				pulls.isPublic(row.repository()) ? HolderList.EVERYBODY : HolderList.NOBODY, null) : null;
	}

	private @Nullable Reading shares(ObjectRow row, PullGrants pulls, Map<Integer, HolderList> lists) {
		Shares shares = pulls.shares(row.repository()).orElse(null);
		ReadingTime time = (shares != null && shares.readAt() != null)
				? new ReadingTime(shares.readAt().toEpochSecond(), this.audit.id()) : listedAt();
		HolderList list = (shares != null) ? list(shares.accessListId(), lists) : HolderList.NOBODY;
		if (pulls.isRead(GrantSource.SHARE, row.repository())) {
			return Reading.ofList(this.position, time, list, null);
		}
		return list.holders().isEmpty() ? null : Reading.ofPart(this.position, time, list);
	}

	private ReadingTime listedAt() {
		return new ReadingTime(
				Objects.requireNonNullElse(this.audit.listedAt(), this.audit.startedAt()).getEpochSecond(),
				this.audit.id());
	}

	private static HolderList list(@Nullable Integer id, Map<Integer, HolderList> lists) {
		return (id != null) ? lists.getOrDefault(id, HolderList.NOBODY) : HolderList.NOBODY;
	}

}
