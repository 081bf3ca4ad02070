package org.syncline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.syncline.mapping.MappingCompiler;
import org.syncline.mapping.MappingPlan;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.sync.Flow;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;
import org.syncline.sync.intake.AcceptMessage;
import org.syncline.sync.intake.BodyKind;
import org.syncline.sync.intake.DatabaseKit;
import org.syncline.sync.intake.InboundMessage;
import org.syncline.sync.intake.Pauses;
import org.syncline.sync.intake.Shape;

/** Intake of the samples' {@code erp} customers without broker and server, on many threads. */
final class DirectIntake {
  private static final int THREADS = 32;
  private static final int GROUP = 64;
  private static final int TRIES = 5;
  private static final Path SAMPLES = Path.of("src", "test", "resources", "samples", "config");

  private final AtomicInteger collisions = new AtomicInteger();
  private final AcceptMessage intake;

  /**
   * @param groups of messages in work at the same time
   */
  DirectIntake(DatabaseKit kit, int groups) throws IOException {
    this(kit, groups, plans());
  }

  /** Intake by another configuration. */
  DirectIntake(DatabaseKit kit, int groups, HubPlans plans) {
    Pauses pauses =
        new Pauses() {
          @Override
          public void afterCollision(int attempt) {
            collisions.incrementAndGet();
            Thread.yield();
          }

          @Override
          public void whileDatabaseAway(int attempt) {
            Thread.yield();
          }
        };
    intake =
        new AcceptMessage(
            kit.transactions(),
            kit.stores(),
            plans,
            new Shape(GROUP, groups, TRIES),
            pauses,
            fact -> {},
            () -> {});
  }

  private static HubPlans plans() throws IOException {
    RecordType customer =
        RecordTypeDocument.parse(
            Files.readAllBytes(
                Path.of("src", "main", "resources", "record-types", "customer.json")));
    MappingTable table =
        MappingTable.parse(
            Files.readAllBytes(SAMPLES.resolve("mappings").resolve("erp-customer.json")));
    FormatDefinition json = new FormatDefinition.Json();
    MappingPlan plan = MappingCompiler.compile(table, json, customer, "erp");
    Flow flow =
        new Flow(
            "erp-customers",
            "erp",
            "customer",
            "customer",
            "real-time",
            json,
            "erp-customer",
            Flow.State.FULL,
            Flow.Order.VERSION,
            true);
    HubPlan hub =
        new HubPlan(
            1,
            Map.of(),
            Map.of("customer", customer),
            Map.of(
                new HubPlan.SourceObject("erp", "customer"),
                List.of(new FlowPlan(flow, 1, 1, plan, customer))));
    return new HubPlans() {
      @Override
      public HubPlan current() {
        return hub;
      }

      @Override
      public HubPlan refresh() {
        return hub;
      }
    };
  }

  static InboundMessage message(int customer, int version) {
    byte[] body = BenchMessages.body(customer, version).getBytes(StandardCharsets.UTF_8);
    return message(customer + "-" + version, new SourceBody(body, "UTF-8"));
  }

  /** A message of the system's customers. */
  static InboundMessage message(String id, SourceBody body) {
    return new InboundMessage(
        "erp",
        "customer",
        id,
        id,
        BodyKind.TEXT,
        body,
        InboundMessage.hash(body.bytes()),
        "jms",
        Instant.now(),
        Instant.now(),
        null);
  }

  /**
   * Takes in all messages.
   *
   * @return seconds that it took
   */
  double run(List<InboundMessage> messages) throws Exception {
    return run(messages.size(), messages::get);
  }

  /**
   * Takes in messages that are made when their turn comes.
   *
   * @return seconds that it took
   */
  double run(int count, IntFunction<InboundMessage> message) throws Exception {
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    collisions.set(0);
    long before = System.nanoTime();
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      running.add(
          threads.submit(
              () -> {
                int n;
                while ((n = next.getAndIncrement()) < count) {
                  intake.accept(message.apply(n));
                }
                return null;
              }));
    }
    try {
      for (Future<?> one : running) {
        one.get();
      }
      return (System.nanoTime() - before) / 1e9;
    } finally {
      threads.shutdownNow();
    }
  }

  AcceptMessage intake() {
    return intake;
  }

  /** Groups of the last run that had to begin again. */
  int collisions() {
    return collisions.get();
  }
}
