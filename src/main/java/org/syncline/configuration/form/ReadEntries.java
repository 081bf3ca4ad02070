package org.syncline.configuration.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was entered, put in its places again. */
final class ReadEntries {
  private final Entries entries;

  ReadEntries(Entries entries) {
    this.entries = entries;
  }

  /** The whole; empty where nothing of it was sent. */
  Entry.Members members(Shape shape, String place) {
    Map<String, Entry> fixed = new LinkedHashMap<>();
    shape
        .members()
        .forEach(
            (name, member) -> {
              Entry entry = entry(member, place + "." + name);
              if (entry != null) {
                fixed.put(name, entry);
              }
            });
    Shape each = shape.named();
    List<Entry.Named> named = new ArrayList<>();
    for (int number : entries.numbersBelow(place)) {
      String at = place + "." + number;
      String name = entries.text(at + Entries.NAME);
      if (name != null) {
        Entry entry = entry(each == null ? ShowValue.UNKNOWN : each, at);
        if (entry != null && !isSpare(name, entry)) {
          named.add(new Entry.Named(name, entry));
        }
      }
    }
    return new Entry.Members(shape, fixed, named);
  }

  /** The empty pair of fields for one more. */
  private static boolean isSpare(String name, Entry entry) {
    return name.isEmpty() && entry instanceof Entry.Text text && text.text().isEmpty();
  }

  /** Null where it was not sent. */
  private @Nullable Entry entry(Shape shape, String place) {
    String json = entries.text(place + Entries.JSON);
    if (json != null) {
      return new Entry.Text(shape, true, json);
    }
    String text = entries.text(place);
    if (text == null) {
      return null;
    }
    return switch (shape.type()) {
      case OBJECT -> members(shape, place);
      case LIST -> items(shape, place);
      case TEXT, NUMBER, FLAG, CHOICE -> new Entry.Text(shape, false, text);
      case JSON -> new Entry.Text(shape, true, text);
    };
  }

  private Entry items(Shape shape, String place) {
    Shape each = shape.items();
    List<Entry> items = new ArrayList<>();
    for (int number : entries.numbersBelow(place)) {
      Entry item = entry(each == null ? ShowValue.UNKNOWN : each, place + "." + number);
      // An item that was emptied is taken away.
      if (item != null && !(item instanceof Entry.Text text && text.text().isEmpty())) {
        items.add(item);
      }
    }
    return new Entry.Items(shape, items);
  }
}
