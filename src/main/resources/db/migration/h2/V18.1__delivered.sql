create index delivery_delivered on delivery (flow_id, status, settled_at);
