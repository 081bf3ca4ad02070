-- An account that may not be used, since when and by whose word; its sessions end whenever the number goes up.
alter table account add column blocked_at timestamp with time zone;
alter table account add column blocked_by varchar(100);
alter table account add column sign_outs integer default 0 not null;

-- The trail is read by who, by act and by time, page by page.
create index audit_entry_by_actor on audit_entry (actor, entry_number);
create index audit_entry_by_act on audit_entry (act, entry_number);
create index audit_entry_by_time on audit_entry (at);

-- Tokens of all accounts are read in the order in which they end.
create index api_token_by_end on api_token (expires_at, id);
