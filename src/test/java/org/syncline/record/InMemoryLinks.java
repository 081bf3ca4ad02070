package org.syncline.record;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.syncline.platform.InMemoryTransactions;

/** Links in a map. */
public final class InMemoryLinks implements Links {
  private static final Comparator<Link> ORDER =
      Comparator.comparing(Link::createdAt).thenComparing(link -> link.key().externalId());

  private final Map<String, Link> rows;

  public InMemoryLinks(InMemoryTransactions transactions) {
    rows = transactions.table();
  }

  @Override
  public List<Link> find(Collection<LinkKey> keys) {
    return keys.stream()
        .distinct()
        .map(key -> rows.get(key.toString()))
        .filter(Objects::nonNull)
        .map(InMemoryLinks::copy)
        .toList();
  }

  @Override
  public List<Link> withExternalId(String recordType, String externalId) {
    return rows.values().stream()
        .filter(link -> link.key().recordType().equals(recordType))
        .filter(link -> link.key().externalId().equals(externalId))
        .sorted(
            Comparator.comparing((Link link) -> link.key().system())
                .thenComparing(link -> link.key().object()))
        .map(InMemoryLinks::copy)
        .toList();
  }

  @Override
  public List<Link> ofRecords(Collection<Long> recordIds) {
    return rows.values().stream()
        .filter(link -> recordIds.contains(link.recordId()))
        .sorted(ORDER)
        .map(InMemoryLinks::copy)
        .toList();
  }

  @Override
  public void add(Collection<Link> links) {
    for (Link link : links) {
      if (rows.putIfAbsent(link.key().toString(), copy(link)) != null) {
        throw new IllegalStateException("There is a link for " + link.key() + " already.");
      }
    }
  }

  @Override
  public void update(Collection<Link> links) {
    // The stamps alone: a link may have been moved since it was read.
    links.forEach(
        link ->
            rows.computeIfPresent(
                link.key().toString(),
                (name, row) -> new Link(row.key(), row.recordId(), link.stamp(), row.createdAt())));
  }

  @Override
  public void move(Collection<LinkKey> links, long toRecord) {
    links.forEach(
        key ->
            rows.computeIfPresent(
                key.toString(),
                (name, link) -> new Link(key, toRecord, link.stamp(), link.createdAt())));
  }

  private static Link copy(Link link) {
    return new Link(link.key(), link.recordId(), link.stamp(), link.createdAt());
  }
}
