package org.syncline.platform.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Hears the cells of one sheet (ISO/IEC 29500-1, 18.3.1). */
final class XlsxSheet implements XlsxParts.Listener {
  private static final int MOST_COLUMNS = 16_384;
  private static final int EXACT_DIGITS = 15;

  private final Sheet empty;
  private final XlsxShared shared;
  private final TableLimits limits;
  private final List<Sheet.Mistake> mistakes;
  private final List<Sheet.Line> lines = new ArrayList<>();
  private final XlsxShared.CellText inline = new XlsxShared.CellText();
  private final StringBuilder value = new StringBuilder();
  private SortedMap<Integer, String> cells = new TreeMap<>();
  private int line;
  private int column;
  private String type = "n";
  private @Nullable String style;
  private boolean formula;
  private boolean inValue;

  XlsxSheet(String title, XlsxShared shared, TableLimits limits, List<Sheet.Mistake> mistakes) {
    this.empty = new Sheet(title, List.of());
    this.shared = shared;
    this.limits = limits;
    this.mistakes = mistakes;
  }

  Sheet sheet() {
    return new Sheet(empty.title(), lines);
  }

  @Override
  public void begin(String element, XMLStreamReader at) throws UnreadableTable {
    String reference = at.getAttributeValue(null, "r");
    switch (element) {
      case "row" -> {
        int next = reference == null ? line + 1 : XlsxShared.number(reference);
        if (next <= line || next > XlsxTable.ROWS_OF_SHEET) {
          throw XlsxParts.damaged("its rows are out of order");
        }
        line = next;
        column = -1;
        cells = new TreeMap<>();
      }
      case "c" -> {
        int next = reference == null ? column + 1 : column(reference);
        if (next <= column || next >= MOST_COLUMNS) {
          throw XlsxParts.damaged("its cells are out of order");
        }
        column = next;
        String given = at.getAttributeValue(null, "t");
        type = given == null ? "n" : given;
        style = at.getAttributeValue(null, "s");
        formula = false;
        value.setLength(0);
        inline.clear();
      }
      case "f" -> formula = true;
      case "v" -> inValue = true;
      default -> inline.begin(element);
    }
  }

  @Override
  public void text(String more) {
    if (inValue) {
      value.append(more);
    } else {
      inline.add(more);
    }
  }

  @Override
  public void end(String element) throws UnreadableTable {
    switch (element) {
      case "row" -> {
        if (!cells.isEmpty()) {
          lines.add(new Sheet.Line(line, cells));
        }
      }
      case "c" -> cell();
      case "v" -> inValue = false;
      default -> inline.end(element);
    }
  }

  private void cell() throws UnreadableTable {
    String text = formula ? refused("a formula", "put its value there as a text") : read();
    String plain = text == null ? "" : InertText.undone(text);
    if (!plain.isEmpty()) {
      limits.count(plain);
      cells.put(column, plain);
    }
  }

  /** Null for a cell that says nothing, or was refused. */
  private @Nullable String read() throws UnreadableTable {
    String written = value.toString();
    return switch (type) {
      case "s" -> shared.text(written);
      case "inlineStr" -> inline.whole();
      case "str" -> SheetText.read(written);
      case "b" -> written.strip().equals("1") ? "true" : "false";
      case "e" -> refused("an error", "correct it");
      case "d" -> refusedDate();
      case "n" -> written.isBlank() ? null : shared.isDate(style) ? refusedDate() : number(written);
      default -> throw XlsxParts.damaged("a cell has an unknown type");
    };
  }

  private @Nullable String refusedDate() {
    return refused(
        "a date or time, of which a workbook keeps a number only",
        "format it as text and write it again");
  }

  private @Nullable String refused(String what, String toDo) {
    mistakes.add(
        new Sheet.Mistake(empty.place(line, column), "This cell is " + what + ": " + toDo + "."));
    return null;
  }

  /** A workbook keeps 1.1 as 1.1000000000000001: the shortest number that means the same. */
  private static String number(String written) throws UnreadableTable {
    double number;
    try {
      number = Double.parseDouble(written.strip());
    } catch (NumberFormatException e) {
      throw XlsxParts.damaged("a cell is no number");
    }
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw XlsxParts.damaged("a cell is no number");
    }
    BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    boolean plain =
        shortest.precision() - shortest.scale() <= EXACT_DIGITS && shortest.scale() <= EXACT_DIGITS;
    return plain ? shortest.toPlainString() : shortest.toString();
  }

  private static int column(String reference) throws UnreadableTable {
    int column = 0;
    int at = 0;
    while (at < reference.length() && at < 4) {
      char letter = reference.charAt(at);
      if (letter < 'A' || letter > 'Z') {
        break;
      }
      column = column * 26 + letter - 'A' + 1;
      at++;
    }
    if (at == 0) {
      throw XlsxParts.damaged("a cell has no place");
    }
    return column - 1;
  }
}
