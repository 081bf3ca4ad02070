package org.syncline.sync.intake;

import java.util.concurrent.Executor;
import org.syncline.sync.HubPlans;

/** The door of files on the stores of a kit, as the server has it. */
public final class TakeRecordsOfKit {
  private TakeRecordsOfKit() {}

  public static TakeRecords door(StoreKit kit, HubPlans plans, Executor executor) {
    AcceptMessage intake =
        new AcceptMessage(
            kit.transactions(),
            kit.stores(),
            plans,
            new Shape(64, 2, 5),
            new NoPauses(),
            fact -> {},
            () -> {});
    return new TakeRecords(
        intake,
        kit.transactions(),
        kit.stores(),
        plans,
        new Arrivals(),
        Receipts.GROUP_LIMIT,
        executor);
  }
}
