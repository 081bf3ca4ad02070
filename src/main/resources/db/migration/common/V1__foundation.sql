-- Ids of receipts grow in the order in which transactions that share a lane commit: one call a group, under the lane's lock.
create sequence receipt_id start with 256 increment by 256;
create sequence record_id start with 1024 increment by 1024;
create sequence ledger_id start with 1 increment by 1;

-- One row per lane or match-key bucket: intake locks them in ascending order before it looks anything up.
create table bucket (
  id integer not null primary key
);

create table configuration_epoch (
  id integer not null primary key,
  epoch bigint not null
);
insert into configuration_epoch (id, epoch) values (1, 1);

create table configuration_version (
  kind varchar(20) not null,
  id varchar(60) not null,
  version integer not null,
  document ${bytes} not null,
  content_hash varchar(64) not null,
  origin varchar(10) not null,
  created_at timestamp with time zone not null,
  created_by varchar(100) not null,
  primary key (kind, id, version)
);

create table receipt (
  id bigint not null primary key,
  system_id varchar(40) not null,
  object varchar(80) not null,
  message_id varchar(200) not null,
  occurrence integer not null,
  transport_id varchar(200) not null,
  body_hash varchar(64) not null,
  body_size bigint not null,
  door varchar(10) not null,
  flows integer not null,
  sent_at timestamp with time zone,
  received_at timestamp with time zone not null,
  accepted_at timestamp with time zone not null
);
create unique index receipt_message on receipt (message_id, system_id, occurrence);
create index receipt_accepted on receipt (accepted_at);

create table message_body (
  receipt_id bigint not null primary key,
  kind varchar(10) not null,
  charset varchar(40),
  content ${bytes} not null
);

create table outcome (
  receipt_id bigint not null,
  flow_id varchar(60) not null,
  status varchar(12) not null,
  reason varchar(40),
  lane_key varchar(200),
  stamp bigint,
  record_id bigint,
  flow_version integer not null,
  mapping_version integer not null,
  problems ${shortBytes},
  tries integer not null,
  settled_at timestamp with time zone not null,
  decided_by varchar(100),
  decided_why varchar(500),
  primary key (receipt_id, flow_id)
);
create index outcome_lane on outcome (lane_key, flow_id);

-- What is stopped or waits: small, so that every message can ask it. The outcome says the same in words.
create table held (
  receipt_id bigint not null,
  flow_id varchar(60) not null,
  kind varchar(10) not null,
  lane_key varchar(200),
  stamp bigint,
  wait_key varchar(400),
  ready boolean not null,
  since timestamp with time zone not null,
  primary key (receipt_id, flow_id, kind)
);
create index held_lane on held (lane_key, flow_id);
create index held_wait on held (wait_key);

create table link (
  external_id varchar(200) not null,
  system_id varchar(40) not null,
  object varchar(80) not null,
  record_type varchar(40) not null,
  record_id bigint not null,
  stamp bigint,
  created_at timestamp with time zone not null,
  primary key (external_id, system_id, object, record_type)
);
create index link_record on link (record_id);

create table golden_record (
  id bigint not null primary key,
  record_type varchar(40) not null,
  version integer not null,
  field_values ${bytes} not null,
  origins ${bytes} not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table record_key (
  record_id bigint not null,
  rule integer not null,
  match_key varchar(200) not null,
  primary key (record_id, rule)
);
create index record_key_value on record_key (match_key);

create table record_history (
  record_id bigint not null,
  version integer not null,
  receipt_id bigint not null,
  flow_id varchar(60) not null,
  mapping_version integer not null,
  at timestamp with time zone not null,
  changes ${bytes} not null,
  primary key (record_id, version)
);

create table field_conflict (
  record_id bigint not null,
  field varchar(60) not null,
  receipt_id bigint not null,
  flow_id varchar(60) not null,
  refused ${bytes} not null,
  at timestamp with time zone not null,
  primary key (record_id, field, receipt_id, flow_id)
);

create table ledger_check (
  id bigint not null primary key,
  run_id varchar(40) not null,
  checked_at timestamp with time zone not null,
  accepted bigint not null,
  receipts bigint not null,
  outcomes bigint not null,
  in_flight bigint not null,
  unproven bigint not null,
  balanced boolean not null,
  verdict varchar(500) not null
);

create table control_total (
  system_id varchar(40) not null primary key,
  messages bigint not null,
  told_by varchar(100) not null,
  told_at timestamp with time zone not null
);

create table account (
  name varchar(100) not null primary key,
  password_hash varchar(500) not null,
  roles varchar(500) not null,
  -- The one system that a machine speaks for; null for people.
  system_id varchar(40),
  created_at timestamp with time zone not null,
  failed_attempts integer not null,
  locked_until timestamp with time zone
);

-- Tokens that may still make the first administrator; each node has one, in a file of its own.
create table setup_token (
  node varchar(100) not null primary key,
  token_hash varchar(64) not null,
  made_at timestamp with time zone not null
);
