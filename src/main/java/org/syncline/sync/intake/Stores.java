package org.syncline.sync.intake;

import org.syncline.platform.AuditTrail;
import org.syncline.platform.KeptFacts;
import org.syncline.record.Conflicts;
import org.syncline.record.Links;
import org.syncline.record.Merges;
import org.syncline.record.Records;
import org.syncline.record.Relations;

/** The stores that one group's transaction works with. */
public record Stores(
    Receipts receipts,
    Outcomes outcomes,
    Lanes lanes,
    Links links,
    Records records,
    Conflicts conflicts,
    Merges merges,
    Relations relations,
    Duties duties,
    KeptFacts facts,
    AuditTrail audit) {}
