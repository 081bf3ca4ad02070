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
    int resent) {
  /** Going to and fro more often than this in a minute is nobody's wish. */
  static final int ALTERNATIONS = 5;

  /** A target that answers each write with another state would be written to for ever. */
  private static final int RESENT = 5;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  static Holding nothing(String flow, long record) {
    return new Holding(flow, record, null, null, null, null, 0, null, 0, null, Instant.EPOCH, 0);
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
    return new Holding(
        flow,
        record,
        sent,
        told,
        this.before,
        externalId,
        version,
        doubt,
        alternations,
        alternatingSince,
        updatedAt,
        before.resent + 1);
  }

  /** The target said itself that it holds this; nothing was written. */
  Holding said(String hash, int of) {
    Holding held = took(hash, null, null, of, updatedAt);
    return new Holding(
        flow,
        record,
        held.sent,
        held.told,
        held.before,
        externalId,
        held.version,
        null,
        held.alternations,
        held.alternatingSince,
        updatedAt,
        resent);
  }

  /** The target took this; nothing is in doubt any more. */
  Holding took(String hash, @Nullable String toldHash, @Nullable String id, int of, Instant now) {
    boolean again = hash.equals(sent);
    boolean back = hash.equals(before) && !again;
    int counted = counted(now);
    return new Holding(
        flow,
        record,
        hash,
        toldHash,
        again ? before : sent,
        id == null ? externalId : id,
        Math.max(of, version),
        null,
        back ? counted + 1 : counted,
        back && counted == 0 ? now : alternatingSince,
        now,
        0);
  }

  /** It is the same as what is held: only the version moves on. */
  Holding same(int of) {
    return new Holding(
        flow,
        record,
        sent,
        told,
        before,
        externalId,
        Math.max(of, version),
        doubt,
        alternations,
        alternatingSince,
        updatedAt,
        resent);
  }

  /** A row of the record is there, but what it holds is not what was to be sent. */
  Holding found(String id, Instant now) {
    return new Holding(
        flow,
        record,
        null,
        null,
        before,
        id,
        version,
        null,
        alternations,
        alternatingSince,
        now,
        resent);
  }

  /** There may be a row, and nobody knows what it holds. */
  Holding unsure(Instant now) {
    return new Holding(
        flow,
        record,
        null,
        null,
        before,
        externalId,
        version,
        doubt,
        alternations,
        alternatingSince,
        now,
        resent);
  }

  /** Nobody knows whether this duty was done. */
  Holding doubted(int of, Instant now) {
    return new Holding(
        flow,
        record,
        sent,
        told,
        before,
        externalId,
        version,
        of,
        alternations,
        alternatingSince,
        now,
        resent);
  }

  /** A person has looked, and wants it sent, whatever it may hold. */
  Holding trusted(Instant now) {
    return new Holding(flow, record, null, null, null, externalId, version, null, 0, null, now, 0);
  }

  /** That it went to and fro is forgotten. */
  Holding calm() {
    return new Holding(
        flow, record, sent, told, before, externalId, version, doubt, 0, null, updatedAt, 0);
  }
}
