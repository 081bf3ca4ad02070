package org.syncline.crash;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The changes of some customers, as one thread sends them, all from one seed. */
final class ChangeSource {
  private final List<String> customers;
  private final Random random;
  private final Map<String, Integer> numbers = new HashMap<>();

  /** Shared with nobody: order within a customer is that of one thread. */
  ChangeSource(List<String> customers, long seed) {
    this.customers = List.copyOf(customers);
    this.random = new Random(seed);
  }

  /** Some sources for different customers, so many of them in all. */
  static List<ChangeSource> some(String prefix, int customers, int sources, long seed) {
    List<ChangeSource> all = new ArrayList<>();
    for (int source = 0; source < sources; source++) {
      List<String> mine = new ArrayList<>();
      for (int i = source; i < customers; i += sources) {
        mine.add(prefix + i);
      }
      all.add(new ChangeSource(mine, seed * 31 + source));
    }
    return all;
  }

  private Change next() {
    return of(customers.get(random.nextInt(customers.size())));
  }

  private Change of(String customer) {
    return new Change(customer, numbers.merge(customer, 1, Integer::sum));
  }

  /** In order, for ever. */
  Supplier<ChangeSender.@Nullable Send> steady() {
    return () -> ChangeSender.Send.once(next());
  }

  /**
   * Each customer once, in order.
   *
   * @param nameless those that come without the name
   */
  Supplier<ChangeSender.@Nullable Send> each(Set<String> nameless) {
    Deque<String> left = new ArrayDeque<>(customers);
    return () -> {
      if (left.isEmpty()) {
        return null;
      }
      Change change = of(left.remove());
      return ChangeSender.Send.once(
          new Change(change.customer(), change.number(), !nameless.contains(change.customer())));
    };
  }

  /** Each twice at the same time, and of four one once more, later than what came after it. */
  Supplier<ChangeSender.@Nullable Send> repeated() {
    List<Change> earlier = new ArrayList<>();
    return () -> {
      if (earlier.size() > 4 && random.nextInt(5) == 0) {
        Change again = earlier.get(random.nextInt(earlier.size()));
        return new ChangeSender.Send(again, 1, true);
      }
      Change change = next();
      earlier.add(change);
      return new ChangeSender.Send(change, 2, false);
    };
  }

  /** Twelve at a time, four of each of three customers, shuffled. */
  Supplier<ChangeSender.@Nullable Send> shuffled() {
    Deque<Change> some = new ArrayDeque<>();
    return () -> {
      if (some.isEmpty()) {
        List<Change> more = new ArrayList<>();
        for (int customer = 0; customer < 3; customer++) {
          String who = customers.get(random.nextInt(customers.size()));
          for (int i = 0; i < 4; i++) {
            more.add(of(who));
          }
        }
        Collections.shuffle(more, random);
        some.addAll(more);
      }
      return ChangeSender.Send.once(some.remove());
    };
  }
}
