package org.syncline.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.syncline.security.egress.OutboundHttp;

/** An answer with its body read once. */
final class ReadAnswer {
  private final OutboundHttp.Answer answer;
  private final Optional<JsonNode> json;
  private final boolean empty;

  ReadAnswer(OutboundHttp.Answer answer) {
    this.answer = answer;
    byte[] body = answer.body();
    this.json = JsonText.read(body);
    this.empty = body.length == 0;
  }

  /** Whether it has no body. */
  boolean isEmpty() {
    return empty;
  }

  int status() {
    return answer.status();
  }

  /** Empty where the body is empty or no JSON. */
  Optional<JsonNode> json() {
    return json;
  }

  List<String> headers(String lowerCaseName) {
    return answer.headers().getOrDefault(lowerCaseName, List.of());
  }

  Optional<String> header(String lowerCaseName) {
    return answer.header(lowerCaseName);
  }

  /** Nothing of what the other side said. */
  @Override
  public String toString() {
    return "ReadAnswer[" + status() + "]";
  }
}
