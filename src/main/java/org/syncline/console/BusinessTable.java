package org.syncline.console;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.table.TableFormat;
import org.syncline.platform.table.TableWriter;
import org.syncline.record.BusinessFigures;
import org.syncline.record.BusinessSums;

/**
 * Figures of the business as a table to take away, one row for each slot, with the parts of each
 * ratio and a column for each currency.
 *
 * @param slots in their order
 */
record BusinessTable(List<BusinessFigures> slots) {
  private static final List<String> COLUMNS =
      List.of(
          "from",
          "to",
          "won",
          "closed",
          "days to close",
          "opportunities timed",
          "satisfaction",
          "cases rated",
          "customers lost",
          "customers");

  /**
   * Writes the table.
   *
   * @throws IOException where the receiver has gone away
   */
  void write(OutputStream out, TableFormat format) throws IOException {
    TreeSet<String> currencies = new TreeSet<>();
    slots.forEach(slot -> currencies.addAll(slot.sums().wonAmounts().keySet()));
    List<String> columns = new ArrayList<>(COLUMNS);
    currencies.forEach(currency -> columns.add("won " + currency));
    TableWriter table = format.begin(out, "business", columns);
    for (BusinessFigures slot : slots) {
      BusinessSums sums = slot.sums();
      List<@Nullable Object> cells =
          new ArrayList<>(
              List.of(
                  slot.from().toString(),
                  slot.to().toString(),
                  sums.won(),
                  sums.closed(),
                  sums.daysToClose(),
                  sums.timedCloses(),
                  sums.satisfaction(),
                  sums.ratedCases(),
                  sums.churned(),
                  slot.customers()));
      for (String currency : currencies) {
        cells.add(sums.wonAmounts().getOrDefault(currency, BigDecimal.ZERO));
      }
      table.row(cells);
    }
    table.end();
  }
}
