package org.syncline.connector.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The peer's own books: rows, and what was accepted under which idempotency key. */
public final class Books {
  private final Map<String, Map<String, ObjectNode>> rows = new LinkedHashMap<>();
  private final Map<String, Integer> accepted = new LinkedHashMap<>();
  private final Map<String, Said> answers = new LinkedHashMap<>();
  private final List<String> acts = new ArrayList<>();
  private UnaryOperator<JsonNode> habit = UnaryOperator.identity();
  private int lastId = 1000;

  /** What it makes of each text that it is given, such as upper case. */
  public synchronized Books normalising(UnaryOperator<String> how) {
    return keeping(
        value ->
            value.isTextual()
                ? JsonNodeFactory.instance.textNode(how.apply(value.asText()))
                : value);
  }

  /** Rounds each number that it is given, halves away from zero. */
  public synchronized Books rounding(int places) {
    return keeping(
        value ->
            value.isNumber()
                ? JsonNodeFactory.instance.numberNode(
                    value.decimalValue().setScale(places, RoundingMode.HALF_UP))
                : value);
  }

  /** Adds to what it does with each value. */
  private Books keeping(UnaryOperator<JsonNode> more) {
    UnaryOperator<JsonNode> before = habit;
    habit = value -> more.apply(before.apply(value));
    return this;
  }

  /** Does the work once for a key; later the same answer is given again. An empty key is none. */
  public synchronized Said once(String key, Supplier<Said> work) {
    if (key.isEmpty()) {
      return work.get();
    }
    accepted.merge(key, 1, Integer::sum);
    return answers.computeIfAbsent(key, unused -> work.get());
  }

  public synchronized String create(String object, JsonNode fields) {
    String id = Integer.toString(++lastId);
    put(object, id, fields);
    return id;
  }

  /** Makes or changes it; whether it is new. */
  public synchronized boolean put(String object, String id, JsonNode fields) {
    Map<String, ObjectNode> table = rows.computeIfAbsent(object, unused -> new LinkedHashMap<>());
    boolean fresh = !table.containsKey(id);
    ObjectNode row = table.computeIfAbsent(id, unused -> JsonNodeFactory.instance.objectNode());
    fields.properties().forEach(field -> row.set(field.getKey(), habit.apply(field.getValue())));
    acts.add((fresh ? "create " : "update ") + object + " " + id);
    return fresh;
  }

  public synchronized boolean remove(String object, String id) {
    boolean there = rows.containsKey(object) && rows.get(object).remove(id) != null;
    if (there) {
      acts.add("delete " + object + " " + id);
    }
    return there;
  }

  public synchronized Optional<ObjectNode> row(String object, String id) {
    return Optional.ofNullable(rows.getOrDefault(object, Map.of()).get(id))
        .map(ObjectNode::deepCopy);
  }

  /** Ids of rows in which a field has that text. */
  public synchronized List<String> having(String object, String field, String text) {
    return rows.getOrDefault(object, Map.of()).entrySet().stream()
        .filter(row -> row.getValue().path(field).asText().equals(text))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Ids of all rows, the oldest first. */
  public synchronized List<String> ids(String object) {
    return List.copyOf(rows.getOrDefault(object, Map.of()).keySet());
  }

  /** All rows of an object by their ids. */
  public synchronized Map<String, ObjectNode> rows(String object) {
    Map<String, ObjectNode> all = new LinkedHashMap<>();
    rows.getOrDefault(object, Map.of()).forEach((id, row) -> all.put(id, row.deepCopy()));
    return all;
  }

  public synchronized int size(String object) {
    return rows.getOrDefault(object, Map.of()).size();
  }

  /** How often a key came. */
  public synchronized int accepted(String key) {
    return accepted.getOrDefault(key, 0);
  }

  /** What was done, in its order. */
  public synchronized List<String> acts() {
    return List.copyOf(acts);
  }
}
