package org.syncline.mapping.expression;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Utils;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions of objects, and of values of any kind. */
final class ValueNatives {
  private ValueNatives() {}

  static List<NativeFunction> all() {
    return List.of(
        new NativeFunction("boolean", "<x-:b>", 1, given -> Functions.toBoolean(given.any(0))),
        new NativeFunction("not", "<x-:b>", 1, given -> Functions.not(given.any(0))),
        new NativeFunction("exists", "<x:b>", 1, given -> given.any(0) != null),
        new NativeFunction("type", "<x:s>", 1, given -> Functions.type(given.any(0))),
        new NativeFunction("keys", "<x-:a<s>>", 1, ValueNatives::keys),
        new NativeFunction("lookup", "<x-s:x>", 2, ValueNatives::lookup),
        new NativeFunction("spread", "<x-:a<o>>", 1, given -> spread(given.any(0), given)),
        new NativeFunction("merge", "<a<o>:o>", 1, given -> Functions.merge(given.list(0))),
        new NativeFunction("each", "<o-f:a>", 2, ValueNatives::each),
        new NativeFunction("sift", "<o-f?:o>", 2, ValueNatives::sift),
        // Values never change here, so that a copy is as good as the value itself.
        new NativeFunction("clone", "<(oa)-:o>", 1, given -> given.any(0)),
        new NativeFunction("error", "<s?:x>", 1, ValueNatives::error),
        new NativeFunction("assert", "<bs?:x>", 2, ValueNatives::check));
  }

  private static @Nullable Object keys(Arguments given) {
    given.list(0);
    return Functions.keys(given.any(0));
  }

  private static @Nullable Object lookup(Arguments given) {
    given.list(0);
    return Functions.lookup(given.any(0), given.text(1));
  }

  /** Each member as an object of its own. */
  private static @Nullable Object spread(@Nullable Object value, Arguments given) {
    if (!(value instanceof List) && !(value instanceof Map)) {
      return value;
    }
    List<Object> spread = Utils.createSequence();
    spread(value, spread, given);
    return spread;
  }

  private static void spread(@Nullable Object value, List<Object> spread, Arguments given) {
    if (value instanceof List<?> list) {
      list.forEach(item -> spread(item, spread, given));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, member) -> {
            given.budget().work(40);
            Map<Object, Object> one = new LinkedHashMap<>();
            one.put(name, member);
            spread.add(one);
          });
    } else if (value != null) {
      spread.add(value);
    }
  }

  private static @Nullable Object each(Arguments given) throws Throwable {
    return Functions.each(given.object(0), given.any(1));
  }

  private static @Nullable Object sift(Arguments given) throws Throwable {
    return Functions.sift(given.object(0), given.any(1));
  }

  /** What it says may hold a value of the message, so that it is not repeated. */
  private static Object error(Arguments given) {
    throw Stopped.failed("The expression refuses this value by $error: correct the source.");
  }

  private static @Nullable Object check(Arguments given) {
    if (Boolean.TRUE.equals(given.flag(0))) {
      return null;
    }
    throw Stopped.failed("The expression refuses this value by $assert: correct the source.");
  }
}
