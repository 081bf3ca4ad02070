package org.syncline.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.peer.Asked;
import org.syncline.connector.peer.Fault;
import org.syncline.connector.peer.Said;
import org.syncline.samples.HubClient;

/**
 * Faults that last for a while under a steady load, with the CRM or with the hub itself. Where the
 * hub runs on, what comes to the other target at the same time is measured, against a calm period
 * of the same load right before.
 */
final class DeliveryFaults {
  private static final int THREADS = 8;
  private static final int RATE = 40;
  private static final int CUSTOMERS = 400;
  private static final int POISON_RATE = 80;
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration ALWAYS = Duration.ofDays(1);

  private final CrashSite.OnPostgres site;
  private final DeliveringHub hub;
  private final ChangeSender sender;
  private final Duration longest;
  private final Duration usual;
  private final int rows;
  private final long seed;
  private final Clock clock = Clock.systemUTC();
  private int sources;

  private DeliveryFaults(
      CrashSite.OnPostgres site, DeliveringHub hub, ChangeSender sender, CrashSettings settings) {
    this.site = site;
    this.hub = hub;
    this.sender = sender;
    this.longest = settings.outage();
    this.usual = Duration.ofSeconds(Math.max(10, settings.outage().toSeconds() / 5));
    this.rows = settings.messages() * 5;
    this.seed = settings.seed();
  }

  /** Makes the fault, and comes back when it is over. */
  @FunctionalInterface
  private interface Disturbance {
    void go() throws IOException, InterruptedException;
  }

  /** Makes all of them, one after the other, with one hub. */
  static void run(CrashSettings settings, CrashReport report)
      throws IOException, InterruptedException, SQLException {
    try (CrashSite site = CrashSite.on("postgresql");
        DeliveringHub hub = DeliveringHub.start(site, "delivery-faults");
        ChangeSender sender = new ChangeSender(hub.client())) {
      DeliveryFaults faults =
          new DeliveryFaults((CrashSite.OnPostgres) site, hub, sender, settings);
      faults.run(report);
    }
  }

  private void run(CrashReport report) throws IOException, InterruptedException, SQLException {
    ChangeSender.Batch warmUp = start(ChangeSource::steady);
    pause(Duration.ofSeconds(Math.min(60, longest.toSeconds())));
    end(warmUp);
    report.add(
        measured("peer down for " + longest.toSeconds() + " s", ChangeSource::steady, this::down));
    report.add(
        measured(
            "429 storm for " + usual.toSeconds() + " s",
            ChangeSource::steady,
            () -> goesWrong(tooMuch())));
    report.add(
        measured(
            "time-out after work for " + usual.toSeconds() + " s",
            ChangeSource::steady,
            () -> goesWrong(silence())));
    report.add(
        measured(
            "duplicates, of messages and of answers",
            ChangeSource::repeated,
            () -> goesWrong(unused -> new Fault.DoesAndSaysTwice())));
    report.add(measured("reordering of messages", ChangeSource::shuffled, () -> pause(usual)));
    report.add(unmeasured("server and broker restarted in order", () -> hub.server().restart()));
    report.add(
        unmeasured(
            "database restarted",
            () -> {
              site.postgres().stop();
              pause(usual.dividedBy(2));
              site.postgres().start();
            }));
    report.add(poisoned());
    hub.server().stop();
    Violations violations = hub.checkDatabase();
    violations.addAll(sender.violations());
    report.add(
        new DeliveryRow(
            "all of these, by the hub's database",
            1,
            violations,
            seed,
            sender.acknowledged(),
            Map.of()));
  }

  // ---- the faults

  private void down() throws IOException {
    hub.crm().shut();
    pause(longest);
    hub.crm().open();
  }

  private void goesWrong(Function<Asked, Fault> how) {
    hub.crm().goesWrong(how);
    pause(usual);
    hub.crm().isWell();
  }

