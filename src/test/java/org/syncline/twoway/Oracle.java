package org.syncline.twoway;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What has to be at the end, and how many calls that is worth: the policies of the hub on one list
 * of acts, in one thread. Of each field the value that was set last stands.
 */
final class Oracle {
  private final Map<String, Golden> records = new LinkedHashMap<>();
  private final Map<Side, Long> effective = new EnumMap<>(Side.class);

  /** A record: values by field, of references the mark of the other; what is null is left out. */
  static final class Golden {
    final Kind kind;
    final Side madeAt;
    final Map<String, String> values = new TreeMap<>();
    boolean archived;

    Golden(Kind kind, Side madeAt) {
      this.kind = kind;
      this.madeAt = madeAt;
    }

    /** The row that a system has of it, in the form in which the hub reads that. */
    Map<String, String> at(Side side) {
      Map<String, String> row = new TreeMap<>(values);
      for (Kind.Field field : kind.fields()) {
        row.computeIfPresent(field.name(), (name, value) -> side.read(field.sort(), value));
      }
      return row;
    }
  }

  Map<String, Golden> records() {
    return records;
  }

  /** How often something became different for a system that it did not say itself. */
  long effective(Side side) {
    return effective.getOrDefault(side, 0L);
  }

  void take(Act act) {
    boolean fresh = act.what() == Act.What.MAKE;
    Golden record =
        fresh
            ? records.computeIfAbsent(act.mark(), mark -> new Golden(act.kind(), act.side()))
            : records.get(act.mark());
    if (record == null) {
      throw new IllegalArgumentException("Nobody has made " + act.mark());
    }
    Map<Side, Map<String, String>> before = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      before.put(side, record.at(side));
    }
    if (act.what() == Act.What.ARCHIVE) {
      record.archived = true;
    } else {
      act.values().forEach((name, own) -> set(record, act.side(), name, own));
    }
    for (Side side : Side.values()) {
      boolean own = side == act.side() && act.what() != Act.What.ARCHIVE;
      boolean differs =
          fresh || act.what() == Act.What.ARCHIVE || !record.at(side).equals(before.get(side));
      if (!own && differs) {
        effective.merge(side, 1L, Long::sum);
      }
    }
  }

  private static void set(Golden record, Side side, String name, @Nullable String own) {
    String value =
        record.kind.fields().stream()
            .filter(field -> field.name().equals(name))
            .findFirst()
            .map(field -> side.read(field.sort(), own))
            .orElse(own);
    if (value == null || own == null) {
      record.values.remove(name);
    } else {
      record.values.put(name, value);
    }
  }
}
