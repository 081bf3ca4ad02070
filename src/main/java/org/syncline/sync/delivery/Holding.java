package org.syncline.sync.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a target is known to hold of a record.
 *
 * @param sent hash of the canonical form that was last sent and taken; null where nothing was
 * @param told hash of the canonical form that the target told it has, where it did
 * @param before {@code sent} before the last change, to see a record go to and fro
 * @param externalId as last told; null where it is not known
 * @param version of the record that it holds; 0 for none
 * @param doubt version of a duty of which nobody knows whether it was done; null for none
 * @param alternations how often it went back to the state before, in one minute
 * @param alternatingSince when that minute began; null for none
 * @param updatedAt by the database's clock, not before the target last took something
 * @param resent how often in a row it was sent although the target said that it holds it, as that
 *     may have been true only until the hub wrote last
 * @param revision of the row there when it was last seen, such as an ETag, by which the target
 *     tells whether somebody else changed it since; null where it told none
 */
public record Holding(
    String flow,
    long record,
    @Nullable String sent,
    @Nullable String told,
    @Nullable String before,
    @Nullable String externalId,
    int version,
    @Nullable Integer doubt,
    int alternations,
    @Nullable Instant alternatingSince,
    Instant updatedAt,
    int resent,
    @Nullable String revision) {
  /** Going to and fro more often than this in a minute is nobody's wish. */
  static final int ALTERNATIONS = 5;

  /** A target that answers each write with another state would be written to for ever. */
  private static final int RESENT = 5;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** It is not known to hold anything. */
  public static Holding nothing(String flow, long record) {
    return new Holding(
        flow, record, null, null, null, null, 0, null, 0, null, Instant.EPOCH, 0, null);
  }

  /** The same, of a row that was seen with this revision. */
  Holding at(@Nullable String seen) {
    Copy copy = new Copy(this);
    copy.revision = seen;
    return copy.made();
  }

  /** Whether it surely holds this already. */
  boolean holds(String hash) {
    return doubt == null && (hash.equals(sent) || hash.equals(told));
  }

  /** Whether this would be once more too often to and fro; stays so until a person looks. */
  boolean alternates(String hash, Instant now) {
    return hash.equals(before) && !hash.equals(sent) && counted(now) >= ALTERNATIONS;
  }

  private int counted(Instant now) {
    boolean over =
        alternations < ALTERNATIONS
            && (alternatingSince == null || alternatingSince.plus(MINUTE).isBefore(now));
    return over ? 0 : alternations;
  }

  /** Whether a target's word is to be believed by now, though the hub may have written after it. */
  boolean believes() {
    return resent >= RESENT;
  }

  /** It was sent only as it was not sure. */
  Holding sentAgain(Holding before) {
    Copy copy = new Copy(this);
    copy.resent = before.resent + 1;
    return copy.made();
  }

  /** The target said itself that it holds this; nothing was written. */
  Holding said(String hash, int of) {
    Copy copy = new Copy(took(hash, null, null, of, updatedAt));
    copy.resent = resent;
    copy.revision = revision;
    return copy.made();
  }

  /** The target took this; nothing is in doubt any more, and the row has another revision now. */
  Holding took(String hash, @Nullable String toldHash, @Nullable String id, int of, Instant now) {
    boolean again = hash.equals(sent);
    boolean back = hash.equals(before) && !again;
    int counted = counted(now);
    Copy copy = new Copy(this);
    copy.sent = hash;
    copy.told = toldHash;
    copy.before = again ? before : sent;
    copy.externalId = id == null ? externalId : id;
    copy.version = Math.max(of, version);
    copy.doubt = null;
    copy.alternations = back ? counted + 1 : counted;
    copy.alternatingSince = back && counted == 0 ? now : alternatingSince;
    copy.updatedAt = now;
    copy.resent = 0;
    copy.revision = null;
    return copy.made();
  }

  /** It is the same as what is held: only the version moves on. */
  Holding same(int of) {
    Copy copy = new Copy(this);
    copy.version = Math.max(of, version);
    return copy.made();
  }

  /** A row is there, but what it holds is not what was to be sent. */
  public Holding found(String id, Instant now) {
    Copy copy = new Copy(this);
    copy.sent = null;
    copy.told = null;
    copy.externalId = id;
    copy.doubt = null;
    copy.updatedAt = now;
    copy.revision = null;
    return copy.made();
  }

  /** There may be a row, and nobody knows what it holds. */
  Holding unsure(Instant now) {
    Copy copy = new Copy(this);
    copy.sent = null;
    copy.told = null;
    copy.updatedAt = now;
    return copy.made();
  }

  /** Nobody knows whether this duty was done. */
  Holding doubted(int of, Instant now) {
    Copy copy = new Copy(this);
    copy.doubt = of;
    copy.updatedAt = now;
    return copy.made();
  }

  /** A person has looked, and wants it sent, whatever it may hold. */
  Holding trusted(Instant now) {
    Copy copy = new Copy(nothing(flow, record));
    copy.externalId = externalId;
    copy.version = version;
    copy.updatedAt = now;
    return copy.made();
  }

  /** That it went to and fro is forgotten. */
  Holding calm() {
    Copy copy = new Copy(this);
    copy.alternations = 0;
    copy.alternatingSince = null;
    copy.resent = 0;
    return copy.made();
  }

  /** What may be set of a copy. */
  private static final class Copy {
    private final Holding of;
    private @Nullable String sent;
    private @Nullable String told;
    private @Nullable String before;
    private @Nullable String externalId;
    private int version;
    private @Nullable Integer doubt;
    private int alternations;
    private @Nullable Instant alternatingSince;
    private Instant updatedAt;
    private int resent;
    private @Nullable String revision;

    Copy(Holding of) {
      this.of = of;
      this.sent = of.sent;
      this.told = of.told;
      this.before = of.before;
      this.externalId = of.externalId;
      this.version = of.version;
      this.doubt = of.doubt;
      this.alternations = of.alternations;
      this.alternatingSince = of.alternatingSince;
      this.updatedAt = of.updatedAt;
      this.resent = of.resent;
      this.revision = of.revision;
    }

    Holding made() {
      return new Holding(
          of.flow,
          of.record,
          sent,
          told,
          before,
          externalId,
          version,
          doubt,
          alternations,
          alternatingSince,
          updatedAt,
          resent,
          revision);
    }
  }
}
