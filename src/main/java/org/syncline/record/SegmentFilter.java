package org.syncline.record;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.syncline.record.RecordSearch.Comparison;

/**
 * Who belongs to a computed segment: conditions on indexed fields as in a search, joined by {@code
 * &} and percent-encoded like a query ({@code lifecycle=customer&employees.from=100}), and {@code
 * relation.of=id}: the record with this id has such a relation to it. All have to hold. Archived
 * and merged records never belong to one.
 */
public final class SegmentFilter {
  private static final int MOST_TERMS = 20;
  private static final String OF = ".of";

  private final RecordType type;
  private final List<FieldTerm> fields = new ArrayList<>();
  private final List<RelationTerm> relations = new ArrayList<>();

  private record FieldTerm(String field, KeyRange range) {}

  private record RelationTerm(String relation, long record) {}

  private SegmentFilter(RecordType type) {
    this.type = type;
  }

  /**
   * Reads a filter.
   *
   * @throws IllegalArgumentException with what is wrong and what to do
   */
  public static SegmentFilter parse(String text, RecordType type, CanonicalValues values) {
    String[] terms = text.strip().split("&", -1);
    if (terms.length > MOST_TERMS) {
      throw new IllegalArgumentException("Give at most " + MOST_TERMS + " conditions.");
    }
    SegmentFilter filter = new SegmentFilter(type);
    for (String term : terms) {
      int equals = term.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "'" + term + "' is no condition: write field=value, joined by '&'.");
      }
      filter.add(decoded(term.substring(0, equals)), decoded(term.substring(equals + 1)), values);
    }
    return filter;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not percent-encoded as in a query: write %25 for a per cent sign.", e);
    }
  }

  private void add(String name, String value, CanonicalValues values) {
    if (name.endsWith(OF)) {
      if (!value.matches("[0-9]{1,18}")) {
        throw new IllegalArgumentException("'" + name + "' needs the id of a record.");
      }
      relations.add(
          new RelationTerm(name.substring(0, name.length() - OF.length()), Long.parseLong(value)));
      return;
    }
    RecordSearch.Condition condition = RecordSearch.Condition.of(name, value);
    FieldDefinition field = type.field(condition.field()).orElse(null);
    FieldIndex index = field == null ? null : type.indexes().get(field.name());
    if (field == null || index == null) {
      throw new IllegalArgumentException(
          "'"
              + condition.field()
              + "' is no indexed field of record type '"
              + type.id()
              + "'. Indexed are: "
              + String.join(", ", type.indexes().keySet())
              + ".");
    }
    fields.add(new FieldTerm(field.name(), range(condition, field, index, values)));
  }

  private static KeyRange range(
      RecordSearch.Condition condition,
      FieldDefinition field,
      FieldIndex index,
      CanonicalValues values) {
    if (condition.comparison() == Comparison.BEGINS) {
      if (field.type().valueClass() != String.class
          || field.type() == FieldType.REFERENCE
          || field.type() == FieldType.INSTANT) {
        throw new IllegalArgumentException("'" + field.name() + "' has no beginning.");
      }
      return index.startingWith(condition.value());
    }
    CanonicalValues.Reading reading = values.read(field, condition.value());
    if (reading.value() == null) {
      throw new IllegalArgumentException("'" + field.name() + "': " + reading.problem());
    }
    Object value = Objects.requireNonNull(reading.value());
    return switch (condition.comparison()) {
      case FROM -> index.atLeast(value);
      case BELOW -> index.below(value);
      default -> index.equalTo(value);
    };
  }

  /** The type of the records that belong to it. */
  public String basis() {
    return type.id();
  }

  /**
   * Whether a record belongs to the segment.
   *
   * @param related whether a relation is there
   */
  public boolean holds(GoldenRecord record, Predicate<Relation.Key> related) {
    if (!record.type().equals(type.id()) || record.archived() || record.mergedInto() != null) {
      return false;
    }
    SortedMap<String, String> keys = RecordKeys.of(type, record.values());
    return fields.stream().allMatch(term -> holds(term, keys))
        && relations.stream()
            .allMatch(
                term ->
                    related.test(new Relation.Key(term.record(), term.relation(), record.id())));
  }

  private static boolean holds(FieldTerm term, Map<String, String> keys) {
    String key = keys.get(term.field());
    return key != null && term.range().holds(key);
  }
}
