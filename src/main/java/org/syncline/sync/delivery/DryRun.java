package org.syncline.sync.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Write;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.record.FindRecords;
import org.syncline.record.GoldenRecord;
import org.syncline.record.RecordSearch;
import org.syncline.record.Records;
import org.syncline.record.RecordsFound;
import org.syncline.record.RightsOf;
import org.syncline.sync.HubPlans;
import org.syncline.sync.OutboundFlow;
import org.syncline.sync.OutboundPlan;
import org.syncline.sync.ProposedFlows;
import org.syncline.sync.delivery.TriedRecord.Act;
import org.syncline.sync.delivery.TriedRecord.Seen;
import org.syncline.sync.delivery.TriedRecord.State;

/**
 * Does all of a delivery but the write: what a flow would do with records now, by the code that
 * does it, and how the target's rows differ from what it would write. Nothing is kept but that it
 * was asked.
 *
 * <p>Whoever may not, gets a {@link org.syncline.platform.NotAllowedException}.
 */
public final class DryRun {
  /** Most records of one question. */
  public static final int MOST = 100;

  private static final String ACTION = "target.dry-run";
  private static final int LONGEST_IDS = 1_300;

  private final Transactions transactions;
  private final Flows flows;
  private final Reads reads;
  private final MapRecords map;
  private final LookAtRows looks;
  private final IdempotencyKeys keys;
  private final AuditTrail audit;
  private final Clock clock;

  /** Where flows come from. */
  public record Flows(HubPlans published, ProposedFlows proposed) {}

  /** Where it reads. */
  public record Reads(
      Records records, FindRecords find, RightsOf rights, DeliveryStores deliveries) {}

  /** How it works: as deliveries do. */
  public record Tools(MapRecords map, LookAtRows looks, IdempotencyKeys keys, Clock clock) {}

  public DryRun(
      Transactions transactions, Flows flows, Reads reads, Tools tools, AuditTrail audit) {
    this.transactions = transactions;
    this.flows = flows;
    this.reads = reads;
    this.map = tools.map();
    this.looks = tools.looks();
    this.keys = tools.keys();
    this.clock = tools.clock();
    this.audit = audit;
  }

  /** Which records are meant, {@link #MOST} at most. */
  public sealed interface Which {
    /** These, in their order. */
    record Named(List<Long> records) implements Which {
      public Named {
        records = List.copyOf(records);
      }
    }

    /** The next ones of the flow's record type behind an id, archived ones too. */
    record After(long id, int limit) implements Which {}

    /** Those that a search for records finds first. */
    record Found(List<RecordSearch.Condition> where, @Nullable String text, int limit)
        implements Which {
      public Found {
        where = List.copyOf(where);
      }
    }
  }

  /** What came of it. */
  public sealed interface Tried {

    /**
     * It was tried.
     *
     * @param masked whether personal values are shown masked
     * @param next the id that the next ones come behind; null where there are none, or where they
     *     were chosen in another way
     */
    record Done(String flow, boolean masked, List<TriedRecord> records, @Nullable Long next)
        implements Tried {}

    /** No flow that goes out and is switched on has this id. */
    record NoSuchFlow() implements Tried {}

    /** The records can't be searched for in this way. */
    record NotFound(RecordsFound why) implements Tried {}
  }

  /** Tries a flow that is in force. */
  public Tried inForce(String flow, Which which, Actor who) {
    who.require(Permission.DECIDE_MESSAGES);
    who.require(Permission.READ_RECORDS);
    Optional<OutboundPlan> plan =
        flows.published().refresh().outbound().stream()
            .filter(known -> known.flow().id().equals(flow))
            .findFirst();
    return plan.isEmpty() ? new Tried.NoSuchFlow() : tried(plan.get(), true, which, who);
  }

  /**
   * Tries a flow that nobody has put yet; its mapping is the published one. Where a flow of this id
   * is in force, what its target is known to hold counts.
   *
   * @throws org.syncline.configuration.InvalidConfiguration with all problems
   */
  public Tried proposed(byte[] flow, Which which, Actor who) {
    who.require(Permission.CONFIGURE);
    who.require(Permission.READ_RECORDS);
    return tried(flows.proposed().compile(flow, who), false, which, who);
  }

