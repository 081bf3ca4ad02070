package org.syncline.mapping.format;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Found;

/** A place of a written JSON body, with all that stands below it. */
abstract class JsonPlace {
  private static final byte[] NULL = Utf8Output.utf8("null");
  private static final byte[] NO_MEMBERS = Utf8Output.utf8("{}");
  private static final byte[] NO_ITEMS = Utf8Output.utf8("[]");

  /**
   * Writes what stands here.
   *
   * @return false where all of it is absent; the caller then cuts off what was written
   */
  abstract boolean write(JsonOutput out, @Nullable Object[] values);

  /** What keeps the place of an absent item in front of one that is there. */
  byte[] filler() {
    return NULL;
  }

  /** A single value. */
  static final class Value extends JsonPlace {
    final int slot;

    Value(int slot) {
      this.slot = slot;
    }

    @Override
    boolean write(JsonOutput out, @Nullable Object[] values) {
      Object value = values[slot];
      if (value == null) {
        return false;
      }
      out.value(value);
      return true;
    }
  }

  /** An object, written if one of its members is. */
  static final class Members extends JsonPlace {
    private static final int NO_SLOT = -1;

    /** The name in quotes and a colon, with a comma before it and without. */
    private final Lead[] later;

    private final Lead[] first;

    private final JsonPlace[] places;

    /** Slots of the members that are single values, so that the many need no call of their own. */
    private final int[] slots;

    Members(List<String> names, List<JsonPlace> places) {
      this.later = names.stream().map(name -> lead(",", name)).toArray(Lead[]::new);
      this.first = names.stream().map(name -> lead("", name)).toArray(Lead[]::new);
      this.places = places.toArray(JsonPlace[]::new);
      this.slots =
          places.stream()
              .mapToInt(place -> place instanceof Value value ? value.slot : NO_SLOT)
              .toArray();
    }

    private static Lead lead(String comma, String name) {
      JsonOutput out = new JsonOutput(name.length() + 4);
      out.ascii(comma);
      out.text(name);
      out.ascii(':');
      return new Lead(out.toBytes());
    }

    @Override
    boolean write(JsonOutput out, @Nullable Object[] values) {
      out.ascii('{');
      Lead[] leads = first;
      for (int i = 0; i < slots.length; i++) {
        if (slots[i] == NO_SLOT) {
          int before = out.size;
          out.lead(leads[i]);
          if (!places[i].write(out, values)) {
            out.size = before;
            continue;
          }
        } else {
          Object value = values[slots[i]];
          if (value == null) {
            continue;
          }
          out.member(leads[i], value);
        }
        leads = later;
      }
      out.ascii('}');
      return leads == later;
    }

    @Override
    byte[] filler() {
      return NO_MEMBERS;
    }
  }

  /** A list with items that have places of their own, written up to the last that is there. */
  static final class Items extends JsonPlace {
    private final JsonPlace[] items;

    Items(List<JsonPlace> items) {
      this.items = items.toArray(JsonPlace[]::new);
    }

    @Override
    boolean write(JsonOutput out, @Nullable Object[] values) {
      out.ascii('[');
      int end = out.size;
      boolean any = false;
      for (int i = 0; i < items.length; i++) {
        if (i > 0) {
          out.ascii(',');
        }
        int before = out.size;
        if (items[i].write(out, values)) {
          any = true;
          end = out.size;
        } else {
          out.size = before;
          out.raw(items[i].filler());
        }
      }
      out.size = end;
      out.ascii(']');
      return any;
    }

    @Override
    byte[] filler() {
      return NO_ITEMS;
    }
  }

  /** A list of any length, whose items are all alike. */
  static final class Repeated extends JsonPlace {
    private final int slot;
    private final JsonPlace item;
    private final boolean object;

    Repeated(int slot, JsonPlace item) {
      this.slot = slot;
      this.item = item;
      this.object = item instanceof Members;
    }

    @Override
    boolean write(JsonOutput out, @Nullable Object[] values) {
      Object list = values[slot];
      if (list == null) {
        return false;
      }
      if (list == Found.NULL) {
        out.value(list);
        return true;
      }
      out.ascii('[');
      boolean first = true;
      for (@Nullable Object[] each : WrittenItems.of(list)) {
        if (!first) {
          out.ascii(',');
        }
        first = false;
        int before = out.size;
        if (!item.write(out, each) && !object) {
          out.size = before;
          out.raw(item.filler());
        }
      }
      out.ascii(']');
      return true;
    }

    @Override
    byte[] filler() {
      return NO_ITEMS;
    }
  }
}
