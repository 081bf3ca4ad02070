-- When a target held what it said: what the hub wrote after that may have replaced it.
alter table delivery_told add column true_at timestamp with time zone;
update delivery_told set true_at = at;
alter table delivery_told alter column true_at set not null;

-- Sent in a row only as the target's word may have been older than the hub's last write.
alter table delivery_state add column resent integer default 0 not null;
