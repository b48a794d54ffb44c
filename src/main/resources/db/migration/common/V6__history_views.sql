-- Views of the whole history, for SQL and BI: changes, current_findings and finding_history. The other
-- views of this file are the steps to them. Rules for H2: each step is used once, because a view is computed again
-- for each use; joins begin with published_audit and are outer joins that act as inner joins, because they fix
-- the join order; there are few window functions over many rows, because each of them sorts the rows again.

-- Published audits. "position" orders them: 2^20 * day since 1970 + number in the scope.
create or replace view published_audit as
select a.id as audit_id, a.scope_id, a.audit_date, a.started_at,
  a.too_many_vanished or a.too_many_organizations_vanished as vanished, u.user_id as caller,
  (select x.status from account_source x where x.audit_id = a.id and x.source = 4) as shared_list,
  (select p.read_at from population p where p.audit_id = a.id) as listed_at,
  cast(extract(epoch from a.audit_date) / 86400 as bigint) * 1048576
    + row_number() over (partition by a.scope_id order by a.audit_date, a.revision) as position,
  count(*) over (partition by a.scope_id) as audits,
  max(a.audit_date) over (partition by a.scope_id) as latest_date
from audit a
left join account u on u.id = a.audited_by_account_id
where a.published;

-- Access lists that were read, and objects that were not found: grant_source 1 repository, 2 organization. If too many
-- objects have vanished, an object that is not found, or has no holder but the caller, counts as not read.
create or replace view list_reading as
select a.audit_id, a.position, a.audits, coalesce(l.repository_id, t.repository_id) as repository_id, 1 as grant_source,
  o.access_list_id as list_id, false as is_public, o.outcome = 'NOT_FOUND' as gone, true as whole, coalesce(o.creator_holder_id, -1) as creator_holder_id,
  nullif(l.answer_id, '') as answer_id, coalesce(o.read_at, a.started_at) as read_at
from published_audit a
left join outcome o on o.target_id > cast(a.audit_id as bigint) * 16777216 and o.target_id < cast(a.audit_id + 1 as bigint) * 16777216
left join access_list l on l.id = o.access_list_id
left join target t on t.id = case o.outcome when 'NOT_FOUND' then o.target_id end
left join account h on h.id = case when a.vanished and cardinality(l.account_ids) = 1 then l.account_ids[1] end
where o.outcome in ('AUDITED', 'NOT_FOUND') and not (a.vanished and (o.outcome = 'NOT_FOUND'
  or cardinality(l.account_ids) = 0 or coalesce(h.user_id = a.caller, false)))
union all
select a.audit_id, a.position, a.audits, g.repository_id, 2,
  o.access_list_id, false, o.outcome = 'NOT_FOUND', true, coalesce(o.creator_holder_id, -1),
  nullif(l.answer_id, ''), coalesce(o.read_at, a.started_at)
from published_audit a
left join grant_list g on g.audit_id = a.audit_id and g.id > cast(a.audit_id as bigint) * 16777216 and g.id < cast(a.audit_id + 1 as bigint) * 16777216
left join grant_outcome o on o.target_id = g.id
left join access_list l on l.id = o.access_list_id
left join account h on h.id = case when a.vanished and cardinality(l.account_ids) = 1 then l.account_ids[1] end
where g.grant_source = 2 and o.outcome in ('AUDITED', 'NOT_FOUND') and not (a.vanished and (o.outcome = 'NOT_FOUND'
  or cardinality(l.account_ids) = 0 or coalesce(h.user_id = a.caller, false)));

-- What was read of public and of shared repositories: grant_source 3 and 4. Repositories that never were public
-- or shared are left out, because nothing was granted there. A list of shares that was read in part proves
-- that its holders hold something, and nothing about others. If too many objects have vanished, the absence of holders
-- counts as not read, as above.
create or replace view pull_reading as
select audit_id, position, audits, repository_id, grant_source,
  case when grant_source = 4 and not_found = 0 then list_id end as list_id,
  grant_source = 3 and not_found = 0 and publicity = 2 as is_public, not_found = 1 as gone,
  grant_source = 3 or not_found = 1 or share_state is null or share_state = 1 as whole,
  -1 as creator_holder_id, cast(null as varchar(512)) as answer_id,
  coalesce(case when not_found = 1 then gone_at when grant_source = 4 and share_state is not null then share_at else listed_at end,
    started_at) as read_at
