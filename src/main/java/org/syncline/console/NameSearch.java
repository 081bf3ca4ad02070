package org.syncline.console;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is asked of a short list: a part of what its lines say. */
public final class NameSearch extends PageSearch {
  private static final List<String> FILTERS = List.of("text");

  /**
   * Reads it.
   *
   * @param page whose search it is
   * @param parameter by name; null where it is missing
   */
  NameSearch(String page, Function<String, @Nullable String> parameter, ZoneId zone) {
    super(page, FILTERS, parameter, zone, Usually.RISING);
  }

  /** Whether a text has what is asked for in it, whatever the case of its letters. */
  Predicate<String> fits() {
    String wanted = asked("text").toLowerCase(Locale.ROOT);
    return text -> text.toLowerCase(Locale.ROOT).contains(wanted);
  }
}
