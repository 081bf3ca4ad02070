package org.syncline.sync.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What became of one message in one flow. */
@Entity
@Table(name = "outcome")
@IdClass(Outcome.Key.class)
public class Outcome {
  /** The flow of messages that no flow reads. */
  public static final String NO_FLOW = "-";

  @Id
  @Column(name = "receipt_id", nullable = false)
  private long receipt;

  @Id
  @Column(name = "flow_id", nullable = false)
  private String flow;

  @Column(name = "status", nullable = false)
  private String status;

  private @Nullable String reason;

  @Column(name = "lane_key")
  private @Nullable String key;

  private @Nullable Long stamp;

  @Column(name = "record_id")
  private @Nullable Long recordId;

  @Column(name = "flow_version", nullable = false)
  private int flowVersion;

  @Column(name = "mapping_version", nullable = false)
  private int mappingVersion;

  private byte @Nullable [] problems;

  @Column(nullable = false)
  private int tries;

  @Column(name = "settled_at", nullable = false)
  private Instant settledAt;

  @Column(name = "decided_by")
  private @Nullable String decidedBy;

  @Column(name = "decided_why")
  private @Nullable String decidedWhy;

  /** For the persistence provider. */
  @NullUnmarked
  protected Outcome() {}

  Outcome(
      long receipt,
      String flow,
      Status status,
      @Nullable String reason,
      @Nullable String key,
      @Nullable Long stamp,
      @Nullable Long recordId,
      int flowVersion,
      int mappingVersion,
      byte @Nullable [] problems,
      int tries,
      Instant settledAt) {
    this.receipt = receipt;
    this.flow = flow;
    this.status = status.word();
    this.reason = reason;
    this.key = key;
    this.stamp = stamp;
    this.recordId = recordId;
    this.flowVersion = flowVersion;
    this.mappingVersion = mappingVersion;
    this.problems = problems;
    this.tries = tries;
    this.settledAt = settledAt;
  }

  /** The same outcome, which somebody decided on. */
  Outcome decidedBy(String who) {
    Outcome decided =
        new Outcome(
            receipt,
            flow,
            status(),
            reason,
            key,
            stamp,
            recordId,
            flowVersion,
            mappingVersion,
            problems,
            tries,
            settledAt);
    decided.decidedBy = who;
    return decided;
  }

  /** The same message, overtaken by a newer state of its source record. */
  Outcome superseded() {
    return new Outcome(
        receipt,
        flow,
        Status.SUPERSEDED,
        null,
        key,
        stamp,
        recordId,
        flowVersion,
        mappingVersion,
        problems,
        tries,
        settledAt);
  }

  public long receipt() {
    return receipt;
  }

  public String flow() {
    return flow;
  }

  public Status status() {
    return Status.ofWord(status);
  }

  /** Reason code of a parked message; {@code lane} or {@code parent} of a waiting one. */
  public @Nullable String reason() {
    return reason;
  }

  public @Nullable String key() {
    return key;
  }

  public @Nullable Long stamp() {
    return stamp;
  }

  public @Nullable Long recordId() {
    return recordId;
  }

  public int flowVersion() {
    return flowVersion;
  }

  public int mappingVersion() {
    return mappingVersion;
  }

  /** The problems as JSON, see {@code Problems}; also those that the mapping tolerated. */
  public byte @Nullable [] problems() {
    return problems;
  }

  public int tries() {
    return tries;
  }

  public Instant settledAt() {
    return settledAt;
  }

  public @Nullable String decidedBy() {
    return decidedBy;
  }

  public @Nullable String decidedWhy() {
    return decidedWhy;
  }

  /** The primary key as the persistence provider wants it. */
  @SuppressWarnings("unused")
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    private long receipt;
    private @Nullable String flow;

    Key() {}

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && receipt == that.receipt
          && java.util.Objects.equals(flow, that.flow);
    }

    @Override
    public int hashCode() {
      return java.util.Objects.hash(receipt, flow);
    }
  }
}
