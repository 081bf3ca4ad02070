-- Secrets of connections, sealed under a key that is not in the database. What a secret is for is part of its seal.
create table secret (
  system_id varchar(40) not null,
  name varchar(40) not null,
  kind varchar(20) not null,
  host varchar(253) not null,
  port integer not null,
  tls boolean not null,
  key_version integer not null,
  sealed ${shortBytes} not null,
  set_at timestamp with time zone not null,
  set_by varchar(100) not null,
  primary key (system_id, name)
);

-- Where the hub may connect to; no row, no way out.
create table egress_entry (
  id varchar(40) not null primary key,
  host varchar(255) not null,
  ports varchar(200) not null,
  private_networks boolean not null,
  loopback boolean not null,
  plain boolean not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(100) not null
);