  private Tried tried(OutboundPlan plan, boolean published, Which which, Actor who) {
    List<Long> ids;
    if (which instanceof Which.Found search) {
      RecordsFound found = found(plan, search, who);
      if (!(found instanceof RecordsFound.Page page)) {
        return new Tried.NotFound(found);
      }
      ids = page.records().stream().map(GoldenRecord::id).toList();
    } else {
      ids = ids(plan, which);
    }
    boolean open = who.may(Permission.SEE_PERSONAL_DATA);
    String detail =
        (published ? "" : "draft ") + "records=" + names(ids) + (open ? " open" : " masked");
    audit.noteAlone(AuditTrail.Act.done(who.getName(), ACTION, "flow/" + plan.flow().id(), detail));
    ShownMembers shown = new ShownMembers(plan.recordType(), open, published);
    List<TriedRecord> records =
        ids.isEmpty() ? List.of() : new Round(plan, new CompareStates(plan, shown)).of(ids);
    Long next =
        which instanceof Which.After after && ids.size() == after.limit()
            ? ids.get(ids.size() - 1)
            : null;
    return new Tried.Done(plan.flow().id(), !open, records, next);
  }

  private RecordsFound found(OutboundPlan plan, Which.Found search, Actor who) {
    return reads
        .find()
        .find(
            new RecordSearch(
                plan.flow().recordType(),
                search.where(),
                search.text(),
                null,
                false,
                null,
                Math.min(MOST, search.limit())),
            reads.rights().caller(who));
  }

  private List<Long> ids(OutboundPlan plan, Which which) {
    if (which instanceof Which.After after) {
      return transactions.inNew(
          () ->
              reads
                  .records()
                  .ids(plan.flow().recordType(), after.id(), Math.min(MOST, after.limit())));
    }
    Set<Long> named = new LinkedHashSet<>(((Which.Named) which).records());
    return named.stream().limit(MOST).toList();
  }

  private static String names(List<Long> ids) {
    String all = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    return all.length() <= LONGEST_IDS
        ? all
        : ids.get(0) + ".." + ids.get(ids.size() - 1) + "(" + ids.size() + ")";
  }

  /** What is to be looked at. */
  private record Parcel(Claim claim, Prepared.Send send, @Nullable Conclusion known) {
    /** Whether the hub itself looks before it sends. */
    boolean looksFirst() {
      Integer doubt = claim.holding().doubt();
      return known == null && (claim.doubtful() || (doubt != null && (makes() || isDoubted())));
    }

    private boolean makes() {
      return send.operation() == Operation.CREATE;
    }

    /** Whether it is this state of which nobody knows whether it was written. */
    boolean isDoubted() {
      Integer doubt = claim.holding().doubt();
      return claim.doubtful() || (doubt != null && doubt == send.version());
    }
  }

  /** The records of one question. */
  private final class Round {
    private final OutboundPlan plan;
    private final CompareStates compare;

    Round(OutboundPlan plan, CompareStates compare) {
      this.plan = plan;
      this.compare = compare;
    }

    private String flow() {
      return plan.flow().id();
    }

    List<TriedRecord> of(List<Long> ids) {
      Known known = transactions.inNew(() -> known(ids));
      Instant now = clock.instant();
      List<Claim> claims = ids.stream().map(id -> known.claim(flow(), id, now)).toList();
      List<Prepared> prepared = map.prepare(plan, claims);
      Map<Long, Parcel> parcels = new LinkedHashMap<>();
      List<TriedRecord> tried = new ArrayList<>();
      for (int i = 0; i < claims.size(); i++) {
        Claim claim = claims.get(i);
        Conclusion concluded = DeliverChange.atOnce(claim, prepared.get(i), now).orElse(null);
        if (prepared.get(i) instanceof Prepared.Send send) {
          parcels.put(claim.duty().record(), new Parcel(claim, send, concluded));
        }
        tried.add(planned(claim, prepared.get(i), concluded));
      }
      Map<Long, Sighting> seen = looked(known.targets(), now, List.copyOf(parcels.values()));
      return tried.stream()
          .map(
              one -> {
                Parcel parcel = parcels.get(one.record());
                Sighting sighting = seen.get(one.record());
                return parcel == null || sighting == null ? one : judged(one, parcel, sighting);
              })
          .toList();
    }

    private Known known(List<Long> ids) {
      DeliveryStores stores = reads.deliveries();
      Map<Long, Holding> holdings = new HashMap<>();
      stores.holdings().of(flow(), ids).forEach(held -> holdings.put(held.record(), held));
      Map<Long, Delivery> uncertain = new HashMap<>();
      stores.deliveries().open(flow(), ids).stream()
          .filter(open -> open.status() == Status.UNCERTAIN)
          .forEach(open -> uncertain.put(open.duty().record(), open));
      Set<String> same = neighbours();
      List<Target> targets =
          stores.targets().all().stream().filter(one -> same.contains(one.flow())).toList();
      return new Known(holdings, uncertain, targets);
    }

