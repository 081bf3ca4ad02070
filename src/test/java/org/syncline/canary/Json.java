package org.syncline.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents for the hub. */
final class Json {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Json() {}

  /**
   * An object.
   *
   * @param members names and values in turn; what is null is left out
   */
  static String of(@Nullable Object... members) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      Object value = members[i + 1];
      if (value != null) {
        object.put(String.valueOf(members[i]), value);
      }
    }
    return of(object);
  }

  static String of(Map<String, Object> object) {
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
