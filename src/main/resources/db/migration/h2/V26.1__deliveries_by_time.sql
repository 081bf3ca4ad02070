create index delivery_settled on delivery (settled_at);
