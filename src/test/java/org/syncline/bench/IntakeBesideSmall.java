package org.syncline.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.syncline.sync.intake.InboundMessage;

/**
 * Messages a second into a large store and, in turns, the same into a small one that began empty:
 * new customers, changes of those, and changes of customers from all over the store. The first
 * round warms both up and does not count.
 */
final class IntakeBesideSmall {
  private static final int ROUNDS = 6;
  private static final double LEAST = 0.8;
  private static final String RATE = "messages/s";

  private final Report report;
  private final int messages;
  private final Random random = new Random(CrmValues.SEED + 2);
  private final Side large;
  private final Side small;
  private int nextVersion;

  private enum Kind {
    NEW("new customers"),
    CHANGES("changes of customers"),
    SPREAD("changes of customers from all over the store");

    private final String what;

    Kind(String what) {
      this.what = what;
    }
  }

  /** One store, and what was done to it so far. */
  static final class Side {
    private final DirectIntake intake;
    private final int filled;
    private int nextCustomer;
    private final double[] seconds = new double[Kind.values().length];
    private double secondsOfFirst;

    /**
     * @param filled customers that were not taken in by intake
     * @param known customers that there are in all
     */
    Side(DirectIntake intake, int filled, int known) {
      this.intake = intake;
      this.filled = filled;
      this.nextCustomer = known;
    }
  }

  /**
   * @param messages of each kind in each round, so many customers at least are filled on both sides
   */
  IntakeBesideSmall(Report report, Side large, Side small, int messages) {
    this.report = report;
    this.large = large;
    this.small = small;
    this.messages = messages;
    this.nextVersion = Math.max(large.nextCustomer, small.nextCustomer) + CrmFiller.LONG;
  }

  void measure() throws Exception {
    for (int round = 0; round <= ROUNDS; round++) {
      boolean counts = round > 0;
      // Which of the two comes first takes turns: what ran before leaves work to the database.
      List<Side> sides = round % 2 == 0 ? List.of(small, large) : List.of(large, small);
      List<Integer> spreadLarge = sample(large);
      List<Integer> spreadSmall = sample(small);
      for (Side side : sides) {
        run(side, Kind.NEW, counts, created(side.nextCustomer));
      }
      for (Side side : sides) {
        run(side, Kind.CHANGES, counts, changed(numbers(side.nextCustomer)));
        side.nextCustomer += messages;
      }
      for (Side side : sides) {
        List<Integer> spread = side == large ? spreadLarge : spreadSmall;
        // The first message of a customer that the store was filled with changes most fields.
        double first = quiet(side).run(changed(spread));
        side.secondsOfFirst += counts ? first : 0;
        run(side, Kind.SPREAD, counts, changed(spread));
      }
    }
    for (Kind kind : Kind.values()) {
      compare(kind);
    }
    report.result(
        "intake into the large store, first messages of filled customers",
        ROUNDS * messages / large.secondsOfFirst,
        RATE);
  }

  private static void run(Side side, Kind kind, boolean counts, List<InboundMessage> all)
      throws Exception {
    double seconds = quiet(side).run(all);
    side.seconds[kind.ordinal()] += counts ? seconds : 0;
  }

  /** What ran before leaves pages to write; the disk is to be done with them. */
  private static DirectIntake quiet(Side side) throws IOException, InterruptedException {
    new ProcessBuilder("sync").inheritIO().start().waitFor();
    return side.intake;
  }

  private void compare(Kind kind) {
    double ofSmall = ROUNDS * messages / small.seconds[kind.ordinal()];
    double ofLarge = ROUNDS * messages / large.seconds[kind.ordinal()];
    double ratio = ofLarge / ofSmall;
    report.result("intake into a small store, " + kind.what, ofSmall, RATE);
    report.result(
        "intake into the large store, " + kind.what, ofLarge, RATE, ratio, "a small store");
    report.bound("intake of " + kind.what + " beside a small store", ratio, LEAST);
  }

  private List<Integer> numbers(int first) {
    return IntStream.range(first, first + messages).boxed().toList();
  }

  private List<Integer> sample(Side side) {
    Set<Integer> sample = new LinkedHashSet<>();
    while (sample.size() < messages) {
      sample.add(random.nextInt(side.filled));
    }
    return List.copyOf(sample);
  }

  private List<InboundMessage> created(int first) {
    return numbers(first).stream().map(number -> DirectIntake.message(number, 1)).toList();
  }

  private List<InboundMessage> changed(List<Integer> customers) {
    List<InboundMessage> changes = new ArrayList<>();
    for (int customer : customers) {
      changes.add(DirectIntake.message(customer, nextVersion++));
    }
    return changes;
  }
}
