package org.syncline.record;

import java.time.LocalDate;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/** Counts the figures of the business of a period from the records as they are now. */
public final class CountBusiness {
  private final BusinessRecords business;

  public CountBusiness(Transactions transactions, Records records, RecordTypes types) {
    business = new BusinessRecords(transactions, records, types);
  }

  /**
   * Counts one period.
   *
   * @param from first day, included
   * @param to last day, excluded
   */
  public BusinessFigures between(LocalDate from, LocalDate to, Actor who) {
    who.require(Permission.READ_FIGURES);
    return new BusinessFigures(
        from, to, business.between(from, to), business.customersNow() + business.lostSince(from));
  }
}
