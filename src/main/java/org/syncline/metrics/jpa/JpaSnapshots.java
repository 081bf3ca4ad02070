package org.syncline.metrics.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.syncline.metrics.Metric;
import org.syncline.metrics.PeriodFigures;
import org.syncline.metrics.Snapshot;
import org.syncline.metrics.Snapshots;
import org.syncline.metrics.Span;
import org.syncline.metrics.Subject;

/** Snapshots by JPA. */
public final class JpaSnapshots implements Snapshots {
  private final EntityManager entities;

  public JpaSnapshots(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public List<Snapshot> of(Span span, Instant slot) {
    return entities
        .createQuery(
            "select s from Snapshot s where s.span = :span and s.slot = :slot", Snapshot.class)
        .setParameter("span", span.word())
        .setParameter("slot", slot)
        .getResultList();
  }

  @Override
  public void add(Collection<Snapshot> snapshots) {
    snapshots.forEach(entities::persist);
  }

  @Override
  public List<Snapshot> series(
      Subject subject, Set<Metric> metrics, Span span, Instant from, Instant to) {
    return entities
        .createQuery(
            "select s from Snapshot s where s.subjectKind = :kind and s.subject = :subject"
                + " and s.metric in :metrics and s.span = :span and s.slot >= :from and s.slot < :to"
                + " order by s.slot, s.stage",
            Snapshot.class)
        .setParameter("kind", subject.kind().word())
        .setParameter("subject", subject.id())
        .setParameter("metrics", metrics.stream().map(Metric::word).toList())
        .setParameter("span", span.word())
        .setParameter("from", from)
        .setParameter("to", to)
        .getResultList();
  }

  @Override
  public List<Sum> sums(PeriodFigures.Wanted wanted, Span span, Instant from, Instant to) {
    String stage = wanted.stage();
    TypedQuery<Object[]> query =
        entities
            .createQuery(
                "select s.slot, s.stage, s.part, s.whole, s.unknown, s.maximum"
                    + (wanted.spread() ? ", s.sketch" : "")
                    + " from Snapshot s where s.subjectKind = :kind and s.subject = :subject"
                    + " and s.metric = :metric and s.span = :span"
                    + " and s.slot >= :from and s.slot < :to"
                    + (stage == null ? "" : " and s.stage = :stage")
                    + " order by s.slot, s.stage",
                Object[].class)
            .setParameter("kind", wanted.subject().kind().word())
            .setParameter("subject", wanted.subject().id())
            .setParameter("metric", wanted.metric().word())
            .setParameter("span", span.word())
            .setParameter("from", from)
            .setParameter("to", to);
    if (stage != null) {
      query.setParameter("stage", stage);
    }
    return query.getResultList().stream()
        .map(
            row ->
                new Sum(
                    (Instant) row[0],
                    (String) row[1],
                    (Long) row[2],
                    (Long) row[3],
                    (Long) row[4],
                    (Long) row[5],
                    wanted.spread() ? (byte[]) row[6] : null))
        .toList();
  }

  @Override
  public List<Subject> subjects() {
    return entities
        .createQuery(
            "select distinct s.subjectKind, s.subject from Snapshot s where s.span = :span"
                + " order by s.subjectKind, s.subject",
            Object[].class)
        .setParameter("span", Span.EVER.word())
        .getResultList()
        .stream()
        .map(
            row ->
                new Subject(
                    Subject.Kind.valueOf(((String) row[0]).toUpperCase(Locale.ROOT)),
                    (String) row[1]))
        .toList();
  }

  @Override
  public int purge(Span span, Instant before) {
    return entities
        .createQuery("delete from Snapshot s where s.span = :span and s.slot < :before")
        .setParameter("span", span.word())
        .setParameter("before", before)
        .executeUpdate();
  }
}
