package org.syncline.mapping.expression;

import com.dashjoin.jsonata.Functions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of one call, looked at as they are taken. Those left out are null. */
final class Arguments {
  private final List<?> all;
  private final Budget budget;

  Arguments(List<?> all, Budget budget) {
    this.all = all;
    this.budget = budget;
  }

  Budget budget() {
    return budget;
  }

  List<?> all() {
    return all;
  }

  @Nullable Object any(int index) {
    return index < all.size() ? all.get(index) : null;
  }

  @Nullable String text(int index) {
    Object value = any(index);
    if (value == null) {
      return null;
    }
    if (value instanceof String text) {
      budget.work(text.length());
      return text;
    }
    throw wrong("text");
  }

  /** A number to compute with. */
  @Nullable Number number(int index) {
    Number number = exactNumber(index);
    Numerals.refuseInexact(number);
    return number;
  }

  /** A number to hand on, which may have more digits than are computed with. */
  @Nullable Number exactNumber(int index) {
    Object value = any(index);
    if (value == null || value instanceof Number) {
      return (Number) value;
    }
    throw wrong("number");
  }

  /** A whole number between the limits, or what stands for none. */
  int whole(int index, int least, int most, int absent) {
    Number number = number(index);
    if (number == null) {
      return absent;
    }
    double value = Math.floor(number.doubleValue());
    if (value < least || value > most) {
      throw Stopped.failed(
          "A function of the expression is given a number beyond its range of "
              + least
              + " to "
              + most
              + ": correct it.");
    }
    return (int) value;
  }

  /** A list; a single value is one of one item. */
  @Nullable List<?> list(int index) {
    Object value = any(index);
    if (value == null) {
      return null;
    }
    if (value instanceof List<?> list) {
      budget.work(list.size());
      return list;
    }
    List<Object> one = new ArrayList<>();
    one.add(value);
    return one;
  }

  /** Numbers to compute with. */
  @SuppressWarnings("unchecked") // each item is checked
  @Nullable List<Number> numbers(int index) {
    List<?> list = list(index);
    if (list == null) {
      return null;
    }
    for (Object item : list) {
      if (!(item instanceof Number)) {
        throw wrong("number");
      }
    }
    Numerals.refuseInexactItems(list);
    return (List<Number>) list;
  }

  @SuppressWarnings("unchecked") // the library's objects have text names only
  @Nullable Map<Object, Object> object(int index) {
    Object value = any(index);
    if (value == null || value instanceof Map) {
      return (Map<Object, Object>) value;
    }
    throw wrong("object");
  }

  @Nullable Boolean flag(int index) {
    Object value = any(index);
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    throw wrong("true or false");
  }

  /** A picture of a number or date. */
  @Nullable String picture(int index) {
    String picture = text(index);
    if (picture != null && picture.length() > 100) {
      throw Stopped.failed("A picture in the expression has more than 100 characters: shorten it.");
    }
    return picture;
  }

  /** Calls a function that is an argument. */
  static @Nullable Object call(Object function, Object... arguments) throws Throwable {
    return Functions.funcApply(function, new ArrayList<>(Arrays.asList(arguments)));
  }

  static Stopped wrong(String asked) {
    return Stopped.failed(
        "A function of the expression is given a value of another kind than it takes ("
            + asked
            + "): convert it before, for example by $string or $number.");
  }
}
