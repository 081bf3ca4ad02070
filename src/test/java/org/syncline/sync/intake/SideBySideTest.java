package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.syncline.sync.Flow;

/** What is worked on at the same time shares nothing; what shares something keeps its order. */
class SideBySideTest {
  private static final int LIMIT = 16;
  private final Hub hub =
      new Hub(StoreKit.inMemory())
          .flow("f", "erp", "customer", Flow.State.FULL, Flow.Order.VERSION);
  private final Lanes lanes = hub.kit().stores().lanes();

  @Test
  void the_groups_of_a_pair_share_no_lock_and_whatever_shares_one_keeps_its_order() {
    for (long seed = 1; seed <= 200; seed++) {
      List<Understood> messages = messages(new Random(seed));
      Map<Integer, Integer> pairOf = new HashMap<>();
      Map<Integer, String> placeOf = new HashMap<>();

      SideBySide all = new SideBySide(messages, lanes, LIMIT);
      int pairs = 0;
      while (all.hasMore()) {
        SideBySide.Pair pair = all.next();
        for (SideBySide.Side side : List.of(pair.first(), pair.second())) {
          assertThat(side.messages()).as("seed %d", seed).hasSizeLessThanOrEqualTo(LIMIT);
          for (int i = 0; i < side.messages().size(); i++) {
            int index = side.index(i);
            assertThat(side.messages().get(i)).isSameAs(messages.get(index));
            pairOf.put(index, pairs);
            placeOf.put(index, side == pair.first() ? "first" : "second");
            if (i > 0) {
              assertThat(side.index(i - 1)).as("seed %d", seed).isLessThan(index);
            }
          }
        }
        assertThat(Collections.disjoint(buckets(pair.first()), buckets(pair.second())))
            .as("pair %d shares no lock, seed %d", pairs, seed)
            .isTrue();
        pairs++;
      }

      assertThat(pairOf).as("each once, seed %d", seed).hasSize(messages.size());
      for (int later = 0; later < messages.size(); later++) {
        for (int earlier = 0; earlier < later; earlier++) {
          boolean apart =
              Collections.disjoint(
                  Footprint.bucketsOf(messages.get(earlier), lanes),
                  Footprint.bucketsOf(messages.get(later), lanes));
          boolean inOrder =
              pairOf.get(earlier) < pairOf.get(later)
                  || pairOf.get(earlier).equals(pairOf.get(later))
                      && placeOf.get(earlier).equals(placeOf.get(later));
          assertThat(apart || inOrder).as("%d before %d, seed %d", earlier, later, seed).isTrue();
        }
      }
    }
  }

  @Test
  void messages_of_many_lanes_fill_both_groups() {
    List<Understood> messages = new ArrayList<>();
    for (int i = 0; i < 2 * LIMIT; i++) {
      messages.add(understood("{'key': 'K" + i + "', 'v': 1}"));
    }

    SideBySide all = new SideBySide(messages, lanes, LIMIT);
    SideBySide.Pair pair = all.next();

    assertThat(pair.first().messages()).hasSize(LIMIT);
    assertThat(pair.second().messages()).hasSize(LIMIT);
    assertThat(all.hasMore()).isFalse();
  }

  private Set<Integer> buckets(SideBySide.Side side) {
    Set<Integer> buckets = new TreeSet<>();
    side.messages().forEach(message -> buckets.addAll(Footprint.bucketsOf(message, lanes)));
    return buckets;
  }

  /** Few keys and addresses, so that many share something. */
  private List<Understood> messages(Random random) {
    List<Understood> messages = new ArrayList<>();
    int keys = 1 + random.nextInt(120);
    int mails = 1 + random.nextInt(200);
    for (int i = 0; i < 100; i++) {
      String mail =
          random.nextBoolean() ? ", 'mail': 'm" + random.nextInt(mails) + "@example.org'" : "";
      String employer =
          random.nextInt(4) == 0 ? ", 'employer': 'K" + random.nextInt(keys) + "'" : "";
      messages.add(
          understood(
              random.nextInt(20) == 0
                  ? "no JSON"
                  : "{'key': 'K" + random.nextInt(keys) + "', 'v': " + i + mail + employer + "}"));
    }
    return messages;
  }

  private Understood understood(String body) {
    return Understand.message(hub.message("erp", "customer", body), "f", hub.current());
  }
}
