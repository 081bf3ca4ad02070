package org.syncline.mapping.conversion;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/**
 * Dates, times of day and instants, read strictly: 30 February and a local time that the clocks
 * skipped are faults.
 */
public final class TemporalConversion implements Conversion {
  static final String EPOCH_SECONDS = "epoch-seconds";
  static final String EPOCH_MILLIS = "epoch-millis";

  private static final LocalDateTime SAMPLE =
      LocalDateTime.of(2026, 11, 22, 13, 45, 7, 123_456_789);
  private static final DateTimeFormatter ISO_TIME =
      DateTimeFormatter.ISO_LOCAL_TIME.withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter ISO_DATE =
      DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter ISO_INSTANT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** Of the years 1 to 9999 in UTC, in seconds from 1970. */
  private static final long FIRST_SECOND = -62_135_596_800L;

  private static final long LAST_SECOND = 253_402_300_799L;

  /** What is read. */
  public enum Kind {
    DATE("date"),
    TIME("time"),
    INSTANT("instant");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  private final Kind kind;
  private final DateTimeFormatter formatter;
  private final @Nullable DigitPattern digits;
  private final ZoneId zoneOfDigits;
  private final long epochUnitsPerSecond;
  private final ZoneId zone;
  private final String rule;
  private final Fault fault;
  private final Fault skipped;
  private final boolean asText;

  private TemporalConversion(
      Kind kind,
      DateTimeFormatter formatter,
      @Nullable DigitPattern digits,
      long epochUnitsPerSecond,
      ZoneId zone,
      @Nullable String format) {
    this.kind = kind;
    this.formatter = formatter;
    this.digits = digits;
    // The usual ISO form of an instant ends with Z.
    this.zoneOfDigits = format == null ? ZoneOffset.UTC : zone;
    this.epochUnitsPerSecond = epochUnitsPerSecond;
    this.zone = zone;
    this.rule = kind.word + (format == null ? "" : " " + format);
    String shape = format == null ? "in ISO 8601 form" : "in the form " + format;
    this.fault =
        new Fault(
            Codes.NOT_A_DATE,
            "This is no "
                + kind.word
                + " "
                + shape
                + ": send one that exists in the calendar, or correct the row's format.");
    this.skipped =
        new Fault(
            Codes.NOT_A_DATE,
            "The clocks of "
                + zone.getId()
                + " skipped this local time: send it with its offset, or correct the row's zone.");
    this.asText = false;
  }

  private TemporalConversion(TemporalConversion same) {
    this.kind = same.kind;
    this.formatter = same.formatter;
    this.digits = same.digits;
    this.zoneOfDigits = same.zoneOfDigits;
    this.epochUnitsPerSecond = same.epochUnitsPerSecond;
    this.zone = same.zone;
    this.rule = same.rule;
    this.fault = same.fault;
    this.skipped = same.skipped;
    this.asText = true;
  }

  /**
   * Makes the conversion.
   *
   * @param format pattern of java.time, {@code epoch-seconds}, {@code epoch-millis}, or null for
   *     ISO 8601
   * @param zone of local times without an offset
   * @throws IllegalArgumentException if the pattern is not one, or can't hold what is read
   */
  public static TemporalConversion of(
      Kind kind, @Nullable String format, ZoneId zone, Locale locale) {
    if (format == null) {
      DateTimeFormatter iso =
          switch (kind) {
            case DATE -> ISO_DATE;
            case TIME -> ISO_TIME;
            case INSTANT -> ISO_INSTANT;
          };
      DigitPattern digits =
          switch (kind) {
            case DATE -> DigitPattern.of("uuuu-MM-dd");
            case TIME -> null;
            case INSTANT -> DigitPattern.of("uuuu-MM-dd'T'HH:mm:ss'Z'");
          };
      return new TemporalConversion(kind, iso, digits, 0, zone, null);
    }
    if (format.equals(EPOCH_SECONDS) || format.equals(EPOCH_MILLIS)) {
      return new TemporalConversion(
          kind, ISO_INSTANT, null, format.equals(EPOCH_SECONDS) ? 1 : 1_000, zone, format);
    }
    refuseMixedUpLetters(format);
    DateTimeFormatter formatter;
    try {
      formatter = DateTimeFormatter.ofPattern(withProlepticYear(format), locale);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "This is no pattern of dates and times: "
              + e.getMessage()
              + ". Write one like dd.MM.yyyy HH:mm.");
    }
    TemporalConversion conversion =
        new TemporalConversion(
            kind,
            formatter.withResolverStyle(ResolverStyle.STRICT),
            kind == Kind.TIME ? null : DigitPattern.of(withProlepticYear(format)),
            0,
            zone,
            format);
    conversion.proveOnSample();
    return conversion;
  }

