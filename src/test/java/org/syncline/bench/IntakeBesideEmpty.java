package org.syncline.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.syncline.sync.intake.InboundMessage;

/**
 * Messages a second into a full store and, in turns, into empty ones: new customers, changes of
 * those, and changes of customers from all over the full store.
 */
final class IntakeBesideEmpty {
  private static final int ROUNDS = 4;
  private static final double LEAST = 0.8;
  private static final String RATE = "messages/s";

  private final Report report;
  private final DirectIntake full;
  private final int filled;
  private final int messages = Integer.getInteger("messages", 10_000);
  private final Random random = new Random(CrmValues.SEED + 2);
  private int nextCustomer;
  private int nextVersion;
  private final double[] seconds = new double[6];

  /**
   * @param filled customers that were not taken in by intake
   * @param known customers that there are in all
   */
  IntakeBesideEmpty(Report report, DirectIntake full, int filled, int known) {
    this.report = report;
    this.full = full;
    this.filled = filled;
    this.nextCustomer = known;
    this.nextVersion = known + CrmFiller.LONG;
  }

  /**
   * @param empty makes an empty database of a name
   */
  void measure(Function<String, DirectIntake> empty) throws Exception {
    DirectIntake warmUp = empty.apply("warm_up");
    warmUp.run(created(0));
    warmUp.run(changed(numbers(0)));
    for (int round = 0; round < ROUNDS; round++) {
      DirectIntake beside = empty.apply("empty" + round);
      List<Integer> inEmpty = numbers(0);
      List<Integer> inFull = numbers(nextCustomer);
      List<Integer> spread = sample();
      // Which of the two comes first takes turns: what ran before leaves work to the database.
      boolean emptyFirst = round % 2 == 0;
      both(0, emptyFirst, beside, created(0), created(nextCustomer));
      both(2, emptyFirst, beside, changed(inEmpty), changed(inFull));
      // The first message of a customer that the store was filled with changes most of its fields.
      seconds[5] += full.run(changed(spread));
      seconds[4] += full.run(changed(spread));
      nextCustomer += messages;
    }
    compare("new customers", 0, 1);
    compare("changes of customers", 2, 3);
    compare("changes of customers from all over the store", 2, 4);
    report.result("intake into the full store, first messages of filled customers", rate(5), RATE);
  }

  private void both(
      int at,
      boolean emptyFirst,
      DirectIntake empty,
      List<InboundMessage> ofEmpty,
      List<InboundMessage> ofFull)
      throws Exception {
    if (emptyFirst) {
      seconds[at] += empty.run(ofEmpty);
    }
    seconds[at + 1] += full.run(ofFull);
    if (!emptyFirst) {
      seconds[at] += empty.run(ofEmpty);
    }
  }

  private void compare(String what, int empty, int there) {
    double ratio = seconds[empty] / seconds[there];
    if (there == empty + 1) {
      report.result("intake into an empty store, " + what, rate(empty), RATE);
    }
    report.result(
        "intake into the full store, " + what, rate(there), RATE, ratio, "an empty store");
    report.bound("intake of " + what + " beside an empty store", ratio, LEAST);
  }

  private double rate(int at) {
    return ROUNDS * messages / seconds[at];
  }

  private List<Integer> numbers(int first) {
    return IntStream.range(first, first + messages).boxed().toList();
  }

  private List<Integer> sample() {
    Set<Integer> sample = new LinkedHashSet<>();
    while (sample.size() < Math.min(messages, filled)) {
      sample.add(random.nextInt(filled));
    }
    return List.copyOf(sample);
  }

  private List<InboundMessage> created(int first) {
    return numbers(first).stream().map(number -> DirectIntake.message(number, 1)).toList();
  }

  /** As many as there are messages, each of a customer at random. */
  private List<InboundMessage> changed(List<Integer> customers) {
    List<InboundMessage> changes = new ArrayList<>();
    for (int n = 0; n < messages; n++) {
      changes.add(DirectIntake.message(customers.get(n % customers.size()), nextVersion++));
    }
    return changes;
  }
}
