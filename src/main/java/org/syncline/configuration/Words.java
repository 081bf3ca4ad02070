package org.syncline.configuration;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The words that documents use for the constants of an enum: lower case, with hyphens. */
public final class Words {
  private Words() {}

  public static <E extends Enum<E>> Map<String, E> of(E[] constants) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : constants) {
      words.put(of(constant), constant);
    }
    return words;
  }

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
