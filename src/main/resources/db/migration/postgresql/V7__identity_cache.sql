-- Each session takes a whole cache of ids, and loses the rest when it ends. With 10,000 the ids of
-- 80 sessions a night last 7 years, with 100 more than 600.
alter table namespace alter column id set cache 100;
alter table repository alter column id set cache 100;
alter table account alter column id set cache 100;
alter table person alter column id set cache 100;
alter table decision alter column id set cache 100;
