package org.syncline.configuration.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.InvalidConfiguration;

/** Makes a value of what was entered, and notes what can't be made one. */
final class TakeValue {
  private static final Object LEFT_OUT = new Object();

  private final List<Mistake> mistakes = new ArrayList<>();

  /** What is wrong, so far. */
  List<Mistake> mistakes() {
    return List.copyOf(mistakes);
  }

  Map<String, @Nullable Object> members(Entry.Members entry, Spot spot) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    entry
        .fixed()
        .forEach(
            (name, member) -> {
              Object value = value(member, spot.member(name), false);
              if (value != LEFT_OUT) {
                members.put(name, value);
              }
            });
    for (int i = 0; i < entry.named().size(); i++) {
      Entry.Named named = entry.named().get(i);
      Spot at = spot.named(i, named.name());
      Object value = value(named.entry(), at, true);
      if (named.name().isEmpty()) {
        mistake(at, Mistake.Kind.NO_NAME, "");
      } else if (members.containsKey(named.name())) {
        mistake(at, Mistake.Kind.NAME_TWICE, "");
      } else if (value != LEFT_OUT) {
        members.put(named.name(), value);
      }
    }
    return members;
  }

  private @Nullable Object value(Entry entry, Spot spot, boolean named) {
    if (entry instanceof Entry.Members members) {
      return members(members, spot);
    }
    if (entry instanceof Entry.Items items) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < items.items().size(); i++) {
        Object value = value(items.items().get(i), spot.item(i), false);
        if (value != LEFT_OUT) {
          values.add(value);
        }
      }
      return values;
    }
    return single((Entry.Text) entry, spot, named);
  }

  /**
   * @param named whether it has a name of its own, which says that it is there
   */
  private @Nullable Object single(Entry.Text entry, Spot spot, boolean named) {
    String text = entry.text();
    Object empty = named ? null : LEFT_OUT;
    if (entry.json()) {
      return text.isBlank() ? empty : json(text, spot);
    }
    return switch (entry.shape().type()) {
      case NUMBER -> text.isBlank() ? empty : number(text.strip(), spot);
      case FLAG ->
          switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> empty;
          };
      case TEXT -> text.isEmpty() && !named ? LEFT_OUT : text;
      case CHOICE, JSON, OBJECT, LIST -> text.isEmpty() ? empty : text;
    };
  }

  private @Nullable Object json(String text, Spot spot) {
    try {
      return ConfigurationDocument.value(text);
    } catch (InvalidConfiguration e) {
      mistake(spot, Mistake.Kind.NOT_JSON, e.problems().get(0).message());
      return null;
    }
  }

  private Object number(String text, Spot spot) {
    try {
      if (ConfigurationDocument.value(text) instanceof BigDecimal number) {
        return number;
      }
    } catch (InvalidConfiguration notOne) {
      // Told below.
    }
    mistake(spot, Mistake.Kind.NOT_A_NUMBER, "");
    return BigDecimal.ZERO;
  }

  private void mistake(Spot spot, Mistake.Kind kind, String sentence) {
    mistakes.add(new Mistake(spot.place(), spot.path(), kind, sentence));
  }
}
