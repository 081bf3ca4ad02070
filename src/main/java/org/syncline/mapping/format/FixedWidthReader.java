package org.syncline.mapping.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Characters;

/** One record of columns at fixed places, counted in characters. */
final class FixedWidthReader implements SourceReader {
  private final FormatDefinition.FixedWidth format;
  private final List<Place> places;
  private final boolean ebcdic;

  /**
   * A mapped column.
   *
   * @param text null where it holds a number
   * @param number null where it holds text
   */
  record Place(
      int slot, FixedWidthColumn column, @Nullable TextColumn text, @Nullable NumberColumn number) {

    static Place of(int slot, FixedWidthColumn column, FormatDefinition.FixedWidth format) {
      boolean ebcdic =
          format.unit() == FixedWidthUnit.BYTES && TextUnits.isEbcdic(format.charset());
      FixedWidthColumn.Content content = column.content();
      return new Place(
          slot,
          column,
          content instanceof FixedWidthColumn.Text text
              ? new TextColumn(column, text, format.nullText())
              : null,
          content instanceof FixedWidthColumn.Numeric number
              ? new NumberColumn(column, number, ebcdic)
              : null);
    }
  }

  private FixedWidthReader(FormatDefinition.FixedWidth format, List<Place> places) {
    this.format = format;
    this.places = List.copyOf(places);
    this.ebcdic = TextUnits.isEbcdic(format.charset());
  }

  /** Gives each mapped column a slot. */
  static final class Builder implements SourceReader.Builder {
    private final FormatDefinition.FixedWidth format;
    private final Map<String, Integer> slots = new HashMap<>();
    private final List<Place> places = new ArrayList<>();

    Builder(FormatDefinition.FixedWidth format) {
      this.format = format;
    }

    @Override
    public int slot(String path) {
      Integer known = slots.get(path);
      if (known != null) {
        return known;
      }
      int slot = slots.size();
      places.add(Place.of(slot, format.column(path), format));
      slots.put(path, slot);
      return slot;
    }

    @Override
    public SourceReader build() {
      return format.unit() == FixedWidthUnit.BYTES
          ? new FixedWidthBytesReader(format, places)
          : new FixedWidthReader(format, places);
    }
  }

  @Override
  public void read(SourceBody body, @Nullable Object[] slots) throws UnreadableBody {
    Charset declared = BodyText.declared(body);
    // No guess from a byte order mark: in a host's character set the same bytes can be data.
    String text = BodyText.decode(body.bytes(), declared == null ? format.charset() : declared);
    BodyText.refuseEmpty(text);
    String record = format.lineEnd() == FixedWidthLineEnd.NONE ? text : onlyLine(text);
    boolean oneCharEach = !hasSurrogates(record);
    refuseOtherLength(oneCharEach ? record.length() : record.codePointCount(0, record.length()));
    for (Place place : places) {
      slots[place.slot()] = column(record, place, oneCharEach);
    }
  }

  private void refuseOtherLength(int length) throws UnreadableBody {
    if (format.length() == 0) {
      return;
    }
    if (length > format.length()) {
      throw tooLong(length, format);
    }
    if (length < format.length() && format.lineEnd() == FixedWidthLineEnd.NONE) {
      throw tooShort(length, format);
    }
  }

  static UnreadableBody tooLong(int length, FormatDefinition.FixedWidth format) {
    String said = said(length, format);
    return length % format.length() == 0
        ? UnreadableBody.multiple(said + "send each record as a message of its own.")
        : UnreadableBody.unreadable(said + "check 'length', 'lineEnd' and the layout.");
  }

  static UnreadableBody tooShort(int length, FormatDefinition.FixedWidth format) {
    return UnreadableBody.unreadable(
        said(length, format) + "send the whole record, or check the layout.");
  }

  private static String said(int length, FormatDefinition.FixedWidth format) {
    return "The record has "
        + length
        + " "
        + format.unit().word()
        + ", its format "
        + format.length()
        + ": ";
  }

  private static @Nullable Object column(String record, Place place, boolean oneCharEach) {
    int from = place.column().start() - 1;
    int length = place.column().length();
    int start = oneCharEach ? Math.min(from, record.length()) : Characters.index(record, 0, from);
    int end =
        oneCharEach
            ? Math.min(from + length, record.length())
            : Characters.index(record, start, length);
    if (place.text() != null) {
      return place.text().read(record, start, end);
    }
    NumberColumn number = Objects.requireNonNull(place.number());
    // What is not ASCII becomes a question mark, which is no digit either.
    byte[] digits = record.substring(start, end).getBytes(StandardCharsets.US_ASCII);
    return number.read(digits, 0, digits.length);
  }

  private String onlyLine(String text) throws UnreadableBody {
    int end = 0;
    while (end < text.length() && !isBreak(text.charAt(end))) {
      end++;
    }
    int rest = end;
    while (rest < text.length() && (isBreak(text.charAt(rest)) || isBlank(text.charAt(rest)))) {
      rest++;
    }
    if (rest < text.length()) {
      throw moreLines();
    }
    return text.substring(0, end);
  }

  static UnreadableBody moreLines() {
    return UnreadableBody.multiple(
        "The body has more than one line: send each record as a message of its own.");
  }

  private boolean isBreak(char c) {
    return c == '\n' || c == '\r' || (ebcdic && c == '\u0085');
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean hasSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
