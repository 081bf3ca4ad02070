package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.sync.Flow.Order;
import org.syncline.sync.Flow.State;
import org.syncline.sync.intake.oracle.FieldRules;
import org.syncline.sync.intake.oracle.FieldRules.Kind;
import org.syncline.sync.intake.oracle.FieldRules.Rule;
import org.syncline.sync.intake.oracle.Model;
import org.syncline.sync.intake.oracle.ModelRecord;

/**
 * Two nodes of a hub get random operations from eight threads on a real database; a model in one
 * thread gets the same in the order in which the hub committed them. Answers, records, origins,
 * links and history agree.
 *
 * <p>{@code -Dsyncline.oracle.operations=50000} for a long run, {@code -Dsyncline.seed} for the
 * operations of an earlier one (the threads' timing is their own).
 */
@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class HubOracle {
  private static final int THREADS = 8;
  private static final int SHOWN = 12;
  private static final int FEW = 400;

  /** Without these a run would show little. */
  private static final String[] ANSWERS = {
    "Archive done",
    "Change changed meanwhile",
    "Change done",
    "Change matched [ ]",
    "Change unusable",
    "Create done",
    "Dismiss done",
    "Merge changed meanwhile",
    "Merge done",
    "Message redelivered",
    "Message taken [CREATED]",
    "Message taken [DUPLICATE]",
    "Message taken [PARKED]",
    "Message taken [SUPERSEDED]",
    "Message taken [WAITING]",
    "Unmerge done",
    "Unmerge stands null"
  };

  private final long seed = Long.getLong("syncline.seed", System.nanoTime());
  private final int operations = Integer.getInteger("syncline.oracle.operations", 3_000);
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final OracleRun.Shared shared = new OracleRun.Shared();
  private DatabaseKit kit;
  private CommitOrder order;

  abstract DatabaseKit kit();

  @BeforeEach
  void an_empty_hub() {
    kit = kit();
    kit.clear();
    order = new CommitOrder(kit.local());
  }

  @AfterEach
  void no_thread_is_left() throws InterruptedException {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  private static final Map<String, Rule> RULES =
      Map.of(
          "city", new Rule(Kind.SOURCE_ORDER, List.of("erp", "crm")),
          "region", new Rule(Kind.PREFER_UNLESS_BLANK, List.of("shop", "erp", "hub")),
          "team", new Rule(Kind.HUB_OWNED, List.of()),
          "owner", new Rule(Kind.ASK, List.of()));

  /** The usual customer, but some fields have survivorship rules of their own. */
  private static RecordType customer() {
    try {
      String json =
          Files.readString(
              Path.of("src", "main", "resources", "record-types", "customer.json"),
              StandardCharsets.UTF_8);
      for (Map.Entry<String, Rule> rule : RULES.entrySet()) {
        String name = "{\"name\": \"" + rule.getKey() + "\",";
        assertThat(json).contains(name);
        json = json.replace(name, name + survivorship(rule.getValue()));
      }
      return RecordTypeDocument.parse(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String survivorship(Rule rule) {
    String word = rule.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String sources =
        rule.sources().isEmpty()
            ? ""
            : ", \"sources\": [\"" + String.join("\", \"", rule.sources()) + "\"]";
    return " \"survivorship\": {\"rule\": \"" + word + "\"" + sources + "},";
  }

  private OracleRun node(RecordType customer) {
    Hub hub = new Hub(kit, customer);
    flow(hub, "erp", State.FULL, Order.VERSION);
    flow(hub, "shop", State.FULL, Order.TIME);
    flow(hub, "crm", State.PARTIAL, Order.VERSION);
    flow(hub, "branch", State.PARTIAL, Order.ARRIVAL);
    // Small groups, so that several are under way at once.
    hub.runOn(order, kit.stores(), new Shape(4, 2, 3), new NoPauses());
    return new OracleRun(hub, order, shared);
  }

  private static void flow(Hub hub, String system, State state, Order order) {
    hub.flow(
        system + "-customers",
        system,
        "customer",
        state,
        order,
        "{\"target\": \"region\", \"source\": \"region\"}",
        "{\"target\": \"owner\", \"source\": \"owner\"}",
        "{\"target\": \"team\", \"source\": \"team\"}");
  }

  private void doAll(int count) throws Exception {
    RecordType customer = customer();
    List<OracleRun> nodes = List.of(node(customer), node(customer));
    OracleDraw draw = new OracleDraw(seed, count);
    for (var boss : draw.bosses()) {
      nodes.get(0).send(boss);
    }
    ConcurrentLinkedQueue<OracleDraw.Planned> planned = new ConcurrentLinkedQueue<>(draw.all());
    List<Future<Void>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      OracleRun node = nodes.get(i % nodes.size());
      running.add(
          threads.submit(
              () -> {
                OracleDraw.Planned next;
                while ((next = planned.poll()) != null) {
                  node.run(next);
                }
                return null;
              }));
    }
    for (Future<Void> one : running) {
      one.get();
    }
    nodes.get(0).goOn();
  }

  /** What a model that gets this has come to, compared with the hub. */
  private record Compared(OracleReplay replay, Model model, List<String> differences) {}

  private Compared compared(List<CommitOrder.Committed> committed) {
    Model model = new Model(new FieldRules(RULES));
    OracleReplay replay = new OracleReplay(model, shared, kit);
    replay.all(committed);
    List<String> differences = new ArrayList<>(replay.differences());
    differences.addAll(new OracleCheck(kit, model).differences());
    return new Compared(replay, model, differences);
  }

  private void noDifference(Compared compared) {
    List<String> differences = compared.differences();
    if (!differences.isEmpty()) {
      fail(
          "%s: %d differences%n%s%nafter%n%s",
          run(),
          differences.size(),
          String.join("\n", differences.subList(0, Math.min(SHOWN, differences.size()))),
          String.join("\n", compared.replay().trail()));
    }
  }

  private String run() {
    return getClass().getSimpleName() + " -Dsyncline.seed=" + seed + " operations=" + operations;
  }

  @Test
  void a_hub_of_many_threads_does_what_a_model_in_one_thread_does() throws Exception {
    long before = System.nanoTime();
    doAll(operations);
    long done = System.nanoTime();
    Compared compared = compared(order.all());
    System.out.printf(
        "%s: %d ms in the hub, %d ms in the model, %s%n",
        run(),
        TimeUnit.NANOSECONDS.toMillis(done - before),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - done),
        compared.replay().answers());

    noDifference(compared);
    assertThat(referringToMerged(compared.model())).as(run()).isEmpty();
    assertThat(compared.replay().answers()).as(run()).containsKeys(ANSWERS);
    assertThat(compared.replay().operations()).as(run()).isGreaterThan(operations * 9 / 10);
  }

  /** Ids of records whose employer is merged into another. */
  private static List<Long> referringToMerged(Model model) {
    List<Long> found = new ArrayList<>();
    for (ModelRecord record : model.records().values()) {
      String employer = record.values().get("employer");
      ModelRecord to = employer == null ? null : model.records().get(Long.valueOf(employer));
      if (to != null && to.values().get(ModelRecord.MERGED_INTO) != null) {
        found.add(record.id());
      }
    }
    return found;
  }

  /** Many operations change nothing, such as redeliveries: without them there is no difference. */
  private static boolean makesRecord(CommitOrder.Committed one) {
    return one.result() instanceof Group.Result group
        && group.acceptances().stream()
            .anyMatch(
                acceptance ->
                    acceptance instanceof Acceptance.Taken taken
                        && taken.outcomes().contains(Status.CREATED));
  }

  @Test
  void a_model_that_gets_another_order_or_misses_an_operation_differs() throws Exception {
    doAll(FEW);
    List<CommitOrder.Committed> committed = order.all();
    noDifference(compared(committed));

    List<CommitOrder.Committed> backwards = new ArrayList<>(committed);
    Collections.reverse(backwards.subList(backwards.size() / 2, backwards.size()));
    List<CommitOrder.Committed> oneLess = new ArrayList<>(committed);
    oneLess.remove(
        committed.stream()
            .filter(HubOracle::makesRecord)
            .reduce((earlier, later) -> later)
            .orElseThrow());

    assertThat(compared(backwards).differences()).as(run()).isNotEmpty();
    assertThat(compared(oneLess).differences()).as(run()).isNotEmpty();
  }
}
