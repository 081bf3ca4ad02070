package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.syncline.sync.Flow;

/** What is worked on at the same time shares nothing; what shares something keeps its order. */
@Timeout(60)
class SideBySideTest {
  private static final int LIMIT = 16;
  private final Hub hub =
      new Hub(StoreKit.inMemory())
          .flow("f", "erp", "customer", Flow.State.FULL, Flow.Order.VERSION);
  private final Lanes lanes = hub.kit().stores().lanes();
  private final Map<Understood, Set<Integer>> known = new IdentityHashMap<>();

  /**
   * Two at a time in a random rhythm: the one thread of the test begins a group only where begin
   * can't wait, that is with at most one under way, which it ends before it would have to.
   */
  @Test
  void groups_under_way_share_no_lock_and_whatever_shares_one_keeps_its_order() throws Exception {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      List<Understood> messages = messages(random);
      Map<Integer, Integer> began = new HashMap<>();
      Map<Integer, Integer> ended = new HashMap<>();
      SideBySide all = sideBySide(messages);
      List<SideBySide.Group> underWay = new ArrayList<>();
      int moment = 0;
      while (began.size() < messages.size() || !underWay.isEmpty()) {
        boolean mayBegin = began.size() < messages.size() && underWay.size() < 2;
        if (mayBegin && (underWay.isEmpty() || anyIsFree(messages, began.keySet(), underWay))) {
          SideBySide.Group group = Objects.requireNonNull(all.begin());
          assertThat(group.messages()).as("seed %d", seed).hasSizeBetween(1, LIMIT);
          for (SideBySide.Group other : underWay) {
            assertThat(Collections.disjoint(buckets(other), buckets(group)))
                .as("groups under way share no lock, seed %d", seed)
                .isTrue();
          }
          for (int i = 0; i < group.messages().size(); i++) {
            int index = group.index(i);
            assertThat(group.messages().get(i)).isSameAs(messages.get(index));
            assertThat(began.put(index, moment)).as("each once, seed %d", seed).isNull();
            if (i > 0) {
              assertThat(group.index(i - 1)).as("seed %d", seed).isLessThan(index);
            }
          }
          underWay.add(group);
        } else {
          SideBySide.Group group = underWay.remove(random.nextInt(underWay.size()));
          for (int i = 0; i < group.messages().size(); i++) {
            ended.put(group.index(i), moment);
          }
          all.end(group, true);
        }
        moment++;
      }
      assertThat(all.begin()).isNull();

      assertThat(ended).as("all, seed %d", seed).hasSize(messages.size());
      for (int later = 0; later < messages.size(); later++) {
        for (int earlier = 0; earlier < later; earlier++) {
          boolean inOrder =
              ended.get(earlier) < began.get(later) || began.get(earlier).equals(began.get(later));
          assertThat(inOrder || apart(messages.get(earlier), messages.get(later)))
              .as("%d before %d, seed %d", earlier, later, seed)
              .isTrue();
        }
      }
    }
  }

  /** Whether a message may begin beside what is under way: it touches nothing that comes before. */
  private boolean anyIsFree(
      List<Understood> messages, Set<Integer> begun, List<SideBySide.Group> underWay) {
    Set<Integer> taken = new TreeSet<>();
    underWay.forEach(group -> taken.addAll(buckets(group)));
    for (int i = 0; i < messages.size(); i++) {
      if (!begun.contains(i)) {
        Set<Integer> own = bucketsOf(messages.get(i));
        if (Collections.disjoint(own, taken)) {
          return true;
        }
        taken.addAll(own);
      }
    }
    return false;
  }

  private boolean apart(Understood one, Understood other) {
    return Collections.disjoint(bucketsOf(one), bucketsOf(other));
  }

  private Set<Integer> bucketsOf(Understood message) {
    return known.computeIfAbsent(message, one -> Footprint.bucketsOf(one, lanes));
  }

  @Test
  void messages_of_many_lanes_fill_both_groups() throws InterruptedException {
    SideBySide all = sideBySide(ofLanes(2 * LIMIT));

    assertThat(Objects.requireNonNull(all.begin()).messages()).hasSize(LIMIT);
    assertThat(Objects.requireNonNull(all.begin()).messages()).hasSize(LIMIT);
    assertThat(all.begin()).isNull();
  }

  @Test
  void what_shares_a_lock_with_all_that_is_under_way_waits_for_its_end() throws Exception {
    List<Understood> messages = new ArrayList<>();
    for (int i = 0; i < LIMIT + 1; i++) {
      messages.add(understood("{'key': 'same', 'v': " + i + "}"));
    }
    SideBySide all = sideBySide(messages);
    SideBySide.Group first = Objects.requireNonNull(all.begin());
    CompletableFuture<SideBySide.Group> second = begun(all);
    assertThat(second)
        .as("it waits")
        .failsWithin(Duration.ofMillis(100))
        .withThrowableOfType(java.util.concurrent.TimeoutException.class);

    all.end(first, true);

    assertThat(second.get(20, TimeUnit.SECONDS).index(0)).isEqualTo(LIMIT);
  }

  @Test
  void where_one_failed_no_other_begins_and_nobody_waits() throws Exception {
    List<Understood> messages = ofLanes(3 * LIMIT);
    SideBySide all = sideBySide(messages);
    SideBySide.Group first = Objects.requireNonNull(all.begin());

    all.end(first, false);

    assertThat(all.begin()).isNull();
  }

  private static CompletableFuture<SideBySide.Group> begun(SideBySide all) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return all.begin();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private SideBySide sideBySide(List<Understood> messages) {
    return new SideBySide(
        messages.stream().map(message -> new SideBySide.Part(message, lanes)).toList(), LIMIT);
  }

  private List<Understood> ofLanes(int count) {
    List<Understood> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      messages.add(understood("{'key': 'K" + i + "', 'v': 1}"));
    }
    return messages;
  }

  private Set<Integer> buckets(SideBySide.Group group) {
    Set<Integer> buckets = new TreeSet<>();
    group.messages().forEach(message -> buckets.addAll(bucketsOf(message)));
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
