package org.syncline.security.egress;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/** Changes the list of what the hub may connect to; in force for every call that begins later. */
public final class AdministerEgress {
  private final Transactions transactions;
  private final EgressEntries entries;
  private final AuditTrail audit;
  private final Clock clock;
  private final Runnable changed;

  /**
   * @param changed told after each change
   */
  public AdministerEgress(
      Transactions transactions,
      EgressEntries entries,
      AuditTrail audit,
      Clock clock,
      Runnable changed) {
    this.transactions = transactions;
    this.entries = entries;
    this.audit = audit;
    this.clock = clock;
    this.changed = changed;
  }

  /** All, by id. */
  public List<EgressEntries.Kept> all(Actor who) {
    who.require(Permission.MANAGE_EGRESS);
    return transactions.inNew(entries::all);
  }

  /** Puts an entry in place of the one of its id; tells whether there was one. */
  public boolean put(EgressEntry entry, Actor who) {
    who.require(Permission.MANAGE_EGRESS);
    return changed(
        () -> {
          boolean replaced =
              entries.put(new EgressEntries.Kept(entry, clock.instant(), who.getName()));
          audit.note(
              AuditTrail.Act.done(who.getName(), "egress.put", subject(entry.id()), words(entry)));
          return replaced;
        });
  }

  /** Whether there was one. */
  public boolean remove(String id, Actor who) {
    who.require(Permission.MANAGE_EGRESS);
    return changed(
        () -> {
          boolean there = entries.remove(id);
          if (there) {
            audit.note(AuditTrail.Act.done(who.getName(), "egress.remove", subject(id), ""));
          }
          return there;
        });
  }

  private boolean changed(Supplier<Boolean> work) {
    boolean result = transactions.inNew(work);
    changed.run();
    return result;
  }

  private static String subject(String id) {
    return "egress/" + id;
  }

  private static String words(EgressEntry entry) {
    return "host="
        + entry.host()
        + " ports="
        + entry.ports().stream().map(String::valueOf).collect(Collectors.joining(","))
        + (entry.privateNetworks() ? " private" : "")
        + (entry.loopback() ? " loopback" : "")
        + (entry.plain() ? " plain" : "");
  }
}
