package dev.swraudit.access.ratelimit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Slots of a scope, shared by all processes: a row in PostgreSQL, by the clock of the
 * database.
 */
public final class ClusterSlotStore implements SlotStore {

	/**
	 * Selects the locked row with the current time and rate. Commits are asynchronous,
	 * because a server crash may lose them without harm.
	 */
	private static final String PRESENT = """
			with locked as (
			  select *, set_config('synchronous_commit', 'off', true) from throttle
			  where scope_id = (select id from scope where name = :scope)
			  for update
			), present as (
			  select *, clock_timestamp() as now from locked
			), limiter as (
			  select *, least(1, share + greatest(0, extract(epoch from now - silent_until)) / 20) as current_share,
			    silent_until + make_interval(secs => (1 - share) * 20) as slowed_until
			  from present
			)
			""";

	/**
	 * The interval is the time in which the rate, which rises with the time, allows one
	 * request.
	 */
	private static final String RESERVE = PRESENT
			+ """
					, reservation as (
					  select *, greatest(1 / rate, 20 * (sqrt(current_share ^ 2 + 1 / (10 * rate)) - current_share)) as interval,
					    greatest(next_at, now) as first,
					    greatest(next_at - make_interval(secs => 0.025), silent_until) as open_at
					  from limiter
					), granted as (
					  select *, case when open_at > now then 0
					    else least(:wanted, greatest(1, floor(0.025 / interval)))::int end as slots
					  from reservation
					)
					update throttle t
					set next_at = g.first + make_interval(secs => g.slots * g.interval)
					from granted g
					where t.scope_id = g.scope_id
					returning g.slots, extract(epoch from case when g.slots > 0 then g.first else g.open_at end - g.now) as wait,
					  g.interval as interval_seconds
					""";

	private static final String PAUSE = PRESENT + """
			update throttle t
			set share = case when p.silent_until > p.now then p.share else greatest(1.0 / 64, p.current_share / 2) end,
			  slowed_seconds = p.slowed_seconds + case when p.slowed_until > p.now then 0
			    else extract(epoch from p.slowed_until - p.slowed_from) end,
			  slowed_from = case when p.slowed_until > p.now then p.slowed_from else p.now end,
			  silent_until = greatest(p.silent_until, p.now + make_interval(secs => :seconds))
			from limiter p
			where t.scope_id = p.scope_id
			""";

	/** Starts at the full rate. A pause from an earlier run still applies. */
	private static final String BEGIN = """
			insert into throttle (scope_id, rate, share, next_at, silent_until, slowed_from, slowed_seconds)
			select id, :rate, 1, clock_timestamp(), clock_timestamp(), clock_timestamp(), 0
			from scope where name = :scope
			on conflict (scope_id) do update
			set rate = excluded.rate, share = 1, next_at = excluded.next_at, slowed_from = excluded.slowed_from, slowed_seconds = 0,
			  silent_until = greatest(throttle.silent_until, excluded.silent_until)
			""";

	private static final String SLOWED = PRESENT + """
			select slowed_seconds + greatest(0, extract(epoch from least(now, slowed_until) - slowed_from)) from limiter
			""";

	private final JdbcClient jdbc;

	private final String scope;

	/** Creates the table access for a scope. */
	public ClusterSlotStore(JdbcClient jdbc, String scope) {
		this.jdbc = jdbc;
		this.scope = scope;
	}

	/**
	 * Begins a run.
	 * @param rate requests per second of all processes together, above 0
	 */
	public void begin(double rate) {
		this.jdbc.sql(BEGIN).param("rate", rate).param("scope", this.scope).update();
	}

	@Override
	public Slots reserve(int wanted) {
		return this.jdbc.sql(RESERVE)
			.param("wanted", wanted)
			.param("scope", this.scope)
			.query((row, number) -> new Slots(row.getInt("slots"), seconds(row, "wait"),
					seconds(row, "interval_seconds")))
			.single();
	}

	@Override
	public void pause(Duration pause) {
		this.jdbc.sql(PAUSE).param("seconds", pause.toNanos() / 1e9).param("scope", this.scope).update();
	}

	/** Returns zero, because the manager counts the time once for all processes. */
	@Override
	public Duration slowedFor() {
		return Duration.ZERO;
	}

	/** Returns the time below the full rate of all processes since the run began. */
	public Duration slowedSinceBegin() {
		double seconds = this.jdbc.sql(SLOWED).param("scope", this.scope).query(Double.class).single();
		return Duration.ofMillis(Math.round(seconds * 1000));
	}

	private static Duration seconds(ResultSet row, String column) throws SQLException {
		return Duration.ofNanos(Math.round(row.getDouble(column) * 1e9));
	}

}
