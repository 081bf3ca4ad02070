package org.syncline.configuration.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;

/** What a form shows of a value: fields where they can hold it, else JSON text. */
final class ShowValue {
  /** What is known of a member that its shape does not name. */
  static final Shape UNKNOWN = Shape.value("", Shape.Type.JSON, "");

  private ShowValue() {}

  static Entry.Members members(Shape shape, Map<?, ?> value) {
    Map<String, Entry> fixed = new LinkedHashMap<>();
    List<Entry.Named> named = new ArrayList<>();
    value.forEach(
        (key, member) -> {
          String name = String.valueOf(key);
          Shape known = shape.members().get(name);
          if (known != null) {
            fixed.put(name, of(known, member));
          } else {
            Shape each = shape.named();
            named.add(new Entry.Named(name, of(each == null ? UNKNOWN : each, member)));
          }
        });
    return new Entry.Members(shape, fixed, named);
  }

  private static Entry of(Shape shape, @Nullable Object value) {
    return switch (shape.type()) {
      case OBJECT -> value instanceof Map<?, ?> map ? members(shape, map) : json(shape, value);
      case LIST -> value instanceof List<?> list ? items(shape, list) : json(shape, value);
      case TEXT ->
          value instanceof String text && isPlain(text) ? text(shape, text) : json(shape, value);
      case CHOICE ->
          value instanceof String word && shape.choices().contains(word)
              ? text(shape, word)
              : json(shape, value);
      case NUMBER ->
          value instanceof BigDecimal number ? text(shape, number.toString()) : json(shape, value);
      case FLAG ->
          value instanceof Boolean flag ? text(shape, flag.toString()) : json(shape, value);
      case JSON -> json(shape, value);
    };
  }

  private static Entry items(Shape shape, List<?> list) {
    Shape each = shape.items();
    List<Entry> items = new ArrayList<>();
    for (Object item : list) {
      items.add(of(each == null ? UNKNOWN : each, item));
    }
    return new Entry.Items(shape, items);
  }

  /** A field of one line holds it, and an empty one would say that it is left out. */
  private static boolean isPlain(String text) {
    return !text.isEmpty() && text.chars().noneMatch(Character::isISOControl);
  }

  private static Entry text(Shape shape, String text) {
    return new Entry.Text(shape, false, text);
  }

  private static Entry json(Shape shape, @Nullable Object value) {
    return new Entry.Text(shape, true, ConfigurationDocument.laidOut(value));
  }
}
