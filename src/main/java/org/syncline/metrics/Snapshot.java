package org.syncline.metrics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The sums of one measure over one interval. */
@Entity
@Table(name = "metric_snapshot")
@IdClass(Snapshot.Key.class)
public class Snapshot {
  @Id
  @Column(name = "subject_kind", nullable = false)
  private String subjectKind;

  @Id
  @Column(nullable = false)
  private String subject;

  @Id
  @Column(nullable = false)
  private String metric;

  @Id
  @Column(nullable = false)
  private String stage;

  @Id
  @Column(nullable = false)
  private String span;

  @Id
  @Column(nullable = false)
  private Instant slot;

  @Column(nullable = false)
  private long part;

  @Column(name = "whole_count", nullable = false)
  private long whole;

  @Column(name = "unknown_count", nullable = false)
  private long unknown;

  @Column(nullable = false)
  private long maximum;

  private byte @Nullable [] sketch;

  /** For the persistence provider. */
  @NullUnmarked
  protected Snapshot() {}

  /** One without any sums yet. */
  Snapshot(Measure measure, Span span, Instant slot) {
    this.subjectKind = measure.subject().kind().word();
    this.subject = measure.subject().id();
    this.metric = measure.metric().word();
    this.stage = measure.stage();
    this.span = span.word();
    this.slot = slot;
  }

  void add(Tally more) {
    Tally sum = tally();
    sum.add(more);
    part = sum.part();
    whole = sum.whole();
    unknown = sum.unknown();
    maximum = sum.maximum();
    Sketch spread = sum.sketch();
    sketch = spread == null ? null : spread.toBytes();
  }

  Tally tally() {
    return new Tally(
        part, whole, unknown, maximum, sketch == null ? null : Sketch.fromBytes(sketch));
  }

  Measure measure() {
    return new Measure(
        new Subject(Subject.Kind.valueOf(subjectKind.toUpperCase(Locale.ROOT)), subject),
        Metric.ofWord(metric).orElseThrow(),
        stage);
  }

  Instant slot() {
    return slot;
  }

  /** The primary key as the persistence provider wants it. */
  @SuppressWarnings("unused")
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    private @Nullable String subjectKind;
    private @Nullable String subject;
    private @Nullable String metric;
    private @Nullable String stage;
    private @Nullable String span;
    private @Nullable Instant slot;

    Key() {}

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && Objects.equals(subjectKind, that.subjectKind)
          && Objects.equals(subject, that.subject)
          && Objects.equals(metric, that.metric)
          && Objects.equals(stage, that.stage)
          && Objects.equals(span, that.span)
          && Objects.equals(slot, that.slot);
    }

    @Override
    public int hashCode() {
      return Objects.hash(subjectKind, subject, metric, stage, span, slot);
    }
  }
}
