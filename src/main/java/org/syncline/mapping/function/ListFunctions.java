package org.syncline.mapping.function;

import static org.syncline.mapping.function.Entries.items;
import static org.syncline.mapping.function.Entries.with;
import static org.syncline.mapping.function.FunctionParameter.text;
import static org.syncline.mapping.function.FunctionParameter.whole;
import static org.syncline.mapping.function.FunctionParameter.word;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.conversion.CanonicalText;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/** Functions of lists; a single value is a list of one. */
final class ListFunctions {
  private ListFunctions() {}

  static List<FunctionEntry> entries() {
    Entries group = new Entries(FunctionGroup.LIST);
    makingAndJoining(group);
    choosing(group);
    order(group);
    numbers(group);
    return group.all();
  }

  private static void makingAndJoining(Entries group) {
    group
        .text("split", "The parts of a text between a separator; an empty text has none.")
        .parameters(text("separator"))
        .gives(ValueKind.LIST)
        .example(with(";"), "a;b;;c", items("a", "b", "", "c"))
        .example(with(", "), "a", items("a"))
        .example(with(";"), "", items())
        .example(with(";"), items("a;b", null, "c"), items("a", "b", null, "c"))
        .fault(with(";"), ";".repeat(Items.MOST), Codes.TOO_LONG)
        .binds(
            arguments -> {
              String separator = arguments.someText(0);
              return value -> split(value, separator);
            });
    group
        .list("join", "One text of the items, with a separator between; nothing is left out.")
        .parameters(text("separator"))
        .example(with(", "), items("a", null, "b"), "a, b")
        .example(with("-"), items("a", "", "b"), "a--b")
        .example(with("-"), "a", "a")
        .example(with("-"), items(), "")
        .binds(
            arguments -> {
              String separator = arguments.text(0);
              return list -> join(list, separator);
            });
  }

