package org.syncline.crash;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one fault of deliveries came to.
 *
 * @param rounds those in which the fault hit what it was meant to hit
 * @param changes that the hub acknowledged
 * @param more what else is to be told of it
 */
record DeliveryRow(
    String fault,
    int rounds,
    Violations violations,
    long seed,
    int changes,
    Map<String, Object> more)
    implements CrashReport.Found {

  @Override
  public Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("fault", fault);
    members.put("rounds", rounds);
    members.put("violations", violations.count());
    members.put("found", violations.sentences());
    members.put("seed", seed);
    members.put("changes", changes);
    members.putAll(more);
    return members;
  }

  /** What a target did, by its own books. */
  static Map<String, Object> books(PeerLedger ledger) {
    Map<String, Object> books = new LinkedHashMap<>();
    for (PeerLedger.Act act : List.of(PeerLedger.Act.values())) {
      books.put(act.name().toLowerCase(java.util.Locale.ROOT), ledger.count(act));
    }
    return books;
  }
}
