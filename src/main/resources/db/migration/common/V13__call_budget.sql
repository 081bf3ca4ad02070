-- How many requests may go over a connection now, where its settings limit them: one row for all servers and flows.
create table delivery_call_budget (
  connection varchar(101) not null primary key,
  saved bigint not null,
  at timestamp with time zone not null
);
