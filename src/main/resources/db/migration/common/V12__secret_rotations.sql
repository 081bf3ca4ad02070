-- Secrets that the other side replaces when they are used: who is using one, and what became of earlier uses.
create table secret_rotation (
  system_id varchar(40) not null,
  name varchar(40) not null,
  -- Of the value that this row is about.
  set_at timestamp with time zone,
  lease_until timestamp with time zone,
  unanswered integer not null,
  turns bigint not null,
  primary key (system_id, name)
);
