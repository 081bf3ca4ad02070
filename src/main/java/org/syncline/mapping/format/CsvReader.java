package org.syncline.mapping.format;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Found;

/**
 * One record of separated values, with or without a header before it. The last header is
 * remembered, so that records with the same one pay for it once.
 */
final class CsvReader implements SourceReader {
  private static final int UNMAPPED = -1;

  private final FormatDefinition.Csv format;
  private final Map<String, Integer> slotOfColumn;
  private final Header withoutHeader;

  /** Immutable, so that threads may see an older one but never half of one. */
  private @Nullable Header last;

  /**
   * What is known once the header is read.
   *
   * @param text the beginning of the body up to the record
   * @param slots by column; {@link #UNMAPPED} for none
   */
  private record Header(String text, int line, int[] slots) {}

  private CsvReader(FormatDefinition.Csv format, Map<String, Integer> slotOfColumn) {
    this.format = format;
    this.slotOfColumn = Map.copyOf(slotOfColumn);
    int[] slots = new int[format.columns().size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = slotOfColumn.getOrDefault(format.columns().get(i), UNMAPPED);
    }
    this.withoutHeader = new Header("", 1, slots);
  }

  /** Gives each column name a slot. */
  static final class Builder implements SourceReader.Builder {
    private final FormatDefinition.Csv format;
    private final Map<String, Integer> slots = new HashMap<>();

    Builder(FormatDefinition.Csv format) {
      this.format = format;
    }

    @Override
    public int slot(String path) {
      if (!format.header() && !format.columns().contains(path)) {
        throw format.noColumn();
      }
      return slots.computeIfAbsent(path, name -> slots.size());
    }

    @Override
    public int slots() {
      return slots.size();
    }

    @Override
    public SourceReader build() {
      return new CsvReader(format, slots);
    }
  }

  @Override
  public boolean read(SourceBody body, @Nullable Object[] slots) throws UnreadableBody {
    String text = text(body);
    CsvLexer lexer = new CsvLexer(format.dialect());
    Header header = header(text, lexer);
    lexer.begin(text, header.text().length(), header.line());
    if (!format.header()) {
      lexer.skipLines(format.skipLines());
    }
    if (!lexer.findRecord()) {
      throw format.header()
          ? UnreadableBody.empty("The body has a header but no record: send the record's line too.")
          : BodyText.emptyBody();
    }
    int cells = fill(lexer, header.slots(), slots);
    if (lexer.findRecord()) {
      throw UnreadableBody.multiple(
          "The body has more than one record: send each as a message of its own.");
    }
    if (cells != header.slots().length) {
      throw UnreadableBody.unreadable(
          "The record has "
              + cells
              + " values for "
              + header.slots().length
              + " columns: quote values that hold the separator.");
    }
    return false;
  }

  private int fill(CsvLexer lexer, int[] slotOfCell, @Nullable Object[] slots)
      throws UnreadableBody {
    String nullText = format.nullText();
    int cells = 0;
    CsvLexer.End end;
    do {
      end = lexer.cell();
      int slot = cells < slotOfCell.length ? slotOfCell[cells] : UNMAPPED;
      if (slot != UNMAPPED) {
        boolean isNull = nullText != null && lexer.isPlainly(nullText);
        slots[slot] = isNull ? Found.NULL : lexer.value();
      }
      cells++;
    } while (end == CsvLexer.End.CELL);
    lexer.refuseWrong();
    return cells;
  }

  private Header header(String text, CsvLexer lexer) throws UnreadableBody {
    if (!format.header()) {
      return withoutHeader;
    }
    Header known = last;
    if (known != null && text.startsWith(known.text())) {
      return known;
    }
    List<String> names = new ArrayList<>();
    CsvLexer.End end = columns(text, format, lexer, names);
    Header header = new Header(text.substring(0, lexer.at()), lexer.line(), slots(names));
    if (end == CsvLexer.End.RECORD && !header.text().endsWith("\r")) {
      last = header;
    }
    return header;
  }

  /** The names in the header of a body. */
  static List<String> columns(String text, FormatDefinition.Csv format) throws UnreadableBody {
    List<String> names = new ArrayList<>();
    columns(text, format, new CsvLexer(format.dialect()), names);
    return names;
  }

  private static CsvLexer.End columns(
      String text, FormatDefinition.Csv format, CsvLexer lexer, List<String> names)
      throws UnreadableBody {
    lexer.begin(text, 0, 1);
    lexer.skipLines(format.skipLines());
    if (!lexer.findRecord()) {
      throw BodyText.emptyBody();
    }
    CsvLexer.End end;
    do {
      end = lexer.cell();
      names.add(lexer.value());
    } while (end == CsvLexer.End.CELL);
    lexer.refuseWrong();
    return end;
  }

  private int[] slots(List<String> names) throws UnreadableBody {
    int[] slots = new int[names.size()];
    boolean[] taken = new boolean[slotOfColumn.size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = slotOfColumn.getOrDefault(names.get(i), UNMAPPED);
      if (slots[i] != UNMAPPED && taken[slots[i]]) {
        throw UnreadableBody.unreadable(
            "Column "
                + (i + 1)
                + " has the name of an earlier one: give each column its own name.");
      }
      if (slots[i] != UNMAPPED) {
        taken[slots[i]] = true;
      }
    }
    return slots;
  }

  private String text(SourceBody body) throws UnreadableBody {
    Charset charset = BodyText.declared(body);
    if (charset == null) {
      charset = BodyText.marked(body.bytes());
    }
    return BodyText.decode(body.bytes(), charset == null ? format.charset() : charset);
  }
}