from (
  select audit_id, position, audits, vanished, shared_list, started_at, listed_at, repository_id, pulls,
    max(is_target) as is_target, max(not_found) as not_found, max(gone_at) as gone_at, max(listed) as listed,
    max(publicity) as publicity, max(share_state) as share_state, max(list_id) as list_id, max(share_at) as share_at
  from (
    select a.*, sum(case when publicity = 2 then 1 when share_state is not null then 1000000000 else 0 end)
      over (partition by repository_id) as pulls
    from (
      select a.audit_id, a.position, a.audits, a.vanished, a.shared_list, a.started_at, a.listed_at,
        t.repository_id, 1 as is_target, 0 as not_found, cast(null as timestamp with time zone) as gone_at,
        0 as listed, cast(null as int) as publicity, cast(null as int) as share_state, cast(null as int) as list_id,
        cast(null as timestamp with time zone) as share_at
      from published_audit a
      left join target t on t.audit_id = a.audit_id and t.id > cast(a.audit_id as bigint) * 16777216 and t.id < cast(a.audit_id + 1 as bigint) * 16777216
      where t.repository_id is not null
      union all
      select a.audit_id, a.position, a.audits, a.vanished, a.shared_list, a.started_at, a.listed_at,
        t.repository_id, 1, 1, o.read_at, 0, null, null, null, null
      from published_audit a
      left join outcome o on o.target_id > cast(a.audit_id as bigint) * 16777216 and o.target_id < cast(a.audit_id + 1 as bigint) * 16777216
      left join target t on t.id = o.target_id
      where o.outcome = 'NOT_FOUND'
      union all
      select a.audit_id, a.position, a.audits, a.vanished, a.shared_list, a.started_at, a.listed_at,
        l.repository_id, 0, 0, null, 1, case when l.is_public then 2 when not l.is_public then 1 end, null, null, null
      from published_audit a
      left join listed_repository l on l.id > cast(a.audit_id as bigint) * 16777216 and l.id < cast(a.audit_id + 1 as bigint) * 16777216
      where l.repository_id is not null
      union all
      select a.audit_id, a.position, a.audits, a.vanished, a.shared_list, a.started_at, a.listed_at,
        g.repository_id, 0, 0, null, 0, null,
        case when o.outcome = 'AUDITED' and o.message is null and a.shared_list in (1, 2) then 1 else 2 end,
        o.access_list_id, o.read_at
      from published_audit a
      left join grant_list g on g.audit_id = a.audit_id and g.id > cast(a.audit_id as bigint) * 16777216 and g.id < cast(a.audit_id + 1 as bigint) * 16777216
      left join grant_outcome o on o.target_id = g.id
      where g.grant_source = 4
    ) a
  ) a
  where pulls > 0
  group by audit_id, position, audits, vanished, shared_list, started_at, listed_at, repository_id, pulls
) f
cross join (values (3), (4)) s (grant_source)
where is_target = 1 and (grant_source = 3 and mod(pulls, 1000000000) > 0 or grant_source = 4 and pulls >= 1000000000)
  and case when not_found = 1 then not vanished
    when grant_source = 3 then publicity = 2 or publicity = 1 and not vanished
    when share_state is not null then (share_state = 1 or list_id is not null)
      and (not vanished or exists (select 1 from access_list l where l.id = list_id and cardinality(l.account_ids) > 0))
    else shared_list = 1 and listed = 1 and not vanished end;

-- Readings of each object and source. A reading is overtaken, and not used, if an audit of a later date has read the
-- same before.
create or replace view any_reading as
select r.*, coalesce(min(read_order) over (partition by repository_id, grant_source order by position / 1048576 desc
    groups between unbounded preceding and 1 preceding) < read_order, false) as overtaken
from (
  select r.*, cast(extract(epoch from read_at) as bigint) * 2147483648 + audit_id as read_order
  from (select * from list_reading union all select * from pull_reading) r
) r;

-- The readings that are used, and behind the last one of each object and source a row with the position 2^50.
create or replace view reading as
select repository_id, grant_source, position, audits, list_id, is_public, gone, whole, creator_holder_id, answer_id
from any_reading
where not overtaken
union all
select r.id, s.grant_source, 1125899906842624, 0, null, false, true, true, -1, null
from repository r
cross join (values (1), (2), (3), (4)) s (grant_source)
where s.grant_source = 2 and r.name = '' or s.grant_source <> 2 and r.name <> '';

-- Runs of consecutive readings of an object and source with the same list and creator. Everything after this step
-- has few rows, because lists seldom change. A reading of public or shared repositories is a run of its own,
-- because the repository may have been created again between two of them.
create or replace view reading_run as
select repository_id, grant_source, list_id, is_public, gone, whole, creator_holder_id, audits, answer_id,
  position as first_position, (next_before)[1] as last_position, next_number - number as readings
