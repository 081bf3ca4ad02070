package org.syncline.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request of an object, with room for the values of a write.
 *
 * @param path below the connection's path
 * @param body null = the mapped body as it is, or none
 * @param idempotencyHeader takes the idempotency key; null for none
 * @param needsRevision whether the row is looked at first where its revision is not known
 * @param repeatable whether the same request twice does no more than once
 */
record RequestTemplate(
    Purpose purpose,
    String method,
    Template path,
    Map<String, Template> query,
    Map<String, Template> headers,
    @Nullable BodyTemplate body,
    @Nullable String idempotencyHeader,
    boolean needsRevision,
    boolean repeatable,
    AnswerShape answer) {
  private static final Pattern SENDABLE = Pattern.compile("[\\x20-\\x7e]{0,8000}");

  /** Whether the address names one row, so that 404 is about the row. */
  boolean namesRow() {
    return path.holds(WriteValues.EXTERNAL_ID) || purpose == Purpose.SEARCH && path.hasRoom();
  }

  /** Whether it is made to depend on the revision of the row. */
  boolean takesRevision() {
    return path.holds(WriteValues.REVISION)
        || query.values().stream().anyMatch(template -> template.holds(WriteValues.REVISION))
        || headers.values().stream().anyMatch(template -> template.holds(WriteValues.REVISION))
        || body != null && body.holds(WriteValues.REVISION);
  }

  /** A header or parameter for the revision is left out where none is known. */
  private static boolean isLeftOut(Template template, Values values) throws CannotFill {
    return template.holds(WriteValues.REVISION) && values.of(WriteValues.REVISION).isMissingNode();
  }

  /**
   * One request.
   *
   * @param mapped what is sent where there is no template for the body
   * @param constant headers of all requests
   */
  HttpCall fill(byte[] mapped, Values values, Map<String, String> constant) throws CannotFill {
    String filledPath = path.fill(values, PercentEncoding::inPath);
    if (PercentEncoding.hasSteps(filledPath)) {
      throw new CannotFill(
          "UNSAFE_IN_PATH",
          "The path would hold '.' or '..' as a step: look whether the row's link is right.");
    }
    StringBuilder filledQuery = new StringBuilder();
    for (Map.Entry<String, Template> parameter : query.entrySet()) {
      if (isLeftOut(parameter.getValue(), values)) {
        continue;
      }
      filledQuery
          .append(filledQuery.isEmpty() ? "" : "&")
          .append(PercentEncoding.of(parameter.getKey()))
          .append('=')
          .append(queryValue(parameter.getValue(), values));
    }
    byte[] content = content(mapped, values);
    Map<String, String> filledHeaders = new LinkedHashMap<>();
    filledHeaders.put("Accept", "application/json");
    if (content.length > 0) {
      filledHeaders.put("Content-Type", "application/json");
    }
    constant.forEach((name, value) -> put(filledHeaders, name, value));
    for (Map.Entry<String, Template> header : headers.entrySet()) {
      if (!isLeftOut(header.getValue(), values)) {
        put(
            filledHeaders,
            header.getKey(),
            headerValue(header.getKey(), header.getValue(), values));
      }
    }
    if (idempotencyHeader != null) {
      Template key =
          new Template(
              List.of(
                  new Template.Room(
                      new Placeholder(WriteValues.KEY, MemberPath.WHOLE, Placeholder.Form.AS_IS))));
      put(filledHeaders, idempotencyHeader, headerValue(idempotencyHeader, key, values));
    }
    return new HttpCall(method, filledPath, filledQuery.toString(), filledHeaders, content);
  }

  /** In place of one that is there already, however that is spelled. */
  private static void put(Map<String, String> headers, String name, String value) {
    headers.keySet().removeIf(name::equalsIgnoreCase);
    headers.put(name, value);
  }

  private static String queryValue(Template template, Values values) throws CannotFill {
    StringBuilder filled = new StringBuilder();
    for (Template.Part part : template.parts()) {
      if (part instanceof Template.Literal literal) {
        filled.append(PercentEncoding.of(literal.text()));
      } else if (part instanceof Template.Room room) {
        filled.append(PercentEncoding.inQuery(room.placeholder().text(values), room.placeholder()));
      }
    }
    return filled.toString();
  }

  private static String headerValue(String name, Template template, Values values)
      throws CannotFill {
    String value = template.fill(values);
    if (!SENDABLE.matcher(value).matches()) {
      throw new CannotFill(
          "UNSAFE_IN_HEADER",
          "The value for the header "
              + name
              + " holds characters that headers can't carry: only"
              + " visible ASCII, 8000 at most.");
    }
    return value;
  }

  private byte[] content(byte[] mapped, Values values) throws CannotFill {
    if (body == null) {
      return purpose.sendsBody() ? mapped : new byte[0];
    }
    JsonNode filled = body.fill(values);
    if (filled.isMissingNode()) {
      throw new CannotFill(
          "NO_VALUE", "The request's body has no value at all: map what it is made of.");
    }
    return JsonText.bytes(filled);
  }
}
