-- The reason for a reveal stands in the trail as a whole.
alter table audit_entry alter column detail set data type varchar(2000);

-- How often an account has done something of late.
create index audit_entry_of_actor on audit_entry (actor, act, at);
