package org.syncline.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.syncline.sync.intake.InboundMessage;

/**
 * Messages a second into a full store and, in turns, into empty ones: new customers, and changes of
 * customers that the source has sent before.
 */
final class IntakeBesideEmpty {
  private static final int ROUNDS = 3;
  private static final double LEAST = 0.8;
  private static final String RATE = "messages/s";

  private final Report report;
  private final DirectIntake full;
  private final int filled;
  private final int messages = Integer.getInteger("messages", 10_000);
  private final Random random = new Random(CrmValues.SEED + 2);
  private int nextCustomer;
  private int nextVersion;
  private final double[] seconds = new double[5];

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
    warmUp.run(changed(List.copyOf(numbers(0))));
    for (int round = 0; round < ROUNDS; round++) {
      DirectIntake beside = empty.apply("empty" + round);
      seconds[0] += beside.run(created(0));
      seconds[1] += full.run(created(nextCustomer));
      nextCustomer += messages;
      // A first message of what the store was filled with changes most fields: measured apart.
      List<Integer> sample = sample();
      seconds[4] += full.run(changed(sample));
      seconds[2] += beside.run(changed(List.copyOf(numbers(0))));
      seconds[3] += full.run(changed(sample));
    }
    compare("new customers", 0);
    compare("changes of customers", 2);
    report.result("intake into the full store, first messages of filled customers", rate(4), RATE);
  }

  private void compare(String what, int at) {
    double ratio = seconds[at] / seconds[at + 1];
    report.result("intake into an empty store, " + what, rate(at), RATE);
    report.result(
        "intake into the full store, " + what, rate(at + 1), RATE, ratio, "an empty store");
    report.bound("intake of " + what + " beside an empty store", ratio, LEAST);
  }

  private double rate(int at) {
    return ROUNDS * messages / seconds[at];
  }

  private Set<Integer> numbers(int first) {
    Set<Integer> numbers = new LinkedHashSet<>();
    for (int n = 0; n < messages; n++) {
      numbers.add(first + n);
    }
    return numbers;
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
