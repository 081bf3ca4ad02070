package org.syncline.mapping.function;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line with a postal code and a city, in either order: 10115 Berlin, London SW1A 1AA. */
record CityLine(String postalCode, String city) {
  private static final int MOST_WORDS_OF_CODE = 2;

  static CityLine of(String written, String country) {
    String line = TextSteps.trim(TextSteps.collapse(WidthForms.half(written)));
    List<String> words = line.isEmpty() ? List.of() : Arrays.asList(line.split(" ", -1));
    for (int count = Math.min(MOST_WORDS_OF_CODE, words.size()); count > 0; count--) {
      CityLine front = cut(words, 0, count, country);
      if (front != null) {
        return front;
      }
      CityLine behind = cut(words, words.size() - count, words.size(), country);
      if (behind != null) {
        return behind;
      }
    }
    return new CityLine("", line);
  }

  private static @Nullable CityLine cut(List<String> words, int from, int to, String country) {
    String code = PostalCodes.code(String.join(" ", words.subList(from, to)), country);
    if (code == null) {
      return null;
    }
    List<String> city = from == 0 ? words.subList(to, words.size()) : words.subList(0, from);
    String name = String.join(" ", city);
    return new CityLine(code, name.endsWith(",") ? name.substring(0, name.length() - 1) : name);
  }
}
