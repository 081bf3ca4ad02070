package org.syncline.configuration.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in a form, as it was entered: it may be no value of its shape. */
sealed interface Entry {
  Shape shape();

  /**
   * What one field holds.
   *
   * @param json whether it is JSON text, whatever the shape says; else empty means left out
   */
  record Text(Shape shape, boolean json, String text) implements Entry {
    /** A field that nothing was entered in. */
    static Text empty(Shape shape) {
      return new Text(shape, shape.type() == Shape.Type.JSON, "");
    }
  }

  /**
   * An object.
   *
   * @param fixed members that its shape names
   * @param named those of other names, in their order
   */
  record Members(Shape shape, Map<String, Entry> fixed, List<Named> named) implements Entry {
    public Members {
      fixed = Collections.unmodifiableMap(new LinkedHashMap<>(fixed));
      named = List.copyOf(named);
    }
  }

  /** A member whose name is entered too. */
  record Named(String name, Entry entry) {}

  /** A list. */
  record Items(Shape shape, List<Entry> items) implements Entry {
    public Items {
      items = List.copyOf(items);
    }
  }
}
