package org.syncline.console;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;

/** A system's document as it is written, to be changed in one part and kept in all others. */
final class SystemContent {
  private static final String CONNECTIONS = "connections";
  private static final String ID = "id";
  private static final String KIND = "kind";

  private final Map<String, @Nullable Object> document;

  /**
   * @param document a system's, as it was put
   */
  SystemContent(byte[] document) {
    this.document = ConfigurationDocument.members(document);
  }

  private List<@Nullable Object> all() {
    return document.get(CONNECTIONS) instanceof List<?> list
        ? new ArrayList<>(list)
        : new ArrayList<>();
  }

  /** Where it stands in the document; -1 where it does not. */
  int place(String id) {
    List<@Nullable Object> all = all();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof Map<?, ?> one && id.equals(one.get(ID))) {
        return i;
      }
    }
    return -1;
  }

  /** One without what its form does not ask for; empty where there is none. */
  Map<String, @Nullable Object> fields(String id) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    int place = place(id);
    if (place >= 0 && all().get(place) instanceof Map<?, ?> one) {
      one.forEach((name, value) -> fields.put(String.valueOf(name), value));
    }
    fields.remove(ID);
    fields.remove(KIND);
    return fields;
  }

  /** The same as JSON text. */
  String json(String id) {
    return ConfigurationDocument.laidOut(fields(id));
  }

  /** The path of a connection in the document; of one that is not there where it would come to. */
  String path(String id) {
    int place = place(id);
    return CONNECTIONS + "[" + (place < 0 ? all().size() : place) + "]";
  }

  /**
   * The document with one changed.
   *
   * @param fields without id and kind
   */
  byte[] changing(String id, String kind, Map<String, @Nullable Object> fields) {
    Map<String, @Nullable Object> connection = new LinkedHashMap<>();
    connection.put(ID, id);
    connection.put(KIND, kind);
    connection.putAll(fields);
    List<@Nullable Object> all = all();
    all.set(place(id), connection);
    return with(all);
  }

  /**
   * The document with one more.
   *
   * @param fields without kind
   */
  byte[] adding(String kind, Map<String, @Nullable Object> fields) {
    Map<String, @Nullable Object> connection = new LinkedHashMap<>(fields);
    connection.put(KIND, kind);
    List<@Nullable Object> all = all();
    all.add(connection);
    return with(all);
  }

  /** The document without one. */
  byte[] without(String id) {
    List<@Nullable Object> all = all();
    all.remove(place(id));
    return with(all);
  }

  private byte[] with(List<@Nullable Object> connections) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(document);
    changed.put(CONNECTIONS, connections);
    return bytes(changed);
  }

  /**
   * The document with other members, and the connections that it has.
   *
   * @param members without id and connections
   */
  byte[] keeping(String id, Map<String, @Nullable Object> members) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    changed.put(ID, id);
    changed.putAll(members);
    if (document.containsKey(CONNECTIONS)) {
      changed.put(CONNECTIONS, document.get(CONNECTIONS));
    }
    return bytes(changed);
  }

  /** What the form of the system itself asks for. */
  Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>(document);
    members.remove(ID);
    members.remove(CONNECTIONS);
    return members;
  }

  static byte[] bytes(Map<String, @Nullable Object> document) {
    return ConfigurationDocument.laidOut(document).getBytes(StandardCharsets.UTF_8);
  }
}
