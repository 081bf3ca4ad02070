package org.syncline.samples;

import java.time.Instant;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A golden record while the tally is being taken: values with the origin of each. */
final class TalliedRecord {
  private final SortedSet<SourceKey> links = new TreeSet<>();
  private final SortedMap<String, Origin> fields = new TreeMap<>();

  private record Origin(@Nullable Object value, SourceKey lane, Instant time) {}

  SortedSet<SourceKey> links() {
    return links;
  }

  @Nullable Object value(String field) {
    Origin present = fields.get(field);
    return present == null ? null : present.value();
  }

  boolean isLinkedTo(String system, String object) {
    return links.stream()
        .anyMatch(link -> link.system().equals(system) && link.object().equals(object));
  }

  /** Newest wins; the record's own lane always does, since its order was checked before. */
  boolean merge(
      String field, @Nullable Object value, SourceKey lane, Instant time, Reading.Nulls nulls) {
    Origin present = fields.get(field);
    if (present == null) {
      if (value == null && nulls != Reading.Nulls.STORED) {
        return false;
      }
      fields.put(field, new Origin(value, lane, time));
      return true;
    }
    if (!present.lane().equals(lane) && !time.isAfter(present.time())) {
      return false;
    }
    if (present.value() == null ? value == null : present.value().equals(value)) {
      fields.put(field, new Origin(value, lane, time));
      return false;
    }
    if (value == null && nulls == Reading.Nulls.FORGOTTEN) {
      fields.remove(field);
    } else {
      fields.put(field, new Origin(value, lane, time));
    }
    return true;
  }

  ExpectedRecord expected() {
    SortedMap<String, @Nullable Object> values = new TreeMap<>();
    fields.forEach(
        (field, origin) -> {
          if (origin.value() instanceof TalliedRecord other) {
            values.put(field, other.links.first());
          } else if (origin.value() != null) {
            values.put(field, origin.value());
          }
        });
    return new ExpectedRecord(new TreeSet<>(links), values);
  }
}
