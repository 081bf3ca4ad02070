package org.syncline.samples;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What stays the same however the hub's parallel sessions interleave the messages of a wave: the
 * tally is taken many times, the live systems' messages in random order, the branch's in their own,
 * freed lanes going on sooner or later.
 *
 * <p>Counts over all systems and final records must always be the same, or the samples are badly
 * made. Which of two systems created a person they both brought at once may differ, and so may
 * which of two equal copies was first.
 */
final class OrderFreedom {
  private static final int ROUNDS = 24;
  private static final long SEED = 7_919L;

  private final List<SampleMessage> messages;
  private final Reading reading;
  private final Random random = new Random(SEED);
  private final SortedMap<Integer, SortedSet<Outcome>> found = new TreeMap<>();
  private final SortedMap<Integer, Outcome> inOrder;

  private OrderFreedom(List<SampleMessage> messages, Reading reading) {
    this.messages = messages;
    this.reading = reading;
    Tally first = tally(messages, false);
    inOrder = first.outcomes();
    for (int round = 0; round < ROUNDS; round++) {
      Tally other = tally(interleaved(), true);
      require(first.counts().toString(), other.counts().toString(), first, other);
      require(bySystem(first), bySystem(other), first, other);
      if (!first.records().equals(other.records())) {
        throw new IllegalStateException(
            "final records hang on the order: " + firstOdd(first, other));
      }
      other.outcomes().forEach((n, outcome) -> of(n).add(outcome));
    }
  }

  static OrderFreedom of(List<SampleMessage> messages) {
    return of(messages, Reading.USUAL);
  }

  /**
   * @throws IllegalStateException if counts or records hang on the order within a wave
   */
  static OrderFreedom of(List<SampleMessage> messages, Reading reading) {
    return new OrderFreedom(messages, reading);
  }

  Map<Integer, Expectation> expectations() {
    Map<Integer, Expectation> expectations = new HashMap<>();
    inOrder.forEach(
        (n, outcome) -> {
          SortedSet<Outcome> or = new TreeSet<>(of(n));
          or.remove(outcome);
          expectations.put(n, new Expectation(outcome, or));
        });
    return expectations;
  }

  private SortedSet<Outcome> of(int n) {
    return found.computeIfAbsent(n, number -> new TreeSet<>());
  }

  private Tally tally(List<SampleMessage> order, boolean lazily) {
    Tally tally = new Tally(reading);
    int wave = 0;
    for (SampleMessage message : order) {
      // A lane that was freed goes on at some time, but before the sender starts the next wave.
      if (message.wave() > wave) {
        tally.goOn();
        wave = message.wave();
      }
      tally.accept(message);
      if (!lazily || random.nextInt(8) == 0) {
        tally.goOn();
      }
    }
    tally.goOn();
    return tally;
  }

  private List<SampleMessage> interleaved() {
    List<SampleMessage> order = new ArrayList<>();
    for (int wave = 1; wave <= Script.WAVES; wave++) {
      List<SampleMessage> live = new ArrayList<>();
      List<SampleMessage> ordered = new ArrayList<>();
      for (SampleMessage message : messages) {
        if (message.wave() == wave) {
          (message.system().equals("branch") ? ordered : live).add(message);
        }
      }
      Collections.shuffle(live, random);
      while (!live.isEmpty() || !ordered.isEmpty()) {
        boolean fromLive = random.nextInt(live.size() + ordered.size()) < live.size();
        order.add(fromLive ? live.remove(live.size() - 1) : ordered.remove(0));
      }
    }
    return order;
  }

  private static void require(String one, String other, Tally first, Tally second) {
    if (!one.equals(other)) {
      throw new IllegalStateException(
          "counts hang on the order: " + one + " or " + other + " " + oddOutcomes(first, second));
    }
  }

  private static String bySystem(Tally tally) {
    StringBuilder text = new StringBuilder();
    tally
        .countsBySystem()
        .forEach((system, counts) -> text.append(system).append(' ').append(madeOrChanged(counts)));
    return text.toString();
  }

  /** Who made and who changed is a race between two systems; its sum is not. */
  static Map<String, Integer> madeOrChanged(Counts counts) {
    Map<String, Integer> sums = new TreeMap<>();
    for (Outcome.Word word : Outcome.Word.values()) {
      boolean raced = word == Outcome.Word.CREATED || word == Outcome.Word.UPDATED;
      sums.merge(raced ? "created or updated" : word.text(), counts.of(word), Integer::sum);
    }
    return sums;
  }

  private static String oddOutcomes(Tally first, Tally second) {
    StringBuilder odd = new StringBuilder();
    first
        .outcomes()
        .forEach(
            (n, outcome) -> {
              Outcome other = second.outcomes().get(n);
              if (!outcome.equals(other) && odd.length() < 2_000) {
                odd.append(n)
                    .append(": ")
                    .append(outcome)
                    .append(" or ")
                    .append(other)
                    .append("; ");
              }
            });
    return odd.toString();
  }

  private static String firstOdd(Tally first, Tally second) {
    for (Map.Entry<SourceKey, ExpectedRecord> entry : first.records().entrySet()) {
      ExpectedRecord other = second.records().get(entry.getKey());
      if (!entry.getValue().equals(other)) {
        return entry.getValue() + " or " + other;
      }
    }
    return "more records";
  }
}
