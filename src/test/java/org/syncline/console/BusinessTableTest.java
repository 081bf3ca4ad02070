package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.syncline.platform.table.TableFormat;
import org.syncline.record.BusinessFigures;
import org.syncline.record.BusinessSums;

class BusinessTableTest {
  @Test
  void each_slot_is_a_row_and_each_currency_a_column() throws Exception {
    LocalDate first = LocalDate.parse("2026-03-11");
    BusinessSums euros =
        new BusinessSums(
            1, 2, new TreeMap<>(Map.of("EUR", new BigDecimal("50.5"))), 10, 1, 7, 2, 3);
    BusinessSums yuan =
        new BusinessSums(1, 1, new TreeMap<>(Map.of("CNY", BigDecimal.TEN)), 0, 0, 0, 0, 0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new BusinessTable(
            List.of(
                new BusinessFigures(first, first.plusDays(1), euros, 40),
                new BusinessFigures(first.plusDays(1), first.plusDays(2), yuan, 37)))
        .write(out, TableFormat.CSV);

    assertThat(out.toString(StandardCharsets.UTF_8).replace("\r", "").lines())
        .containsExactly(
            "\uFEFFfrom,to,won,closed,days to close,opportunities timed,satisfaction,cases rated,"
                + "customers lost,customers,won CNY,won EUR",
            "2026-03-11,2026-03-12,1,2,10,1,7,2,3,40,0,50.5",
            "2026-03-12,2026-03-13,1,1,0,0,0,0,0,37,10,0");
  }
}
