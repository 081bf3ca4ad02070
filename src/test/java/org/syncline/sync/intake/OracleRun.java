package org.syncline.sync.intake;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.conversion.FieldConversions;
import org.syncline.platform.GivenActor;
import org.syncline.record.EditRecords;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.GoldenRecord;
import org.syncline.record.Link;
import org.syncline.sync.intake.oracle.Operation;
import org.syncline.sync.intake.oracle.Operation.Body;
import org.syncline.sync.intake.oracle.Operation.Message;

/** Does drawn operations to one node of a hub, and remembers what came of each. */
final class OracleRun {
  private final Hub hub;
  private final CommitOrder order;
  private final EditRecords editing;
  private final DecideHeld person;
  private final Shared shared;

  /** What all threads and nodes know of each other's work. */
  static final class Shared {
    /** By the very object that came out of a transaction. */
    final Map<Object, Operation> byAnswer = Collections.synchronizedMap(new IdentityHashMap<>());

    final Map<Long, Operation> byReceipt = new ConcurrentHashMap<>();

    private final List<Long> records = new ArrayList<>();
    private final List<Long> referred = new ArrayList<>();
    private final List<Long> merged = new ArrayList<>();
    private final List<Parked> parked = new ArrayList<>();

    private synchronized void found(long record) {
      if (!records.contains(record)) {
        records.add(record);
      }
    }

    private synchronized @Nullable Long record(Random chance) {
      return records.isEmpty() ? null : records.get(chance.nextInt(records.size()));
    }

    private synchronized void referred(long record) {
      referred.add(record);
    }

    /** One of those that were referred to lately, if there are any. */
    private synchronized @Nullable Long referred(Random chance) {
      int size = referred.size();
      return size == 0 ? null : referred.get(size - 1 - chance.nextInt(Math.min(size, 40)));
    }

    private synchronized void merged(long record) {
      merged.add(record);
    }

    /** Mostly one of the latest, whose merge may still stand. */
    private synchronized @Nullable Long merged(Random chance) {
      int size = merged.size();
      return size == 0 ? null : merged.get(size - 1 - chance.nextInt(Math.min(size, 12)));
    }

    private synchronized void parked(Parked message) {
      parked.add(message);
    }

    private synchronized @Nullable Parked parked(Random chance) {
      return parked.isEmpty() ? null : parked.remove(chance.nextInt(parked.size()));
    }
  }

  private record Parked(long receipt, String flow) {}

  OracleRun(Hub hub, CommitOrder order, Shared shared) {
    StoreKit kit = hub.kit();
    this.hub = hub;
    this.order = order;
    this.shared = shared;
    this.editing =
        new EditRecord(
            hub.intake(),
            order.looks(),
            kit.stores().records(),
            kit.stores().merges(),
            hub,
            hub.arrivals(),
            new FieldConversions(),
            Clock.systemUTC());
    this.person = new DecideHeld(order, kit.stores(), kit.ledger(), hub, () -> {});
  }

  void run(OracleDraw.Planned planned) throws InterruptedException {
    if (planned instanceof OracleDraw.Send send) {
      send(send.message());
    } else if (planned instanceof OracleDraw.Edit edit) {
      act(edit, new Random(edit.chance()));
    }
  }

  void send(Message message) throws InterruptedException {
    byte[] body = json(message.body()).getBytes(StandardCharsets.UTF_8);
    Acceptance acceptance =
        hub.intake()
            .accept(
                hub.message(message.system(), "customer", message.id(), message.transport(), body));
    shared.byAnswer.put(acceptance, message);
    String key = message.body().key();
    if (acceptance instanceof Acceptance.Taken taken) {
      if (taken.outcomes().contains(Status.PARKED)) {
        shared.parked(new Parked(taken.receipt(), message.system() + "-customers"));
      }
      if (taken.outcomes().contains(Status.CREATED)) {
        Link link = hub.link(message.system(), "customer", key);
        if (link != null) {
          shared.found(link.recordId());
        }
      }
      String employer = message.body().employer();
      Link boss = employer == null ? null : hub.link(message.system(), "customer", employer);
      if (boss != null) {
        shared.referred(boss.recordId());
      }
    }
  }

