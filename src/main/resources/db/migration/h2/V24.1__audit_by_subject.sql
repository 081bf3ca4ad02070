create index audit_entry_by_subject on audit_entry (subject, entry_number);
