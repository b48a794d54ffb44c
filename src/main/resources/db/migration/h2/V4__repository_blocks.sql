-- Blocks of a thousand repository ids: block 7 contains the ids 7000 to 7999. Blocks are used
-- because returning a generated id for each row takes longer than the insert itself.
create sequence if not exists repository_block start with (select coalesce(max(id), 0) / 1000 + 1 from repository);
