package org.syncline.sync.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/**
 * Finds messages by words of what was sent, such as the name of a customer whose message is stopped
 * and so belongs to no record yet. It reads bodies one part after the other and keeps no words of
 * them: as far as {@value #MOST} messages, then from there on when asked again. Bodies of more than
 * {@value #LONGEST} bytes are not looked at.
 */
public final class SearchBodies {
  /** Messages that are looked at for one page. */
  public static final int MOST = 10_000;

  private static final int LONGEST = 1_000_000;

  /** Bytes of bodies that are in memory at once. */
  private static final long TOGETHER = 8_000_000;

  private final Transactions transactions;
  private final ReadLedger ledger;
  private final Stores stores;

  public SearchBodies(Transactions transactions, ReadLedger ledger, Stores stores) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.stores = stores;
  }

  /** Whether a text has words that can be looked for: 1 to 8. */
  public static boolean isUsable(String words) {
    try {
      WordsOfBody.of(words);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * What was found.
   *
   * @param looked at how many messages that the query finds
   */
  public record Found(LedgerPage page, int looked) {}

  /**
   * A page of those messages of a query that have all of these words. That somebody looked is
   * noted.
   *
   * @param words 1 to 8, each the beginning of a word of the body
   * @throws IllegalArgumentException if there are none or more
   */
  public Found find(LedgerQuery query, String words, Actor who) {
    who.require(Permission.READ_MESSAGES);
    who.require(Permission.READ_BODIES);
    who.require(Permission.SEE_PERSONAL_DATA);
    WordsOfBody wanted = WordsOfBody.of(words);
    List<Journey> found = new ArrayList<>();
    int looked = 0;
    Long before = query.before();
    do {
      LedgerPage page =
          ledger.search(query.page(before, Math.min(LedgerQuery.MOST, MOST - looked)), who);
      before = page.next();
      Set<Long> hits = hits(page.journeys(), wanted);
      for (Journey journey : page.journeys()) {
        looked++;
        if (hits.contains(journey.receipt().id())) {
          found.add(journey);
        }
        if (found.size() == query.limit()) {
          boolean last = before == null && isLast(journey, page.journeys());
          return noted(found, last ? null : (Long) journey.receipt().id(), looked, query, who);
        }
      }
    } while (before != null && looked < MOST);
    return noted(found, before, looked, query, who);
  }

  private static boolean isLast(Journey journey, List<Journey> all) {
    return all.get(all.size() - 1).equals(journey);
  }

  private Found noted(
      List<Journey> found, @Nullable Long next, int looked, LedgerQuery query, Actor who) {
    String system = query.system();
    transactions.inNew(
        () -> {
          stores
              .audit()
              .note(
                  Act.done(
                      who.getName(),
                      "message.search",
                      "system/" + (system == null ? "*" : system),
                      "looked=" + looked + " found=" + found.size()));
          return true;
        });
    return new Found(new LedgerPage(List.copyOf(found), next), looked);
  }

  /** Receipts of those that have the words. */
  private Set<Long> hits(List<Journey> journeys, WordsOfBody wanted) {
    Set<Long> hits = new HashSet<>();
    List<Long> part = new ArrayList<>();
    long bytes = 0;
    for (Journey journey : journeys) {
      long size = journey.receipt().bodySize();
      if (size > LONGEST) {
        continue;
      }
      if (bytes + size > TOGETHER) {
        hits.addAll(hitsOf(part, wanted));
        part.clear();
        bytes = 0;
      }
      part.add(journey.receipt().id());
      bytes += size;
    }
    hits.addAll(hitsOf(part, wanted));
    return hits;
  }

  private Set<Long> hitsOf(List<Long> receipts, WordsOfBody wanted) {
    List<StoredBody> bodies =
        receipts.isEmpty()
            ? List.of()
            : transactions.inNew(() -> stores.receipts().bodies(receipts));
    return bodies.stream()
        .filter(wanted::areIn)
        .map(StoredBody::receipt)
        .collect(Collectors.toSet());
  }
}
