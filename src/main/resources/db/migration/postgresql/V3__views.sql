-- Views for SQL and BI: audits, repositories, permissions and findings have the columns of the CSV
-- files with raw values, then audit_id and the row id. They show published audits only. The views
-- stored_... have the same columns for all editions, because files are written before publication.

-- Text sorts by code point, independent of the collation of the database.
alter table namespace alter column name type varchar(64) collate "C";
alter table repository alter column name type varchar(128) collate "C";

create view audits as
select s.name as scope, a.audit_date, a.revision, a.endpoint, a.input_sha256, nullif(u.user_id, '') as audited_by_id,
  nullif(u.user_name, '') as audited_by_name,
  a.executions, a.requests, a.retries, a.throttled, a.complete, a.exit_code, a.started_at, a.finished_at,
  a.id as audit_id
from audit a
join scope s on s.id = a.scope_id
left join account u on u.id = a.audited_by_account_id
where a.published;

create view stored_repositories as
select s.name as scope, a.audit_date, a.revision, t.line,
  coalesce(n.name, x.namespace) as namespace, coalesce(r.name, x.repository) as repository,
  o.outcome, o.http_status, o.error_code, o.message,
  nullif(c.user_id, '') as creator_id, nullif(c.user_name, '') as creator_name, o.creator_basis,
  o.permission_count, e.manager_count, e.non_creator_manager_count, e.verdict, e.open_finding_count, o.read_at,
  t.audit_id, t.id as target_id, t.repository_id, a.published
from target t
join audit a on a.id = t.audit_id
join scope s on s.id = a.scope_id
left join repository r on r.id = t.repository_id
left join namespace n on n.id = r.namespace_id
left join rejected_record x on x.target_id = t.id
left join outcome o on o.target_id = t.id
left join account c on c.id = o.creator_account_id
left join assessment e on e.target_id = t.id;

create view stored_permissions as
select s.name as scope, a.audit_date, a.revision, n.name as namespace, r.name as repository,
  h.user_id, nullif(h.user_name, '') as user_name, i.auth,
  case i.auth when 7 then 'Manage' when 3 then 'Write' when 1 then 'Read'
    else 'Unknown(' || i.auth || ')' end as permission,
  'repository' as grant_source, i.is_self, i.is_creator,
  nullif(c.user_id, '') as creator_id, nullif(c.user_name, '') as creator_name,
  a.id as audit_id, p.id + i.place - 1 as permission_id, t.id as target_id, p.id as list_id,
  a.published
from permission p
cross join lateral unnest(p.account_ids, p.auths, p.are_self, p.are_creator) with ordinality
  as i(account_id, auth, is_self, is_creator, place)
join account h on h.id = i.account_id
join target t on t.id = p.id / 1048576
join audit a on a.id = t.audit_id
join scope s on s.id = a.scope_id
join repository r on r.id = t.repository_id
join namespace n on n.id = r.namespace_id
join outcome o on o.target_id = t.id
left join account c on c.id = o.creator_account_id;

create table rule (id smallint primary key, rule_name varchar(40) not null);
insert into rule values (1, 'non-creator-manage'), (2, 'unrecognised-permission');

create view stored_findings as
select s.name as scope, a.audit_date, a.revision,
  encode(sha256(convert_to(s.name || chr(10) || r.rule_name || chr(10) || n.name || chr(10) || p.name || chr(10) || h.user_id, 'UTF8')), 'hex') as fingerprint,
  r.rule_name as rule, case f.certainty when 1 then 'CERTAIN' else 'POSSIBLE' end as certainty,
  case f.change when 1 then 'NEW' when 2 then 'EXISTING' when 3 then 'RESOLVED' else 'UNVERIFIED' end as change,
  case f.state when 1 then 'OPEN' when 2 then 'ACCEPTED' else 'CLOSED' end as state,
  case f.resolution when 1 then 'REVOKED' when 2 then 'HOLDER_IS_CREATOR' when 3 then 'OBJECT_GONE'
    when 4 then 'LOWERED' end
    as resolution,
  n.name as namespace, p.name as repository,
  nullif(c.user_id, '') as creator_id, nullif(c.user_name, '') as creator_name,
  h.user_id, nullif(h.user_name, '') as user_name, f.auth,
  case f.auth when 7 then 'Manage' when 3 then 'Write' when 1 then 'Read'
    else 'Unknown(' || f.auth || ')' end as permission,
  'repository' as grant_source, f.is_self, f.first_seen, f.last_verified,
  x.exception_id, x.reason as exception_reason, x.approver as exception_approver, x.expires as exception_expires,
  a.id as audit_id, f.id as finding_id, a.published
from finding f
join audit a on a.id = f.id / 4294967296
join scope s on s.id = a.scope_id
join rule r on r.id = f.rule
join repository p on p.id = f.repository_id
join namespace n on n.id = p.namespace_id
join account h on h.id = f.account_id
left join account c on c.id = f.creator_account_id
left join accepted_exception x on x.id = f.accepted_exception_id;

create view repositories as
select scope, audit_date, revision, line, namespace, repository, outcome, http_status, error_code, message,
  creator_id, creator_name, creator_basis, permission_count, manager_count, non_creator_manager_count, verdict,
  open_finding_count, read_at, audit_id, target_id
from stored_repositories
where published;

create view permissions as
select scope, audit_date, revision, namespace, repository, user_id, user_name, auth, permission, grant_source,
  is_self, is_creator, creator_id, creator_name, audit_id, permission_id, target_id, list_id
from stored_permissions
where published;

create view findings as
select scope, audit_date, revision, fingerprint, rule, certainty, change, state, resolution, namespace, repository,
  creator_id, creator_name, user_id, user_name, auth, permission, grant_source, is_self, first_seen, last_verified,
  exception_id, exception_reason, exception_approver, exception_expires, audit_id, finding_id
from stored_findings
where published;
