-- Who did what, and what was refused: numbered without a gap, each sealed with all before it. Only added to.
create table audit_entry (
  entry_number bigint not null primary key,
  at timestamp with time zone not null,
  actor varchar(100) not null,
  act varchar(60) not null,
  subject varchar(200) not null,
  refused boolean not null,
  detail varchar(500) not null,
  seal varchar(64) not null
);

-- Where it ends; who adds an entry holds this row.
create table audit_end (
  id smallint not null primary key,
  last_number bigint not null,
  last_seal varchar(64) not null
);
insert into audit_end (id, last_number, last_seal)
  values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
