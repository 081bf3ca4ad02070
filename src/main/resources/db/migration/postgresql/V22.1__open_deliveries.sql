-- Whatever is looked for by its status is found by it, what is pending too; and what is open is counted from the index.
drop index delivery_stopped;
create index delivery_status on delivery (status, id) include (flow_id)
  where status in ('pending', 'sending', 'retrying', 'uncertain', 'parked', 'dismissed');
