package org.syncline.sync;

import java.util.Set;
import org.syncline.connector.spi.Operation;
import org.syncline.mapping.format.FormatDefinition;

/**
 * What moves from one record type to one object of one system.
 *
 * @param connection the system's connection that it goes over
 * @param write which rows of the system may be made and changed
 * @param delete what becomes of the system's row when its record is archived
 * @param again whether a row that is gone at the system is made again
 * @param atOnce most records that are under way at a time
 */
public record OutboundFlow(
    String id,
    String system,
    String connection,
    String object,
    String recordType,
    String mapping,
    Write write,
    Delete delete,
    boolean again,
    int atOnce,
    boolean enabled)
    implements AnyFlow {

  /** Which rows may be written. */
  public enum Write {
    /** New rows alone: what the system has is its own. */
    INSERT,
    /** Rows that the hub knows alone. */
    UPDATE,
    UPSERT
  }

  /** What an archived record means for the system's row. */
  public enum Delete {
    NONE,
    ARCHIVE,
    DELETE
  }

  /** A record as {@link RecordBody} writes it. */
  @Override
  public FormatDefinition format() {
    return new FormatDefinition.Json();
  }

  /** Whether the operations that an object has are enough for this flow. */
  boolean canDo(Set<Operation> operations) {
    boolean makes = operations.contains(Operation.CREATE);
    boolean changes = operations.contains(Operation.UPDATE);
    boolean upserts = operations.contains(Operation.UPSERT);
    boolean writes =
        switch (write) {
          case INSERT -> makes;
          case UPDATE -> changes;
          case UPSERT -> upserts || (makes && changes);
        };
    boolean deletes =
        switch (delete) {
          case NONE -> true;
          case ARCHIVE -> operations.contains(Operation.ARCHIVE);
          case DELETE -> operations.contains(Operation.DELETE);
        };
    return writes && deletes;
  }
}
