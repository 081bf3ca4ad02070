-- What each connection showed when it was tried last.
create table connection_check (
  system_id varchar(40) not null,
  connection_id varchar(40) not null,
  -- Of the system's document that it was tried by.
  version integer not null,
  tried_at timestamp with time zone not null,
  tried_by varchar(100) not null,
  ok boolean not null,
  step varchar(20) not null,
  sentence varchar(1000) not null,
  primary key (system_id, connection_id)
);
