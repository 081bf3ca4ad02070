package org.syncline.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table of errors: what it means where all of its conditions hold.
 *
 * @param lowest status
 * @param highest status
 * @param purposes of the requests it is for
 * @param body a condition on the body; null for none
 * @param header a condition on a header; null for none
 * @param code of what is refused
 */
record ErrorRule(
    int lowest,
    int highest,
    Set<Purpose> purposes,
    @Nullable InBody body,
    @Nullable InHeader header,
    Verdict verdict,
    String code) {

  /**
   * A text that is looked for.
   *
   * @param equals the whole text; null = any
   * @param contains a part of the text, in any case; null = any
   */
  record Sought(@Nullable String equals, @Nullable String contains) {
    /** Whether it is enough that something is there. */
    boolean isAnything() {
      return equals == null && contains == null;
    }

    boolean is(String text) {
      return (equals == null || text.equals(equals))
          && (contains == null
              || text.toLowerCase(Locale.ROOT).contains(contains.toLowerCase(Locale.ROOT)));
    }
  }

  /** One of the values at a path. */
  record InBody(MemberPath path, Sought sought) {
    boolean holds(JsonNode body) {
      return path.all(body).stream()
          .anyMatch(node -> sought.isAnything() ? !node.isNull() : sought.is(text(node)));
    }

    private static String text(JsonNode node) {
      return node.isContainerNode() ? JsonText.text(node) : node.asText();
    }
  }

  /**
   * One of the values of a header.
   *
   * @param name in lower case
   */
  record InHeader(String name, Sought sought) {
    boolean holds(List<String> values) {
      return values.stream().anyMatch(sought::is);
    }
  }

  boolean holds(Purpose purpose, ReadAnswer answer) {
    return answer.status() >= lowest
        && answer.status() <= highest
        && purposes.contains(purpose)
        && (body == null || answer.json().map(body::holds).orElse(false))
        && (header == null || header.holds(answer.headers(header.name())));
  }
}
