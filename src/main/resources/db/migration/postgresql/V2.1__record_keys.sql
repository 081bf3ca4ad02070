-- Whether a record has a further key too is asked thousands of times for one page: the index answers without the table.
alter table record_key drop constraint found_by_pkey;
alter table record_key add constraint record_key_pkey primary key (record_id, slot) include (index_key);

-- A sample of a large table makes PostgreSQL believe in hundreds of keys a record; there are about ten.
alter table record_key alter column record_id set (n_distinct = -0.1);

-- Room for a change of a record in its own page: then no index has to be told of it.
alter table golden_record set (fillfactor = 85);
alter table link set (fillfactor = 90);
