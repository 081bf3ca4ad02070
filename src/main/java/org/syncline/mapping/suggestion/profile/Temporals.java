package org.syncline.mapping.suggestion.profile;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.conversion.TemporalConversion;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/** Finds the form in which the values of a field write dates and times. */
final class Temporals {
  private static final double NEARLY_ALL = 0.95;
  private static final int TRIED = 8;
  private static final long YEAR_2000 = 946_684_800L;
  private static final long YEAR_2040 = 2_208_988_800L;

  private Temporals() {}

  /** What the values are; null where too few of them are dates or times in one form. */
  static @Nullable TemporalReading read(List<FieldValues.Kept> values) {
    if (values.isEmpty()) {
      return null;
    }
    TemporalReading epoch = epoch(values);
    if (epoch != null) {
      return epoch;
    }
    Set<String> patterns = new LinkedHashSet<>();
    for (FieldValues.Kept value : values.subList(0, Math.min(TRIED, values.size()))) {
      patterns.addAll(patternsOf(value.text()));
    }
    if (patterns.isEmpty()) {
      return null;
    }
    for (TemporalConversion.Kind kind :
        List.of(
            TemporalConversion.Kind.INSTANT,
            TemporalConversion.Kind.DATE,
            TemporalConversion.Kind.TIME)) {
      TemporalReading reading = read(kind, patterns, values);
      if (reading != null) {
        return reading;
      }
    }
    return null;
  }

  private static @Nullable TemporalReading read(
      TemporalConversion.Kind kind, Set<String> patterns, List<FieldValues.Kept> values) {
    List<String> fitting = new ArrayList<>();
    List<List<Object>> results = new ArrayList<>();
    double best = 0;
    for (String pattern : patterns) {
      List<Object> result = convert(kind, pattern, values);
      double share = (double) result.stream().filter(r -> !(r instanceof Fault)).count();
      share /= values.size();
      if (share >= NEARLY_ALL && !results.contains(result)) {
        fitting.add(pattern);
        results.add(result);
        best = Math.max(best, share);
      }
    }
    if (fitting.isEmpty()) {
      return null;
    }
    boolean iso = convert(kind, null, values).equals(results.get(0));
    return new TemporalReading(
        kind, fitting.get(0), iso, fitting.size() > 1 ? fitting : List.of(), false, best);
  }

  private static List<Object> convert(
      TemporalConversion.Kind kind, @Nullable String pattern, List<FieldValues.Kept> values) {
    TemporalConversion conversion;
    try {
      conversion = TemporalConversion.of(kind, pattern, ZoneOffset.UTC, Locale.ENGLISH);
    } catch (IllegalArgumentException cannotHoldIt) {
      return List.of();
    }
    return values.stream().map(value -> conversion.convert(value.text())).toList();
  }

