package org.syncline.samples;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a record in a legacy system, from which its messages are written. Besides fields it
 * may hold sayings for {@code @key}, {@code @version} and {@code @time}, which then stand on the
 * wire instead of the right ones.
 *
 * @param version the source's own count of changes, where it keeps one
 * @param time when it changed there, where it knows
 */
record Card(String key, @Nullable Long version, @Nullable Instant time, Map<String, Said> fields) {

  Card {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  static Card of(String key) {
    return new Card(key, null, null, Map.of());
  }

  Card at(long newVersion, Instant newTime) {
    return new Card(key, newVersion, newTime, fields);
  }

  Card at(Instant newTime) {
    return new Card(key, null, newTime, fields);
  }

  Card unstamped() {
    return new Card(key, null, time, fields);
  }

  Card untimed() {
    return new Card(key, version, null, fields);
  }

  Card with(String field, Said said) {
    Map<String, Said> changed = new LinkedHashMap<>(fields);
    changed.put(field, said);
    return new Card(key, version, time, changed);
  }

  Card with(Map<String, Said> others) {
    Map<String, Said> changed = new LinkedHashMap<>(fields);
    changed.putAll(others);
    return new Card(key, version, time, changed);
  }

  Card without(String field) {
    Map<String, Said> changed = new LinkedHashMap<>(fields);
    changed.remove(field);
    return new Card(key, version, time, changed);
  }
}
