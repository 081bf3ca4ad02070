package org.syncline.mapping.expression;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Utils;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of lists. */
final class ListNatives {
  private ListNatives() {}

  static List<NativeFunction> all() {
    return List.of(
        new NativeFunction("count", "<a:n>", 1, given -> Functions.count(untyped(given.list(0)))),
        new NativeFunction("append", "<xx:a>", 2, ListNatives::append),
        new NativeFunction("reverse", "<a:a>", 1, given -> Functions.reverse(given.list(0))),
        new NativeFunction("distinct", "<x:x>", 1, ListNatives::distinct),
        new NativeFunction("zip", "<a+>", 1, ListNatives::zip),
        new NativeFunction("sort", "<af?:a>", 2, ListNatives::sort),
        new NativeFunction(
            "map", "<af>", 2, given -> Functions.map(given.list(0), function(given))),
        new NativeFunction(
            "filter", "<af>", 2, given -> Functions.filter(given.list(0), function(given))),
        new NativeFunction(
            "single", "<af?>", 2, given -> Functions.single(given.list(0), given.any(1))),
        new NativeFunction("reduce", "<afj?:j>", 3, ListNatives::reduce));
  }

  @SuppressWarnings("unchecked") // only read
  private static @Nullable List<Object> untyped(@Nullable List<?> list) {
    return (List<Object>) list;
  }

  private static Object function(Arguments given) {
    Object function = given.any(1);
    if (function == null) {
      throw Arguments.wrong("function");
    }
    return function;
  }

  private static @Nullable Object append(Arguments given) {
    given.list(0);
    given.list(1);
    return Functions.append(given.any(0), given.any(1));
  }

  private static @Nullable Object distinct(Arguments given) {
    Object value = given.any(0);
    given.list(0);
    return Functions.distinct(value);
  }

  private static @Nullable Object zip(Arguments given) {
    Utils.JList<List> lists = new Utils.JList<>();
    for (int i = 0; i < given.all().size(); i++) {
      lists.add(given.list(i));
    }
    return lists.isEmpty() ? new ArrayList<>() : Functions.zip(lists);
  }

  private static @Nullable Object reduce(Arguments given) throws Throwable {
    return Functions.foldLeft(given.list(0), function(given), given.any(2));
  }

  private static @Nullable Object sort(Arguments given) {
    List<?> list = given.list(0);
    Object comparison = given.any(1);
    if (list == null || list.size() <= 1) {
      return list;
    }
    if (comparison != null) {
      return Functions.sort(list, comparison);
    }
    List<Object> sorted = new ArrayList<>(list);
    sorted.sort(natural(list));
    return sorted;
  }

  private static Comparator<Object> natural(List<?> list) {
    if (list.stream().allMatch(String.class::isInstance)) {
      return Comparator.comparing(String.class::cast);
    }
    if (list.stream().allMatch(Number.class::isInstance)) {
      Numerals.refuseInexactItems(list);
      return Comparator.comparingDouble(item -> ((Number) item).doubleValue());
    }
    throw Stopped.failed(
        "$sort without a comparison takes a list of texts or a list of numbers: give it a function"
            + " as second argument.");
  }
}
