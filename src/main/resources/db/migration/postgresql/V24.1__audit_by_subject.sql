-- Subjects are looked for whole and by their beginning, whatever the database's order of letters.
create index audit_entry_by_subject on audit_entry (subject varchar_pattern_ops, entry_number);
