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
  private final List<Group> groups;
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

  /**
   * Mapped columns that come several times.
   *
   * @param items the places of each item, with slots of its own
   */
  record Group(int slot, FixedWidthGroup group, List<List<Place>> items) {
    @Nullable Object[] slots() {
      return new Object[items.get(0).size()];
    }
  }

  private FixedWidthReader(
      FormatDefinition.FixedWidth format, List<Place> places, List<Group> groups) {
    this.format = format;
    this.places = List.copyOf(places);
    this.groups = List.copyOf(groups);
    this.ebcdic = TextUnits.isEbcdic(format.charset());
  }

  /** Gives each mapped column a slot. */
  static final class Builder implements SourceReader.Builder {
    private final FormatDefinition.FixedWidth format;
    private final Map<String, Integer> slots = new HashMap<>();
    private final Map<String, Repeated> groups = new HashMap<>();
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
      int slot = slots.size() + groups.size();
      places.add(Place.of(slot, format.column(path), format));
      slots.put(path, slot);
      return slot;
    }

    @Override
    public int slots() {
      return slots.size() + groups.size();
    }

    @Override
    public boolean hasLists() {
      return !format.groups().isEmpty();
    }

    @Override
    public Repeated repeated(String path) {
      Repeated known = groups.get(path);
      if (known != null) {
        return known;
      }
      Items items = new Items(format.group(path));
      Repeated repeated = new Repeated(slots.size() + groups.size(), items);
      groups.put(path, repeated);
      return repeated;
    }

    @Override
    public SourceReader build() {
      List<Group> built = new ArrayList<>();
      for (Repeated repeated : groups.values()) {
        built.add(((Items) repeated.items()).group(repeated.slot(), format));
      }
      return format.unit() == FixedWidthUnit.BYTES
          ? new FixedWidthBytesReader(format, places, built)
          : new FixedWidthReader(format, places, built);
    }
  }

  /** Gives each mapped column of an item a slot. */
  private static final class Items implements SourceReader.Builder {
    private final FixedWidthGroup group;
    private final List<FixedWidthColumn> columns = new ArrayList<>();

    Items(FixedWidthGroup group) {
      this.group = group;
    }

    @Override
    public int slot(String path) {
      FixedWidthColumn column = FormatDefinition.FixedWidth.column(path, group.columns());
      if (!columns.contains(column)) {
        columns.add(column);
      }
      return columns.indexOf(column);
    }

    @Override
    public int slots() {
      return columns.size();
    }

    @Override
    public SourceReader build() {
      throw new IllegalStateException("Items are read with their record.");
    }

    Group group(int slot, FormatDefinition.FixedWidth format) {
      List<List<Place>> items = new ArrayList<>();
      for (int item = 0; item < group.occurs(); item++) {
        List<Place> places = new ArrayList<>();
        for (FixedWidthColumn column : columns) {
          places.add(Place.of(places.size(), group.of(item, column), format));
        }
        items.add(List.copyOf(places));
      }
      return new Group(slot, group, List.copyOf(items));
    }
  }

  @Override
  public boolean read(SourceBody body, @Nullable Object[] slots) throws UnreadableBody {
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
    for (Group group : groups) {
      slots[group.slot()] = items(record, group, oneCharEach);
    }
    return false;
  }

  /** The items that are not blank; null where the record ends before the first. */
  private static @Nullable List<@Nullable Object[]> items(
      String record, Group group, boolean oneCharEach) {
    if (index(record, group.group().startOf(0), oneCharEach) == record.length()) {
      return null;
    }
    List<@Nullable Object[]> items = new ArrayList<>();
    for (int i = 0; i < group.items().size(); i++) {
      int start = index(record, group.group().startOf(i), oneCharEach);
      int end = index(record, group.group().startOf(i + 1), oneCharEach);
      if (!record.substring(start, end).isBlank()) {
        @Nullable Object[] slots = group.slots();
        for (Place place : group.items().get(i)) {
          slots[place.slot()] = column(record, place, oneCharEach);
        }
        items.add(slots);
      }
    }
    return items;
  }

  private static int index(String record, int at, boolean oneCharEach) {
    return oneCharEach ? Math.min(at, record.length()) : Characters.index(record, 0, at);
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
