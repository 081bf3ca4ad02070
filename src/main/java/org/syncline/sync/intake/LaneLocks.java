package org.syncline.sync.intake;

import java.util.List;
import java.util.TreeSet;
import org.syncline.record.LinkKey;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.HubPlans;

/**
 * Takes, for a decision about one stored message, the same locks that intake takes for its lane, so
 * that nobody decides on the lane meanwhile.
 */
final class LaneLocks {
  private final Stores stores;
  private final HubPlans plans;

  LaneLocks(Stores stores, HubPlans plans) {
    this.stores = stores;
    this.plans = plans;
  }

  /** Locks, and returns what the message is held as in this flow once the locks are there. */
  List<Held> lock(long receipt, String flow) {
    TreeSet<Integer> buckets = new TreeSet<>();
    buckets.add(stores.lanes().receiptBucket(receipt));
    Receipt stored = stores.receipts().find(receipt).orElse(null);
    for (Held held : held(receipt, flow)) {
      String key = held.key();
      if (key != null && stored != null) {
        for (FlowPlan plan : plans.current().flowsOf(stored.system(), stored.object())) {
          if (plan.flow().id().equals(flow)) {
            buckets.add(
                stores
                    .lanes()
                    .laneBucket(
                        new LinkKey(
                            stored.system(), stored.object(), plan.flow().recordType(), key)));
          }
        }
      }
    }
    stores.lanes().lock(buckets);
    return held(receipt, flow);
  }

  private List<Held> held(long receipt, String flow) {
    return stores.lanes().ofReceipts(List.of(receipt)).stream()
        .filter(held -> held.flow().equals(flow))
        .toList();
  }
}
