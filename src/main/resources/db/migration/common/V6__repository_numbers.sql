-- The view of V3, and the number of the repository behind its columns.
create or replace view repositories as
select s.name as scope, a.audit_date, a.revision, t.line,
  coalesce(n.name, x.namespace) as namespace, coalesce(r.name, x.repository) as repository,
  o.outcome, o.http_status, o.error_code, o.message,
  nullif(c.user_id, '') as creator_id, nullif(c.user_name, '') as creator_name, o.creator_basis,
  o.permission_count, e.manager_count, e.non_creator_manager_count, e.verdict, e.open_finding_count, o.read_at,
  t.audit_id, t.id as target_id, t.repository_id
from target t
join audit a on a.id = t.audit_id
join scope s on s.id = a.scope_id
left join repository r on r.id = t.repository_id
left join namespace n on n.id = r.namespace_id
left join rejected_record x on x.target_id = t.id
left join outcome o on o.target_id = t.id
left join account c on c.id = o.creator_account_id
left join assessment e on e.target_id = t.id;
