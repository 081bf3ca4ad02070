package org.syncline.sync.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Operation;
import org.syncline.mapping.MappedBody;
import org.syncline.mapping.format.SourceBody;
import org.syncline.mapping.value.Problem;
import org.syncline.platform.Sha256;
import org.syncline.platform.Transactions;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.record.Links;
import org.syncline.record.Records;
import org.syncline.sync.AnyFlow;
import org.syncline.sync.Flow;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.HeldForm;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;
import org.syncline.sync.OutboundFlow;
import org.syncline.sync.OutboundPlan;
import org.syncline.sync.RecordBody;
import org.syncline.sync.ReferencedKey;

/** Maps records out for the flows that are in force, as they are at the moment. */
public final class MapRecords implements Outbound {
  private static final Duration CALL = Duration.ofSeconds(30);

  private final Transactions transactions;
  private final HubPlans plans;
  private final Sources sources;
  private final Clock clock;

  /** Flows as they last were: one that is switched off may have calls under way. */
  private final ConcurrentMap<String, OutboundFlow> last = new ConcurrentHashMap<>();

  /** Where it reads. */
  public record Sources(Records records, Links links, Tellings tellings) {}

  /**
   * @param clock for the moments at which links are made
   */
  public MapRecords(Transactions transactions, HubPlans plans, Sources sources, Clock clock) {
    this.transactions = transactions;
    this.plans = plans;
    this.sources = sources;
    this.clock = clock;
  }

  @Override
  public Collection<String> flows() {
    return plans.current().outbound().stream().map(plan -> plan.flow().id()).toList();
  }

  @Override
  public Optional<Terms> terms(String flow) {
    return plan(flow).map(this::terms);
  }

  private Terms terms(OutboundPlan plan) {
    OutboundFlow flow = plan.flow();
    last.put(flow.id(), flow);
    Set<String> others =
        plans.current().outbound().stream()
            .map(OutboundPlan::flow)
            .filter(other -> other.fullConnection().equals(flow.fullConnection()))
            .map(OutboundFlow::id)
            .filter(other -> !other.equals(flow.id()))
            .collect(Collectors.toSet());
    return new Terms(
        plan.way(),
        atOnce(plan),
        plan.way().together(flow.object()),
        CALL,
        plan.way().operations(flow.object()).contains(Operation.FIND),
        flow.fullConnection(),
        others);
  }

  /** What the flow wants, as far as its system bears it. */
  private static int atOnce(OutboundPlan plan) {
    return Math.min(plan.flow().atOnce(), plan.way().limits().atOnce());
  }

  private Optional<OutboundPlan> plan(String flow) {
    return plans.current().outbound().stream()
        .filter(plan -> plan.flow().id().equals(flow))
        .findFirst();
  }

  @Override
  public List<Prepared> prepare(String flow, List<Claim> claims) {
    OutboundPlan plan = plan(flow).orElse(null);
    if (plan == null) {
      Prepared off =
          new Prepared.Park(
              "FLOW_OFF",
              "The flow was switched off while this was under way: switch it on, then retry.");
      return claims.stream().map(claim -> off).toList();
    }
    return prepare(plan, claims);
  }

  /** The same by a flow that need not be in force. */
  List<Prepared> prepare(OutboundPlan plan, List<Claim> claims) {
    Set<Long> ids = new HashSet<>();
    claims.forEach(claim -> ids.add(claim.duty().record()));
    Read read = transactions.inNew(() -> read(plan, ids));
    return claims.stream().map(claim -> prepared(plan, read, claim)).toList();
  }

  /** Records, and what each one and those it refers to are called at the target's system. */
  private record Read(
      Map<Long, GoldenRecord> records, Map<Long, List<Link>> links, Map<Long, Telling> tellings) {
    @Nullable String key(long record, String object, String type) {
      return links.getOrDefault(record, List.of()).stream()
          .filter(link -> link.key().object().equals(object))
          .filter(link -> link.key().recordType().equals(type))
          .min(Comparator.comparing(Link::createdAt).thenComparing(Link::key, LinkKey.ORDER))
          .map(link -> link.key().externalId())
          .orElse(null);
    }
  }

