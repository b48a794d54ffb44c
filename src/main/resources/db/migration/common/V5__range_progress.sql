alter table claim add column if not exists read_count bigint default 0 not null;
alter table claim add column if not exists failed_count bigint default 0 not null;
comment on column claim.read_count is 'targets of the range that were fetched, failed ones included';
