package org.syncline.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a search comes to. */
public sealed interface RecordsFound {

  /**
   * Records in the order asked for.
   *
   * @param next where the next page goes on; null = this was the last
   */
  record Page(RecordType type, List<GoldenRecord> records, KeyQuery.@Nullable Hit next)
      implements RecordsFound {}

  /**
   * The search can't be made.
   *
   * @param parameter of the asker that is to blame
   * @param why what is wrong and what to do
   */
  record Refused(String parameter, String why) implements RecordsFound {}

  /**
   * Not all records have the keys yet that the search needs.
   *
   * @param what is being indexed, and how far it is
   */
  record NotYet(String what) implements RecordsFound {}

  /** There is no such type. */
  record UnknownType() implements RecordsFound {}
}
