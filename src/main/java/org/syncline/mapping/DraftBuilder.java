package org.syncline.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Problem;
import org.syncline.record.FieldValues;

/** What the rows find out about one message. */
final class DraftBuilder {
  private final Map<String, @Nullable Object> values;
  private final List<Draft.Link> links = new ArrayList<>(2);
  private final List<Problem> rejecting = new ArrayList<>(2);
  private final List<Problem> noted = new ArrayList<>(2);
  private @Nullable String key;
  private @Nullable Long version;
  private @Nullable Instant time;

  DraftBuilder(int rows) {
    values = new HashMap<>(rows * 2);
  }

  /** A converted value, or null that clears the target. */
  void put(Target target, @Nullable Object value) {
    switch (target.kind()) {
      case KEY -> key = (String) value;
      case VERSION -> version = (Long) value;
      case TIME -> time = (Instant) value;
      case FIELD -> values.put(target.name(), value);
      case LINK -> {
        if (value == null) {
          values.put(target.name(), null);
        } else {
          links.add(target.link((String) value));
        }
      }
    }
  }

  void reject(Problem problem) {
    rejecting.add(problem);
  }

  void note(Problem problem) {
    noted.add(problem);
  }

  Mapped mapped() {
    if (rejecting.isEmpty() && key != null) {
      return new Mapped.Accepted(
          new Draft(
              key, version, time, FieldValues.of(values), List.copyOf(links), List.copyOf(noted)));
    }
    // What rejects comes first: the first problem names the reason of parking.
    List<Problem> problems = new ArrayList<>(rejecting);
    problems.addAll(noted);
    return new Mapped.Rejected(key, version, time, List.copyOf(problems));
  }
}
