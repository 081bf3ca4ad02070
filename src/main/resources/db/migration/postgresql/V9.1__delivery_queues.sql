-- Each holds only what is to be worked on: settled duties are most of the table, and in none of them but the last.
create index delivery_due on delivery (flow_id, queue, due_at) where due_at is not null;
create index delivery_leased on delivery (flow_id) where lease_until is not null;
create index delivery_waiting on delivery (waits_for) where waits_for is not null;
create index delivery_open on delivery (flow_id, record_id)
  where status in ('pending', 'sending', 'retrying', 'uncertain', 'parked');

-- People look for what is stopped.
create index delivery_stopped on delivery (status, id) where status in ('parked', 'uncertain', 'retrying', 'dismissed');

alter table delivery set (autovacuum_vacuum_scale_factor = 0.05);
alter table delivery_target set (fillfactor = 50);
