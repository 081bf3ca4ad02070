-- Runs of bulk mapping. Their ids are those of the job instances in the server's job repository.

create table bulk_run (
  instance_id bigint not null primary key,
  flow_id varchar(60) not null,
  file_name varchar(100) not null,
  started_by varchar(100) not null,
  system_id varchar(40),
  object varchar(80),
  file_size bigint,
  content_hash varchar(64),
  -- Done, with the checkpoint that the job repository has.
  records bigint default 0 not null,
  bytes bigint default 0 not null,
  created bigint default 0 not null,
  updated bigint default 0 not null,
  unchanged bigint default 0 not null,
  duplicate bigint default 0 not null,
  superseded bigint default 0 not null,
  parked bigint default 0 not null,
  waiting bigint default 0 not null,
  dismissed bigint default 0 not null,
  problem varchar(1000),
  stop_asked_by varchar(100),
  -- The present try: where it began, and the server that works on it.
  execution_id bigint,
  try_records bigint default 0 not null,
  try_bytes bigint default 0 not null,
  try_began timestamp with time zone,
  moved_at timestamp with time zone,
  lease_node varchar(100),
  lease_boot varchar(36),
  lease_epoch bigint default 0 not null,
  lease_until timestamp with time zone,
  released boolean default true not null
);
create index bulk_run_file on bulk_run (file_name);

-- Records that were parked or waiting when their run took them.
create table bulk_open (
  instance_id bigint not null,
  record_number bigint not null,
  receipt_id bigint not null,
  primary key (instance_id, record_number)
);