  private void act(OracleDraw.Edit edit, Random chance) throws InterruptedException {
    switch (edit.act()) {
      case CREATE -> {
        Operation.Create create =
            new Operation.Create(withEmployer(edit, chance, null), chance.nextInt(3) == 0);
        Edited edited =
            answered(
                create,
                () -> editing.create("customer", terms(create.values(), create.evenIfMatched())));
        if (edited instanceof Edited.Done done) {
          shared.found(done.record());
        }
      }
      case DISMISS -> {
        Parked parked = shared.parked(chance);
        if (parked != null) {
          order.doing(new Operation.Dismiss(parked.receipt()));
          person.dismiss(parked.receipt(), parked.flow(), GivenActor.ADA, "test");
        }
      }
      case GO_ON -> goOn();
      case UNMERGE -> {
        Long merged = shared.merged(chance);
        if (merged != null) {
          answered(new Operation.Unmerge(merged), () -> editing.unmerge(merged, Hub.ADA));
        }
      }
      case CHANGE, ARCHIVE, RESTORE, MERGE -> {
        Long record = shared.record(chance);
        if (record != null) {
          actOn(record, edit, chance);
        }
      }
    }
  }

  private void actOn(long record, OracleDraw.Edit edit, Random chance) {
    int version = version(record, chance);
    if (edit.act() == OracleDraw.Act.CHANGE) {
      Operation.Change change =
          new Operation.Change(
              record, version, withEmployer(edit, chance, record), chance.nextInt(3) == 0);
      answered(
          change,
          () -> editing.change(record, version, terms(change.values(), change.evenIfMatched())));
    } else if (edit.act() == OracleDraw.Act.MERGE) {
      Long other = chance.nextBoolean() ? shared.referred(chance) : shared.record(chance);
      if (other != null) {
        merge(record, version, other, version(other, chance));
      }
    } else {
      boolean archived = edit.act() == OracleDraw.Act.ARCHIVE;
      answered(
          new Operation.Archive(record, version, archived),
          () -> editing.archive(record, version, archived, Hub.ADA));
    }
  }

  private void merge(long kept, int keptVersion, long other, int otherVersion) {
    Edited edited =
        answered(
            new Operation.Merge(kept, keptVersion, other, otherVersion),
            () -> editing.merge(kept, keptVersion, other, otherVersion, Hub.ADA));
    if (edited instanceof Edited.Done) {
      shared.merged(other);
    }
  }

  /** Works on all whose turn has come. */
  void goOn() throws InterruptedException {
    hub.worker().all();
  }

  private interface Doing {
    Edited edited();
  }

  private Edited answered(Operation operation, Doing doing) {
    order.doing(operation);
    Edited edited = doing.edited();
    if (edited instanceof Edited.Done done) {
      shared.byReceipt.put(done.receipt(), operation);
    } else {
      shared.byAnswer.put(edited, operation);
    }
    return edited;
  }

  /** The version that the editor has seen: mostly the present one, at times an older one. */
  private int version(long record, Random chance) {
    GoldenRecord found = hub.record(record);
    return chance.nextInt(10) == 0 ? found.version() - 1 : found.version();
  }

  /** Mostly refers to an older record: circles are refused. */
  private Map<String, @Nullable String> withEmployer(
      OracleDraw.Edit edit, Random chance, @Nullable Long own) {
    Map<String, @Nullable String> values = new HashMap<>(edit.values());
    Long employer = chance.nextInt(5) < 3 ? shared.record(chance) : null;
    boolean circle = own != null && employer != null && employer >= own && chance.nextInt(10) > 0;
    if (employer != null && !circle) {
      values.put("employer", chance.nextInt(8) == 0 ? null : Long.toString(employer));
      shared.referred(employer);
    }
    return values;
  }

  private static EditRecords.Edit terms(
      Map<String, @Nullable String> values, boolean evenIfMatched) {
    Map<String, @Nullable Object> given = new HashMap<>(values);
    String credit = values.get("creditLimit");
    if (credit != null) {
      given.put("creditLimit", new BigDecimal(credit));
    }
    return new EditRecords.Edit(given, Hub.ADA, evenIfMatched);
  }

  private static final Map<String, String> MEMBERS =
      Map.of("familyName", "name", "email", "mail", "creditLimit", "credit");

  private static String json(Body body) {
    StringJoiner json = new StringJoiner(",", "{", "}");
    json.add(member("key", body.key()));
    if (body.version() != null) {
      json.add("\"v\":" + body.version());
    }
    if (body.time() != null) {
      json.add(member("t", body.time().toString()));
    }
    body.values()
        .forEach((field, value) -> json.add(member(MEMBERS.getOrDefault(field, field), value)));
    if (body.employer() != null) {
      json.add(member("employer", body.employer()));
    }
    if (body.faulty()) {
      json.add(member("born", "never"));
    }
    return json.toString();
  }

  private static String member(String name, @Nullable String value) {
    return "\"" + name + "\":" + (value == null ? "null" : "\"" + value + "\"");
  }
}
