-- Views for SQL and BI: audits, repositories, permissions, findings, organizations, not_in_input and users have the columns of the CSV
-- files with raw values, then audit_id and the id of the row. They show published audits only.

create or replace view audits as
select s.name as scope, a.audit_date, a.revision, a.endpoint, a.input_sha256, nullif(u.user_id, '') as audited_by_id,
  nullif(u.user_name, '') as audited_by_name,
  a.executions, a.requests, a.retries, a.throttled, a.complete, a.exit_code, a.started_at, a.finished_at,
  a.id as audit_id
from audit a
join scope s on s.id = a.scope_id
left join account u on u.id = a.audited_by_account_id
where a.published;

create or replace view stored_repositories as
select s.name as scope, a.audit_date, a.revision, t.line,
  coalesce(n.name, x.namespace) as namespace, coalesce(r.name, x.repository) as repository,
  o.outcome, o.http_status, o.error_code, o.message,
  nullif(c.user_id, '') as creator_id, nullif(c.user_name, '') as creator_name, o.creator_basis,
  o.permission_count, e.manager_count, e.non_creator_manager_count, e.verdict, e.open_finding_count, o.read_at,
  e.listed, g.exception_id, t.audit_id, t.id as target_id, t.repository_id, a.published
from target t
join audit a on a.id = t.audit_id
join scope s on s.id = a.scope_id
left join repository r on r.id = t.repository_id
left join namespace n on n.id = r.namespace_id
left join rejected_record x on x.target_id = t.id
left join outcome o on o.target_id = t.id
left join account c on c.id = o.creator_account_id
left join assessment e on e.target_id = t.id
left join accepted_exception g on g.id = e.accepted_exception_id;

create or replace view repositories as
select scope, audit_date, revision, line, namespace, repository, outcome, http_status, error_code, message,
  creator_id, creator_name, creator_basis, permission_count, manager_count, non_creator_manager_count, verdict,
  open_finding_count, read_at, listed, exception_id, audit_id, target_id
from stored_repositories
where published;

create or replace view permissions as
select scope, audit_date, revision, namespace, repository, user_id, user_name, auth, permission, grant_source,
  is_self, is_creator, creator_id, creator_name, audit_id, permission_id, target_id, list_id
from stored_permissions
where published;

create or replace view findings as
select scope, audit_date, revision, fingerprint, rule, certainty, change, state, resolution, namespace, repository,
  creator_id, creator_name, user_id, user_name, auth, permission, grant_source, is_self, first_seen, last_verified,
  exception_id, exception_reason, exception_approver, exception_expires, person, department, object_count, decision,
  decided_by, decided_on, decision_reason, keep_until, revoke_by, last_absent, audit_id, finding_id
from stored_findings
where published;

create or replace view stored_organizations as
select s.name as scope, a.audit_date, a.revision, n.name as namespace, o.outcome, o.http_status, o.error_code,
  case when o.outcome <> 'AUDITED' then o.message end as message, nullif(c.user_name, '') as creator_name,
  o.permission_count, g.manager_count, g.non_creator_manager_count, g.listed_user_count, g.listed_repository_count,
  g.record_count, o.read_at, x.exception_id, a.id as audit_id, g.id as list_id, r.id as repository_id, a.published
from grant_list g
join audit a on a.id = g.audit_id
join scope s on s.id = a.scope_id
join repository r on r.id = g.repository_id
join namespace n on n.id = r.namespace_id
left join grant_outcome o on o.target_id = g.id
left join account c on c.id = o.creator_account_id
left join accepted_exception x on x.id = g.accepted_exception_id
where g.grant_source = 2;

create or replace view organizations as
select scope, audit_date, revision, namespace, outcome, http_status, error_code, message, creator_name,
  permission_count, manager_count, non_creator_manager_count, listed_user_count, listed_repository_count,
  record_count, read_at, exception_id, audit_id, list_id
from stored_organizations
where published;

create or replace view stored_not_in_input as
select s.name as scope, a.audit_date, a.revision, n.name as namespace, r.name as repository, m.is_public, m.updated_at,
  a.id as audit_id, m.id as listing_id, a.published
from missing_repository m
join audit a on a.id = m.id / 16777216
join scope s on s.id = a.scope_id
join repository r on r.id = m.repository_id
join namespace n on n.id = r.namespace_id;

create or replace view not_in_input as
select scope, audit_date, revision, namespace, repository, is_public, updated_at, audit_id, listing_id
from stored_not_in_input
where published;

create or replace view stored_users as
select s.name as scope, a.audit_date, a.revision, u.user_id, nullif(u.user_name, '') as user_name, h.other_names,
  p.person, p.email, p.department,
  case p.status when 1 then 'active' when 2 then 'disabled' when 3 then 'left' end as status,
  case p.kind when 1 then 'person' when 2 then 'robot' when 3 then 'shared' end as kind, p.left_on,
  case h.matched_by when 1 then 'id' when 2 then 'name' end as matched_by, h.repository_count, h.manage_count,
  h.non_creator_manage_count, h.write_count, h.read_count, h.organization_manage_count, h.organization_write_count,
  h.open_finding_count, h.first_seen, a.id as audit_id, h.id as holder_id, a.published
from holder h
join audit a on a.id = h.id / 4294967296
join scope s on s.id = a.scope_id
join account u on u.id = h.account_id
left join person p on p.id = h.person_id;

create or replace view users as
select scope, audit_date, revision, user_id, user_name, other_names, person, email, department, status, kind, left_on,
  matched_by, repository_count, manage_count, non_creator_manage_count, write_count, read_count,
  organization_manage_count, organization_write_count, open_finding_count, first_seen, audit_id, holder_id
from stored_users
where published;
