-- Who is at a delivery stands in a narrow table of its own: a claim that changed the wide row wrote it anew, with an entry
-- in each of its indexes.
create table delivery_lease (
  delivery_id bigint not null primary key,
  flow_id varchar(60) not null,
  node varchar(100) not null,
  boot varchar(36) not null,
  held_until timestamp with time zone not null,
  epoch bigint not null,
  -- When the delivery was first tried: by this claim or before.
  tried_at timestamp with time zone not null
);
create index delivery_lease_flow on delivery_lease (flow_id);

insert into delivery_lease (delivery_id, flow_id, node, boot, held_until, epoch, tried_at)
select id, flow_id, lease_node, lease_boot, lease_until, lease_epoch, coalesce(first_try_at, planned_at)
from delivery where lease_until is not null;
-- A delivery that is leased says what it was before.
update delivery set status = 'pending' where status = 'sending';

drop index delivery_leased;
alter table delivery drop column lease_node;
alter table delivery drop column lease_boot;
alter table delivery drop column lease_until;
