package org.syncline.twoway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.peer.Asked;
import org.syncline.connector.peer.Books;
import org.syncline.connector.peer.FakePeer;
import org.syncline.connector.peer.Said;

/** A system by REST, which writes values its own way and says so in its answers. */
final class Partner implements Peer {
  private static final int PLACES = 2;
  private static final String OBJECT =
      """
      "%1$s": {
        "create": {"path": "/%1$s", "idempotencyHeader": "Idempotency-Key", "answer": {"id": "id", "record": "."}},
        "update": {"path": "/%1$s/{externalId}", "answer": {"id": "id", "record": "."}},
        "delete": {"path": "/%1$s/{externalId}"},
        "search": {"path": "/%1$s", "query": {"hub": "{record}"},
                   "answer": {"list": "items", "record": ".", "id": "id"}}}
      """;

  private final FakePeer peer;

  Partner() throws IOException {
    peer = FakePeer.with(Partner::answer);
    peer.books().normalising(text -> text.strip().toUpperCase(Locale.ROOT)).rounding(PLACES);
  }

  private static Said answer(Asked asked, Books books) {
    List<String> steps = asked.steps();
    String object = steps.get(0);
    if (asked.method().equals("POST")) {
      return books.once(
          asked.header("idempotency-key"),
          () -> Said.of(201, row(books, object, books.create(object, asked.json())).toString()));
    }
    if (steps.size() == 1) {
      ObjectNode found = JsonNodeFactory.instance.objectNode();
      books
          .having(object, "hub", asked.query().getOrDefault("hub", ""))
          .forEach(id -> found.withArray("items").add(row(books, object, id)));
      found.withArray("items");
      return Said.of(200, found.toString());
    }
    String id = steps.get(1);
    if (asked.method().equals("DELETE")) {
      return books.remove(object, id) ? Said.of(204) : Said.of(404, "{}");
    }
    if (books.row(object, id).isEmpty()) {
      return Said.of(404, "{}");
    }
    books.put(object, id, asked.json());
    return Said.of(200, row(books, object, id).toString());
  }

  private static ObjectNode row(Books books, String object, String id) {
    return books.row(object, id).orElseThrow().put("id", id);
  }

  @Override
  public Side side() {
    return Side.PARTNER;
  }

  @Override
  public String make(Kind kind, Map<String, @Nullable String> values) {
    return peer.books().create(kind.type(), node(values));
  }

  @Override
  public void change(Kind kind, String key, Map<String, @Nullable String> values) {
    peer.books().put(kind.type(), key, node(values));
  }

  private static ObjectNode node(Map<String, @Nullable String> values) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    values.forEach(node::put);
    return node;
  }

  @Override
  public Map<String, Row> rows(Kind kind) {
    Map<String, Row> rows = new LinkedHashMap<>();
    peer.books()
        .rows(kind.type())
        .forEach(
            (id, row) -> {
              Map<String, @Nullable String> values = new TreeMap<>();
              for (Map.Entry<String, JsonNode> member : row.properties()) {
                values.put(
                    member.getKey(),
                    member.getValue().isNull() ? null : member.getValue().asText());
              }
              rows.put(id, new Row(id, values, false));
            });
    return rows;
  }

  @Override
  public long calls() {
    return peer.asked().size();
  }

  @Override
  public String trouble() {
    return "";
  }

  @Override
  public String connection() {
    return """
    {"id": "out", "kind": "rest", "host": "127.0.0.1", "port": %d, "tls": false, "settings": {"objects": {%s}}}
    """
        .formatted(
            port(),
            Kind.ALL.stream()
                .map(kind -> OBJECT.formatted(kind.type()))
                .collect(Collectors.joining(",")));
  }

  @Override
  public @Nullable String secret() {
    return null;
  }

  @Override
  public int port() {
    return peer.port();
  }

  @Override
  public String leaving() {
    return "delete";
  }

  @Override
  public void close() throws IOException {
    peer.close();
  }
}
