package org.syncline.sync.intake.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A record as the model knows it: values, who said them, and all its states so far. */
public final class ModelRecord {
  public static final String ARCHIVED = "@archived";
  public static final String MERGED_INTO = "@mergedInto";

  final long id;
  final TreeMap<String, @Nullable String> values = new TreeMap<>();
  final TreeMap<String, Said> said = new TreeMap<>();
  private final List<Version> versions = new ArrayList<>();

  /** One state, and the receipt of what led to it. */
  public record Version(long receipt, Map<String, @Nullable String> values) {}

  ModelRecord(long id) {
    this.id = id;
  }

  public long id() {
    return id;
  }

  public Map<String, @Nullable String> values() {
    return values;
  }

  public Map<String, Said> said() {
    return said;
  }

  public List<Version> versions() {
    return versions;
  }

  int version() {
    return versions.size();
  }

  @Nullable Long mergedInto() {
    String into = values.get(MERGED_INTO);
    return into == null ? null : Long.valueOf(into);
  }

  /** Whether the field has this value, null included. */
  boolean has(String field, @Nullable String value) {
    return values.containsKey(field) && Objects.equals(values.get(field), value);
  }

  void set(String field, @Nullable String value, Said by) {
    values.put(field, value);
    said.put(field, by);
  }

  /** A change of values is a version; a mere change of who said them is none. */
  boolean keep(long receipt) {
    Map<String, @Nullable String> last =
        versions.isEmpty() ? Map.of() : versions.get(versions.size() - 1).values();
    if (!versions.isEmpty() && last.equals(values)) {
      return false;
    }
    versions.add(new Version(receipt, new TreeMap<>(values)));
    return true;
  }
}
