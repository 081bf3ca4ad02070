create index delivery_due on delivery (flow_id, queue, due_at);
create index delivery_leased on delivery (flow_id, lease_until);
create index delivery_waiting on delivery (waits_for);
