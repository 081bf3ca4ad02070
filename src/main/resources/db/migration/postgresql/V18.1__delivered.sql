-- How long the newest ones took.
create index delivery_delivered on delivery (flow_id, settled_at) where status = 'delivered';