  private static Object split(String value, String separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = value.indexOf(separator); at >= 0; at = value.indexOf(separator, from)) {
      parts.add(value.substring(from, at));
      from = at + separator.length();
      if (parts.size() >= Items.MOST) {
        return Items.TOO_MANY;
      }
    }
    if (!value.isEmpty()) {
      parts.add(value.substring(from));
    }
    return Collections.unmodifiableList(parts);
  }

  private static Object join(List<?> list, String separator) {
    StringBuilder joined = new StringBuilder();
    boolean first = true;
    for (Object item : list) {
      if (item == null) {
        continue;
      }
      joined.append(first ? "" : separator).append(CanonicalText.of(item));
      first = false;
      if (joined.length() > MappingFunction.LONGEST) {
        return list.size() == 1 ? joined.toString() : Lengths.TOO_LONG;
      }
    }
    return joined.toString();
  }

  private static void choosing(Entries group) {
    group
        .list("first", "The first item; nothing of an empty list.")
        .gives(ValueKind.ANY)
        .example(items("a", "b"), "a")
        .example(items(null, "b"), null)
        .example(items(), null)
        .does(list -> at(list, 0));
    group
        .list("last", "The last item; nothing of an empty list.")
        .gives(ValueKind.ANY)
        .example(items("a", "b"), "b")
        .example("a", "a")
        .example(items(), null)
        .does(list -> at(list, -1));
    group
        .list("at", "An item counted from 0, or from the end by -1; nothing where there is none.")
        .parameters(whole("index", -Items.MOST, Items.MOST))
        .gives(ValueKind.ANY)
        .example(with(1), items("a", "b", "c"), "b")
        .example(with(-3), items("a", "b", "c"), "a")
        .example(with(3), items("a", "b", "c"), null)
        .example(with(-4), items("a", "b", "c"), null)
        .binds(
            arguments -> {
              int index = arguments.whole(0);
              return list -> at(list, index);
            });
    group
        .list("count", "How many items there are, but for nothing.")
        .gives(ValueKind.NUMBER)
        .example(items("a", null, "a", ""), "3")
        .example(items(), "0")
        .does(list -> BigDecimal.valueOf(list.stream().filter(item -> item != null).count()));
    group
        .list("contains", "Whether a text is among the items.")
        .parameters(text("text"))
        .gives(ValueKind.BOOLEAN)
        .example(with("b"), items("a", "b"), "true")
        .example(with("b"), items("ab", null), "false")
        .example(with("a"), "a", "true")
        .binds(
            arguments -> {
              String text = arguments.text(0);
              return list ->
                  list.stream()
                      .anyMatch(item -> item != null && CanonicalText.of(item).equals(text));
            });
    group
        .list("filterBlank", "The list without nothing, empty texts and those of white space.")
        .gives(ValueKind.LIST)
        .example(items("a", null, "", " ", "b"), items("a", "b"))
        .example(items(" "), items())
        .does(list -> list.stream().filter(item -> !Items.isBlank(item)).toList());
    group
        .list("distinct", "The list without repetitions.")
        .gives(ValueKind.LIST)
        .example(items("b", "a", "b", null, null), items("b", "a", null))
        .example(items("a", "A"), items("a", "A"))
        .does(list -> Collections.unmodifiableList(new ArrayList<>(new LinkedHashSet<>(list))));
  }

  private static @Nullable Object at(List<?> list, int index) {
    int place = index < 0 ? list.size() + index : index;
    return place < 0 || place >= list.size() ? null : list.get(place);
  }

  private static void order(Entries group) {
    group
        .list(
            "sort",
            "The list in order, nothing last: by text by the numbers of the characters, by number by"
                + " size.")
        .parameters(
            word("by", "text", "number").orElse("text"),
            word("order", "ascending", "descending").orElse("ascending"))
        .gives(ValueKind.LIST)
        .example(items("b", null, "a", "B"), items("B", "a", "b", null))
        .example(items("10", "9"), items("10", "9"))
        .example(with("number"), items("10", "9", "9.5"), items("9", "9.5", "10"))
        .example(with("text", "descending"), items("a", null, "b"), items("b", "a", null))
        .example(items("\uFF5E", "\uD83D\uDE00"), items("\uFF5E", "\uD83D\uDE00"))
        .fault(with("number"), items("ten"), Codes.NOT_A_NUMBER)
        .binds(
            arguments -> {
              boolean descending = arguments.text(1).equals("descending");
              return arguments.text(0).equals("number")
                  ? list -> ItemOrder.byNumber(list, descending)
                  : list -> ItemOrder.byText(list, descending);
            });
    group
        .list("reverse", "The list from its end.")
        .gives(ValueKind.LIST)
        .example(items("a", null, "b"), items("b", null, "a"))
        .example(items(), items())
        .does(
            list -> {
              List<@Nullable Object> reversed = new ArrayList<>(list);
              Collections.reverse(reversed);
              return Collections.unmodifiableList(reversed);
            });
  }

  private static void numbers(Entries group) {
    group
        .list("sum", "The sum of the numbers; nothing and empty texts are passed over.")
        .gives(ValueKind.NUMBER)
        .example(items("0.1", "0.2", null, ""), "0.3")
        .example(items(), "0")
        .fault(items("1", "x"), Codes.NOT_A_NUMBER)
        .does(
            list ->
                of(
                    list,
                    numbers ->
                        Numbers.bounded(
                            numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add))));
    group
        .list("min", "The least of the numbers; nothing where there are none.")
        .gives(ValueKind.NUMBER)
        .example(items("10", "9", "9.5"), "9")
        .example(items("", null), null)
        .fault(items("9", "-"), Codes.NOT_A_NUMBER)
        .does(list -> of(list, numbers -> numbers.stream().reduce(BigDecimal::min).orElse(null)));
    group
        .list("max", "The greatest of the numbers; nothing where there are none.")
        .gives(ValueKind.NUMBER)
        .example(items("10", "9", "9.5"), "10")
        .example(items(), null)
        .does(list -> of(list, numbers -> numbers.stream().reduce(BigDecimal::max).orElse(null)));
    group
        .list("average", "The mean of the numbers, rounded half up; nothing where there are none.")
        .parameters(whole("places", 0, 100).orElse(10))
        .gives(ValueKind.NUMBER)
        .example(items("1", "2", "", "2"), "1.6666666667")
        .example(with(1), items("1", "2"), "1.5")
        .example(items(), null)
        .binds(
            arguments -> {
              int places = arguments.whole(0);
              return list -> of(list, numbers -> average(numbers, places));
            });
  }

  private static @Nullable Object average(List<BigDecimal> numbers, int places) {
    if (numbers.isEmpty()) {
      return null;
    }
    BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return Numbers.bounded(
        sum.divide(BigDecimal.valueOf(numbers.size()), places, RoundingMode.HALF_UP));
  }

  private static @Nullable Object of(
      List<?> list, Function<List<BigDecimal>, @Nullable Object> function) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (Object item : list) {
      if (Items.isBlank(item)) {
        continue;
      }
      Object number = Coercion.to(ValueKind.NUMBER, item);
      if (number instanceof Fault) {
        return number;
      }
      numbers.add((BigDecimal) number);
    }
    return function.apply(numbers);
  }
}