  /** Lets five requests a second through. */
  private Function<Asked, Fault> tooMuch() {
    AtomicLong second = new AtomicLong();
    AtomicInteger count = new AtomicInteger();
    return unused -> {
      long now = clock.instant().getEpochSecond();
      if (second.getAndSet(now) != now) {
        count.set(0);
      }
      int n = count.incrementAndGet();
      if (n <= 5) {
        return new Fault.None();
      }
      Said said = Said.of(429, "{}");
      return new Fault.Says(
          switch (n % 3) {
            case 0 -> said.with("Retry-After", "1");
            case 1 ->
                said.with(
                    "Retry-After",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        ZonedDateTime.now(clock.withZone(ZoneOffset.UTC)).plusSeconds(2)));
            default -> said;
          });
    };
  }

  /** Of five writes one is done and never answered, one is done and its answer breaks off. */
  private Function<Asked, Fault> silence() {
    Random random = new Random(seed);
    return asked -> {
      int choice;
      synchronized (random) {
        choice = random.nextInt(5);
      }
      if (asked.method().equals("GET") || choice > 1) {
        return new Fault.None();
      }
      return choice == 0 ? new Fault.DoesAndIsSilent() : new Fault.DoesAndBreaksOff();
    };
  }

  // ---- the load

  private ChangeSender.Batch start(
      Function<ChangeSource, Supplier<ChangeSender.@Nullable Send>> kind) {
    sources++;
    return sender.start(
        ChangeSource.some("F" + sources + "-", CUSTOMERS, THREADS, seed + sources).stream()
            .map(kind)
            .toList(),
        RATE);
  }

  private static void end(ChangeSender.Batch batch) throws InterruptedException {
    batch.end();
    batch.finish(PATIENCE);
  }

  private DeliveryRow measured(
      String fault,
      Function<ChangeSource, Supplier<ChangeSender.@Nullable Send>> kind,
      Disturbance disturbance)
      throws IOException, InterruptedException {
    ChangeSender.Batch calmLoad = start(ChangeSource::steady);
    pause(Duration.ofSeconds(2));
    Busyness beforeCalm = busyness();
    long calm = System.nanoTime();
    pause(usual);
    long calmEnd = System.nanoTime();
    double othersCalm = busyness().ofOthersSince(beforeCalm);
    end(calmLoad);
    ChangeSender.Batch load = start(kind);
    pause(Duration.ofSeconds(2));
    int asked = hub.crm().ledger().size();
    Busyness before = busyness();
    long began = System.nanoTime();
    disturbance.go();
    long ended = System.nanoTime();
    double others = busyness().ofOthersSince(before);
    int done = hub.crm().ledger().size() - asked;
    pause(Duration.ofSeconds(5));
    end(load);
    Violations violations = rest(0, 0);
    Map<String, Object> more = more(ended, done);
    more.put("processorsTakenByOthersCalm", othersCalm);
    more.put("processorsTakenByOthers", others);
    more.put(
        "otherLane",
        delays(hub.billing(), began, ended, Set.of())
            .beside(delays(hub.billing(), calm, calmEnd, Set.of()), "billing", violations));
    return row(fault, violations, more);
  }

  private DeliveryRow unmeasured(String fault, Disturbance disturbance)
      throws IOException, InterruptedException {
    ChangeSender.Batch load = start(ChangeSource::steady);
    pause(usual.dividedBy(2));
    int asked = hub.crm().ledger().size();
    int again = sender.again();
    disturbance.go();
    long ended = System.nanoTime();
    int done = hub.crm().ledger().size() - asked;
    pause(usual.dividedBy(2));
    end(load);
    Violations violations = rest(0, 0);
    Map<String, Object> more = more(ended, done);
    more.put("repeatedSends", sender.again() - again);
    return row(fault, violations, more);
  }

  private Busyness busyness() throws IOException {
    return Busyness.of(
        List.of(ProcessHandle.of(hub.server().pid()).orElseThrow(), site.postgres().process()));
  }

  private Delays delays(TargetPeer target, long from, long until, Set<String> except) {
    return Delays.of(sender.sent(), target.ledger(), from, until, except);
  }

  private Violations rest(int openAtCrm, int parkedAtCrm) throws InterruptedException {
    return hub.awaitRest(sender.distinct(), openAtCrm, parkedAtCrm, PATIENCE);
  }

  private Map<String, Object> more(long ended, int done) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("secondsToRest", Duration.ofNanos(System.nanoTime() - ended).toSeconds());
    more.put("atCrmMeanwhile", done);
    more.put("crm", DeliveryRow.books(hub.crm().ledger()));
    more.put("billing", DeliveryRow.books(hub.billing().ledger()));
    return more;
  }

  private DeliveryRow row(String fault, Violations violations, Map<String, Object> more) {
    violations.addAll(hub.checkPeers(sender.last(), Set.of()));
    return new DeliveryRow(fault, 1, violations, seed, sender.acknowledged(), more);
  }

  // ---- the poisoned row

  /** One that the CRM refuses, one at which it breaks off each time, one that can't be mapped. */
  private DeliveryRow poisoned() throws IOException, InterruptedException {
    Busyness beforeCalm = busyness();
    ChangeSender.Batch calmLoad = each("Q", Math.max(200, rows / 4), Set.of());
    long calm = System.nanoTime();
    calmLoad.finish(ALWAYS);
    long calmEnd = System.nanoTime();
    double othersCalm = busyness().ofOthersSince(beforeCalm);
    Set<String> poison = Set.of("P7", "P11", "P13");
    hub.crm()
        .goesWrong(
            asked -> {
              if (asked.body().contains("\"P7\"")) {
                return new Fault.Says(Said.of(422, "{}"));
              }
              return asked.body().contains("\"P11\"")
                  ? new Fault.Babbles("no HTTP at all\n")
                  : new Fault.None();
            });
    Busyness before = busyness();
    long began = System.nanoTime();
    ChangeSender.Batch load = each("P", rows, Set.of("P13"));
    load.finish(ALWAYS);
    long ended = System.nanoTime();
    double others = busyness().ofOthersSince(before);
    Violations violations = rest(1, 2);
    Map<String, Integer> last = sender.last();
    violations.addAll(hub.checkPeers(last, poison));
    hub.crm().isWell();
    List<String> was = new ArrayList<>();
    for (JsonNode delivery : poisonedDeliveries()) {
      was.add(delivery.path("status").asText() + " " + delivery.path("reason").asText());
      boolean unmappable = delivery.path("reason").asText().equals("REQUIRED_MISSING");
      decide(delivery.path("id").asLong(), unmappable ? "dismiss" : "retry");
    }
    if (was.size() != 3) {
      violations.add("not three poisoned deliveries", was.toString());
    }
    violations.addAll(rest(0, 0));
    violations.addAll(hub.checkPeers(last, Set.of("P13")));
    Map<String, Object> more = more(ended, 0);
    more.put("poisoned", was);
    more.put("processorsTakenByOthersCalm", othersCalm);
    more.put("processorsTakenByOthers", others);
    List<Map<String, Object>> lanes = new ArrayList<>();
    for (TargetPeer target : List.of(hub.crm(), hub.billing())) {
      lanes.add(
          delays(target, began, ended, poison)
              .beside(
                  delays(target, calm, calmEnd, poison),
                  target == hub.crm() ? "crm, other rows" : "billing",
                  violations));
    }
    more.put("otherLanes", lanes);
    return new DeliveryRow(
        "poisoned rows among " + rows, 1, violations, seed, sender.acknowledged(), more);
  }

  private ChangeSender.Batch each(String prefix, int customers, Set<String> nameless) {
    return sender.start(
        ChangeSource.some(prefix, customers, THREADS, seed).stream()
            .map(source -> source.each(nameless))
            .toList(),
        POISON_RATE);
  }

  private List<JsonNode> poisonedDeliveries() throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    for (String status : List.of("parked", "uncertain", "retrying", "sending", "pending")) {
      HubClient.Answer answer = hub.client().get("/api/deliveries?flow=to-crm&status=" + status);
      answer.json().path("deliveries").forEach(all::add);
    }
    return all;
  }

  private void decide(long delivery, String what) throws IOException, InterruptedException {
    HubClient.Answer answer =
        hub.client()
            .post("/api/deliveries/" + delivery + "/" + what, Map.of("why", "the CRM was mended"));
    // 409: a server is at it right now, and will find the CRM well.
    if (answer.status() >= 300 && answer.status() != 409) {
      throw new IllegalStateException(answer.toString());
    }
  }

  private static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
