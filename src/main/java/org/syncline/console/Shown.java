package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Moments, numbers and sentences as their reader writes them. */
@Named
@RequestScoped
public class Shown {
  private static final String BUNDLE = "i18n.console";

  @Inject private Taste taste;
  @Inject private Clock clock;

  /** For the container. */
  @NullUnmarked
  public Shown() {}

  Shown(Taste taste, Clock clock) {
    this.taste = taste;
    this.clock = clock;
  }

  /** In the reader's zone, to the second; empty where there is none. */
  public String moment(@Nullable Instant moment) {
    return moment == null
        ? ""
        : formatter(taste.isChinese() ? "uuuu年M月d日 HH:mm:ss" : "d MMM uuuu, HH:mm:ss")
            .format(moment);
  }

  /** In the reader's zone, as short as it can be told among moments of one day, or of many. */
  public String brief(Instant moment, boolean ofOneDay) {
    return formatter(ofOneDay ? "HH:mm" : taste.isChinese() ? "M月d日" : "d MMM").format(moment);
  }

  /** The very instant, in UTC, as programs write it; empty where there is none. */
  public String exact(@Nullable Instant moment) {
    return moment == null ? "" : moment.truncatedTo(ChronoUnit.MICROS).toString();
  }

  /** A day, which is the same in every zone. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(
            taste.isChinese() ? "uuuu年M月d日" : "d MMM uuuu", taste.getLocale())
        .format(day);
  }

  /** The month of a day. */
  public String month(LocalDate day) {
    return DateTimeFormatter.ofPattern(
            taste.isChinese() ? "uuuu年M月" : "MMM uuuu", taste.getLocale())
        .format(day);
  }

  /** The time of day, to the second, at which this answer is made. */
  public String getNow() {
    return formatter("HH:mm:ss").format(clock.instant());
  }

  private DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, taste.getLocale()).withZone(taste.getZone());
  }

  /** The zone that moments are shown in. */
  public String getZone() {
    return taste.getZone().getId().equals("Z") ? "UTC" : taste.getZone().getId();
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(taste.getLocale()).format(number);
  }

  /** With so many digits behind the point at most. */
  public String decimal(Number number, int digits) {
    NumberFormat format = NumberFormat.getInstance(taste.getLocale());
    format.setMaximumFractionDigits(digits);
    return format.format(number);
  }

  /** A share as percent with one digit behind the point; cut, so that only all is 100 %. */
  public String percent(double share) {
    NumberFormat format = NumberFormat.getPercentInstance(taste.getLocale());
    format.setMaximumFractionDigits(1);
    format.setRoundingMode(java.math.RoundingMode.FLOOR);
    return format.format(share);
  }

  /** In milliseconds below a second, else in the units that tell it shortly. */
  public String duration(@Nullable Duration duration) {
    if (duration == null) {
      return "";
    }
    long millis = duration.toMillis();
    if (millis < 1_000) {
      return say("duration.ms", millis);
    }
    if (millis < 120_000) {
      NumberFormat seconds = NumberFormat.getInstance(taste.getLocale());
      seconds.setMaximumFractionDigits(1);
      return say("duration.s", seconds.format(millis / 1_000.0));
    }
    return duration.toMinutes() < 120
        ? say("duration.min", duration.toMinutes())
        : say("duration.h", duration.toHours());
  }

  /** Bytes. */
  public String size(long bytes) {
    return bytes < 10_240
        ? say("size.bytes", bytes)
        : bytes < 10_485_760
            ? say("size.kilobytes", bytes / 1_024)
            : say("size.megabytes", bytes / 1_048_576);
  }

  /** A sentence with one gap filled. */
  public String say(String key, Object first) {
    return filled(key, first);
  }

  public String say(String key, Object first, Object second) {
    return filled(key, first, second);
  }

  public String say(String key, Object first, Object second, Object third) {
    return filled(key, first, second, third);
  }

  private String filled(String key, Object... gaps) {
    return new MessageFormat(texts().getString(key), taste.getLocale()).format(gaps);
  }

  /** The text of a word under a group of keys; the word itself where it has none. */
  public String word(String group, @Nullable String word) {
    if (word == null || word.isEmpty()) {
      return "";
    }
    try {
      return texts().getString(group + "." + word);
    } catch (MissingResourceException e) {
      return word;
    }
  }

  /** Whether a word has a text of its own. */
  public boolean isTold(String group, @Nullable String word) {
    return word != null && texts().containsKey(group + "." + word);
  }

  private ResourceBundle texts() {
    return ResourceBundle.getBundle(BUNDLE, Locale.forLanguageTag(taste.getLanguage()));
  }
}
