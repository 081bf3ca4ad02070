package org.syncline.sync.sweep;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;

/**
 * What a job is asked to do.
 *
 * @param flow that goes out to the target
 * @param wanted which records a backfill plans; null for a mirror
 * @param from first record id; null = from the first on
 * @param to last record id; null = to the last one
 * @param changedSince records that were changed then or later; null = all
 */
public record Wish(
    Kind kind,
    String flow,
    @Nullable Wanted wanted,
    @Nullable Long from,
    @Nullable Long to,
    @Nullable Instant changedSince) {
  /** Names of the parameters of a job and of the members of a request. */
  public static final String FLOW = "flow";

  public static final String RECORDS = "records";
  public static final String FROM = "from";
  public static final String TO = "to";
  public static final String CHANGED_SINCE = "changedSince";
  public static final String TICKET = "ticket";

  private static final int LONGEST_FLOW = 60;
  private static final int DIGITS = 18;
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

  /** A wish that can't be read. */
  public static final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String field;

    UnreadableException(String field, String why) {
      super(why);
      this.field = field;
    }

    public String field() {
      return field;
    }

    public String why() {
      return String.valueOf(getMessage());
    }
  }

  public static Wish mirror(String flow) {
    return new Wish(Kind.MIRROR, flow, null, null, null, null);
  }

  /**
   * Reads one.
   *
   * @param texts by their names; what is missing or empty was not given
   * @throws UnreadableException with what is wrong with it
   */
  public static Wish read(Kind kind, Map<String, String> texts) {
    String flow = texts.getOrDefault(FLOW, "");
    if (flow.isBlank() || flow.length() > LONGEST_FLOW) {
      throw new UnreadableException(FLOW, "Name the flow that goes out to the target.");
    }
    if (kind == Kind.MIRROR) {
      return mirror(flow);
    }
    String word = texts.getOrDefault(RECORDS, "");
    Map<String, Wanted> words = Words.of(Wanted.values());
    Wanted wanted = word.isEmpty() ? Wanted.MISSING : words.get(word);
    if (wanted == null) {
      throw new UnreadableException(
          RECORDS, "Give one of: " + String.join(", ", words.keySet()) + ".");
    }
    Long from = number(texts, FROM);
    Long to = number(texts, TO);
    if (from != null && to != null && from > to) {
      throw new UnreadableException(TO, "Give an id that is not before 'from'.");
    }
    return new Wish(kind, flow, wanted, from, to, moment(texts));
  }

  private static @Nullable Long number(Map<String, String> texts, String name) {
    String text = texts.getOrDefault(name, "");
    if (text.isEmpty()) {
      return null;
    }
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.length() > DIGITS) {
      throw new UnreadableException(name, "Give the id of a record, a whole number.");
    }
    return Long.valueOf(text);
  }

  private static @Nullable Instant moment(Map<String, String> texts) {
    String text = texts.getOrDefault(CHANGED_SINCE, "");
    try {
      Instant moment = text.isEmpty() ? null : Instant.parse(text);
      if (moment == null || (!moment.isBefore(EARLIEST) && moment.isBefore(LATEST))) {
        // As databases keep it.
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS);
      }
    } catch (DateTimeException e) {
      // Told below.
    }
    throw new UnreadableException(CHANGED_SINCE, "Give a moment such as 2026-11-26T08:00:00Z.");
  }

  /** As a job takes it. */
  Map<String, String> parameters() {
    Map<String, String> texts = new TreeMap<>();
    texts.put(FLOW, flow);
    if (wanted != null) {
      texts.put(RECORDS, wanted.word());
    }
    if (from != null) {
      texts.put(FROM, from.toString());
    }
    if (to != null) {
      texts.put(TO, to.toString());
    }
    if (changedSince != null) {
      texts.put(CHANGED_SINCE, changedSince.toString());
    }
    return texts;
  }
}
