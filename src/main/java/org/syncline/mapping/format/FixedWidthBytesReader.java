package org.syncline.mapping.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/**
 * One record of columns at fixed places, counted in bytes. Nothing is decoded but columns of text,
 * each by itself, so that a column that is not text in the format's charset is a fault of that
 * column alone.
 */
final class FixedWidthBytesReader implements SourceReader {
  private final FormatDefinition.FixedWidth format;
  private final FixedWidthReader.Place[] places;
  private final List<FixedWidthReader.Group> groups;
  private final ByteText text;
  private final boolean ebcdic;
  private final boolean anyBytes;

  FixedWidthBytesReader(
      FormatDefinition.FixedWidth format,
      List<FixedWidthReader.Place> places,
      List<FixedWidthReader.Group> groups) {
    this.format = format;
    this.places = places.toArray(FixedWidthReader.Place[]::new);
    this.groups = List.copyOf(groups);
    this.text = new ByteText(format.charset());
    this.ebcdic = TextUnits.isEbcdic(format.charset());
    this.anyBytes = format.hasAnyBytes();
  }

  private Fault noText(FixedWidthColumn column) {
    return new Fault(
        Codes.NOT_IN_CHARSET,
        "The bytes of column '"
            + column.name()
            + "' are no text in "
            + format.charset().name()
            + ", or a character is cut in two: correct the format's 'charset' or the layout.");
  }

  @Override
  public boolean read(SourceBody body, @Nullable Object[] slots) throws UnreadableBody {
    if (body.charset() != null) {
      throw UnreadableBody.unreadable(
          "This format counts bytes, and the message came as text: send it as bytes (a JMS"
              + " BytesMessage, or by HTTP without a charset).");
    }
    byte[] bytes = body.bytes();
    if (isEmpty(bytes)) {
      throw BodyText.emptyBody();
    }
    int end = endOfRecord(bytes);
    for (FixedWidthReader.Place place : places) {
      slots[place.slot()] = column(bytes, end, place);
    }
    for (FixedWidthReader.Group group : groups) {
      slots[group.slot()] = items(bytes, end, group);
    }
    return false;
  }

  /** The items that are not blank; null where the record ends before the first. */
  private @Nullable List<@Nullable Object[]> items(
      byte[] bytes, int end, FixedWidthReader.Group group) {
    if (group.group().startOf(0) >= end) {
      return null;
    }
    List<@Nullable Object[]> items = new ArrayList<>();
    for (int i = 0; i < group.items().size(); i++) {
      int from = Math.min(group.group().startOf(i), end);
      int to = Math.min(group.group().startOf(i + 1), end);
      boolean blank =
          NumberColumn.isFilledWith(bytes, from, to, blank())
              || NumberColumn.isFilledWith(bytes, from, to, (byte) 0);
      if (!blank) {
        @Nullable Object[] slots = group.slots();
        for (FixedWidthReader.Place place : group.items().get(i)) {
          slots[place.slot()] = column(bytes, end, place);
        }
        items.add(slots);
      }
    }
    return items;
  }

  private byte blank() {
    return (byte) (ebcdic ? 0x40 : ' ');
  }

  private @Nullable Object column(byte[] bytes, int end, FixedWidthReader.Place place) {
    FixedWidthColumn column = place.column();
    int from = Math.min(column.start() - 1, end);
    int to = Math.min(column.end(), end);
    for (FixedWidthColumn.NullBytes fill : column.nullBytes()) {
      if (to > from && NumberColumn.isFilledWith(bytes, from, to, fill.value())) {
        return Found.NULL;
      }
    }
    if (place.number() != null) {
      return place.number().read(bytes, from, to);
    }
    String decoded = text.decode(bytes, from, to);
    return decoded == null || place.text() == null
        ? noText(column)
        : place.text().read(decoded, 0, decoded.length());
  }

  /** Blanks alone are no record, unless they can be a number. */
  private boolean isEmpty(byte[] bytes) {
    int i = 0;
    while (!anyBytes && i < bytes.length && isBlankOrBreak(bytes, i)) {
      i++;
    }
    return i == bytes.length;
  }

  private boolean isBlankOrBreak(byte[] bytes, int i) {
    return bytes[i] == blank()
        || FixedWidthLineEnd.ANY.lengthAt(bytes, i, bytes.length, ebcdic) > 0;
  }

  private int endOfRecord(byte[] bytes) throws UnreadableBody {
    if (format.lineEnd() == FixedWidthLineEnd.NONE || anyBytes) {
      return endOfLength(bytes);
    }
    int end = 0;
    while (end < bytes.length
        && FixedWidthLineEnd.ANY.lengthAt(bytes, end, bytes.length, ebcdic) == 0) {
      end++;
    }
    for (int rest = end; rest < bytes.length; rest++) {
      if (!isBlankOrBreak(bytes, rest)) {
        throw FixedWidthReader.moreLines();
      }
    }
    if (format.length() > 0 && end > format.length()) {
      throw FixedWidthReader.tooLong(end, format);
    }
    return end;
  }

  /** Of records whose bytes can look like line ends. */
  private int endOfLength(byte[] bytes) throws UnreadableBody {
    int length = format.length();
    if (bytes.length < length) {
      throw FixedWidthReader.tooShort(bytes.length, format);
    }
    int lineEnd = format.lineEnd().lengthAt(bytes, length, bytes.length, ebcdic);
    if (bytes.length > length + lineEnd) {
      throw bytes.length >= 2 * length + lineEnd
          ? UnreadableBody.multiple(
              "The body has more than one record of "
                  + length
                  + " bytes: send each record as a message of its own.")
          : FixedWidthReader.tooLong(bytes.length, format);
    }
    return length;
  }
}
