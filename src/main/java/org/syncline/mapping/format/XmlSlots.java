package org.syncline.mapping.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/** What stands in the slots of a written XML body, to tell which values it has no form for. */
final class XmlSlots {
  /** A slot; items: of a list, its items' slots. */
  private record Slot(boolean attribute, @Nullable XmlSlots items) {}

  private final List<Slot> slots = new ArrayList<>();

  /** The number of the slot that is added next. */
  int next() {
    return slots.size();
  }

  int addText() {
    return add(new Slot(false, null));
  }

  int addAttribute() {
    return add(new Slot(true, null));
  }

  int addList(XmlSlots items) {
    return add(new Slot(false, items));
  }

  private int add(Slot slot) {
    slots.add(slot);
    return slots.size() - 1;
  }

  @Nullable Fault unfit(int slot, Object value) {
    Slot its = slots.get(slot);
    if (value == Found.NULL && its.attribute()) {
      return fault("An attribute can't say that it is null: leave it out, or write an element.");
    }
    if (value == Found.NULL && its.items() != null) {
      return fault("A list of elements can't say that it is null: leave it out.");
    }
    if (value instanceof String text && !XmlCharacters.canHold(text)) {
      return fault(
          "This text holds a control character or half a character, which XML can't: take it out.");
    }
    if (value instanceof BigDecimal number && !NumberText.isReadable(number)) {
      return fault("This number has more than " + NumberText.LONGEST + " digits: round it.");
    }
    return value instanceof List<?> list && its.items() != null
        ? its.items().unfitItem(list)
        : null;
  }

  private @Nullable Fault unfitItem(List<?> list) {
    for (Object item : list) {
      @Nullable Object[] values = (@Nullable Object[]) item;
      for (int slot = 0; slot < values.length; slot++) {
        Object value = values[slot];
        Fault fault = value == null ? null : unfit(slot, value);
        if (fault != null) {
          return fault;
        }
      }
    }
    return null;
  }

  private static Fault fault(String message) {
    return new Fault(Codes.NOT_WRITABLE, message);
  }
}
