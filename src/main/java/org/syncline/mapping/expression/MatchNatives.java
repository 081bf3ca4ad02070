package org.syncline.mapping.expression;

import com.dashjoin.jsonata.Utils;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that look for a text, or for what a regular expression describes, in another. */
final class MatchNatives {
  private MatchNatives() {}

  static List<NativeFunction> all() {
    return List.of(
        new NativeFunction("contains", "<s-(sf):b>", 2, MatchNatives::contains),
        new NativeFunction("match", "<s-f<s:o>n?:a<o>>", 3, MatchNatives::match),
        new NativeFunction("replace", "<s-(sf)(sf)n?:s>", 4, MatchNatives::replace),
        new NativeFunction("split", "<s-(sf)n?:a<s>>", 3, MatchNatives::split));
  }

  private static @Nullable Object contains(Arguments given) {
    String text = given.text(0);
    if (text == null) {
      return null;
    }
    return given.any(1) instanceof String part
        ? text.contains(part)
        : regex(given).in(text, given.budget()).next();
  }

  private static @Nullable Object match(Arguments given) {
    String text = given.text(0);
    if (text == null) {
      return null;
    }
    int most = given.whole(2, 0, Integer.MAX_VALUE, Integer.MAX_VALUE);
    List<Object> found = Utils.createSequence();
    RegexLiteral.Matches matches = regex(given).in(text, given.budget());
    while (found.size() < most && matches.next()) {
      found.add(matches.object());
    }
    return found;
  }

  private static RegexLiteral regex(Arguments given) {
    if (given.any(1) instanceof RegexLiteral regex) {
      return regex;
    }
    throw Stopped.failed("The second argument has to be a text or a regular expression (/.../).");
  }

  private static @Nullable Object replace(Arguments given) throws Throwable {
    String text = given.text(0);
    if (text == null) {
      return null;
    }
    int most = given.whole(3, 0, Integer.MAX_VALUE, Integer.MAX_VALUE);
    Object by = given.any(2);
    GrowingText replaced = new GrowingText(given.budget());
    int rest;
    if (given.any(1) instanceof String part) {
      rest = replacePart(text, part, given.text(2), most, replaced);
    } else {
      rest = replaceMatches(text, regex(given).in(text, given.budget()), by, most, replaced);
    }
    replaced.append(text, rest, text.length());
    return replaced.toString();
  }

  private static int replacePart(
      String text, String part, @Nullable String by, int most, GrowingText replaced) {
    if (part.isEmpty()) {
      throw Stopped.failed("$replace is given an empty text to look for: give a character.");
    }
    int rest = 0;
    int at = text.indexOf(part);
    for (int i = 0; i < most && at >= 0; i++) {
      replaced.append(text, rest, at);
      replaced.append(by == null ? "" : by);
      rest = at + part.length();
      at = text.indexOf(part, rest);
    }
    return rest;
  }

  private static int replaceMatches(
      String text,
      RegexLiteral.Matches matches,
      @Nullable Object by,
      int most,
      GrowingText replaced)
      throws Throwable {
    int rest = 0;
    for (int i = 0; i < most && matches.next(); i++) {
      replaced.append(text, rest, matches.start());
      if (by instanceof String pattern) {
        fill(pattern, matches, replaced);
      } else if (by != null && Arguments.call(by, matches.object()) instanceof String made) {
        replaced.append(made);
      } else {
        throw Stopped.failed("The function that $replace is given has to give a text.");
      }
      rest = matches.end();
    }
    return rest;
  }

  /** {@code $0} is the match, {@code $1} the first group, {@code $$} a dollar sign. */
  private static void fill(String pattern, RegexLiteral.Matches matches, GrowingText replaced) {
    int at = 0;
    while (at < pattern.length()) {
      int dollar = pattern.indexOf('$', at);
      if (dollar < 0 || dollar == pattern.length() - 1) {
        replaced.append(pattern, at, pattern.length());
        return;
      }
      replaced.append(pattern, at, dollar);
      at = dollar + 1;
      if (pattern.charAt(at) == '$') {
        replaced.append("$");
        at++;
      } else if (isDigit(pattern, at)) {
        int end = group(pattern, at, matches.groups());
        int number = Integer.parseInt(pattern.substring(at, end));
        String group = number <= matches.groups() ? matches.group(number) : null;
        replaced.append(group == null ? "" : group);
        at = end;
      } else {
        replaced.append("$");
      }
    }
  }

  /** Behind the number of a group: as many digits as make one that the expression has. */
  private static int group(String pattern, int start, int groups) {
    boolean two =
        isDigit(pattern, start + 1)
            && Integer.parseInt(pattern.substring(start, start + 2)) <= groups;
    return start + (two ? 2 : 1);
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static @Nullable Object split(Arguments given) {
    String text = given.text(0);
    if (text == null) {
      return null;
    }
    int most = given.whole(2, 0, Integer.MAX_VALUE, Integer.MAX_VALUE);
    List<Object> parts = new ArrayList<>();
    if (given.any(1) instanceof String separator) {
      if (separator.isEmpty()) {
        text.codePoints()
            .limit(Math.min(most, Limits.MOST_ITEMS + 1L))
            .forEach(character -> parts.add(Character.toString(character)));
        return parts;
      }
      splitAt(text, separator, most, parts);
    } else {
      splitMatches(text, regex(given).in(text, given.budget()), most, parts);
    }
    return parts;
  }

  private static void splitAt(String text, String separator, int most, List<Object> parts) {
    int rest = 0;
    while (parts.size() < most && parts.size() <= Limits.MOST_ITEMS) {
      int at = text.indexOf(separator, rest);
      parts.add(text.substring(rest, at < 0 ? text.length() : at));
      if (at < 0) {
        return;
      }
      rest = at + separator.length();
    }
  }

  private static void splitMatches(
      String text, RegexLiteral.Matches matches, int most, List<Object> parts) {
    int rest = 0;
    while (parts.size() < most) {
      boolean more = matches.next();
      parts.add(text.substring(rest, more ? matches.start() : text.length()));
      if (!more) {
        return;
      }
      rest = matches.end();
    }
  }
}
