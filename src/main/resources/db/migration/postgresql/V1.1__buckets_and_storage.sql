insert into bucket (id) select generate_series(0, 65535);

-- Rows that are updated in place leave room for the new version on the same page.
alter table golden_record set (fillfactor = 80);
alter table link set (fillfactor = 85);
alter table held set (autovacuum_vacuum_scale_factor = 0.05);

-- People look for what is stopped; that is a small part of all outcomes.
create index outcome_open on outcome (status, receipt_id) where status in ('parked', 'waiting', 'dismissed');

-- The worker looks for the few that are ready, the sweep for those that wait for a record.
create index held_ready on held (receipt_id) where ready;
create index held_waiting on held (receipt_id) where wait_key is not null and not ready;
