-- Numbers of new repositories, a thousand at a time: block 7 are the numbers 7000 to 7999. To be
-- told a number by each row that is inserted takes longer than to insert it.
create sequence repository_block;
do $$
begin
  perform setval('repository_block', (select coalesce(max(id), 0) / 1000 + 1 from repository), false);
end
$$;
