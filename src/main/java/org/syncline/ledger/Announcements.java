package org.syncline.ledger;

import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Logs the LEDGER line once the hub has come to rest, and loudly when it does not balance. */
final class Announcements {
  private static final Logger LOG = Logger.getLogger(CheckLedger.class.getName());
  private static final int EQUAL_CHECKS_OF_A_REST = 2;

  private @Nullable LedgerSheet previous;
  private @Nullable String announced;
  private int equalChecks;

  /**
   * @param regular whether time has passed since the last regular check: whoever looks often does
   *     not make a rest
   */
  void note(LedgerSheet sheet, boolean regular) {
    LedgerSheet before = previous;
    previous = sheet;
    boolean same = before != null && before.line().equals(sheet.line());
    if (!same || sheet.inFlight() > 0) {
      equalChecks = 0;
    } else if (regular) {
      equalChecks++;
    }
    if (!sheet.balanced()) {
      if (before == null || before.balanced()) {
        LOG.severe(() -> "Ledger does not balance: " + sheet.verdict());
      }
    } else if (sheet.accepted() > 0 && atRest(sheet) && !sheet.line().equals(announced)) {
      announced = sheet.line();
      LOG.info(sheet.line());
    }
  }

  /** Where senders told their totals, these say when all has come; else a while without news. */
  private boolean atRest(LedgerSheet sheet) {
    if (sheet.inFlight() > 0) {
      return false;
    }
    return sheet.controlTotals().isEmpty()
        ? equalChecks >= EQUAL_CHECKS_OF_A_REST
        : sheet.controlTotalsMet();
  }
}
