package org.syncline.sync;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;

/**
 * A record as outbound mappings read it: one flat JSON object with the record's fields by their
 * names. Beside them {@code @id} and {@code @version} of the record, {@code @key}, the external id
 * that the target knows it by, if any, and for each reference that the mapping asks for {@code
 * field@object}, the external id of the record it leads to at an object of the target.
 */
public final class RecordBody {
  static final String ID = "@id";
  static final String VERSION = "@version";
  static final String KEY = "@key";

  private RecordBody() {}

  /**
   * The body of one record.
   *
   * @param key external id at the target, null where it knows none
   * @param references external ids by {@link ReferencedKey#source}; one that is not there is absent
   */
  public static byte[] of(
      GoldenRecord record, @Nullable String key, Map<String, String> references) {
    TreeMap<String, @Nullable Object> members = new TreeMap<>(record.values().asMap());
    members.putAll(references);
    members.put(ID, record.id());
    members.put(VERSION, (long) record.version());
    if (key != null) {
      members.put(KEY, key);
    }
    return FieldValues.of(members).toBytes();
  }
}
