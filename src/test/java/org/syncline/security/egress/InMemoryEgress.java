package org.syncline.security.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.SteppingClock;

/** An egress list, and names that have the addresses they are given, one answer after the other. */
final class InMemoryEgress implements EgressEntries, HostResolver {
  final RememberedAudit audit = new RememberedAudit();
  final InMemoryTransactions transactions = new InMemoryTransactions();
  final SteppingClock clock = new SteppingClock();
  final EgressPolicy policy = new EgressPolicy(transactions, this, this, audit, clock);
  final List<String> lookedUp = new ArrayList<>();

  private final TreeMap<String, Kept> entries = transactions.table();
  private final List<List<InetAddress>> answers = new ArrayList<>();

  /** The answer to the next look-up; the last one is given again and again. */
  InMemoryEgress answering(String... addresses) throws UnknownHostException {
    List<InetAddress> answer = new ArrayList<>();
    for (String address : addresses) {
      answer.add(InetAddress.getByName(address));
    }
    answers.add(answer);
    return this;
  }

  InMemoryEgress allowing(EgressEntry entry) {
    put(new Kept(entry, Instant.EPOCH, "ada"));
    return this;
  }

  /** This machine under that name, with and without TLS. */
  InMemoryEgress allowingHere(String host, int port) {
    return allowing(new EgressEntry("here", host, List.of(port), false, true, true));
  }

  @Override
  public synchronized List<InetAddress> resolve(String name, Duration atMost)
      throws UnknownHostException {
    lookedUp.add(name);
    if (answers.isEmpty()) {
      throw new UnknownHostException(name);
    }
    return answers.size() > 1 ? answers.remove(0) : answers.get(0);
  }

  @Override
  public List<Kept> all() {
    return List.copyOf(entries.values());
  }

  @Override
  public boolean put(Kept entry) {
    return entries.put(entry.entry().id(), entry) != null;
  }

  @Override
  public boolean remove(String id) {
    return entries.remove(id) != null;
  }
}
