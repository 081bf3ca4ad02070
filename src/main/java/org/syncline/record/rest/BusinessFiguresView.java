package org.syncline.record.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.syncline.record.BusinessFigures;
import org.syncline.record.BusinessSums;

/** Figures of the business as JSON, each with the parts of its ratio. */
final class BusinessFiguresView {
  private BusinessFiguresView() {}

  static Map<String, Object> of(BusinessFigures figures) {
    BusinessSums sums = figures.sums();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("from", figures.from().toString());
    members.put("to", figures.to().toString());
    Map<String, Object> won = ratio("won", sums.won(), "closed", sums.closed());
    won.put("amounts", sums.wonAmounts());
    members.put("wonOfClosed", won);
    members.put(
        "daysToClose", ratio("days", sums.daysToClose(), "opportunities", sums.timedCloses()));
    members.put("satisfaction", ratio("sum", sums.satisfaction(), "cases", sums.ratedCases()));
    members.put("churn", ratio("lost", sums.churned(), "customers", figures.customers()));
    return members;
  }

  /** A ratio with its parts; it is left out where nothing was counted. */
  private static Map<String, Object> ratio(String part, long of, String whole, long all) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(part, of);
    members.put(whole, all);
    if (all > 0) {
      members.put("ratio", (double) of / all);
    }
    return members;
  }
}
