-- What a record is found by: match rules, indexed fields, words. Keys are bytes, so that every database orders them alike.
create table found_by (
  record_id bigint not null,
  slot varchar(62) not null,
  index_key ${keyBytes} not null,
  primary key (record_id, slot)
);
insert into found_by (record_id, slot, index_key)
  select record_id, '#' || rule, ${matchKeyBytes} from record_key;
drop table record_key;
alter table found_by rename to record_key;
create index record_key_order on record_key (index_key, record_id);

create index golden_record_type on golden_record (record_type, id);
