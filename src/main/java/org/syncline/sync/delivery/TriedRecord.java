package org.syncline.sync.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a record if its target were owed it now.
 *
 * @param version that would be sent; null where nothing is made of the record
 * @param code the rule, the reason, or what else there is to know, in capitals
 * @param sentence for people, without values
 * @param waitsFor record that has to be at the target first
 * @param externalId of the row; null where none is known
 * @param seen what the target holds now; null where nothing is made of the record
 */
public record TriedRecord(
    long record,
    @Nullable Integer version,
    Act act,
    @Nullable String code,
    @Nullable String sentence,
    @Nullable Long waitsFor,
    @Nullable String externalId,
    @Nullable Seen seen) {

  /** What the hub would do. */
  public enum Act {
    CREATE,
    UPDATE,
    UPSERT,
    ARCHIVE,
    DELETE,
    /** The target is known to hold it. */
    UNCHANGED,
    SKIP,
    PARK,
    WAIT
  }

  /**
   * What a look at the target showed.
   *
   * @param sentence what there is to say of it, without values
   * @param externalId of the row that was found; null where none was
   * @param by what was compared; null where nothing was
   * @param members that differ; all that would be written where there is no row or nobody can tell
   */
  public record Seen(
      State state,
      @Nullable String sentence,
      @Nullable String externalId,
      @Nullable By by,
      List<Member> members) {
    public Seen {
      members = List.copyOf(members);
    }
  }

  /** How the target's row is. */
  public enum State {
    /** All that would be written is there already. */
    SAME,
    DIFFERENT,
    /** The row that would be taken away is there. */
    THERE,
    NOT_THERE,
    CANNOT_TELL
  }

  /** In which form two states were compared. */
  public enum By {
    /** Fields of the record, as the flow reads them that brings the object back. */
    FIELDS,
    /** Members of the JSON that is written. */
    MEMBERS,
    /** The bytes of the whole body, of which no part is shown. */
    BODY
  }

  /**
   * One part of a state, as its reader may see it.
   *
   * @param path the field, or the members on the way with dots between them
   * @param there null where there is none, which is not the null of JSON
   * @param written the same of what would be written
   */
  public record Member(String path, @Nullable JsonNode there, @Nullable JsonNode written) {
    /** No values: they may be personal. */
    @Override
    public String toString() {
      return "Member[" + path + "]";
    }
  }
}
