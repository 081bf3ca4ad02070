package org.syncline.connector.peer;

import java.io.IOException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.platform.RememberedAudit;
import org.syncline.security.egress.Deadlines;
import org.syncline.security.egress.EgressEntries;
import org.syncline.security.egress.EgressEntry;
import org.syncline.security.egress.EgressPolicy;
import org.syncline.security.egress.EgressRefusedException;
import org.syncline.security.egress.OutboundHttp;
import org.syncline.security.egress.OutboundTls;
import org.syncline.security.egress.PinnedHttp;

/** The hub's real way out, let through to ports of 127.0.0.1. */
public final class LoopbackHttp implements OutboundHttp, AutoCloseable {
  private final Entries entries = new Entries();
  private final Deadlines deadlines = new Deadlines();
  private final PinnedHttp http;

  public LoopbackHttp() {
    this(tlsOfServer());
  }

  public LoopbackHttp(OutboundTls tls) {
    EgressPolicy policy =
        new EgressPolicy(
            new InMemoryTransactions(),
            entries,
            (name, atMost) -> {
              throw new UnknownHostException(name);
            },
            new RememberedAudit(),
            Clock.systemUTC());
    http = new PinnedHttp(policy, tls, deadlines, Clock.systemUTC());
  }

  private static OutboundTls tlsOfServer() {
    try {
      return OutboundTls.ofServer();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets calls through to this port. */
  public LoopbackHttp allowing(String host, int port) {
    entries.put(
        new EgressEntries.Kept(
            new EgressEntry("p" + port, host, List.of(port), false, true, true),
            Instant.EPOCH,
            "ada"));
    return this;
  }

  @Override
  public Answer send(Request request) throws IOException, EgressRefusedException {
    return http.send(request);
  }

  @Override
  public void close() {
    http.close();
    deadlines.close();
  }

  private static final class Entries implements EgressEntries {
    private final ConcurrentSkipListMap<String, Kept> kept = new ConcurrentSkipListMap<>();

    @Override
    public List<Kept> all() {
      return List.copyOf(kept.values());
    }

    @Override
    public boolean put(Kept entry) {
      return kept.put(entry.entry().id(), entry) != null;
    }

    @Override
    public boolean remove(String id) {
      return kept.remove(id) != null;
    }
  }
}
