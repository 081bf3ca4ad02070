package org.syncline.security;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Transactions;

/** Proves that the audit trail is what was once kept, or names the first entry that is not. */
public final class VerifyAudit {
  private static final int PAGE = 1_000;

  private final Transactions transactions;
  private final AuditEntries entries;
  private final Anchors anchors;

  /** Ends of the trail, written where whoever changes the database does not come to. */
  public interface Anchors {

    /** Seals by the number of the entry, in their order. */
    Map<Long, String> all();

    void add(AuditEntries.End end);
  }

  /** What was found. */
  public sealed interface Verdict {

    /**
     * All is as it was kept.
     *
     * @param last number of the last entry
     */
    record Sound(long last, String seal, int anchors) implements Verdict {}

    /**
     * Something is not.
     *
     * @param number of the first entry that is wrong or missing
     */
    record Broken(long number, String why) implements Verdict {}
  }

  /**
   * What was found so far.
   *
   * @param verdict null where there is more to read
   * @param read number of the last entry that was read
   * @param last number of the last entry of the trail
   */
  public record Part(@Nullable Verdict verdict, long read, long last) {}

  public VerifyAudit(Transactions transactions, AuditEntries entries, Anchors anchors) {
    this.transactions = transactions;
    this.entries = entries;
    this.anchors = anchors;
  }

  /** Looks at every entry, in pages. */
  public Verdict verify() {
    Verdict verdict = walk(0, AuditEntry.FIRST, Long.MAX_VALUE).verdict();
    if (verdict == null) {
      throw new IllegalStateException("The trail goes on behind its end.");
    }
    return verdict;
  }

  /**
   * Looks at some entries. Whoever asks for part after part has looked at every entry, as long as
   * nobody changes what was read by then.
   *
   * @param after number of the last entry that was read; 0 = none
   * @param most entries that are looked at, 1 or more
   */
  public Part part(long after, long most) {
    if (after <= 0) {
      return walk(0, AuditEntry.FIRST, most);
    }
    List<AuditEntry> reached = transactions.inNew(() -> entries.after(after - 1, 1));
    if (reached.isEmpty() || reached.get(0).number() != after) {
      return new Part(missing(after), after, after);
    }
    return walk(after, reached.get(0).seal(), most);
  }

  /** Goes on behind an entry. */
  private Part walk(long behind, String sealBefore, long most) {
    // Read first: what is added meanwhile comes after it.
    AuditEntries.End end = transactions.inNew(entries::end);
    Map<Long, String> anchored = anchors.all();
    long number = behind;
    String seal = sealBefore;
    while (number < end.number()) {
      long from = number;
      int more = (int) Math.min(PAGE, most - (from - behind));
      if (more <= 0) {
        return new Part(null, from, end.number());
      }
      List<AuditEntry> page = transactions.inNew(() -> entries.after(from, more));
      if (page.isEmpty()) {
        break;
      }
      for (AuditEntry entry : page) {
        Verdict fault = fault(entry, number, seal, anchored);
        if (fault != null) {
          return new Part(fault, number, end.number());
        }
        number = entry.number();
        seal = entry.seal();
        if (number == end.number()) {
          break;
        }
      }
    }
    Verdict verdict = atTheEnd(number, seal, end, anchored, isBeyond(end));
    return new Part(verdict, number, end.number());
  }

  /** What is wrong with an entry that is read behind another one; null where nothing is. */
  private static @Nullable Verdict fault(
      AuditEntry entry, long before, String sealBefore, Map<Long, String> anchored) {
    if (entry.number() != before + 1) {
      return missing(before + 1);
    }
    if (!entry.follows(sealBefore)) {
      return new Verdict.Broken(
          entry.number(), "What it says, or its place, is not what was sealed.");
    }
    String anchor = anchored.get(entry.number());
    return anchor == null || anchor.equals(entry.seal())
        ? null
        : new Verdict.Broken(entry.number(), "The anchor in the file says otherwise.");
  }

  private static Verdict missing(long number) {
    return new Verdict.Broken(number, "This entry is missing.");
  }

  /** Whether there are entries after the end, which has not moved since. */
  private boolean isBeyond(AuditEntries.End end) {
    boolean more = !transactions.inNew(() -> entries.after(end.number(), 1)).isEmpty();
    return more && transactions.inNew(entries::end).equals(end);
  }

  private static Verdict atTheEnd(
      long number, String seal, AuditEntries.End end, Map<Long, String> anchored, boolean beyond) {
    long promised = end.number();
    for (long anchor : anchored.keySet()) {
      promised = Math.max(promised, anchor);
    }
    if (number < promised) {
      return new Verdict.Broken(number + 1, "This entry is missing: the trail was cut off.");
    }
    if (beyond) {
      return new Verdict.Broken(number + 1, "This entry was not added by the hub.");
    }
    return seal.equals(end.seal())
        ? new Verdict.Sound(number, seal, anchored.size())
        : new Verdict.Broken(number, "The end of the trail says otherwise.");
  }

  /** Writes down where the trail ends now. */
  public void anchor() {
    AuditEntries.End end = transactions.inNew(entries::end);
    if (end.number() > 0) {
      anchors.add(end);
    }
  }
}
