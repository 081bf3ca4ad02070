package org.syncline.sync.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.syncline.platform.AuditTrail;
import org.syncline.record.Merges;
import org.syncline.record.Relations;
import org.syncline.sync.HubPlan;

/**
 * Everything one group's transaction has read and will write. Messages of one lane or one person
 * may share a group: the later one sees here what the earlier one did. Reads take a fixed number of
 * statements whatever the group's size, and each row is written once at the end, one batch a table.
 */
record GroupMemory(
    ReceiptMemory receipts,
    HeldMemory held,
    RecordMemory records,
    ConflictMemory conflicts,
    Referring referring,
    DutyMemory duties,
    Merges merges,
    Relations relations,
    AuditTrail audit,
    List<AuditTrail.Act> acts) {

  /**
   * An empty memory.
   *
   * @param locked the buckets that the group has locked
   * @param hub the configuration that is in force
   * @param now by the database's clock
   */
  static GroupMemory on(Stores stores, Set<Integer> locked, HubPlan hub, Instant now) {
    RecordMemory records = new RecordMemory(stores, locked);
    return new GroupMemory(
        new ReceiptMemory(stores),
        new HeldMemory(stores.lanes()),
        records,
        new ConflictMemory(stores.conflicts(), now),
        new Referring(stores, locked, hub.recordTypes(), records),
        new DutyMemory(hub, stores.duties(), now),
        stores.merges(),
        stores.relations(),
        stores.audit(),
        new ArrayList<>());
  }

  /** A newer state of its source record makes what is held needless. */
  void supersede(Held entry) {
    held.release(entry);
    receipts.supersede(entry);
  }

  void write(Instant now) {
    held.wakeWaitersFor(records.arrived());
    receipts.write(now);
    held.write();
    conflicts.contested().forEach(records::contested);
    records.write(now);
    conflicts.write();
    duties.write(records);
    // Last, since nobody else can add to the trail until the transaction is over.
    acts.forEach(audit::note);
  }
}
