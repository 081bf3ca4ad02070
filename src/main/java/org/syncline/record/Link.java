package org.syncline.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * The tie between a source record and a golden record, with the highest stamp that was applied
 * through it.
 */
@Entity
@Table(name = "link")
@IdClass(Link.Key.class)
public class Link {

  @Id
  @Column(name = "external_id", nullable = false)
  private String externalId;

  @Id
  @Column(name = "system_id", nullable = false)
  private String system;

  @Id
  @Column(nullable = false)
  private String object;

  @Id
  @Column(name = "record_type", nullable = false)
  private String recordType;

  @Column(name = "record_id", nullable = false)
  private long recordId;

  private @Nullable Long stamp;

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  /** For the persistence provider. */
  @NullUnmarked
  protected Link() {}

  public Link(LinkKey key, long recordId, @Nullable Long stamp, Instant createdAt) {
    this.externalId = key.externalId();
    this.system = key.system();
    this.object = key.object();
    this.recordType = key.recordType();
    this.recordId = recordId;
    this.stamp = stamp;
    this.createdAt = createdAt;
  }

  public LinkKey key() {
    return new LinkKey(system, object, recordType, externalId);
  }

  public long recordId() {
    return recordId;
  }

  /** Highest applied version, or time in microseconds; null before the first ordered message. */
  public @Nullable Long stamp() {
    return stamp;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Remembers that the source record was applied up to this stamp; never moves back. */
  public boolean advance(@Nullable Long applied) {
    if (applied == null || (stamp != null && stamp >= applied)) {
      return false;
    }
    stamp = applied;
    return true;
  }

  /** The primary key as the persistence provider wants it. */
  @SuppressWarnings("unused")
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    private @Nullable String externalId;
    private @Nullable String system;
    private @Nullable String object;
    private @Nullable String recordType;

    Key() {}

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && java.util.Objects.equals(externalId, that.externalId)
          && java.util.Objects.equals(system, that.system)
          && java.util.Objects.equals(object, that.object)
          && java.util.Objects.equals(recordType, that.recordType);
    }

    @Override
    public int hashCode() {
      return java.util.Objects.hash(externalId, system, object, recordType);
    }
  }
}