  /** HH:MM and yyyy-MM-DD agree with themselves on some days of the year, and so with a sample. */
  private static void refuseMixedUpLetters(String pattern) {
    Set<Character> letters = new HashSet<>();
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      quoted ^= c == '\'';
      boolean begins = i == 0 || pattern.charAt(i - 1) != c;
      if (!quoted && begins && Character.isLetter(c) && !letters.add(c)) {
        throw new IllegalArgumentException(
            "The letter "
                + c
                + " stands in two places of this pattern: MM is the month, mm the minute.");
      }
    }
    if (letters.contains('D') && letters.contains('M')) {
      throw new IllegalArgumentException(
          "DD is the day of the year, which no month goes with: write dd for the day of the month.");
    }
  }

  /**
   * People write yyyy, which java.time reads as the year of an era; strictly read, that year
   * without its era is none.
   */
  private static String withProlepticYear(String pattern) {
    StringBuilder changed = new StringBuilder(pattern.length());
    boolean quoted = false;
    boolean era = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      quoted ^= c == '\'';
      era |= !quoted && c == 'G';
      changed.append(!quoted && c == 'y' ? 'u' : c);
    }
    return era ? pattern : changed.toString();
  }

  /**
   * A pattern like YYYY-MM-dd or yyyy-mm-dd looks right and isn't: what it writes it has to be able
   * to read.
   */
  private void proveOnSample() {
    boolean same = false;
    try {
      Object read = convert(formatter.format(SAMPLE.atZone(zone)));
      same =
          switch (kind) {
            case DATE -> SAMPLE.toLocalDate().toString().equals(read);
            case TIME ->
                read instanceof String time
                    && SAMPLE.toLocalTime().toString().startsWith(time.substring(0, 5));
            case INSTANT ->
                read instanceof Instant instant
                    && Duration.between(instant, SAMPLE.atZone(zone)).compareTo(Duration.ofHours(1))
                        < 0;
          };
    } catch (DateTimeException unfit) {
      // said below
    }
    if (!same) {
      throw new IllegalArgumentException(
          "This pattern can't hold a whole "
              + kind.word
              + ". Letters: yyyy year, MM month, dd day, HH hour (0-23), mm minute, ss second.");
    }
  }

  /** The same, with an instant as its canonical text. */
  public TemporalConversion asText() {
    return new TemporalConversion(this);
  }

  @Override
  public String rule() {
    return rule;
  }

  /**
   * Dates and times as canonical text, an instant as {@link Instant} if not asked for {@link
   * #asText}.
   */
  @Override
  public Object convert(Object source) {
    if (kind == Kind.DATE && digits != null && source instanceof String text) {
      String exact = digits.isoDate(text);
      if (exact != null) {
        return exact;
      }
    }
    return canonical(read(source));
  }

  /**
   * What convert gives before it is made to text: a LocalDate, LocalTime or Instant, or a {@link
   * Fault}. Those that a step gives are taken whatever the format; of a local date and time the
   * zone makes an instant.
   */
  public Object read(Object source) {
    try {
      if (source instanceof Temporal) {
        return fromTemporal(source);
      }
      return epochUnitsPerSecond > 0 ? fromEpoch(source) : fromText(source.toString());
    } catch (DateTimeException | ArithmeticException notOne) {
      return fault;
    }
  }

  private Object fromEpoch(Object source) {
    String text = source instanceof Boolean ? "" : source.toString();
    long units = PlainNumbers.shortWhole(text);
    if (units < 0) {
      BigDecimal number = PlainNumbers.read(text);
      if (number == null) {
        return fault;
      }
      units = number.longValueExact();
    }
    Instant instant =
        epochUnitsPerSecond == 1 ? Instant.ofEpochSecond(units) : Instant.ofEpochMilli(units);
    return switch (kind) {
      case DATE -> bounded(instant.atZone(zone).toLocalDate());
      case TIME -> instant.atZone(zone).toLocalTime();
      case INSTANT -> bounded(instant);
    };
  }

  private Object fromTemporal(Object source) {
    if (kind == Kind.INSTANT && source instanceof LocalDateTime local) {
      return instant(local, zone);
    }
    boolean fits =
        switch (kind) {
          case DATE -> source instanceof LocalDate;
          case TIME -> source instanceof LocalTime;
          case INSTANT -> source instanceof Instant;
        };
    return fits ? source : fault;
  }

  private Object fromText(String text) {
    if (digits != null && kind == Kind.DATE) {
      LocalDate exact = digits.date(text);
      if (exact != null) {
        return exact;
      }
    } else if (digits != null && digits.hasTime()) {
      LocalDateTime exact = digits.read(text);
      if (exact != null) {
        return instant(exact, zoneOfDigits);
      }
    }
    TemporalAccessor read = formatter.parse(text);
    return switch (kind) {
      case DATE -> bounded(read.query(TemporalQueries.localDate()));
      case TIME -> {
        LocalTime time = read.query(TemporalQueries.localTime());
        yield time == null ? fault : time;
      }
      case INSTANT -> instant(read);
    };
  }

  private Object instant(TemporalAccessor read) {
    if (read.isSupported(ChronoField.INSTANT_SECONDS)) {
      return bounded(Instant.from(read));
    }
    LocalDate date = read.query(TemporalQueries.localDate());
    LocalTime time = read.query(TemporalQueries.localTime());
    return date == null || time == null ? fault : instant(LocalDateTime.of(date, time), zone);
  }

  private Object instant(LocalDateTime local, ZoneId in) {
    if (in.getRules().getValidOffsets(local).isEmpty()) {
      return skipped;
    }
    // Of the two times when the clocks go back this takes the earlier.
    return bounded(local.atZone(in).toInstant());
  }

  private Object bounded(@Nullable LocalDate date) {
    return date == null || date.getYear() < 1 || date.getYear() > 9999 ? fault : date;
  }

  private Object bounded(Instant instant) {
    long second = instant.getEpochSecond();
    return second < FIRST_SECOND || second > LAST_SECOND ? fault : instant;
  }

  private Object canonical(Object read) {
    return read instanceof Fault || (kind == Kind.INSTANT && !asText)
        ? read
        : CanonicalText.of(read);
  }
}
