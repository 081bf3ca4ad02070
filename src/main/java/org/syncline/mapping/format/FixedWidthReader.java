package org.syncline.mapping.format;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Characters;
import org.syncline.mapping.value.Found;

/** One record of columns at fixed places. */
final class FixedWidthReader implements SourceReader {
  private final FormatDefinition.FixedWidth format;
  private final List<Place> places;

  private record Place(int slot, int start, int length) {}

  private FixedWidthReader(FormatDefinition.FixedWidth format, List<Place> places) {
    this.format = format;
    this.places = List.copyOf(places);
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
      for (FormatDefinition.FixedWidth.Column column : format.columns()) {
        if (column.name().equals(path)) {
          int slot = slots.size();
          slots.put(path, slot);
          places.add(new Place(slot, column.start() - 1, column.length()));
          return slot;
        }
      }
      throw new IllegalArgumentException(
          "The format has no column of this name. It has: "
              + String.join(
                  ", ",
                  format.columns().stream().map(FormatDefinition.FixedWidth.Column::name).toList())
              + ".");
    }

    @Override
    public int slots() {
      return slots.size();
    }

    @Override
    public SourceReader build() {
      return new FixedWidthReader(format, places);
    }
  }

  @Override
  public void read(SourceBody body, @Nullable Object[] slots) throws UnreadableBody {
    Charset declared = BodyText.declared(body);
    // No guess from a byte order mark: in a host's character set the same bytes can be data.
    String text = BodyText.decode(body.bytes(), declared == null ? format.charset() : declared);
    BodyText.refuseEmpty(text);
    String record = onlyLine(text);
    boolean oneCharEach = !hasSurrogates(record);
    int length = oneCharEach ? record.length() : record.codePointCount(0, record.length());
    if (format.length() > 0 && length > format.length()) {
      boolean several = length % format.length() == 0;
      String said =
          "The record has " + length + " characters, its format " + format.length() + ": ";
      throw several
          ? UnreadableBody.multiple(said + "send each record as a message of its own.")
          : UnreadableBody.unreadable(said + "check the layout.");
    }
    for (Place place : places) {
      slots[place.slot()] = column(record, place, oneCharEach);
    }
  }

  private @Nullable Object column(String record, Place place, boolean oneCharEach) {
    int start =
        oneCharEach
            ? Math.min(place.start(), record.length())
            : Characters.index(record, 0, place.start());
    int end =
        oneCharEach
            ? Math.min(place.start() + place.length(), record.length())
            : Characters.index(record, start, place.length());
    int cut = end;
    while (cut > start && record.charAt(cut - 1) == ' ') {
      cut--;
    }
    if (cut == start) {
      return null;
    }
    String text = record.substring(start, cut);
    return meansNull(text, place.length()) ? Found.NULL : text;
  }

  /** One character has to fill the column; a longer text may also stand in it alone. */
  private boolean meansNull(String text, int width) {
    String nullText = format.nullText();
    if (nullText == null || !text.startsWith(nullText)) {
      return false;
    }
    if (nullText.length() > 1 && text.equals(nullText)) {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != nullText.charAt(i % nullText.length())) {
        return false;
      }
    }
    return text.codePointCount(0, text.length()) == width;
  }

  private static String onlyLine(String text) throws UnreadableBody {
    int end = 0;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    if (!BodyText.isBlank(text.substring(end))) {
      throw UnreadableBody.multiple(
          "The body has more than one line: send each record as a message of its own.");
    }
    return text.substring(0, end);
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
