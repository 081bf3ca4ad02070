package org.syncline.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/**
 * Shows values of one record that are masked for whoever asks, for a reason that is kept. The note
 * is committed before the values are handed out. One account gets {@link #MOST} records in {@link
 * #WINDOW}; that is counted in the audit trail, so it holds on all nodes.
 */
public final class RevealRecord {
  static final int MOST = 30;
  static final Duration WINDOW = Duration.ofMinutes(1);
  static final int MOST_FIELDS = 20;
  private static final String ACTION = "record.reveal";
  private static final int LONGEST_NAMES = 1_300;

  private final Transactions transactions;
  private final Records records;
  private final RecordTypes types;
  private final AuditTrail audit;
  private final DoneSince done;
  private final Clock clock;

  /** How often an account did something: what was refused is not counted. */
  @FunctionalInterface
  public interface DoneSince {
    /** Takes part in the running transaction. */
    int count(String who, String action, Instant since);
  }

  public RevealRecord(
      Transactions transactions,
      Records records,
      RecordTypes types,
      AuditTrail audit,
      DoneSince done,
      Clock clock) {
    this.transactions = transactions;
    this.records = records;
    this.types = types;
    this.audit = audit;
    this.done = done;
    this.clock = clock;
  }

  /**
   * What somebody wants to see.
   *
   * @param reason for the audit trail
   * @param fields names; empty = all that are personal or sensitive
   * @param rights of whoever asks: records of others are not there
   */
  public record Wish(
      long record, String reason, Set<String> fields, String who, RecordRights rights) {
    public Wish {
      reason = reason.strip();
      fields = Set.copyOf(fields);
    }

    private String subject() {
      return "record/" + record;
    }
  }

  /** What came of it. */
  public sealed interface Revealed {

    /**
     * The values, as they are.
     *
     * @param values by field; fields that the record does not have are left out
     */
    record Shown(long record, String type, int version, Map<String, @Nullable Object> values)
        implements Revealed {}

    /** There is no such record for whoever asks. */
    record Unknown() implements Revealed {}

    /** A part of the wish is not usable; the sentence says what to do. */
    record Invalid(String member, String sentence) implements Revealed {}

    /** The account has seen as many as it may for now. */
    record TooMany(Duration retryAfter) implements Revealed {}
  }

  /**
   * Shows it.
   *
   * @throws NotAllowedException where the rights do not allow it
   */
  public Revealed reveal(Wish wish) {
    if (!wish.rights().may(Permission.REVEAL)) {
      throw new NotAllowedException(wish.who(), Permission.REVEAL);
    }
    Optional<String> objection = RevealReason.objection(wish.reason());
    if (objection.isPresent()) {
      return new Revealed.Invalid("reason", objection.get());
    }
    if (wish.fields().size() > MOST_FIELDS) {
      return new Revealed.Invalid("fields", "Name at most " + MOST_FIELDS + " fields at once.");
    }
    Revealed revealed;
    try {
      revealed = transactions.inNew(() -> revealHere(wish));
    } catch (TooManyException e) {
      revealed = new Revealed.TooMany(WINDOW);
    }
    if (revealed instanceof Revealed.TooMany) {
      refuse(wish, "too-many");
    } else if (revealed instanceof Revealed.Unknown) {
      refuse(wish, "not-seen");
    }
    return revealed;
  }

  private void refuse(Wish wish, String why) {
    audit.noteAlone(Act.refused(wish.who(), ACTION, wish.subject(), "why=" + why));
  }

  private Revealed revealHere(Wish wish) {
    GoldenRecord record =
        records.find(wish.record()).filter(r -> wish.rights().sees(types, r)).orElse(null);
    if (record == null) {
      return new Revealed.Unknown();
    }
    Optional<RecordType> type = types.named(record.type());
    for (String field : wish.fields()) {
      if (!has(record, type, field)) {
        return new Revealed.Invalid("fields", "The record has no field '" + field + "'.");
      }
    }
    Map<String, @Nullable Object> values = values(record, type, wish.fields());
    audit.note(
        Act.done(
            wish.who(),
            ACTION,
            wish.subject(),
            "version="
                + record.version()
                + " fields="
                + names(values.keySet())
                + " reason="
                + wish.reason()));
    // After the note, which nobody else can make meanwhile: so no two see the last place free.
    if (done.count(wish.who(), ACTION, clock.instant().minus(WINDOW)) > MOST) {
      throw new TooManyException();
    }
    return new Revealed.Shown(record.id(), record.type(), record.version(), values);
  }

  private static boolean has(GoldenRecord record, Optional<RecordType> type, String field) {
    return !RecordMark.isMark(field)
        && (record.values().has(field) || type.flatMap(t -> t.field(field)).isPresent());
  }

  private static Map<String, @Nullable Object> values(
      GoldenRecord record, Optional<RecordType> type, Set<String> wanted) {
    Redaction masked = Redaction.of(type, false);
    Map<String, @Nullable Object> values = new TreeMap<>();
    record
        .values()
        .asMap()
        .forEach(
            (name, value) -> {
              boolean asked = wanted.isEmpty() ? masked.masks(name) : wanted.contains(name);
              if (asked) {
                values.put(name, value);
              }
            });
    return values;
  }

  private static String names(Set<String> fields) {
    String all = String.join(",", new TreeSet<>(fields));
    return all.length() <= LONGEST_NAMES ? all : "all(" + fields.size() + ")";
  }

  private static final class TooManyException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
