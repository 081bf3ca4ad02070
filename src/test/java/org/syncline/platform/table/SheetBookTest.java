package org.syncline.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class SheetBookTest {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /** Parts of a workbook as another program may write it. */
  private static Map<String, String> parts(String sheetData) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", "<Types/>");
    parts.put("_rels/.rels", relations(relation("r1", "officeDocument", "xl/workbook.xml")));
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns='"
            + MAIN
            + "' xmlns:r='"
            + RELATIONS
            + "'><sheets><sheet name='One'"
            + " sheetId='1' r:id='r1'/></sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        relations(
            relation("r1", "worksheet", "/xl/worksheets/sheet1.xml")
                + relation("r2", "sharedStrings", "sharedStrings.xml")
                + relation("r3", "styles", "styles.xml")));
    parts.put(
        "xl/styles.xml",
        "<styleSheet xmlns='"
            + MAIN
            + "'><numFmts><numFmt numFmtId='170'"
            + " formatCode='[Red]\"day\" dd/mm'/><numFmt numFmtId='171' formatCode='0.00\\d'/>"
            + "</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf"
            + " numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/><xf numFmtId='171'/></cellXfs>"
            + "</styleSheet>");
    parts.put(
        "xl/sharedStrings.xml",
        "<sst xmlns='"
            + MAIN
            + "'><si><t>plain</t></si><si><r><t>rich </t></r><r><t>text</t></r>"
            + "<rPh><t>spoken</t></rPh></si><si><t>a_x000D_b_x005F_</t></si></sst>");
    parts.put(
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns='" + MAIN + "'><sheetData>" + sheetData + "</sheetData></worksheet>");
    return parts;
  }

  private static String relations(String relations) {
    return "<Relationships>" + relations + "</Relationships>";
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id='%s' Type='%s/%s' Target='%s'/>"
        .formatted(id, RELATIONS, type, target);
  }

  private static byte[] zip(Map<String, String> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static SheetBook read(String sheetData) throws UnreadableTable {
    return SheetBook.read(zip(parts(sheetData)));
  }

  private static Map<Integer, String> line(SheetBook book, int index) {
    return book.sheets().get(0).lines().get(index).cells();
  }

  @Test
  void nasty_texts_come_back_as_they_were_and_are_texts_to_another_reader() throws Exception {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("text", "z"));
    // A cell has no line breaks but \n, and a leading apostrophe before a formula is the guard of
    // CSV.
    List<String> texts =
        NastyTexts.ALL.stream()
            .filter(text -> text.indexOf('\r') < 0)
            .filter(text -> text.equals(InertText.undone(text)))
            .toList();
    texts.forEach(text -> lines.add(List.of(text, "z")));
    byte[] written =
        SheetBook.write(
            List.of(
                new SheetBook.NewSheet("rows", lines),
                new SheetBook.NewSheet(
                    "m 2", List.of(List.of("from"), Arrays.asList((String) null)))));

    SheetBook book = SheetBook.read(written);
    assertThat(book.mistakes()).isEmpty();
    assertThat(book.sheets()).extracting(Sheet::title).containsExactly("rows", "m 2");
    List<String> found = new ArrayList<>();
    List<Sheet.Line> read = book.sheets().get(0).lines();
    read.subList(1, read.size()).forEach(l -> found.add(l.cells().getOrDefault(0, "")));
    assertThat(found).isEqualTo(texts);
    try (ReadableWorkbook other = new ReadableWorkbook(new ByteArrayInputStream(written))) {
      List<Row> rows = other.getSheet(0).orElseThrow().read();
      for (int i = 0; i < texts.size(); i++) {
        assertThat(rows.get(i + 1).getCell(0).getType()).isEqualTo(CellType.STRING);
      }
    }
  }

  @Test
  void what_other_programs_write_is_read() throws Exception {
    SheetBook book =
        read(
            "<row r='2'><c r='B2' t='s'><v>0</v></c><c t='s'><v>1</v></c><c r='E2' t='s'><v>2</v></c></row>"
                + "<row><c><v>1.1000000000000001</v></c><c t='b'><v>1</v></c><c t='n'><v>1E3</v></c>"
                + "<c t='inlineStr'><is><t>in</t><r><t>line</t></r></is></c><c s='3'><v>7</v></c><c/></row>"
                + "<row r='9'><c r='AA9'><v>-0.25</v></c></row>");

    assertThat(book.mistakes()).isEmpty();
    assertThat(line(book, 0)).isEqualTo(Map.of(1, "plain", 2, "rich text", 4, "a\rb_"));
    assertThat(line(book, 1))
        .isEqualTo(Map.of(0, "1.1", 1, "true", 2, "1000", 3, "inline", 4, "7"));
    assertThat(line(book, 2)).isEqualTo(Map.of(26, "-0.25"));
    assertThat(book.sheets().get(0).lines())
        .extracting(Sheet.Line::number)
        .containsExactly(2, 3, 9);
    assertThat(book.sheets().get(0).place(9, 26)).isEqualTo("sheet 'One', cell AA9");
  }

  @Test
  void formulas_errors_and_dates_are_mistakes_at_their_cells_and_all_are_told() throws Exception {
    SheetBook book =
        read(
            "<row><c><f>1+1</f><v>2</v></c><c t='str'><f>HYPERLINK(\"x\")</f><v>x</v></c>"
                + "<c t='e'><v>#REF!</v></c><c s='1'><v>46000</v></c><c s='2'><v>46000</v></c>"
                + "<c t='d'><v>2026-01-01</v></c><c><v>1</v></c></row>");

    assertThat(line(book, 0)).isEqualTo(Map.of(6, "1"));
    assertThat(book.mistakes())
        .extracting(Sheet.Mistake::place)
        .containsExactly(
            "sheet 'One', cell A1",
            "sheet 'One', cell B1",
            "sheet 'One', cell C1",
            "sheet 'One', cell D1",
            "sheet 'One', cell E1",
            "sheet 'One', cell F1");
    assertThat(book.mistakes().get(0).message()).contains("a formula: put its value there");
    assertThat(book.mistakes().get(3).message()).contains("format it as text");
  }

  private static void assertRefused(String part, String content, String sentence) {
    Map<String, String> parts = parts("<row><c><v>1</v></c></row>");
    parts.put(part, content);
    assertThatThrownBy(() -> SheetBook.read(zip(parts)))
        .isInstanceOf(UnreadableTable.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void document_types_entities_and_external_parts_are_never_read() throws Exception {
    for (String part :
        List.of(
            "_rels/.rels",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/sharedStrings.xml",
            "xl/styles.xml",
            "xl/worksheets/sheet1.xml")) {
      assertRefused(
          part,
          "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
          "part '" + part + "' is refused");
      assertRefused(
          part,
          "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]><x>&b;</x>",
          "part '" + part + "' is refused");
      assertRefused(part, "<x>&e;</x>", "part '" + part + "'");
    }
    Map<String, String> outside = parts("");
    outside.put(
        "_rels/.rels",
        relations(
            "<Relationship Id='r1' TargetMode='External' Type='x/officeDocument'"
                + " Target='http://127.0.0.1:1/x'/>"));
    assertThatThrownBy(() -> SheetBook.read(zip(outside))).hasMessageContaining("no workbook");
    Map<String, String> climbing = parts("");
    climbing.put("_rels/.rels", relations(relation("r1", "officeDocument", "../../../etc/passwd")));
    assertThatThrownBy(() -> SheetBook.read(zip(climbing)))
        .hasMessageContaining("'etc/passwd' is missing");
  }

  @Test
  void archives_that_grow_and_texts_that_are_meant_often_are_refused() {
    assertRefused("xl/worksheets/sheet1.xml", " ".repeat(10 << 20), "times its size");
    Map<String, String> parts = parts("<row>" + "<c t='s'><v>0</v></c>".repeat(1_000) + "</row>");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      text.append(i);
    }
    parts.put("xl/sharedStrings.xml", "<sst><si><t>" + text + "</t></si></sst>");
    assertThatThrownBy(() -> SheetBook.read(zip(parts)))
        .hasMessageContaining("more than 5000000 characters");
    StringBuilder many = new StringBuilder();
    for (int row = 0; row < 20_001; row++) {
      many.append("<row>").append("<c><v>1</v></c>".repeat(10)).append("<!--").append(row * 7919L);
      many.append("--></row>");
    }
    assertThatThrownBy(() -> read(many.toString())).hasMessageContaining("200000 cells");
  }

  @Test
  void a_damaged_workbook_is_refused_with_a_sentence() {
    assertThatThrownBy(() -> SheetBook.read("kind,id\n".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("save it as .xlsx, without a password");
    assertThatThrownBy(() -> SheetBook.read(zip(Map.of("a", "b"))))
        .hasMessageContaining("This archive is no workbook");
    Map<String, String> without = parts("");
    without.remove("xl/worksheets/sheet1.xml");
    assertThatThrownBy(() -> SheetBook.read(zip(without))).hasMessageContaining("is missing");
    assertThatThrownBy(() -> read("<row><c t='s'><v>99</v></c></row>"))
        .hasMessageContaining("a text that is not there");
    assertThatThrownBy(() -> read("<row r='2'/><row r='2'/>")).hasMessageContaining("out of order");
    assertThatThrownBy(() -> read("<row><c r='B1'/><c r='A1'/></row>"))
        .hasMessageContaining("out of order");
    assertThatThrownBy(() -> read("<row><c r='ZZZZ1'/></row>"))
        .hasMessageContaining("out of order");
    assertThatThrownBy(() -> read("<row><c><v>x</v></c></row>")).hasMessageContaining("no number");
    assertThatThrownBy(() -> read("<row><c>")).hasMessageContaining("not well-formed");
  }

  @Test
  void a_text_too_long_for_a_cell_is_refused_not_cut() {
    List<SheetBook.NewSheet> sheets =
        List.of(
            new SheetBook.NewSheet(
                "rows",
                List.of(
                    Collections.singletonList("a"),
                    List.of("x".repeat(SheetBook.LONGEST_CELL + 1)))));
    assertThatThrownBy(() -> SheetBook.write(sheets)).isInstanceOf(IllegalArgumentException.class);
  }
}
