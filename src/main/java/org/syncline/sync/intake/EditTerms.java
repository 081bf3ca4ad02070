package org.syncline.sync.intake;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.syncline.record.Conflict;
import org.syncline.record.EditRecords;
import org.syncline.record.FieldValues;
import org.syncline.record.LinkKey;
import org.syncline.record.MergedRecord;

/**
 * What a person wants of a record, and under which terms.
 *
 * @param expectedVersion of the record as the editor has seen it; null = a new record, or whatever
 *     is there
 */
record EditTerms(EditRecords.Editor editor, @Nullable Integer expectedVersion, Act act) {

  String who() {
    return editor.name();
  }

  /** The editor's reason; null = none is given. */
  @Nullable String why() {
    return editor.why();
  }

  /** What is to be done. */
  sealed interface Act {

    /** A word for it. */
    String word();

    /** Further records that it reads and changes. */
    default Set<Long> records() {
      return Set.of();
    }

    /** Source records that lead to another record by it, without that record being gone. */
    default List<LinkKey> links() {
      return List.of();
    }
  }

  /**
   * Set the values that the message carries.
   *
   * @param evenIfMatched whether another record with the same match key is no reason to refuse
   * @param choices conflicts that they decide, by id
   */
  record Change(boolean evenIfMatched, SortedMap<Long, Choice> choices) implements Act {
    Change(boolean evenIfMatched) {
      this(evenIfMatched, Collections.emptySortedMap());
    }

    @Override
    public String word() {
      return choices.isEmpty() ? "change" : "decide";
    }
  }

  /**
   * What is decided about a conflict.
   *
   * @param revision of it, as the editor has seen it
   */
  record Choice(int revision, Conflict.How how) {}

  /**
   * Do with a conflict as the rule of its field says now.
   *
   * @param target the record that the refused value refers to, null where it is no reference
   */
  record Settle(long conflict, long settlement, @Nullable Long target) implements Act {
    @Override
    public String word() {
      return "settle";
    }

    @Override
    public Set<Long> records() {
      return target == null ? Set.of() : Set.of(target);
    }
  }

  /** Archive the record, or take it back. */
  record Archive(boolean archived) implements Act {
    @Override
    public String word() {
      return archived ? "archive" : "restore";
    }
  }

  /** Merge another record into this one. */
  record Merge(long other, int otherVersion) implements Act {
    @Override
    public String word() {
      return "merge";
    }

    @Override
    public Set<Long> records() {
      return Set.of(other);
    }
  }

  /**
   * Let the record stand in a relation to another, or no longer.
   *
   * @param values what is said about the pair; null = the relation ends
   */
  record Relate(String relation, long other, @Nullable FieldValues values) implements Act {
    @Override
    public String word() {
      return values == null ? "unrelate" : "relate";
    }

    @Override
    public Set<Long> records() {
      return Set.of(other);
    }
  }

  /** Take a merge into this record back. */
  record Unmerge(MergedRecord merge) implements Act {
    @Override
    public String word() {
      return "unmerge";
    }

    @Override
    public List<LinkKey> links() {
      return merge.links();
    }

    @Override
    public Set<Long> records() {
      Set<Long> all = new TreeSet<>(Set.of(merge.merged()));
      merge.references().forEach(reference -> all.add(reference.record()));
      return all;
    }
  }
}
