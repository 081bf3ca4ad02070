package org.syncline.connector.jms;

import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.jms.BrokerClient.Access;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Credentials;
import org.syncline.security.egress.EgressRefusedException;
import org.syncline.security.egress.OutboundHosts;
import org.syncline.system.Connection;

/**
 * Sessions that are open, by who uses them and where they lead. What nobody uses for a minute is
 * closed: so is what no configuration knows any more.
 */
final class BrokerSessions {
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final BrokerClient client;
  private final OutboundHosts hosts;
  private final Credentials credentials;
  private final Clock clock;
  private final Executor executor;
  private final Map<Owner, Deque<Idle>> idle = new HashMap<>();
  private boolean closed;

  /** Whose sessions they are: nobody else gets them. */
  record Owner(String system, Connection connection, Access access) {}

  private record Idle(BrokerSession session, Instant since) {}

  /**
   * A session for one use.
   *
   * @param fresh whether it was opened for it
   */
  record Borrowed(BrokerSession session, boolean fresh) {}

  /**
   * @param executor closes sessions, which may take its time
   */
  BrokerSessions(
      BrokerClient client,
      OutboundHosts hosts,
      Credentials credentials,
      Clock clock,
      Executor executor) {
    this.client = client;
    this.hosts = hosts;
    this.credentials = credentials;
    this.clock = clock;
    this.executor = executor;
  }

  /** One that is open, if there is one, else a new one. */
  Borrowed borrow(Owner owner, Duration atMost) throws CannotConnect {
    BrokerSession kept = takeIdle(owner);
    return kept == null ? new Borrowed(open(owner, atMost), true) : new Borrowed(kept, false);
  }

  private @Nullable BrokerSession takeIdle(Owner owner) {
    while (true) {
      Idle last;
      synchronized (this) {
        Deque<Idle> mine = idle.get(owner);
        last = mine == null ? null : mine.pollLast();
      }
      if (last == null || last.session().usable()) {
        return last == null ? null : last.session();
      }
      close(last.session());
    }
  }

  /** A new one: the egress list is asked first, then the secret. */
  BrokerSession open(Owner owner, Duration atMost) throws CannotConnect {
    Access access = owner.access();
    try {
      hosts.addresses(access.host(), access.port(), access.tls(), atMost);
    } catch (EgressRefusedException e) {
      throw new CannotConnect(new Answer.Misconfigured(String.valueOf(e.getMessage())));
    } catch (UnknownHostException e) {
      throw new CannotConnect(
          new Answer.Later(
              Answer.Why.UNREACHABLE, null, "The broker's host name has no address now."));
    }
    return client.open(access, password(owner), atMost);
  }

  private @Nullable String password(Owner owner) throws CannotConnect {
    if (owner.connection().secret() == null) {
      return null;
    }
    Credentials.Given given = credentials.of(owner.system(), owner.connection());
    if (given instanceof Credentials.Given.Withheld withheld) {
      throw new CannotConnect(new Answer.Misconfigured(withheld.sentence()));
    }
    return ((Credentials.Given.Secret) given).value();
  }

  void giveBack(Owner owner, BrokerSession session) {
    synchronized (this) {
      if (!closed && session.usable()) {
        idle.computeIfAbsent(owner, any -> new ArrayDeque<>())
            .addLast(new Idle(session, clock.instant()));
        return;
      }
    }
    close(session);
  }

  void close(BrokerSession session) {
    try {
      executor.execute(session::close);
    } catch (RejectedExecutionException e) {
      // The server stops.
      session.close();
    }
  }

  /** Closes what nobody used for a minute. */
  void sweep() {
    Instant before = clock.instant().minus(IDLE);
    List<Idle> old = new ArrayList<>();
    synchronized (this) {
      for (Iterator<Deque<Idle>> all = idle.values().iterator(); all.hasNext(); ) {
        Deque<Idle> mine = all.next();
        mine.removeIf(one -> one.since().isBefore(before) && old.add(one));
        if (mine.isEmpty()) {
          all.remove();
        }
      }
    }
    old.forEach(one -> close(one.session()));
  }

  /** Open and not in use. */
  synchronized int idle() {
    return idle.values().stream().mapToInt(Deque::size).sum();
  }

  /** Closes all that are not in use; those that are, when they are given back. */
  void closeAll() {
    List<Idle> all = new ArrayList<>();
    synchronized (this) {
      closed = true;
      idle.values().forEach(all::addAll);
      idle.clear();
    }
    all.forEach(one -> one.session().close());
  }
}
