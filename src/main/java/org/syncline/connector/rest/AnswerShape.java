package org.syncline.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer holds what.
 *
 * @param list of rows in the answer; null = the answer is about one row. Record and id are looked
 *     for in the one item
 * @param record the row; null = the answer holds none
 * @param id of the row; null = the answer does not tell it
 * @param revision of the row; null = the answer does not tell one
 * @param pages how a list of all rows goes on; null = it is whole
 */
record AnswerShape(
    @Nullable MemberPath list,
    @Nullable MemberPath record,
    @Nullable IdSource id,
    @Nullable IdSource revision,
    @Nullable Pages pages) {
  static final AnswerShape NOTHING = new AnswerShape(null, null, null, null, null);

  AnswerShape with(@Nullable Pages how) {
    return new AnswerShape(list, record, id, revision, how);
  }

  /** Where the external id or the revision comes from. */
  sealed interface IdSource {}

  /** From the body; in a list from its one item. */
  record InBody(MemberPath path) implements IdSource {}

  /**
   * From a header.
   *
   * @param name in lower case
   * @param after what comes before the id, the last one of them; empty = the id begins the value
   * @param before what comes behind it; empty = the id ends the value
   */
  record InHeader(String name, String after, String before) implements IdSource {
    Optional<String> cut(String value) {
      int from = after.isEmpty() ? 0 : value.lastIndexOf(after);
      if (from < 0) {
        return Optional.empty();
      }
      String rest = value.substring(from + after.length());
      int to = before.isEmpty() ? rest.length() : rest.indexOf(before);
      return to <= 0 ? Optional.empty() : Optional.of(rest.substring(0, to));
    }
  }

  /** From what was written: the hub chose the key. */
  record Made(Template template) implements IdSource {}

  /** Whether the body has to be readable. */
  boolean readsBody() {
    return list != null || record != null || id instanceof InBody || revision instanceof InBody;
  }

  /** The id in a node; an id is a text or a whole number. */
  static Optional<String> idOf(JsonNode node) {
    boolean id = node.isIntegralNumber() || node.isTextual() && !node.textValue().isBlank();
    return id ? Optional.of(node.asText()) : Optional.empty();
  }
}