    /** The flows that go over the same connection, this one too. */
    private Set<String> neighbours() {
      OutboundFlow flow = plan.flow();
      Set<String> same = new LinkedHashSet<>(Set.of(flow.id()));
      flows.published().current().outbound().stream()
          .map(OutboundPlan::flow)
          .filter(other -> other.system().equals(flow.system()))
          .filter(other -> other.connection().equals(flow.connection()))
          .forEach(other -> same.add(other.id()));
      return same;
    }

    private TriedRecord planned(Claim claim, Prepared prepared, @Nullable Conclusion known) {
      long record = claim.duty().record();
      if (known instanceof Conclusion.Skipped skipped) {
        return without(record, Act.SKIP, skipped.rule(), null, null);
      }
      if (known instanceof Conclusion.Waiting waits) {
        return without(record, Act.WAIT, waits.code(), waits.sentence(), waits.parent());
      }
      if (known instanceof Conclusion.Parked parked && !(prepared instanceof Prepared.Send)) {
        return without(record, Act.PARK, parked.code(), parked.sentence(), null);
      }
      Prepared.Send send = (Prepared.Send) prepared;
      Act act = known instanceof Conclusion.Unchanged ? Act.UNCHANGED : act(send.operation());
      TriedRecord sent =
          new TriedRecord(record, send.version(), act, null, null, null, send.externalId(), null);
      return known instanceof Conclusion.Parked parked
          ? with(sent, Act.PARK, parked.code(), parked.sentence())
          : sent;
    }

    /** Looks at the rows, unless the target is to be left alone. */
    private Map<Long, Sighting> looked(List<Target> targets, Instant now, List<Parcel> parcels) {
      Map<Long, Sighting> seen = new HashMap<>();
      String alone = leftAlone(flow(), targets, now);
      if (alone != null) {
        parcels.forEach(
            parcel -> seen.put(parcel.claim().duty().record(), new Sighting.CantTell(alone)));
        return seen;
      }
      List<Sighting> sightings = looks.of(plan.way(), parcels.stream().map(this::write).toList());
      for (int i = 0; i < sightings.size(); i++) {
        seen.put(parcels.get(i).claim().duty().record(), sightings.get(i));
      }
      return seen;
    }

    private Write write(Parcel parcel) {
      Prepared.Send send = parcel.send();
      Duty duty = parcel.claim().duty();
      Integer doubt = parcel.claim().holding().doubt();
      int version =
          parcel.claim().doubtful() ? duty.version() : doubt == null ? send.version() : doubt;
      return new Write(
          send.object(),
          send.operation(),
          send.externalId(),
          duty.record(),
          send.version(),
          keys.of(duty, version),
          send.body(),
          Duration.ZERO);
    }

    private TriedRecord judged(TriedRecord planned, Parcel parcel, Sighting sighting) {
      TriedRecord judged = parcel.looksFirst() ? cleared(planned, parcel, sighting) : planned;
      return new TriedRecord(
          judged.record(),
          judged.version(),
          judged.act(),
          judged.code(),
          judged.sentence(),
          judged.waitsFor(),
          judged.externalId(),
          seen(parcel.send(), sighting));
    }

    /** What the hub does once it has looked, where it looks before it sends. */
    private TriedRecord cleared(TriedRecord planned, Parcel parcel, Sighting sighting) {
      Prepared.Send send = parcel.send();
      if (sighting instanceof Sighting.CantTell cantTell) {
        return plan.way().operations(send.object()).contains(Operation.FIND)
            ? with(planned, planned.act(), "CANT_TELL", "It is looked up before it is sent.")
            : with(planned, Act.PARK, "UNCERTAIN", cantTell.sentence());
      }
      if (sighting instanceof Sighting.There there) {
        byte[] state = there.state();
        boolean done =
            parcel.isDoubted()
                && (state == null
                    ? send.operation() == Operation.CREATE
                    : map.hashOf(plan, state).filter(send.hash()::equals).isPresent());
        boolean changes = send.operation() == Operation.CREATE;
        return switch (send.operation()) {
          case ARCHIVE, DELETE, FIND, LIST -> planned;
          case CREATE, UPDATE, UPSERT ->
              done
                  ? with(planned, Act.UNCHANGED, null, null)
                  : changes
                      ? with(planned, Act.UPDATE, "FOUND", "The row is there already.")
                      : planned;
        };
      }
      return switch (send.operation()) {
        case ARCHIVE, DELETE -> with(planned, Act.UNCHANGED, null, null);
        case UPDATE ->
            send.whenGone() == Prepared.WhenGone.PARK
                ? with(planned, Act.PARK, "GONE", GONE_PARKED)
                : with(planned, Act.CREATE, "GONE", GONE_MADE);
        case CREATE, UPSERT, FIND, LIST -> planned;
      };
    }

