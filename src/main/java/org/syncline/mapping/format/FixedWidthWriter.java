package org.syncline.mapping.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/**
 * Writes one record of columns at fixed places. Columns that are not written to are left as COBOL's
 * INITIALIZE leaves them: blanks in text, 0 in numbers. Absent, and null where the format has no
 * form for it, is a column of blanks; of a binary column, which has none, it is 0.
 */
final class FixedWidthWriter implements TargetWriter {
  private final FormatDefinition.FixedWidth format;
  private final FixedWidthReader.Place[] places;
  private final List<FixedWidthReader.Place> unwritten;
  private final int length;
  private final boolean bytes;
  private final boolean ebcdic;
  private final boolean lines;

  private FixedWidthWriter(
      FormatDefinition.FixedWidth format,
      List<FixedWidthReader.Place> places,
      List<FixedWidthReader.Place> unwritten) {
    this.format = format;
    this.places = places.toArray(FixedWidthReader.Place[]::new);
    this.unwritten = List.copyOf(unwritten);
    int last = format.columns().stream().mapToInt(FixedWidthColumn::end).max().orElse(0);
    this.length = format.length() > 0 ? format.length() : last;
    this.bytes = format.unit() == FixedWidthUnit.BYTES;
    this.ebcdic = TextUnits.isEbcdic(format.charset());
    this.lines =
        format.lineEnd() != FixedWidthLineEnd.NONE
            && !FixedWidthRules.hasAnyBytes(format.columns());
  }

  /** Gives each column a slot. */
  static final class Builder implements TargetWriter.Builder {
    private final FormatDefinition.FixedWidth format;
    private final List<FixedWidthReader.Place> places = new ArrayList<>();

    Builder(FormatDefinition.FixedWidth format) {
      this.format = format;
    }

    @Override
    public int slot(String path) {
      FixedWidthColumn column = format.column(path);
      for (FixedWidthReader.Place place : places) {
        if (place.column().name().equals(path)) {
          throw new IllegalArgumentException("This column was given before: write it once.");
        }
        if (overlap(place.column(), column)) {
          throw new IllegalArgumentException(
              "This column lies over column '" + place.column().name() + "': write one of them.");
        }
      }
      places.add(FixedWidthReader.Place.of(places.size(), column, format));
      return places.size() - 1;
    }

    private static boolean overlap(FixedWidthColumn one, FixedWidthColumn other) {
      return one.start() <= other.end() && other.start() <= one.end();
    }

    @Override
    public Repeated repeated(String path) {
      throw new IllegalArgumentException(
          "This format has no lists: give the name of a single column.");
    }

    @Override
    public TargetWriter build() {
      List<FixedWidthReader.Place> unwritten = new ArrayList<>();
      Set<String> written = new HashSet<>();
      places.forEach(place -> written.add(place.column().name()));
      for (FixedWidthColumn column : format.columns()) {
        boolean free =
            !written.contains(column.name())
                && places.stream().noneMatch(place -> overlap(place.column(), column));
        if (free && column.content() instanceof FixedWidthColumn.Numeric) {
          unwritten.add(FixedWidthReader.Place.of(-1, column, format));
        }
      }
      return new FixedWidthWriter(format, places, unwritten);
    }
  }

  @Override
  public @Nullable Fault unfit(int slot, Object value) {
    FixedWidthReader.Place place = places[slot];
    if (value == Found.NULL) {
      return nullUnfit(place.column());
    }
    NumberColumn number = place.number();
    if (number != null) {
      Fault unfit = number.unfit(value);
      return unfit != null ? unfit : readAsNull(place, written(place, value));
    }
    String text = WrittenText.of(value);
    Fault unknown = WrittenText.notIn(format.charset(), text);
    if (unknown != null) {
      return unknown;
    }
    if (lines && holdsLineEnd(text)) {
      return notAllowed(
          place.column(),
          "can't hold a line end, which would end the record: replace it by a step");
    }
    if (place.column().start() == 1 && text.startsWith("\uFEFF")) {
      return notAllowed(
          place.column(), "can't begin with a byte order mark, which begins files: cut it off");
    }
    int width =
        bytes ? text.getBytes(format.charset()).length : text.codePointCount(0, text.length());
    Fault unfit = Objects.requireNonNull(place.text()).unfit(text, width);
    return unfit != null || !bytes ? unfit : readAsNull(place, written(place, value));
  }

  private static @Nullable Fault nullUnfit(FixedWidthColumn column) {
    boolean binary =
        column.content() instanceof FixedWidthColumn.Numeric number
            && number.kind() == FixedWidthColumn.Kind.BINARY;
    return binary && column.nullBytes().isEmpty()
        ? notAllowed(
            column,
            "is binary and has no form for null: give it 'nullBytes', or map null to a number")
        : null;
  }

