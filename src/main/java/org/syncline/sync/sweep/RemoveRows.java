package org.syncline.sync.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Checked;
import org.syncline.connector.spi.Limits;
import org.syncline.connector.spi.Listing;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.platform.Sha256;
import org.syncline.platform.Transactions;
import org.syncline.record.Link;
import org.syncline.sync.OutboundFlow;
import org.syncline.sync.OutboundPlan;
import org.syncline.sync.delivery.Claim;
import org.syncline.sync.delivery.Outbound;
import org.syncline.sync.delivery.Prepared;

/**
 * Deliveries that take away a row without a record, beside those of records: their record is the
 * row's number with a minus before it, and what is known of them is its external id. Whether still
 * no record has the row is asked again for each claim.
 */
public final class RemoveRows implements Outbound {
  private final Outbound records;
  private final Transactions transactions;
  private final TargetParts parts;

  /**
   * @param records what prepares all others
   */
  public RemoveRows(Outbound records, Transactions transactions, TargetParts parts) {
    this.records = records;
    this.transactions = transactions;
    this.parts = parts;
  }

  @Override
  public Collection<String> flows() {
    return records.flows();
  }

  @Override
  public Optional<Terms> terms(String flow) {
    Optional<Terms> terms = records.terms(flow);
    boolean mirrors = parts.plan(flow).filter(plan -> mirrors(plan.flow())).isPresent();
    return mirrors ? terms.map(own -> own.by(new RemovingWay(own.way()))) : terms;
  }

  private static boolean mirrors(OutboundFlow flow) {
    return flow.write() == OutboundFlow.Write.MIRROR;
  }

  @Override
  public List<Prepared> prepare(String flow, List<Claim> claims) {
    List<Claim> rows = claims.stream().filter(RemoveRows::isRow).toList();
    if (rows.isEmpty()) {
      return records.prepare(flow, claims);
    }
    List<Claim> others = claims.stream().filter(claim -> !isRow(claim)).toList();
    List<Prepared> prepared = others.isEmpty() ? List.of() : records.prepare(flow, others);
    Map<Long, Prepared> removals = removals(flow, rows);
    List<Prepared> all = new ArrayList<>();
    int next = 0;
    for (Claim claim : claims) {
      Prepared removal = removals.get(claim.delivery().id());
      all.add(removal == null ? prepared.get(next++) : removal);
    }
    return all;
  }

  private static boolean isRow(Claim claim) {
    return claim.duty().record() < 0;
  }

  private Map<Long, Prepared> removals(String flow, List<Claim> rows) {
    OutboundPlan plan = parts.plan(flow).orElse(null);
    Map<String, Set<Link>> linked = new HashMap<>();
    if (plan != null) {
      List<String> ids = new ArrayList<>();
      for (Claim row : rows) {
        String id = row.holding().externalId();
        if (id != null) {
          ids.add(id);
        }
      }
      linked.putAll(transactions.inNew(() -> PlanRemovals.linked(parts, plan.flow(), ids)));
    }
    Map<Long, Prepared> removals = new HashMap<>();
    for (Claim row : rows) {
      removals.put(row.delivery().id(), removal(plan, row.holding().externalId(), linked));
    }
    return removals;
  }

  private static Prepared removal(
      @Nullable OutboundPlan plan, @Nullable String id, Map<String, Set<Link>> linked) {
    if (plan == null) {
      return new Prepared.Park(
          "FLOW_OFF",
          "The flow was switched off while this was under way: switch it on, then retry.");
    }
    if (id == null || linked.containsKey(id)) {
      return new Prepared.Skip("LINKED");
    }
    OutboundFlow flow = plan.flow();
    if (!mirrors(flow) || flow.delete() == OutboundFlow.Delete.NONE) {
      return new Prepared.Skip("NO_MIRROR");
    }
    Operation operation =
        flow.delete() == OutboundFlow.Delete.DELETE ? Operation.DELETE : Operation.ARCHIVE;
    return new Prepared.Send(
        operation,
        flow.object(),
        id,
        1,
        new byte[0],
        Sha256.hex(operation.name()),
        Prepared.Said.NOTHING,
        Prepared.WhenGone.PARK);
  }

  @Override
  public Optional<String> hashOf(String flow, byte[] state) {
    return records.hashOf(flow, state);
  }

  /** A row without a record is tied to none. */
  @Override
  public Collection<Long> link(String flow, Map<Long, String> links) {
    Map<Long, String> ofRecords = new TreeMap<>(links);
    ofRecords.keySet().removeIf(record -> record < 0);
    return ofRecords.isEmpty() ? List.of() : records.link(flow, ofRecords);
  }

  @Override
  public void took(String flow, Map<Long, Body> bodies) {
    records.took(flow, bodies);
  }

  /**
   * A look by the number of a row would find nothing and prove nothing; but to take a row away
   * twice does no more than once, so it is simply sent again.
   */
  private record RemovingWay(Way way) implements Way {
    @Override
    public Set<Operation> operations(String object) {
      return way.operations(object);
    }

    @Override
    public Limits limits() {
      return way.limits();
    }

    @Override
    public int requests(Write write) {
      return way.requests(write);
    }

    @Override
    public Answer write(Write write) throws InterruptedException {
      return way.write(write);
    }

    @Override
    public int together(String object) {
      return way.together(object);
    }

    @Override
    public List<Answer> writeAll(List<Write> writes) throws InterruptedException {
      return way.writeAll(writes);
    }

    @Override
    public Checked check(Duration timeout) throws InterruptedException {
      return way.check(timeout);
    }

    @Override
    public Sighting find(Write write) throws InterruptedException {
      String id = write.externalId();
      return write.record() < 0 && id != null ? new Sighting.There(id, null) : way.find(write);
    }

    @Override
    public Listing list(String object, @Nullable String after, Duration timeout)
        throws InterruptedException {
      return way.list(object, after, timeout);
    }
  }
}
