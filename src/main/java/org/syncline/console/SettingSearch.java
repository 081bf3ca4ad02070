package org.syncline.console;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.setting.SettingMeanings;
import org.syncline.setting.SettingNow;
import org.syncline.setting.SettingSource;

/** What is asked of the settings. */
public final class SettingSearch extends PageSearch {
  private static final List<String> FILTERS = List.of("text", "source");

  private static final Map<String, SettingSource> SOURCES =
      Arrays.stream(SettingSource.values())
          .collect(Collectors.toMap(SettingSource::word, source -> source));

  private final @Nullable SettingSource source;

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   */
  SettingSearch(Function<String, @Nullable String> parameter, ZoneId zone) {
    super("settings.xhtml", FILTERS, parameter, zone, Usually.RISING);
    source = oneOf("source", SOURCES, "mistake.choice");
  }

  /**
   * Those that fit: all words stand in the name, the value or the meaning.
   *
   * @throws IllegalStateException where it is not usable
   */
  List<SettingNow> of(List<SettingNow> all, SettingMeanings meanings) {
    requireUsable();
    List<String> words =
        Arrays.stream(asked("text").toLowerCase(Locale.ROOT).split("\\s+")).toList();
    return all.stream()
        .filter(one -> source == null || one.source() == source)
        .filter(
            one -> {
              String text =
                  (one.setting().name() + " " + one.value() + " " + meanings.of(one.setting()))
                      .toLowerCase(Locale.ROOT);
              return words.stream().allMatch(text::contains);
            })
        .toList();
  }
}
