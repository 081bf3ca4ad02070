-- The revision of a target's row that came with what it was last seen to hold, such as an ETag.
alter table delivery_state add column revision varchar(1000);