from (
  select r.*, lead(before) over in_order as next_before, lead(number) over in_order as next_number
  from (
    select r.*, row_number() over in_order as number,
      lag(array[position, coalesce(list_id, 0), creator_holder_id]) over in_order as before
    from reading r
    window in_order as (partition by repository_id, grant_source order by position)
  ) r
  where number = 1 or grant_source > 2 or position = 1125899906842624 or coalesce(list_id, 0) <> (before)[2]
    or creator_holder_id <> (before)[3]
  window in_order as (partition by repository_id, grant_source order by position)
) r
where position < 1125899906842624;

-- Runs with what surrounds them. "life" counts how often the object was created again. The next reading is coded as
-- 2 * its position + 1 if the object is gone.
create or replace view placed_run as
select r.*, sum(recreated) over (partition by repository_id order by first_position) as life,
  min(case recreated when 1 then first_position end) over (partition by repository_id order by first_position desc
    groups between unbounded preceding and 1 preceding) as recreated_position,
  sum(case when whole then 1 else 0 end) over (partition by repository_id, grant_source order by first_position) as whole_runs,
  max(case when whole then last_position end) over (partition by repository_id, grant_source order by first_position
    rows between unbounded preceding and 1 preceding) as position_before,
  min(case when whole then 2 * first_position + case when gone then 1 else 0 end end)
    over (partition by repository_id, grant_source order by first_position desc
    rows between unbounded preceding and 1 preceding) as next_reading
from (
  select r.*, case when answer_id <> lag(answer_id) over (partition by repository_id, answer_id is null order by first_position)
    then 1 else 0 end as recreated
  from reading_run r
) r;

-- Holders of each run. A row of changes begins unless the user had the same permission in the run before, with no
-- complete reading between the two.
create or replace view run_holder as
select h.*, case when lag(auth) over in_order = auth and lag(life) over in_order = life
    and lag(whole_runs) over in_order >= whole_runs - case when whole then 1 else 0 end then 0 else 1 end as begins,
  lead(first_position) over in_order as held_next
from (
  select r.*, case when r.is_public then '*' else u.user_id end as user_id,
    case when r.is_public then 'everyone' else nullif(u.user_name, '') end as user_name,
    case when r.is_public then 1 else h.auth end as auth,
    case when r.creator_holder_id >= 0 then h.account_id = r.creator_holder_id end as is_creator
  from placed_run r
  left join list_holder h on h.list_id = r.list_id
  left join account u on u.id = h.account_id
  where r.is_public or u.user_id is not null
) h
window in_order as (partition by repository_id, grant_source, user_id order by first_position);

-- The position 2^50 means "never".
create or replace view changes as
select s.name as scope, n.name as namespace, r.name as repository, g.user_id, g.user_name, g.auth,
  case g.auth when 7 then 'Manage' when 3 then 'Write' when 1 then 'Read' else 'Unknown(' || g.auth || ')' end as permission,
  case g.grant_source when 1 then 'repository' when 2 then 'organization' when 3 then 'public' else 'share' end as grant_source,
  g.is_creator, date '1970-01-01' + cast(g.position_before / 1048576 as int) as last_absent,
  date '1970-01-01' + cast(g.first_position / 1048576 as int) as first_seen,
  date '1970-01-01' + cast(g.last_position / 1048576 as int) as last_seen,
  date '1970-01-01' + cast(nullif(g.end_position, 1125899906842624) / 1048576 as int) as first_absent,
  case when g.end_position = 1125899906842624 then case when mod(g.last_position, 1048576) = g.audits then 'STILL_HELD' else 'NOT_READ' end
    when g.recreated_position = g.end_position or mod(g.next_reading, 2) = 1 then 'OBJECT_GONE'
    when g.held_next = g.end_position then 'CHANGED' else 'REVOKED' end as "end",
  cast(g.readings as int) as audits_with_grant,
  cast(case when g.end_position = 1125899906842624 then g.audits + 1 else mod(g.end_position, 1048576) end
    - mod(g.first_position, 1048576) - g.readings as int) as audits_object_not_read
