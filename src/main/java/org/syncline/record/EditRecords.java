package org.syncline.record;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;

/**
 * Changes records on behalf of people. An edit is a message like any other: of the system {@link
 * #SYSTEM}, with a receipt, an outcome, origins and history. Only what can't be done is not kept.
 */
public interface EditRecords {
  /** The system that people's edits come from: the hub itself. */
  String SYSTEM = "hub";

  /** Most characters of a reason. */
  int LONGEST_WHY = 500;

  /**
   * What somebody wants to be so.
   *
   * @param values by field: text, {@link java.math.BigDecimal}, {@link Boolean}, or null to clear
   *     it; fields that are absent stay as they are
   * @param evenIfMatched whether another record with the same match key is no reason to refuse
   */
  record Edit(
      Map<String, ? extends @Nullable Object> values, Editor editor, boolean evenIfMatched) {}

  /**
   * Who edits. What the editor may not see is as if it were not there.
   *
   * @param name the account
   * @param why its reason, kept with the message and for auditors, at most {@value #LONGEST_WHY}
   *     characters; null = none is given
   */
  record Editor(String name, RecordRights rights, @Nullable String why) {
    public Editor {
      if (why != null && why.length() > LONGEST_WHY) {
        throw new IllegalArgumentException(
            "A reason of " + why.length() + " characters: give at most " + LONGEST_WHY + ".");
      }
    }

    /** One who gives no reason. */
    public Editor(String name, RecordRights rights) {
      this(name, rights, null);
    }

    /** Goes on only where the editor may. */
    public void require(Permission permission) {
      if (!rights.may(permission)) {
        throw new NotAllowedException(name, permission);
      }
    }
  }

  /** What came of it; who may not edit or merge gets a {@link NotAllowedException}. */
  sealed interface Edited {

    /**
     * It is done.
     *
     * @param receipt of the edit
     */
    record Done(long record, int version, long receipt) implements Edited {}

    /** There is no such record, or record type. */
    record Unknown() implements Edited {}

    /** The record is not what the editor has seen. */
    record ChangedMeanwhile(int version) implements Edited {}

    /** Values that the record type does not allow. */
    record Unusable(List<Mistake> mistakes) implements Edited {}

    /**
     * Other records have the same match key: it may be the same person twice.
     *
     * @param records those that the editor sees
     */
    record Matched(String rule, Set<Long> records) implements Edited {}

    /** The conflict that was to be decided is over. */
    record Over() implements Edited {}

    /** Nothing could be done: the hub is stopping. */
    record Stopped() implements Edited {}
  }

  /** One field and what is wrong with what was given for it. */
  record Mistake(String field, String message) {}

  /** Makes a new record of a type. */
  Edited create(String type, Edit edit);

  /** Changes a record that the editor has seen in this version. */
  Edited change(long record, int expectedVersion, Edit edit);

  /**
   * What a person decided about a conflict.
   *
   * @param revision of it, as the person has seen it
   */
  record Decided(int revision, Conflict.How how) {}

  /**
   * Changes a record and by that decides conflicts about it, all together or none.
   *
   * @param conflicts by id, all open
   */
  Edited decide(long record, int expectedVersion, Edit edit, Map<Long, Decided> conflicts);

  /**
   * Does with conflicts as the rules of their fields say now; what they leave open stays open.
   *
   * @param settlement that it is part of
   * @return how many failed by a fault of the hub
   */
  int settle(List<Conflict> open, long settlement, Editor editor);

  /**
   * Lets a record stand in a relation to another, or says something else about the two.
   *
   * @param values by field of the relation, as in {@link Edit}; they replace those before
   */
  Edited relate(
      long record,
      String relation,
      long other,
      Map<String, ? extends @Nullable Object> values,
      Editor editor);

  /** Ends a relation. */
  Edited unrelate(long record, String relation, long other, Editor editor);

  /**
   * Hides a record from searches, or shows it again; messages and match rules find it all the same.
   */
  Edited archive(long record, int expectedVersion, boolean archived, Editor editor);

  /**
   * Merges another record into one: fields by the survivorship rules of their type, links and
   * references with them.
   *
   * @param kept the record that is left
   * @param other the record that is gone into it
   */
  Edited merge(long kept, int keptVersion, long other, int otherVersion, Editor editor);

  /**
   * Takes a merge back: the merged record is as it was, with its links and references; the kept one
   * gives back what it took, unless it was changed since.
   */
  Edited unmerge(long merged, Editor editor);
}
