package org.syncline.connector.rest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request before its address has a host.
 *
 * @param path encoded, below the root that it is for
 * @param query encoded, without the question mark; empty for none
 */
record HttpCall(
    String method, String path, String query, Map<String, String> headers, byte[] body) {

  HttpCall withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.keySet().removeIf(name::equalsIgnoreCase);
    more.put(name, value);
    return new HttpCall(method, path, query, more, body);
  }

  HttpCall withQuery(String name, String value) {
    String parameter = PercentEncoding.of(name) + "=" + PercentEncoding.of(value);
    String longer = query.isEmpty() ? parameter : query + "&" + parameter;
    return new HttpCall(method, path, longer, headers, body);
  }

  /** Nothing else: it may hold secrets and what is personal. */
  @Override
  public String toString() {
    return "HttpCall[" + method + "]";
  }
}
