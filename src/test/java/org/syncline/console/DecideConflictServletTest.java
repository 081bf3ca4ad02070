package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.record.FieldType;

class DecideConflictServletTest {

  @Test
  void another_value_is_of_the_type_of_its_field() {
    assertThat(DecideConflictServlet.typed(FieldType.INTEGER, "12")).isEqualTo(new BigDecimal(12));
    assertThat(DecideConflictServlet.typed(FieldType.DECIMAL, "-1.50"))
        .isEqualTo(new BigDecimal("-1.50"));
    assertThat(DecideConflictServlet.typed(FieldType.BOOLEAN, "true")).isEqualTo(true);
    assertThat(DecideConflictServlet.typed(FieldType.STRING, "12")).isEqualTo("12");
    assertThat(DecideConflictServlet.typed(FieldType.DATE, "2026-11-22")).isEqualTo("2026-11-22");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1e999999999", "twelve", "1.", "0x10"})
  void what_is_no_plain_number_is_left_to_the_field_to_refuse(String written) {
    assertThat(DecideConflictServlet.typed(FieldType.INTEGER, written)).isEqualTo(written);
    assertThat(DecideConflictServlet.typed(FieldType.DECIMAL, written)).isEqualTo(written);
    assertThat(DecideConflictServlet.typed(FieldType.BOOLEAN, written)).isEqualTo(written);
  }
}
