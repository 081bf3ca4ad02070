package org.syncline.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldValues;

/** Rows of a mapping to a record type become a draft. */
final class DraftBuilder extends Sink {
  private final Map<String, @Nullable Object> values;
  private @Nullable List<Draft.Link> links;
  private @Nullable String key;
  private @Nullable Long version;
  private @Nullable Instant time;
  private @Nullable Long record;

  DraftBuilder(int rows, @Nullable Tracer tracer) {
    super(tracer);
    values = new HashMap<>(rows * 2);
  }

  @Override
  void put(Target target, @Nullable Object value) {
    switch (target.kind()) {
      case KEY -> key = (String) value;
      case VERSION -> version = (Long) value;
      case TIME -> time = (Instant) value;
      case RECORD -> record = (Long) value;
      case FIELD -> values.put(target.name(), value);
      case LINK -> {
        if (value == null) {
          values.put(target.name(), null);
        } else {
          if (links == null) {
            links = new ArrayList<>(4);
          }
          links.add(target.link((String) value));
        }
      }
    }
  }

  MappingPlan.Said said() {
    return new MappingPlan.Said(FieldValues.of(values), links == null ? List.of() : links);
  }

  Mapped mapped() {
    if (!rejects() && key != null) {
      return new Mapped.Accepted(
          new Draft(
              key,
              version,
              time,
              record,
              FieldValues.of(values),
              links == null ? List.of() : List.copyOf(links),
              noted()));
    }
    return new Mapped.Rejected(key, version, time, problems());
  }
}