  private Read read(OutboundPlan plan, Set<Long> ids) {
    Map<Long, GoldenRecord> found = new HashMap<>();
    sources.records().find(ids).forEach(record -> found.put(record.id(), record));
    Set<Long> all = new HashSet<>(ids);
    for (GoldenRecord record : found.values()) {
      for (ReferencedKey reference : plan.references()) {
        if (record.values().get(reference.field()) instanceof String id) {
          all.add(Long.valueOf(id));
        }
      }
    }
    Map<Long, List<Link>> ofSystem = new HashMap<>();
    for (Link link : sources.links().ofRecords(all)) {
      if (link.key().system().equals(plan.flow().system())) {
        ofSystem.computeIfAbsent(link.recordId(), id -> new ArrayList<>()).add(link);
      }
    }
    Map<Long, Telling> said = new HashMap<>();
    if (plan.twin() != null) {
      sources
          .tellings()
          .of(plan.flow().id(), ids)
          .forEach(telling -> said.put(telling.record(), telling));
    }
    return new Read(found, ofSystem, said);
  }

  private Prepared prepared(OutboundPlan plan, Read read, Claim claim) {
    OutboundFlow flow = plan.flow();
    GoldenRecord record = read.records().get(claim.duty().record());
    if (record == null || !record.type().equals(flow.recordType())) {
      return new Prepared.Skip("NO_RECORD");
    }
    if (record.mergedInto() != null) {
      return new Prepared.Skip("MERGED");
    }
    String key = read.key(record.id(), flow.object(), flow.recordType());
    if (record.archived()) {
      return archived(plan, record, key);
    }
    if (key != null && flow.write() == OutboundFlow.Write.INSERT) {
      return new Prepared.Skip("THERE_ALREADY");
    }
    if (key == null && flow.write() == OutboundFlow.Write.UPDATE) {
      return new Prepared.Skip("NOT_THERE");
    }
    Map<String, String> references = new TreeMap<>();
    Long late = null;
    for (ReferencedKey reference : plan.references()) {
      if (!(record.values().get(reference.field()) instanceof String id)) {
        continue;
      }
      String other = read.key(Long.parseLong(id), reference.object(), reference.recordType());
      if (other != null) {
        references.put(reference.source(), other);
      } else if (reference.required()) {
        return new Prepared.Wait(
            "PARENT",
            "The record that '"
                + reference.field()
                + "' refers to is not known at object '"
                + reference.object()
                + "' of the system yet.",
            Long.parseLong(id));
      } else if (late == null && comes(plan.flow().system(), reference)) {
        late = Long.parseLong(id);
      }
    }
    byte[] body = RecordBody.of(record, key, references);
    Told told = new Told(claim, read.tellings().get(record.id()), late);
    return mapped(plan, record, key, body, told);
  }

  /** Whether a flow, in or out, makes records of that kind known at the system's object. */
  private boolean comes(String system, ReferencedKey reference) {
    HubPlan now = plans.current();
    Stream<? extends AnyFlow> flows =
        Stream.concat(
            now.outbound().stream().map(OutboundPlan::flow),
            now.flows().stream().map(FlowPlan::flow));
    return flows.anyMatch(
        flow ->
            flow.system().equals(system)
                && flow.object().equals(reference.object())
                && flow.recordType().equals(reference.recordType()));
  }

  /** What the target said and what it took since; and a record that it does not have yet. */
  private record Told(Claim claim, @Nullable Telling telling, @Nullable Long late) {
    Prepared.Said of(@Nullable FieldValues state, @Nullable String key) {
      return telling == null || state == null || key == null
          ? Prepared.Said.NOTHING
          : telling.of(state, claim.holding().updatedAt(), ClaimDuties.term(CALL));
    }
  }

