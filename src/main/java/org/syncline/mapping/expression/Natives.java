package org.syncline.mapping.expression;

import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The functions that an expression has, and those of JSONata that it has not. */
final class Natives {
  private static final String CLOCK =
      "a mapping gives the same result whenever it runs; take a time of the message";
  private static final String CHANCE =
      "a mapping gives the same result whenever it runs; order by ^(...) or $sort";

  /** What is not available, and what to do instead. */
  private static final Map<String, String> UNAVAILABLE =
      Map.of(
          "now", CLOCK,
          "millis", CLOCK,
          "random", CHANCE,
          "shuffle", CHANCE,
          "eval", "an expression is compiled before it meets a value; write it out");

  private static final List<NativeFunction> ALL = all();

  private Natives() {}

  private static List<NativeFunction> all() {
    List<NativeFunction> all = new ArrayList<>();
    all.addAll(TextNatives.all());
    all.addAll(MatchNatives.all());
    all.addAll(UrlNatives.all());
    all.addAll(NumberNatives.all());
    all.addAll(DateNatives.all());
    all.addAll(ListNatives.all());
    all.addAll(ValueNatives.all());
    return List.copyOf(all);
  }

  /** Binds all functions in an expression that nobody else has yet. */
  static void bind(Jsonata parsed) {
    for (NativeFunction function : ALL) {
      parsed.registerFunction(function.name(), function);
      parsed.registerFunction(NativeFunction.ALIAS + function.name(), function);
    }
    // A name that is bound to nothing hides the library's own function.
    UNAVAILABLE.keySet().forEach(name -> parsed.assign(name, null));
  }

  /**
   * @throws IllegalArgumentException with a sentence where a function is not available
   */
  static void refuseUnavailable(String name) {
    if (name.startsWith(NativeFunction.ALIAS)) {
      throw Syntax.missing("$" + name, "such names are the hub's own; choose another");
    }
    String instead = UNAVAILABLE.get(name);
    if (instead != null) {
      throw Syntax.missing("$" + name, instead);
    }
  }
}
