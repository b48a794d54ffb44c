-- Permissions and findings of all editions; files are written from these views before an edition is
-- published.

-- Text sorts by code point, whatever the collation of the database.
alter table namespace alter column name type varchar(64) collate "C";
alter table repository alter column name type varchar(128) collate "C";

-- Finds the lists of a holder.
create index access_list_holder on access_list using gin (account_ids);

create view stored_permissions as
select s.name as scope, a.audit_date, a.revision, n.name as namespace, r.name as repository,
  h.user_id, nullif(h.user_name, '') as user_name, i.auth,
  case i.auth when 7 then 'Manage' when 3 then 'Write' when 1 then 'Read'
    else 'Unknown(' || i.auth || ')' end as permission,
  'repository' as grant_source, coalesce(i.account_id = o.self_account_id, false) as is_self,
  i.account_id = o.creator_holder_id as is_creator,
  nullif(c.user_id, '') as creator_id, nullif(c.user_name, '') as creator_name,
  a.id as audit_id, o.target_id * 1048576 + i.place - 1 as permission_id, o.target_id, p.id as list_id,
  a.published
from outcome o
join target t on t.id = o.target_id
join audit a on a.id = t.audit_id
join scope s on s.id = a.scope_id
join repository r on r.id = t.repository_id
join namespace n on n.id = r.namespace_id
join access_list p on p.id = o.access_list_id
cross join lateral unnest(p.account_ids, p.auths) with ordinality as i(account_id, auth, place)
join account h on h.id = i.account_id
left join account c on c.id = o.creator_account_id
union all
select s.name as scope, a.audit_date, a.revision, n.name as namespace, r.name as repository,
  h.user_id, nullif(h.user_name, '') as user_name, i.auth,
  case i.auth when 7 then 'Manage' when 3 then 'Write' when 1 then 'Read'
    else 'Unknown(' || i.auth || ')' end as permission,
  'organization' as grant_source, coalesce(i.account_id = o.self_account_id, false) as is_self,
  i.account_id = o.creator_holder_id as is_creator,
  nullif(c.user_id, '') as creator_id, nullif(c.user_name, '') as creator_name,
  a.id as audit_id, o.target_id * 1048576 + i.place - 1 as permission_id, o.target_id, p.id as list_id,
  a.published
from grant_outcome o
join grant_list t on t.id = o.target_id and t.grant_source = 2
join audit a on a.id = t.audit_id
join scope s on s.id = a.scope_id
join repository r on r.id = t.repository_id
join namespace n on n.id = r.namespace_id
join access_list p on p.id = o.access_list_id
cross join lateral unnest(p.account_ids, p.auths) with ordinality as i(account_id, auth, place)
join account h on h.id = i.account_id
left join account c on c.id = o.creator_account_id
union all
select s.name as scope, a.audit_date, a.revision, n.name as namespace, r.name as repository,
  h.user_id, nullif(h.user_name, '') as user_name, cast(1 as bigint) as auth, 'Read' as permission,
  case p.grant_source when 3 then 'public' else 'share' end as grant_source, false as is_self,
  cast(null as boolean) as is_creator, cast(null as varchar) as creator_id, cast(null as varchar) as creator_name,
  a.id as audit_id, p.id as permission_id, t.id as target_id, p.id as list_id,
  a.published
from repository_grant p
join account h on h.id = p.account_id
join target t on t.id = p.id / 1048576
join audit a on a.id = t.audit_id
join scope s on s.id = a.scope_id
join repository r on r.id = t.repository_id
join namespace n on n.id = r.namespace_id;

create view stored_findings as
select s.name as scope, a.audit_date, a.revision,
  encode(sha256(convert_to(s.name || chr(10) || r.rule_name || chr(10) || n.name || chr(10) || p.name || chr(10) || h.user_id, 'UTF8')), 'hex') as fingerprint,
  r.rule_name as rule, case f.certainty when 1 then 'CERTAIN' else 'POSSIBLE' end as certainty,
  case f.change when 1 then 'NEW' when 2 then 'EXISTING' when 3 then 'RESOLVED' when 4 then 'UNVERIFIED'
    else 'REOPENED' end as change,
  case f.state when 1 then 'OPEN' when 2 then 'ACCEPTED' else 'CLOSED' end as state,
  case f.resolution when 1 then 'REVOKED' when 2 then 'HOLDER_IS_CREATOR' when 3 then 'OBJECT_GONE'
    when 4 then 'LOWERED' when 5 then 'HOLDER_ACTIVE' end as resolution,
  n.name as namespace, p.name as repository,
  nullif(c.user_id, '') as creator_id, nullif(c.user_name, '') as creator_name,
  h.user_id, nullif(h.user_name, '') as user_name, f.auth,
  case f.auth when 7 then 'Manage' when 3 then 'Write' when 1 then 'Read'
    else 'Unknown(' || f.auth || ')' end as permission,
  case when f.rule = 5 then 'public' when f.rule = 6 then 'share' when n.name = '' then null
    when p.name = '' then 'organization' else 'repository' end as grant_source, f.is_self, f.first_seen, f.last_verified,
  x.exception_id, x.reason as exception_reason, x.approver as exception_approver, x.expires as exception_expires,
  f.last_absent, w.person, w.department, f.object_count, case d.kind when 1 then 'keep' when 2 then 'revoke' end as decision,
  d.decided_by, d.decided_on, d.reason as decision_reason, d.keep_until, d.revoke_by, w.email as email,
  case f.state_before when 1 then 'OPEN' when 2 then 'ACCEPTED' end as state_before,
  a.id as audit_id, f.id as finding_id, a.published
from finding f
join audit a on a.id = f.id / 4294967296
join scope s on s.id = a.scope_id
join rule r on r.id = f.rule
join repository p on p.id = f.repository_id
join namespace n on n.id = p.namespace_id
join account h on h.id = f.account_id
left join account c on c.id = f.creator_account_id
left join accepted_exception x on x.id = f.accepted_exception_id
left join person w on w.id = f.person_id
left join decision d on d.id = f.decision_id and (f.decision_holds or f.state = 3);

-- One row for each holder of an access list.
create view list_holder as
select p.id as list_id, i.account_id, i.auth
from access_list p
cross join lateral unnest(p.account_ids, p.auths) as i(account_id, auth);
