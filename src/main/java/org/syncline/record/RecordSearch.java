package org.syncline.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for.
 *
 * @param text words, of which each has to begin a word of the record, or the whole value of a match
 *     rule's field, or a key of a source record; null = whatever
 * @param order a field to order by; null = as they are found
 * @param after where the page before ended
 * @param limit most records
 */
public record RecordSearch(
    String type,
    List<Condition> conditions,
    @Nullable String text,
    @Nullable String order,
    boolean descending,
    KeyQuery.@Nullable Hit after,
    int limit) {

  /** How a field is compared. */
  public enum Comparison {
    EQUALS,
    BEGINS,
    /** From this value on, it included. */
    FROM,
    /** Up to this value, it excluded. */
    BELOW
  }

  /**
   * One condition on one indexed field; all have to hold.
   *
   * @param parameter what the asker calls it
   */
  public record Condition(String parameter, String field, Comparison comparison, String value) {
    private static final Map<String, Comparison> ENDINGS =
        Map.of(
            ".equals", Comparison.EQUALS,
            ".begins", Comparison.BEGINS,
            ".from", Comparison.FROM,
            ".below", Comparison.BELOW);

    /** As in a query: a field's name, or the name with the comparison behind it, and a value. */
    public static Condition of(String parameter, String value) {
      for (Map.Entry<String, Comparison> ending : ENDINGS.entrySet()) {
        if (parameter.endsWith(ending.getKey())) {
          String field = parameter.substring(0, parameter.length() - ending.getKey().length());
          return new Condition(parameter, field, ending.getValue(), value);
        }
      }
      return new Condition(parameter, parameter, Comparison.EQUALS, value);
    }
  }

  public RecordSearch {
    conditions = List.copyOf(conditions);
  }

  /** The same, from another place on and in pages of another length. */
  RecordSearch page(KeyQuery.@Nullable Hit from, int most) {
    return new RecordSearch(type, conditions, text, order, descending, from, most);
  }
}
