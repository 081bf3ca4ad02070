-- When what caused a duty happened: at its source by the sender's clock, when the hub had it by the server's, when work on it
-- began by the database's. Null where nobody knows, and for what nothing caused but a job.
alter table delivery add column source_at timestamp with time zone;
alter table delivery add column accepted_at timestamp with time zone;
alter table delivery add column started_at timestamp with time zone;
-- When the target's latest answer came.
alter table delivery add column answered_at timestamp with time zone;
-- Time in calls to the target, of all tries together.
alter table delivery add column call_micros bigint default 0 not null;