from (
  select g.*, case when recreated_position < next_reading / 2 then recreated_position else next_reading / 2 end as end_position
  from (
    select repository_id, grant_source, user_id, auth, max(audits) as audits, min(first_position) as first_position,
      max(last_position) as last_position, sum(readings) as readings,
      (array_agg(position_before order by first_position))[1] as position_before,
      (array_agg(user_name order by first_position desc))[1] as user_name,
      (array_agg(is_creator order by first_position desc))[1] as is_creator,
      max(coalesce(held_next, 1125899906842624)) as held_next, max(coalesce(next_reading, 2 * 1125899906842624)) as next_reading,
      max(coalesce(recreated_position, 1125899906842624)) as recreated_position
    from (
      select h.*, sum(begins) over (partition by repository_id, grant_source, user_id order by first_position) as number
      from run_holder h
    ) h
    group by repository_id, grant_source, user_id, auth, number
  ) g
) g
join repository r on r.id = g.repository_id
join namespace n on n.id = r.namespace_id
join scope s on s.id = n.scope_id;

create or replace view current_findings as
select f.*
from (select * from published_audit where audit_date = latest_date and mod(position, 1048576) = audits) a
join findings f on f.finding_id >= cast(a.audit_id as bigint) * 4294967296 and f.finding_id < cast(a.audit_id + 1 as bigint) * 4294967296
where f.state <> 'CLOSED';

-- First, last open and closing row of each appearance of a finding. The rows of an object whose reading is overtaken do not
-- count.
create or replace view appearance as
select repository_id, rule, user_id, number, max(latest_date) as latest_date,
  max(case when opens then finding_id end) as first_id,
  max(case when last_open then finding_id end) as open_id,
  max(case when closes then finding_id end) as closed_id, max(case when closes then audit_date end) as closed_on
from (
  select r.*, sum(case when opens then 1 else 0 end) over (partition by repository_id, rule, user_id order by position) as number
  from (
    select r.*, not closed and coalesce(lag(closed) over in_order, true) as opens,
      not closed and coalesce(lead(closed) over in_order, true) as last_open,
      closed and not coalesce(lag(closed) over in_order, true) as closes
    from (
      select * from (
        select f.*, max(case when finding_id is null then 1 else 0 end) over (partition by audit_id, repository_id, reading_of) as overtaken
        from (
          select a.audit_id, a.position, a.audit_date, a.latest_date, f.id as finding_id, f.repository_id, f.rule, u.user_id,
            f.state = 3 as closed, case f.rule when 5 then 3 when 6 then 4 else 1 end as reading_of
          from published_audit a
          left join finding f on f.id >= cast(a.audit_id as bigint) * 4294967296 and f.id < cast(a.audit_id + 1 as bigint) * 4294967296
          left join account u on u.id = f.account_id
          where f.id is not null
          union all
          select audit_id, position, null, null, null, repository_id, null, null, false,
            case grant_source when 2 then 1 else grant_source end
          from any_reading
          where overtaken
        ) f
      ) f
      where overtaken = 0
    ) r
    window in_order as (partition by repository_id, rule, user_id order by position)
  ) r
  where opens or last_open or closes
) r
group by repository_id, rule, user_id, number;

create or replace view finding_history as
select f.scope, f.fingerprint, f.rule, f.certainty, f.namespace, f.repository, f.user_id, f.user_name, f.person, f.permission,
  b.last_absent, b.first_seen, f.last_verified, e.closed_on, f.resolution, e.exception_id,
  f.decision, f.decided_by, f.decided_on, f.decision_reason as reason, f.keep_until, f.revoke_by,
  case when e.closed_on is null then case when f.decision = 'keep' then 'KEPT' when e.exception_id is not null then 'ACCEPTED_BY_EXCEPTION'
      when f.decision = 'revoke' then 'NOT_REVOKED' else 'UNDECIDED' end
    when f.decision = 'revoke' then case when f.resolution = 'LOWERED' then 'LOWERED'
      when f.resolution = 'REVOKED' and e.closed_on > f.revoke_by then 'REVOKED_LATE'
      when f.resolution = 'REVOKED' then 'REVOKED' else 'ENDED_OTHERWISE' end
    when f.decision = 'keep' or e.exception_id is not null then 'ENDED_OTHERWISE' else 'ENDED_UNDECIDED' end as result,
  b.first_seen as opened, e.closed_on as closed,
  cast((extract(epoch from coalesce(e.closed_on, e.latest_date)) - extract(epoch from b.first_seen)) / 86400 as int) as days
from (
  select e.*, case when o.state = 2 and coalesce(d.kind, 2) <> 1 then x.exception_id end as exception_id
  from appearance e
  left join finding o on o.id = e.open_id
  left join accepted_exception x on x.id = o.accepted_exception_id
  left join decision d on d.id = o.decision_id and o.decision_holds
) e
left join finding b on b.id = e.first_id
left join stored_findings f on f.finding_id = coalesce(e.closed_id, e.open_id)
where f.finding_id is not null;