  private static @Nullable TemporalReading epoch(List<FieldValues.Kept> values) {
    boolean seconds = true;
    boolean millis = true;
    for (FieldValues.Kept value : values) {
      String text = value.text();
      long number = text.length() <= 13 && isDigits(text) ? Long.parseLong(text) : 0;
      seconds &= text.length() <= 10 && number >= YEAR_2000 && number < YEAR_2040;
      millis &= number >= YEAR_2000 * 1_000 && number < YEAR_2040 * 1_000;
    }
    if (!seconds && !millis) {
      return null;
    }
    String format = seconds ? "epoch-seconds" : "epoch-millis";
    return new TemporalReading(TemporalConversion.Kind.INSTANT, format, false, List.of(), true, 1);
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Patterns that a text could be written by, so far as its digits and signs tell. */
  private static List<String> patternsOf(String text) {
    if (text.length() < 4 || text.length() > 35 || !Character.isDigit(text.charAt(0))) {
      return List.of();
    }
    int cut = text.indexOf('T') > 0 ? text.indexOf('T') : text.indexOf(' ');
    String date = cut < 0 ? text : text.substring(0, cut);
    List<String> dates = date.indexOf(':') > 0 ? List.of() : datePatterns(date);
    if (cut < 0) {
      String time = dates.isEmpty() ? timePattern(text) : null;
      return time == null ? dates : List.of(time);
    }
    String time = timePattern(text.substring(cut + 1));
    String between = text.charAt(cut) == 'T' ? "'T'" : " ";
    return time == null ? List.of() : dates.stream().map(d -> d + between + time).toList();
  }

  private static List<String> datePatterns(String date) {
    List<Integer> lengths = new ArrayList<>();
    List<String> signs = new ArrayList<>();
    int at = 0;
    while (at < date.length()) {
      int start = at;
      while (at < date.length() && date.charAt(at) >= '0' && date.charAt(at) <= '9') {
        at++;
      }
      lengths.add(at - start);
      if (at < date.length()) {
        signs.add(String.valueOf(date.charAt(at++)));
      }
    }
    if (lengths.size() == 1 && signs.isEmpty()) {
      return switch (lengths.get(0)) {
        case 8 -> List.of("yyyyMMdd", "ddMMyyyy", "MMddyyyy");
        case 12 -> List.of("yyyyMMddHHmm");
        case 14 -> List.of("yyyyMMddHHmmss");
        default -> List.of();
      };
    }
    boolean chinese = signs.equals(List.of("年", "月", "日"));
    boolean three = lengths.size() == 3 && signs.size() == (chinese ? 3 : 2);
    if (!three || signs.stream().anyMatch(sign -> ".-/年月日".indexOf(sign) < 0)) {
      return List.of();
    }
    return threeParts(lengths, signs, chinese ? "日" : "");
  }

  private static List<String> threeParts(List<Integer> lengths, List<String> signs, String end) {
    int a = lengths.get(0);
    int b = lengths.get(1);
    int c = lengths.get(2);
    String s = signs.get(0);
    String t = signs.get(1);
    if (b < 1 || b > 2 || a < 1 || c < 1) {
      return List.of();
    }
    if (a == 4 && c <= 2) {
      return List.of("yyyy" + s + "MM" + t + "dd" + end, "yyyy" + s + "M" + t + "d" + end);
    }
    if (a > 2 || c != 4 && c != 2) {
      return List.of();
    }
    String year = c == 4 ? "yyyy" : "yy";
    List<String> patterns = new ArrayList<>();
    patterns.add("dd" + s + "MM" + t + year);
    patterns.add("d" + s + "M" + t + year);
    if (!s.equals(".")) {
      patterns.add("MM" + s + "dd" + t + year);
      patterns.add("M" + s + "d" + t + year);
    }
    return patterns;
  }

  /** {@code 13:45}, {@code 13:45:07.123+0100}, {@code 1:45 PM}; null for anything else. */
  private static @Nullable String timePattern(String time) {
    StringBuilder pattern = new StringBuilder();
    boolean half = time.endsWith("AM") || time.endsWith("PM");
    String rest = half ? time.substring(0, time.length() - 2).stripTrailing() : time;
    int hours = rest.indexOf(':');
    if (hours < 1 || hours > 2) {
      return null;
    }
    pattern.append((half ? "h" : "H").repeat(hours)).append(":mm");
    int at = hours + 3;
    if (at < rest.length() && rest.charAt(at) == ':') {
      pattern.append(":ss");
      at += 3;
      int fraction = at;
      if (at < rest.length() && rest.charAt(at) == '.') {
        at++;
        while (at < rest.length() && Character.isDigit(rest.charAt(at))) {
          at++;
        }
        pattern.append('.').append("S".repeat(Math.min(9, at - fraction - 1)));
      }
    }
    if (at > rest.length()) {
      return null;
    }
    String offset = rest.substring(at);
    if (!offset.isEmpty()) {
      boolean colon = offset.indexOf(':') > 0 || offset.equals("Z");
      pattern.append(colon ? "XXX" : "XX");
    }
    return pattern + (half ? (time.contains(" ") ? " a" : "a") : "");
  }

  /** Native numbers can be times since 1970, and nothing else of this kind. */
  static boolean canBe(List<FieldValues.Kept> values) {
    return values.stream().noneMatch(value -> value.value() instanceof Boolean)
        && (values.stream().noneMatch(value -> value.value() instanceof Found.Number)
            || epoch(values) != null);
  }
}
