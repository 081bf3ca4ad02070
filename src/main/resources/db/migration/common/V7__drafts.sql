-- Documents that are being worked on, beside their published versions; not in force.
create table configuration_draft (
  kind varchar(20) not null,
  id varchar(60) not null,
  document ${bytes} not null,
  content_hash varchar(64) not null,
  base_version integer not null,
  saved_at timestamp with time zone not null,
  saved_by varchar(100) not null,
  primary key (kind, id)
);
