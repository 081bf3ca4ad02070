package org.syncline.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  static List<String> nastyTexts() {
    return NastyTexts.ALL;
  }

  private String written(List<String> columns, List<? extends List<?>> rows) throws IOException {
    TableWriter table = TableFormat.CSV.begin(out, "any", columns);
    for (List<?> row : rows) {
      table.row(row);
    }
    table.end();
    return out.toString(StandardCharsets.UTF_8);
  }

  private List<CSVRecord> reread() throws IOException {
    byte[] bytes = out.toByteArray();
    try (CSVParser parser =
        CSVFormat.RFC4180.parse(
            new InputStreamReader(
                new ByteArrayInputStream(bytes, 3, bytes.length - 3), StandardCharsets.UTF_8))) {
      return parser.getRecords();
    }
  }

  /** What the documentation says about taking the apostrophe off again. */
  private static String asItWas(String cell) {
    boolean added = cell.startsWith("'") && InertText.isDangerous(cell.substring(1));
    return added ? cell.substring(1) : cell;
  }

  @Test
  void it_begins_with_a_byte_order_mark_and_ends_each_line_with_cr_lf() throws IOException {
    written(List.of("a", "b"), List.of(List.of("1", "2")));

    assertThat(out.toByteArray()).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\uFEFFa,b\r\n1,2\r\n");
  }

  @Test
  void nasty_texts_come_back_as_they_were_once_the_apostrophe_is_off() throws IOException {
    written(
        List.of("before", "text", "after"),
        NastyTexts.ALL.stream().map(text -> List.of("a", text, "z")).toList());

    List<CSVRecord> rows = reread();
    assertThat(rows).hasSize(1 + NastyTexts.ALL.size());
    List<String> found = new ArrayList<>();
    for (CSVRecord row : rows.subList(1, rows.size())) {
      assertThat(row).hasSize(3);
      found.add(asItWas(row.get(1)));
    }
    assertThat(found).isEqualTo(NastyTexts.ALL);
  }

  @ParameterizedTest
  @MethodSource("nastyTexts")
  void no_text_is_left_that_a_spreadsheet_calculates(String text) {
    String inert = InertText.of(text);

    assertThat(inert.replaceFirst("^[\\s\\p{Z}\\p{Cf}\"]+", ""))
        .doesNotStartWith("=")
        .doesNotStartWith("+")
        .doesNotStartWith("-")
        .doesNotStartWith("@")
        .doesNotStartWith("\uFF1D")
        .doesNotStartWith("\uFF0B")
        .doesNotStartWith("\uFF0D")
        .doesNotStartWith("\uFF20");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1", "-5", "+49301234567", "\t1", "\r", "\nx", " \u2003=1", "`=1", "\u0000=1"})
  void a_dangerous_text_gets_one_apostrophe(String text) {
    assertThat(InertText.of(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=1", "1-2", "mail@example.org", "(5)", " x", "'x"})
  void a_harmless_text_stays_as_it_is(String text) {
    assertThat(InertText.of(text)).isEqualTo(text);
  }

  @Test
  void numbers_days_moments_and_booleans_are_no_texts() throws IOException {
    List<@Nullable Object> row =
        Arrays.asList(
            -5L,
            7,
            new BigDecimal("-1E+20"),
            new BigDecimal("0.10"),
            true,
            LocalDate.of(2026, 11, 22),
            Instant.parse("2026-11-22T12:45:00.000001Z"),
            null,
            "");

    assertThat(written(List.of("x"), List.of(row)))
        .endsWith(
            "\r\n-5,7,-100000000000000000000,0.10,true,2026-11-22,2026-11-22T12:45:00.000001Z,,\"\"\r\n");
  }

  @Test
  void what_has_no_form_is_refused() {
    assertThatThrownBy(() -> written(List.of("x"), List.of(List.of(1.5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Double");
  }
}
