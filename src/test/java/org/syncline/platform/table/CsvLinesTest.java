package org.syncline.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTest {

  private static Sheet read(String text) throws UnreadableTable {
    return CsvLines.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Map<Integer, String>> cells(Sheet sheet) {
    List<Map<Integer, String>> cells = new ArrayList<>();
    sheet.lines().forEach(line -> cells.add(line.cells()));
    return cells;
  }

  @Test
  void nasty_texts_come_back_as_they_were_without_the_apostrophe_that_made_them_inert()
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TableWriter table = TableFormat.CSV.begin(out, "", List.of("text", "z"));
    for (String text : NastyTexts.ALL) {
      table.row(List.of(text, "z"));
    }
    table.end();

    List<String> found = new ArrayList<>();
    List<Sheet.Line> lines = CsvLines.read(out.toByteArray()).lines();
    lines.subList(1, lines.size()).forEach(line -> found.add(line.cells().getOrDefault(0, "")));
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\r\n'=1+1,z");
    assertThat(found).isEqualTo(NastyTexts.ALL);
  }

  @Test
  void an_apostrophe_is_taken_off_only_where_it_makes_a_text_inert() {
    for (String text : NastyTexts.ALL) {
      assertThat(InertText.undone(InertText.of(text))).isEqualTo(text);
      assertThat(InertText.undone(InertText.of("'" + text))).isEqualTo("'" + text);
    }
    assertThat(InertText.undone("'plain")).isEqualTo("'plain");
    assertThat(InertText.undone("'=1")).isEqualTo("=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void the_separator_is_the_one_that_parts_the_first_line(String separator) throws Exception {
    String lines = "kind#a#\"b,;\t\"\r\nrow##\"x\"\"y\r\nz\"\r\n\r\n##\r\nrow#1\n";

    Sheet sheet = read(lines.replace("#", separator));
    assertThat(cells(sheet))
        .containsExactly(
            Map.of(0, "kind", 1, "a", 2, "b,;\t"),
            Map.of(0, "row", 2, "x\"y\r\nz"),
            Map.of(0, "row", 1, "1"));
    assertThat(sheet.lines()).extracting(Sheet.Line::number).containsExactly(1, 2, 6);
    assertThat(sheet.place(6, 27)).isEqualTo("line 6, column AB");
  }

  @Test
  void utf_16_is_read_by_its_mark_and_what_is_no_utf_8_is_refused() throws Exception {
    byte[] wide = "\uFEFFa\tb\n\u00fc\t\u4e2d".getBytes(StandardCharsets.UTF_16LE);
    assertThat(cells(CsvLines.read(wide)))
        .containsExactly(Map.of(0, "a", 1, "b"), Map.of(0, "\u00fc", 1, "\u4e2d"));
    assertThatThrownBy(() -> CsvLines.read("\u00fc,x".getBytes(Charset.forName("windows-1252"))))
        .isInstanceOf(UnreadableTable.class)
        .hasMessage("The file is not UTF-8: save it as UTF-8.");
  }

  @Test
  void quotes_out_of_place_are_refused_with_their_line() {
    assertThatThrownBy(() -> read("a,b\nc\"d,e\n"))
        .hasMessageContaining("In line 2 a quote stands");
    assertThatThrownBy(() -> read("a,b\n\"c\nd,e\n")).hasMessageContaining("In line 2 a quoted");
    assertThatThrownBy(() -> read("\"a\n\"x,b"))
        .hasMessageContaining("In line 2 something follows");
  }

  @Test
  void a_file_beyond_the_limits_is_refused() throws IOException {
    assertThatThrownBy(() -> read("a,a\n".repeat(100_001))).hasMessageContaining("200000 cells");
    assertThatThrownBy(() -> CsvLines.read(new byte[5_000_001]))
        .hasMessageContaining("5000000 bytes");
  }

  @Test
  void nothing_is_no_lines() throws Exception {
    assertThat(read("").lines()).isEmpty();
    assertThat(read("\r\n , \n").lines()).hasSize(1);
  }
}
