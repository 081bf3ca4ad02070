-- Whose records an agent works with: values of the fields "owner" and "team" of records.
create table account_ownership (
  account_name varchar(60) not null references account (name) on delete cascade,
  field varchar(10) not null,
  owned_value varchar(200) not null,
  primary key (account_name, field, owned_value)
);

-- Secrets of machines and scripts. Of the secret itself only a hash is kept.
create table api_token (
  token_hash varchar(64) not null primary key,
  id varchar(20) not null unique,
  account_name varchar(60) not null references account (name) on delete cascade,
  label varchar(100) not null,
  scopes varchar(1000) not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);
create index api_token_account on api_token (account_name);

-- Failed tries of log-in and set-up from one place in one window of time.
create table try_window (
  place varchar(64) not null primary key,
  began_at timestamp with time zone not null,
  used integer not null
);
