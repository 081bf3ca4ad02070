-- Message bodies and field values up to 16 KB stay in their row instead of the store of large objects.
set max_length_inplace_lob 16384;

insert into bucket (id) select * from system_range(0, 16383);

create index outcome_open on outcome (status, receipt_id);

-- The worker looks for the few that are ready.
create index held_ready on held (ready, receipt_id);