  private static Prepared archived(OutboundPlan plan, GoldenRecord record, @Nullable String key) {
    Operation operation =
        switch (plan.flow().delete()) {
          case NONE -> null;
          case ARCHIVE -> Operation.ARCHIVE;
          case DELETE -> Operation.DELETE;
        };
    if (operation == null || key == null) {
      return new Prepared.Skip(key == null ? "NOT_THERE" : "ARCHIVED");
    }
    return new Prepared.Send(
        operation,
        plan.flow().object(),
        key,
        record.version(),
        new byte[0],
        Sha256.hex(operation.name()),
        Prepared.Said.NOTHING,
        Prepared.WhenGone.PARK);
  }

  private static Prepared mapped(
      OutboundPlan plan, GoldenRecord record, @Nullable String key, byte[] body, Told told) {
    MappedBody mapped = plan.mapping().map(new SourceBody(body, StandardCharsets.UTF_8.name()));
    if (mapped instanceof MappedBody.Rejected rejected) {
      Problem problem = rejected.problems().get(0);
      return new Prepared.Park(
          problem.code(), "Target " + problem.target() + ": " + problem.message());
    }
    byte[] written = ((MappedBody.Written) mapped).bytes();
    FieldValues held = held(plan, written).orElse(null);
    return new Prepared.Send(
        operation(plan, key),
        plan.flow().object(),
        key,
        record.version(),
        written,
        Sha256.hex(held == null ? written : held.toBytes()),
        told.of(held, key),
        plan.flow().again() ? Prepared.WhenGone.MAKE_AGAIN : Prepared.WhenGone.PARK,
        told.late());
  }

  private static Operation operation(OutboundPlan plan, @Nullable String key) {
    Operation wanted = key == null ? Operation.CREATE : Operation.UPDATE;
    return plan.way().operations(plan.flow().object()).contains(wanted) ? wanted : Operation.UPSERT;
  }

  @Override
  public Optional<String> hashOf(String flow, byte[] state) {
    return plan(flow).flatMap(plan -> hashOf(plan, state));
  }

  /** The same by a flow that need not be in force. */
  Optional<String> hashOf(OutboundPlan plan, byte[] state) {
    return held(plan, state).map(held -> Sha256.hex(held.toBytes()));
  }

  /** As the flow that brings the same back reads it. */
  static Optional<FieldValues> held(OutboundPlan plan, byte[] state) {
    FlowPlan twin = plan.twin();
    return twin == null
        ? Optional.empty()
        : twin.mapping()
            .said(new SourceBody(state, StandardCharsets.UTF_8.name()))
            .map(HeldForm::of);
  }

  @Override
  public void took(String flow, Map<Long, Body> bodies) {
    OutboundPlan plan = plan(flow).orElse(null);
    if (plan == null || plan.twin() == null || plan.twin().flow().state() != Flow.State.PARTIAL) {
      return;
    }
    List<Tellings.Taken> taken = new ArrayList<>();
    bodies.forEach(
        (record, body) ->
            held(plan, body.written())
                .ifPresent(
                    values ->
                        taken.add(
                            new Tellings.Taken(
                                flow,
                                record,
                                values,
                                body.leased().minus(ClaimDuties.term(CALL))))));
    sources.tellings().took(taken);
  }

  @Override
  public Collection<Long> link(String flow, Map<Long, String> told) {
    OutboundFlow known = plan(flow).map(OutboundPlan::flow).orElseGet(() -> last.get(flow));
    if (known == null) {
      throw new IllegalStateException("Flow '" + flow + "' was never in force here.");
    }
    Map<LinkKey, Long> wanted = new HashMap<>();
    Set<Long> taken = new HashSet<>();
    told.forEach(
        (record, id) -> {
          LinkKey key = new LinkKey(known.system(), known.object(), known.recordType(), id);
          if (wanted.putIfAbsent(key, record) != null) {
            taken.add(record);
          }
        });
    for (Link there : sources.links().find(wanted.keySet())) {
      Long record = wanted.remove(there.key());
      if (record != null && there.recordId() != record) {
        taken.add(record);
      }
    }
    Instant now = clock.instant();
    if (!wanted.isEmpty()) {
      sources
          .links()
          .add(
              wanted.entrySet().stream()
                  .map(link -> new Link(link.getKey(), link.getValue(), null, now))
                  .toList());
    }
    return taken;
  }
}
