package org.syncline.platform.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook (ISO/IEC 29500) of several sheets that hold texts only: people edit it and send it
 * back.
 *
 * @param sheets in their order, with what in their cells can't be used
 */
public record SheetBook(List<Sheet> sheets, List<Sheet.Mistake> mistakes) {
  /** Most characters (UTF-16 code units) of a cell. */
  public static final int LONGEST_CELL = SheetText.LONGEST;

  /** Most characters of a sheet's title. */
  public static final int LONGEST_TITLE = 31;

  private static final int LINES_TO_ADD = 200;
  private static final int WIDTH = 24;
  private static final String AS_TEXT = "@";

  public SheetBook {
    sheets = List.copyOf(sheets);
    mistakes = List.copyOf(mistakes);
  }

  /**
   * A sheet to be written.
   *
   * @param lines the first is the head; null is an empty cell
   */
  public record NewSheet(String title, List<? extends List<? extends @Nullable String>> lines) {}

  /**
   * Reads a workbook. Numbers and booleans become their texts; formulas, errors and dates are
   * mistakes. The apostrophes that CSV has before dangerous texts are taken off here too, as people
   * carry lines from one to the other.
   *
   * @throws UnreadableTable where this is no workbook, or one with DTD or entities, or beyond a
   *     limit: 5,000,000 bytes, 30,000,000 unpacked, 200,000 cells, 5,000,000 characters
   */
  public static SheetBook read(byte[] xlsx) throws UnreadableTable {
    XlsxParts parts = XlsxParts.of(xlsx);
    String book = null;
    for (XlsxParts.Relation relation : parts.relations("").values()) {
      if (relation.type().equals("officeDocument")) {
        book = relation.part();
      }
    }
    if (book == null) {
      throw new UnreadableTable("This archive is no workbook: save the table as .xlsx.");
    }
    return sheets(parts, book);
  }

  private static SheetBook sheets(XlsxParts parts, String book) throws UnreadableTable {
    Map<String, XlsxParts.Relation> relations = parts.relations(book);
    XlsxShared shared = new XlsxShared();
    for (XlsxParts.Relation relation : relations.values()) {
      if (relation.type().equals("sharedStrings")) {
        parts.hear(relation.part(), shared.texts());
      } else if (relation.type().equals("styles")) {
        parts.hear(relation.part(), shared.styles());
      }
    }
    TableLimits limits = new TableLimits();
    List<Sheet.Mistake> mistakes = new ArrayList<>();
    List<Sheet> sheets = new ArrayList<>();
    for (String[] listed : listed(parts, book)) {
      XlsxParts.Relation relation = relations.get(listed[1]);
      if (relation == null) {
        throw XlsxParts.damaged("sheet '" + listed[0] + "' is missing");
      }
      if (relation.type().equals("worksheet")) {
        XlsxSheet sheet = new XlsxSheet(listed[0], shared, limits, mistakes);
        parts.hear(relation.part(), sheet);
        sheets.add(sheet.sheet());
      }
    }
    return new SheetBook(sheets, mistakes);
  }

  /** Title and relation of each sheet. */
  private static List<String[]> listed(XlsxParts parts, String book) throws UnreadableTable {
    List<String[]> listed = new ArrayList<>();
    parts.hear(
        book,
        (element, at) -> {
          if (element.equals("sheet")) {
            listed.add(
                new String[] {
                  String.valueOf(at.getAttributeValue(null, "name")), relationOf(at),
                });
          }
        });
    return listed;
  }

  /** The attribute {@code id} of the namespace of relations, of which there are two. */
  private static String relationOf(XMLStreamReader at) {
    for (int i = 0; i < at.getAttributeCount(); i++) {
      String namespace = at.getAttributeNamespace(i);
      if (at.getAttributeLocalName(i).equals("id") && namespace != null && !namespace.isEmpty()) {
        return at.getAttributeValue(i);
      }
    }
    return "";
  }

  /**
   * Writes a workbook, its cells formatted as texts, so that a spreadsheet leaves alone what is
   * written into them; and some lines more of that kind.
   *
   * @throws IllegalArgumentException where a text is longer than {@link #LONGEST_CELL}
   */
  public static byte[] write(List<NewSheet> sheets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Syncline", null)) {
      for (NewSheet sheet : sheets) {
        write(book.newWorksheet(sheet.title()), sheet.lines());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(
      Worksheet sheet, List<? extends List<? extends @Nullable String>> lines) {
    int columns = lines.get(0).size();
    sheet.freezePane(0, 1);
    for (int row = 0; row < lines.size(); row++) {
      for (int column = 0; column < columns; column++) {
        String text = lines.get(row).get(column);
        if (text != null) {
          if (text.length() > LONGEST_CELL) {
            throw new IllegalArgumentException("A text is too long for a cell.");
          }
          SheetText.put(sheet, row, column, text);
        }
      }
    }
    sheet.range(0, 0, 0, columns - 1).style().bold().set();
    sheet.range(1, 0, lines.size() + LINES_TO_ADD, columns - 1).style().format(AS_TEXT).set();
    for (int column = 0; column < columns; column++) {
      sheet.width(column, WIDTH);
    }
  }
}
