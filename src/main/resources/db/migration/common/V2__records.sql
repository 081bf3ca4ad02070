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

-- Which keys all records of a type have, and how far those are that only some have yet.
create table record_index (
  record_type varchar(40) not null primary key,
  ready ${shortBytes} not null,
  building ${shortBytes} not null,
  position bigint not null,
  since timestamp with time zone not null
);

-- Merges of two records, with what is needed to take them back.
create table record_merge (
  receipt_id bigint not null primary key,
  merged_id bigint not null,
  kept_id bigint not null,
  at timestamp with time zone not null,
  taken ${shortBytes} not null,
  before_values ${bytes} not null,
  before_origins ${bytes} not null,
  links ${bytes} not null,
  referring ${bytes} not null,
  relations ${bytes} not null,
  ended_by bigint
);
create index record_merge_merged on record_merge (merged_id);
create index record_merge_kept on record_merge (kept_id);

-- A record stands in a relation to another: members, participants.
create table record_relation (
  record_id bigint not null,
  name varchar(60) not null,
  other_id bigint not null,
  field_values ${bytes} not null,
  receipt_id bigint not null,
  since timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  primary key (record_id, name, other_id)
);
create index record_relation_other on record_relation (other_id, name, record_id);

create table relation_history (
  record_id bigint not null,
  name varchar(60) not null,
  other_id bigint not null,
  receipt_id bigint not null,
  at timestamp with time zone not null,
  was_values ${bytes},
  is_values ${bytes},
  primary key (record_id, name, other_id, receipt_id)
);
