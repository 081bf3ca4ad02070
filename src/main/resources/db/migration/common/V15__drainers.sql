-- The server that works on a target, while it does: no other claims anything of it until this time.
alter table delivery_target add column drainer_node varchar(100);
alter table delivery_target add column drainer_boot varchar(36);
alter table delivery_target add column drainer_until timestamp with time zone;
