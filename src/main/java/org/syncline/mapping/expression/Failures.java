package org.syncline.mapping.expression;

import com.dashjoin.jsonata.JException;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/**
 * What went wrong in an expression, in the hub's words. The library's own sentences about values
 * quote them, so that they are never repeated; those about the text of an expression quote that.
 */
final class Failures {
  private static final String OPERAND =
      "one side of + - * / or % is no number; convert it by $number";
  private static final String COMPARED =
      "two values that are compared are not both numbers or both texts; convert one of them";

  /** By JSONata's code. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("T2001", OPERAND),
          Map.entry("T2002", OPERAND),
          Map.entry("D1002", "the value behind a minus sign is no number; convert it by $number"),
          Map.entry("T2003", "a range ([1..n]) does not begin with a whole number"),
          Map.entry("T2004", "a range ([1..n]) does not end with a whole number"),
          Map.entry("D2014", "a range ([1..n]) is too long"),
          Map.entry("T2007", COMPARED),
          Map.entry("T2008", COMPARED),
          Map.entry("T2009", COMPARED),
          Map.entry("T2010", COMPARED),
          Map.entry("T0410", "a function is given an argument of another kind than it takes"),
          Map.entry("T0411", "a function is given a context of another kind than it takes"),
          Map.entry("T0412", "a function is given a list with items of another kind than it takes"),
          Map.entry("T1003", "a name of an object that is built is no text; convert it by $string"),
          Map.entry("D1009", "an object that is built has one name twice"),
          Map.entry("T1005", "something is called that is no function; a function begins with $"),
          Map.entry("T1006", "something is called that is no function; a function begins with $"),
          Map.entry("D1001", "a number is beyond the range of numbers"),
          Map.entry("D3001", "a number is beyond the range of numbers"),
          Map.entry("D3060", "$sqrt is given a negative number"),
          Map.entry("D3061", "the result of $power is beyond the range of numbers"),
          Map.entry("D3138", "$single finds more than one"),
          Map.entry("D3139", "$single finds none"));

  private Failures() {}

  /** While it was evaluated. */
  static Fault of(RuntimeException failure) {
    String words = null;
    String where = "";
    if (failure instanceof JException told) {
      words = WORDS.get(String.valueOf(told.getError()));
      where = told.getLocation() > 0 ? " at character " + told.getLocation() : "";
    }
    return failed(
        "The expression can't be computed"
            + where
            + (words == null ? "" : ": " + words)
            + ". Correct the source, or test the value before.");
  }

  /** While it was evaluated, by a path in the library that nobody has thought of. */
  static Fault unforeseen() {
    return failed("The expression can't be computed. Correct the source, or write it otherwise.");
  }

  private static Fault failed(String message) {
    return new Fault(Codes.EXPRESSION_FAILED, message);
  }

  /** While it was compiled. */
  static IllegalArgumentException unreadable(@Nullable RuntimeException cause) {
    if (cause instanceof JException told) {
      return new IllegalArgumentException(
          "The expression can't be read at character "
              + Math.max(1, told.getLocation())
              + ": "
              + told.getMessage()
              + ". Correct it; the language is JSONata.",
          told);
    }
    if (cause instanceof PatternSyntaxException pattern) {
      return new IllegalArgumentException(
          "A regular expression can't be read, "
              + pattern.getDescription()
              + ": write it in the syntax of RE2.",
          pattern);
    }
    return new IllegalArgumentException(
        "The expression can't be read, perhaps because its end is missing. Correct it; the language"
            + " is JSONata.",
        cause);
  }

  static IllegalArgumentException nestedTooDeep() {
    return new IllegalArgumentException(
        "The expression has too many parts inside each other: take it apart by variables (:=).");
  }
}
