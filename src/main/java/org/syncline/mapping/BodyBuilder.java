package org.syncline.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Found;

/** Rows of a mapping with an output become the slots that its format's writer writes. */
class BodyBuilder extends Sink {
  private final @Nullable Object[] slots;

  BodyBuilder(int slots, @Nullable Tracer tracer) {
    super(tracer);
    this.slots = new Object[slots];
  }

  @Nullable Object[] slots() {
    return slots;
  }

  @Override
  void put(Target target, @Nullable Object value) {
    if (target.kind() == Target.Kind.LIST && value instanceof List<?> list) {
      List<@Nullable Object[]> items = new ArrayList<>(list.size());
      for (Object item : list) {
        items.add(new Object[] {item == null ? Found.NULL : item});
      }
      slots[target.slot()] = items;
    } else {
      slots[target.slot()] = value == null ? Found.NULL : value;
    }
  }
}
