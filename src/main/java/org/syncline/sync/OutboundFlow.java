package org.syncline.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Operation;
import org.syncline.mapping.format.FormatDefinition;

/**
 * What moves from one record type to one object of one system.
 *
 * @param connection the system's connection that it goes over
 * @param write which rows of the system may be made and changed
 * @param delete what becomes of the system's row when its record is archived
 * @param again whether a row that is gone at the system is made again
 * @param atOnce most calls that are under way at a time
 * @param existing whether the records that are there are sent when the flow is published
 * @param mirror how rows are taken away that no record has; null where none are
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
    boolean enabled,
    Existing existing,
    @Nullable Mirror mirror)
    implements AnyFlow {

  /** A flow that sends changes alone, and takes nothing away that it did not make. */
  public OutboundFlow(
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
      boolean enabled) {
    this(
        id,
        system,
        connection,
        object,
        recordType,
        mapping,
        write,
        delete,
        again,
        atOnce,
        enabled,
        Existing.LEAVE,
        null);
  }

  /** What becomes of the records that are there when the flow is published. */
  public enum Existing {
    LEAVE,
    /** What the target has no row of is sent, once. */
    SEND
  }

  /**
   * How rows are taken away that no record has.
   *
   * @param deleteCeiling most rows that may go without a person, in percent of those there are
   * @param sweepEvery how often the target is looked through; null = when somebody asks for it
   */
  public record Mirror(int deleteCeiling, @Nullable Duration sweepEvery) {}

  /** Which rows may be written. */
  public enum Write {
    /** New rows alone: what the system has is its own. */
    INSERT,
    /** Rows that the hub knows alone. */
    UPDATE,
    UPSERT,
    /** Both, and rows that no record has are taken away. */
    MIRROR
  }

  /** What an archived record means for the system's row. */
  public enum Delete {
    NONE,
    ARCHIVE,
    DELETE
  }

  /** {@code <system>/<connection>}: unlike the connection's id alone, unique. */
  public String fullConnection() {
    return system + "/" + connection;
  }

  /** A record as {@link RecordBody} writes it. */
  @Override
  public FormatDefinition format() {
    return new FormatDefinition.Json();
  }

  /** What the operations that an object has lack for this flow, in words; empty if nothing. */
  List<String> lacks(Set<Operation> operations) {
    boolean makes = operations.contains(Operation.CREATE);
    boolean changes = operations.contains(Operation.UPDATE);
    boolean both = operations.contains(Operation.UPSERT) || (makes && changes);
    List<String> lacks = new ArrayList<>();
    switch (write) {
      case INSERT -> add("create", makes, lacks);
      case UPDATE -> add("update", changes, lacks);
      case UPSERT, MIRROR -> add("upsert, or create and update", both, lacks);
    }
    add("list", write != Write.MIRROR || operations.contains(Operation.LIST), lacks);
    add("archive", delete != Delete.ARCHIVE || operations.contains(Operation.ARCHIVE), lacks);
    add("delete", delete != Delete.DELETE || operations.contains(Operation.DELETE), lacks);
    return lacks;
  }

  private static void add(String what, boolean enough, List<String> lacks) {
    if (!enough) {
      lacks.add(what);
    }
  }
}
