package org.syncline.sync.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Way;
import org.syncline.platform.Sha256;

/** Outbound flows whose records are texts. */
final class GivenOutbound implements Outbound {
  static final Duration TIMEOUT = Duration.ofSeconds(30);

  final Map<String, Peer> peers = new TreeMap<>();

  /** Of flows that share one. */
  final Map<String, String> connections = new TreeMap<>();

  /** Other ways than to the peers. */
  final Map<String, Way> ways = new TreeMap<>();

  final Map<Long, String> contents = new HashMap<>();
  final Map<Long, Integer> versions = new HashMap<>();
  final Set<String> brokenIds = new HashSet<>();
  final Set<String> takenIds = new HashSet<>();
  final Map<Long, Function<Claim, Prepared>> rules = new HashMap<>();
  private final Map<Long, Prepared.Said> said = new java.util.concurrent.ConcurrentHashMap<>();
  boolean lookable = true;

  /** Whether what a row holds can be compared with what was sent. */
  boolean comparable = true;

  /** Records that others refer to, by those, as long as they are not at the target. */
  final Map<Long, Long> late = new TreeMap<>();

  int atOnce = 4;
  Operation first = Operation.CREATE;
  Operation later = Operation.UPDATE;
  Prepared.WhenGone whenGone = Prepared.WhenGone.MAKE_AGAIN;

  GivenOutbound(String... flows) {
    for (String flow : flows) {
      peers.put(flow, new Peer());
    }
  }

  Peer peer(String flow) {
    Peer peer = peers.get(flow);
    if (peer == null) {
      throw new IllegalArgumentException("No flow " + flow);
    }
    return peer;
  }

  @Override
  public Collection<String> flows() {
    return peers.keySet();
  }

  @Override
  public Optional<Terms> terms(String flow) {
    return Optional.ofNullable(ways.getOrDefault(flow, peers.get(flow)))
        .map(
            way ->
                new Terms(
                    way,
                    atOnce,
                    way.together("customer"),
                    TIMEOUT,
                    lookable,
                    connections.getOrDefault(flow, flow + "/api"),
                    others(flow)));
  }

  private Set<String> others(String flow) {
    Set<String> others = new HashSet<>();
    String connection = connections.get(flow);
    connections.forEach(
        (other, over) -> {
          if (!other.equals(flow) && over.equals(connection)) {
            others.add(other);
          }
        });
    return others;
  }

  @Override
  public List<Prepared> prepare(String flow, List<Claim> claims) {
    return claims.stream().map(this::prepare).toList();
  }

  private Prepared prepare(Claim claim) {
    long record = claim.duty().record();
    Function<Claim, Prepared> rule = rules.get(record);
    return rule == null ? send(claim) : rule.apply(claim);
  }

  /** What the target says itself of a record from now on. */
  void saying(long record, Prepared.Said what) {
    said.put(record, what);
  }

  Prepared.Send send(Claim claim) {
    long record = claim.duty().record();
    int version = versions.getOrDefault(record, claim.duty().version());
    String content = contents.getOrDefault(record, record + "v" + version);
    @Nullable String id = claim.holding().externalId();
    return new Prepared.Send(
        id == null ? first : later,
        "customer",
        id,
        version,
        content.getBytes(StandardCharsets.UTF_8),
        Sha256.hex(content),
        said.getOrDefault(record, Prepared.Said.NOTHING),
        whenGone,
        late.get(record));
  }

  @Override
  public Optional<String> hashOf(String flow, byte[] state) {
    return comparable ? Optional.of(Sha256.hex(state)) : Optional.empty();
  }

  @Override
  public Collection<Long> link(String flow, Map<Long, String> links) {
    if (links.values().stream().anyMatch(brokenIds::contains)) {
      throw new IllegalStateException("a fault of the links");
    }
    return links.entrySet().stream()
        .filter(link -> takenIds.contains(link.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public void took(String flow, Map<Long, Body> bodies) {
    // What the flow that brings rows back would read is given by the test itself.
  }
}
