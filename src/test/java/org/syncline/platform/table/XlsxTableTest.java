package org.syncline.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.SAXParserFactory;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.helpers.DefaultHandler;

class XlsxTableTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private void written(List<? extends List<?>> rows) throws IOException {
    TableWriter table = TableFormat.XLSX.begin(out, "customer", List.of("a", "b"));
    for (List<?> row : rows) {
      table.row(row);
    }
    table.end();
  }

  private List<Row> reread(int sheet) throws IOException {
    try (ReadableWorkbook book =
        new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      return book.getSheet(sheet).orElseThrow().read();
    }
  }

  private static String text(Row row, int column) {
    Cell cell = row.getCell(column);
    assertThat(cell.getType()).isEqualTo(CellType.STRING);
    return cell.asString();
  }

  /** Every part of the file by its name. */
  private Map<String, String> parts() throws IOException {
    Path file = Files.write(folder.resolve("table.xlsx"), out.toByteArray());
    Map<String, String> parts = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        parts.put(
            entry.getName(),
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  private static String inSheet(String text) {
    return text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .replace("_x000D_", "_x005F_x000D_")
        .replace("_x0041_", "_x005F_x0041_");
  }

  @Test
  void nasty_texts_come_back_as_texts_without_an_apostrophe() throws IOException {
    written(NastyTexts.ALL.stream().map(text -> List.of(text, "z")).toList());

    List<Row> rows = reread(0);
    assertThat(text(rows.get(0), 0)).isEqualTo("a");
    List<String> found = new ArrayList<>();
    rows.subList(1, rows.size()).forEach(row -> found.add(text(row, 0)));
    assertThat(found).isEqualTo(NastyTexts.ALL.stream().map(XlsxTableTest::inSheet).toList());
  }

  @Test
  void there_is_no_formula_no_link_and_every_part_is_well_formed() throws Exception {
    written(NastyTexts.ALL.stream().map(text -> List.of(text, "z")).toList());

    Map<String, String> parts = parts();
    assertThat(parts).containsKeys("xl/workbook.xml", "xl/worksheets/sheet1.xml");
    for (Map.Entry<String, String> part : parts.entrySet()) {
      SAXParserFactory.newInstance()
          .newSAXParser()
          .parse(
              new ByteArrayInputStream(part.getValue().getBytes(StandardCharsets.UTF_8)),
              new DefaultHandler());
      assertThat(part.getValue())
          .as(part.getKey())
          .doesNotContain("<f>", "<hyperlink", "externalLink", "TargetMode=\"External\"");
    }
  }

  @Test
  void numbers_days_moments_and_booleans_have_types() throws IOException {
    List<@Nullable Object> row =
        Arrays.asList(
            -5L,
            new BigDecimal("123456789012.345"),
            true,
            LocalDate.of(2026, 11, 22),
            Instant.parse("2026-11-22T12:45:00.250Z"),
            null,
            "");
    written(List.of(row));

    Row found = reread(0).get(1);
    assertThat(found.getCell(0).asNumber()).isEqualByComparingTo("-5");
    assertThat(found.getCell(1).asNumber()).isEqualByComparingTo("123456789012.345");
    assertThat(found.getCell(2).asBoolean()).isTrue();
    assertThat(found.getCell(3).asDate()).isEqualTo(LocalDateTime.of(2026, 11, 22, 0, 0));
    assertThat(found.getCell(4).asDate()).isEqualTo(LocalDateTime.parse("2026-11-22T12:45:00.250"));
    assertThat(found.getOptionalCell(5)).isEmpty();
    assertThat(text(found, 6)).isEmpty();
  }

  @Test
  void what_a_spreadsheet_would_round_or_count_wrongly_is_a_text() throws IOException {
    written(
        List.of(
            List.of(Long.MAX_VALUE, new BigDecimal("12345678901234567890.25")),
            List.of(LocalDate.of(1899, 12, 31), Instant.parse("1600-01-01T00:00:00Z")),
            List.of(new BigDecimal("1E-400"), LocalDate.of(10_000, 1, 1))));

    List<Row> rows = reread(0);
    assertThat(text(rows.get(1), 0)).isEqualTo("9223372036854775807");
    assertThat(text(rows.get(1), 1)).isEqualTo("12345678901234567890.25");
    assertThat(text(rows.get(2), 0)).isEqualTo("1899-12-31");
    assertThat(text(rows.get(2), 1)).isEqualTo("1600-01-01T00:00:00Z");
    assertThat(text(rows.get(3), 0)).startsWith("0.000").endsWith("1");
    assertThat(text(rows.get(3), 1)).isEqualTo("+10000-01-01");
  }

  @Test
  void what_xml_can_not_hold_is_replaced_and_seen() throws IOException {
    written(List.of(List.of("a\u0000b\u0001c\u001Fd\uFFFEe\uD800f", "\uDC00")));

    assertThat(text(reread(0).get(1), 0)).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf");
    assertThat(text(reread(0).get(1), 1)).isEqualTo("\uFFFD");
  }

  @Test
  void a_text_too_long_for_a_cell_is_cut_with_a_mark_never_within_a_character() throws IOException {
    String fits = "x".repeat(32_767);
    String pair = "x".repeat(32_765) + "\uD83D\uDE00\uD83D\uDE00";
    written(List.of(List.of(fits, fits + "y"), List.of(pair, "=" + fits)));

    List<Row> rows = reread(0);
    assertThat(text(rows.get(1), 0)).isEqualTo(fits);
    assertThat(text(rows.get(1), 1)).isEqualTo("x".repeat(32_766) + "\u2026");
    assertThat(text(rows.get(2), 0)).isEqualTo("x".repeat(32_765) + "\u2026");
    assertThat(text(rows.get(2), 1)).hasSize(32_767).startsWith("=x").endsWith("\u2026");
  }

  @Test
  void a_full_sheet_is_followed_by_another_with_the_same_head() throws IOException {
    String title = "a-record-type-with-quite-a-long-name";
    XlsxTable table = XlsxTable.begin(out, title, List.of("n"), 4);
    for (long n = 1; n <= 7; n++) {
      table.row(List.of(n));
    }
    table.end();

    try (ReadableWorkbook book =
        new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      List<Sheet> sheets = book.getSheets().toList();
      assertThat(sheets)
          .extracting(Sheet::getName)
          .containsExactly(
              "a-record-type-with-quite-a-long",
              "a-record-type-with-quite-a-lo 2",
              "a-record-type-with-quite-a-lo 3");
      List<Row> second = sheets.get(1).read();
      assertThat(text(second.get(0), 0)).isEqualTo("n");
      assertThat(second.get(1).getCell(0).asNumber()).isEqualByComparingTo("4");
      assertThat(sheets.get(2).read()).hasSize(2);
    }
  }

  @Test
  void without_its_end_it_is_no_workbook() throws IOException {
    TableWriter table = TableFormat.XLSX.begin(out, "customer", List.of("n"));
    for (long n = 0; n < 1_000; n++) {
      table.row(List.of(n));
    }

    assertThat(out.size()).isPositive();
    assertThatThrownBy(() -> reread(0)).isInstanceOf(Exception.class);
  }
}