    private Seen seen(Prepared.Send send, Sighting sighting) {
      boolean writes = send.body().length > 0;
      if (sighting instanceof Sighting.There there) {
        byte[] state = there.state();
        if (!writes) {
          return new Seen(State.THERE, null, there.externalId(), null, List.of());
        }
        String unlinked = send.operation() == Operation.CREATE ? UNLINKED : null;
        if (state == null) {
          return cantTell(send, NO_STATE, there.externalId());
        }
        CompareStates.Compared compared = compare.with(send.body(), state);
        return compared.state() == null
            ? cantTell(send, UNREADABLE, there.externalId())
            : new Seen(
                compared.state(), unlinked, there.externalId(), compared.by(), compared.members());
      }
      if (sighting instanceof Sighting.CantTell cantTell) {
        return cantTell(send, cantTell.sentence(), null);
      }
      String gone =
          send.operation() != Operation.UPDATE
              ? null
              : send.whenGone() == Prepared.WhenGone.PARK ? GONE_PARKED : GONE_MADE;
      CompareStates.Compared all = writes ? compare.alone(send.body()) : null;
      return new Seen(
          State.NOT_THERE,
          gone,
          null,
          all == null ? null : all.by(),
          all == null ? List.of() : all.members());
    }

    private Seen cantTell(Prepared.Send send, String sentence, @Nullable String externalId) {
      return new Seen(
          State.CANNOT_TELL,
          sentence,
          externalId,
          null,
          send.body().length == 0 ? List.of() : compare.alone(send.body()).members());
    }
  }

  private static final String GONE_MADE = "Where the row is gone, it is made again.";
  private static final String GONE_PARKED =
      "Where the row is gone, the delivery is parked as GONE.";
  private static final String UNLINKED =
      "A row of this record is there, but no link leads to it: a create makes another one unless the"
          + " system itself refuses that.";
  private static final String NO_STATE =
      "The row is there, but the answer to the look-up does not hold what is in it: name its place"
          + " in the settings.";
  private static final String UNREADABLE =
      "The row is there, but what the answer to the look-up holds of it can't be read in the form"
          + " that the flow writes.";

  private static Act act(Operation operation) {
    return switch (operation) {
      case CREATE -> Act.CREATE;
      case UPDATE -> Act.UPDATE;
      case UPSERT -> Act.UPSERT;
      case ARCHIVE -> Act.ARCHIVE;
      case DELETE -> Act.DELETE;
      case FIND, LIST -> throw new IllegalStateException("Nothing is written by " + operation);
    };
  }

  private static TriedRecord without(
      long record, Act act, String code, @Nullable String sentence, @Nullable Long waitsFor) {
    return new TriedRecord(record, null, act, code, sentence, waitsFor, null, null);
  }

  private static TriedRecord with(
      TriedRecord tried, Act act, @Nullable String code, @Nullable String sentence) {
    return new TriedRecord(
        tried.record(),
        tried.version(),
        act,
        code,
        sentence,
        tried.waitsFor(),
        tried.externalId(),
        tried.seen());
  }

  /**
   * Why nothing is asked of a target now; null where it may be asked.
   *
   * @param targets of the same connection: what was too much for one is so for all
   */
  private static @Nullable String leftAlone(String flow, List<Target> targets, Instant now) {
    for (Target target : targets) {
      boolean own = target.flow().equals(flow);
      if (own && target.pause() != null) {
        return "The target is paused: resume it to look at its rows.";
      }
      if (target.holdsUp(now) || (own && target.breaker().state() != Breaker.State.CLOSED)) {
        return "The target is left alone for now, because it failed or was asked too much: ask"
            + " again later.";
      }
    }
    return null;
  }

  /** What is known of the records at the target. */
  private record Known(
      Map<Long, Holding> holdings, Map<Long, Delivery> uncertain, List<Target> targets) {

    /** As if the record were owed now; what has no answer yet goes before it. */
    Claim claim(String flow, long record, Instant now) {
      Holding holding = holdings.getOrDefault(record, Holding.nothing(flow, record));
      Delivery first = uncertain.get(record);
      return new Claim(first == null ? owed(flow, record, now) : first, holding);
    }

    private static Delivery owed(String flow, long record, Instant now) {
      return new Delivery(
          0,
          new Duty(flow, record, 0, null, Priority.PERSON),
          Status.SENDING,
          null,
          0,
          null,
          null,
          0,
          now,
          Cause.NONE,
          null,
          null,
          null,
          null,
          null,
          null,
          Duration.ZERO,
          null);
    }
  }
}
