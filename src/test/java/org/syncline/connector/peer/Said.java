package org.syncline.connector.peer;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer. */
public record Said(int status, Map<String, String> headers, String body) {

  public static Said of(int status, String body) {
    return new Said(status, Map.of("Content-Type", "application/json"), body);
  }

  /** An answer without a body. */
  public static Said of(int status) {
    return new Said(status, Map.of(), "");
  }

  public Said with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Said(status, more, body);
  }
}