  private static @Nullable Fault readAsNull(FixedWidthReader.Place place, byte[] written) {
    for (FixedWidthColumn.NullBytes fill : place.column().nullBytes()) {
      if (NumberColumn.isFilledWith(written, 0, written.length, fill.value())) {
        return notAllowed(
            place.column(), "takes these bytes for null: change its 'nullBytes', or map the value");
      }
    }
    return null;
  }

  private static Fault notAllowed(FixedWidthColumn column, String what) {
    return new Fault(Codes.NOT_ALLOWED, "Column '" + column.name() + "' " + what + ".");
  }

  private boolean holdsLineEnd(String text) {
    return text.indexOf('\n') >= 0
        || text.indexOf('\r') >= 0
        || (ebcdic && text.indexOf('\u0085') >= 0);
  }

  @Override
  public byte[] write(@Nullable Object[] values) {
    return bytes ? bytes(values) : characters(values);
  }

  private byte[] bytes(@Nullable Object[] values) {
    byte[] lineEnd = format.lineEnd().bytes(ebcdic);
    byte[] record = new byte[length + lineEnd.length];
    Arrays.fill(record, 0, length, (byte) (ebcdic ? 0x40 : ' '));
    System.arraycopy(lineEnd, 0, record, length, lineEnd.length);
    for (FixedWidthReader.Place place : unwritten) {
      Objects.requireNonNull(place.number()).writeZero(record, place.column().start() - 1);
    }
    for (FixedWidthReader.Place place : places) {
      byte[] column = written(place, values[place.slot()]);
      System.arraycopy(column, 0, record, place.column().start() - 1, column.length);
    }
    return record;
  }

  /** A column's bytes, filled. */
  private byte[] written(FixedWidthReader.Place place, @Nullable Object value) {
    FixedWidthColumn column = place.column();
    byte[] written = new byte[column.length()];
    boolean none = value == null || value == Found.NULL;
    NumberColumn number = place.number();
    if (value == Found.NULL && !column.nullBytes().isEmpty()) {
      boolean low = column.nullBytes().contains(FixedWidthColumn.NullBytes.LOW_VALUES);
      Arrays.fill(written, low ? 0 : FixedWidthColumn.NullBytes.HIGH_VALUES.value());
    } else if (number != null && none) {
      number.writeAbsent(written, 0);
    } else if (number != null) {
      number.write(Objects.requireNonNull(value), written, 0);
    } else {
      fill(written, Objects.requireNonNull(place.text()), value);
    }
    return written;
  }

  private void fill(byte[] written, TextColumn column, @Nullable Object value) {
    byte[] text = text(column, value).getBytes(format.charset());
    byte fill =
        Character.toString(text.length == 0 ? ' ' : column.fill()).getBytes(format.charset())[0];
    Arrays.fill(written, fill);
    int from = column.isRightAligned() ? written.length - text.length : 0;
    System.arraycopy(text, 0, written, from, text.length);
  }

  private static String text(TextColumn column, @Nullable Object value) {
    return value == null ? "" : value == Found.NULL ? column.writtenNull() : WrittenText.of(value);
  }

  private byte[] characters(@Nullable Object[] values) {
    int[] record = new int[length];
    Arrays.fill(record, ' ');
    for (FixedWidthReader.Place place : unwritten) {
      byte[] zero = new byte[place.column().length()];
      Objects.requireNonNull(place.number()).writeZero(zero, 0);
      put(record, place, new String(zero, StandardCharsets.US_ASCII));
    }
    for (FixedWidthReader.Place place : places) {
      Object value = values[place.slot()];
      if (place.text() != null) {
        String text = text(place.text(), value);
        put(record, place, place.text().filled(text, text.codePointCount(0, text.length())));
      } else {
        put(record, place, new String(written(place, value), StandardCharsets.US_ASCII));
      }
    }
    String text = new String(record, 0, length);
    byte[] lineEnd = format.lineEnd().bytes(ebcdic);
    if (!ebcdic) {
      return (text + new String(lineEnd, StandardCharsets.US_ASCII)).getBytes(format.charset());
    }
    byte[] written = text.getBytes(format.charset());
    byte[] whole = Arrays.copyOf(written, written.length + lineEnd.length);
    System.arraycopy(lineEnd, 0, whole, written.length, lineEnd.length);
    return whole;
  }

  private static void put(int[] record, FixedWidthReader.Place place, String text) {
    int[] characters = text.codePoints().toArray();
    System.arraycopy(characters, 0, record, place.column().start() - 1, characters.length);
  }
}
