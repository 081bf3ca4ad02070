package org.syncline.configuration.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a form by their places, as a browser sends them. A place is {@code f} for the whole,
 * and then a step for each level: the name of a member that the shape names, or a number. A place
 * with {@value #JSON} holds JSON text, one with {@value #NAME} the name of a member; an object or a
 * list that is there has a text of its own, which means nothing.
 */
public final class Entries {
  /** The place of the whole. */
  public static final String ROOT = "f";

  static final String JSON = "@json";
  static final String NAME = "@name";

  /** Behind the place of a list: one more item. */
  static final String MORE = ".+";

  /** Behind the place of an object: one more member, whose name is still to be entered. */
  static final String MORE_NAMED = MORE + NAME;

  private static final String THERE = "there";
  private static final int DIGITS = 6;

  private final Map<String, String> texts;

  private Entries(Map<String, String> texts) {
    this.texts = texts;
  }

  /**
   * Takes them over.
   *
   * @param parameters of a request, others than those of the form among them
   */
  public static Entries of(Map<String, String[]> parameters) {
    Map<String, String> texts = new LinkedHashMap<>();
    parameters.forEach(
        (place, values) -> {
          if ((place.equals(ROOT) || place.startsWith(ROOT + ".") || place.startsWith(ROOT + "@"))
              && values.length > 0) {
            texts.put(place, values[0]);
          }
        });
    return new Entries(texts);
  }

  @Nullable String text(String place) {
    return texts.get(place);
  }

  boolean has(String place) {
    return texts.containsKey(place);
  }

  /** The numbers that are steps below a place, the lowest first. */
  SortedSet<Integer> numbersBelow(String place) {
    SortedSet<Integer> numbers = new TreeSet<>();
    String prefix = place + ".";
    for (String one : texts.keySet()) {
      if (one.startsWith(prefix)) {
        int end = prefix.length();
        while (end < one.length() && one.charAt(end) >= '0' && one.charAt(end) <= '9') {
          end++;
        }
        boolean ends = end == one.length() || one.charAt(end) == '.' || one.charAt(end) == '@';
        if (end > prefix.length() && end <= prefix.length() + DIGITS && ends) {
          numbers.add(Integer.valueOf(one.substring(prefix.length(), end)));
        }
      }
    }
    return numbers;
  }

  /**
   * With one more object or list.
   *
   * @param place of the {@link Addition} that was asked for
   */
  public Entries adding(String place) {
    Map<String, String> more = new LinkedHashMap<>(texts);
    String at = placeOf(place);
    if (place.endsWith(MORE_NAMED)) {
      more.put(at + NAME, "");
    }
    more.put(at, THERE);
    return new Entries(more);
  }

  /** The place that {@link #adding} would put it to. */
  public String placeOf(String place) {
    if (place.endsWith(MORE_NAMED)) {
      return next(place.substring(0, place.length() - MORE_NAMED.length()));
    }
    return place.endsWith(MORE) ? next(place.substring(0, place.length() - MORE.length())) : place;
  }

  private String next(String place) {
    SortedSet<Integer> numbers = numbersBelow(place);
    return place + "." + (numbers.isEmpty() ? 0 : numbers.last() + 1);
  }

  /** Without what stands at a place and below it. */
  public Entries without(String place) {
    Map<String, String> less = new LinkedHashMap<>(texts);
    less.keySet().removeIf(one -> isAt(one, place));
    return new Entries(less);
  }

  /** With the item at a place before the one that it came behind. */
  public Entries raising(String place) {
    int dot = place.lastIndexOf('.');
    String number = place.substring(dot + 1);
    if (dot < 0 || !number.matches("[0-9]{1,6}")) {
      return this;
    }
    String list = place.substring(0, dot);
    SortedSet<Integer> before = numbersBelow(list).headSet(Integer.valueOf(number));
    return before.isEmpty() ? this : swapped(place, list + "." + before.last());
  }

  private Entries swapped(String one, String other) {
    UnaryOperator<String> move =
        place ->
            isAt(place, one)
                ? other + place.substring(one.length())
                : isAt(place, other) ? one + place.substring(other.length()) : place;
    Map<String, String> moved = new LinkedHashMap<>();
    texts.forEach((place, text) -> moved.put(move.apply(place), text));
    return new Entries(moved);
  }

  private static boolean isAt(String one, String place) {
    return one.startsWith(place)
        && (one.length() == place.length()
            || one.charAt(place.length()) == '.'
            || one.charAt(place.length()) == '@');
  }
}
