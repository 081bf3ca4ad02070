package org.syncline.security;

import java.util.List;
import java.util.Map;
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

  public VerifyAudit(Transactions transactions, AuditEntries entries, Anchors anchors) {
    this.transactions = transactions;
    this.entries = entries;
    this.anchors = anchors;
  }

  /** Looks at every entry, in pages. */
  public Verdict verify() {
    // Read first: what is added meanwhile comes after it.
    AuditEntries.End end = transactions.inNew(entries::end);
    Map<Long, String> anchored = anchors.all();
    long number = 0;
    String seal = AuditEntry.FIRST;
    while (number < end.number()) {
      long from = number;
      List<AuditEntry> page = transactions.inNew(() -> entries.after(from, PAGE));
      if (page.isEmpty()) {
        break;
      }
      for (AuditEntry entry : page) {
        if (entry.number() != number + 1) {
          return new Verdict.Broken(number + 1, "This entry is missing.");
        }
        if (!entry.follows(seal)) {
          return new Verdict.Broken(
              entry.number(), "What it says, or its place, is not what was sealed.");
        }
        number = entry.number();
        seal = entry.seal();
        String anchor = anchored.get(number);
        if (anchor != null && !anchor.equals(seal)) {
          return new Verdict.Broken(number, "The anchor in the file says otherwise.");
        }
        if (number == end.number()) {
          break;
        }
      }
    }
    return atTheEnd(number, seal, end, anchored, isBeyond(end));
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
