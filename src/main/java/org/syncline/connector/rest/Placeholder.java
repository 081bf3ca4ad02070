package org.syncline.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;
import org.syncline.configuration.Words;

/**
 * Room for a value in a template: {@code {name}}, {@code {name.a.member}}, {@code {name:form}}.
 *
 * @param name of the value
 * @param member of the value
 */
record Placeholder(String name, MemberPath member, Form form) {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,30})");

  /** How it is written. */
  enum Form {
    AS_IS,
    /** As a text; what is no text as JSON in a text. */
    TEXT,
    /** As a whole number. */
    NUMBER,
    /** With each single quote twice, as literals of OData and SQL want it. */
    DOUBLED,
    /** With a backslash before quotes and backslashes, as literals of SOQL want it. */
    BACKSLASHED
  }

  static final Map<String, Form> FORMS = Words.of(Form.values());

  /** As it stands in templates. */
  @Override
  public String toString() {
    return "{"
        + name
        + (member.steps().isEmpty() ? "" : "." + String.join(".", member.steps()))
        + (form == Form.AS_IS ? "" : ":" + Words.of(form))
        + "}";
  }

  /** As a value of its own; a missing node where there is none. */
  JsonNode node(Values values) throws CannotFill {
    JsonNode value = member.in(values.of(name));
    if (value.isMissingNode() || value.isNull() || form == Form.AS_IS) {
      return value;
    }
    if (form == Form.NUMBER) {
      return value.isIntegralNumber() ? value : BigIntegerNode.valueOf(number(value));
    }
    return TextNode.valueOf(formed(value));
  }

  /** As a part of a text. */
  String text(Values values) throws CannotFill {
    JsonNode value = member.in(values.of(name));
    if (value.isMissingNode() || value.isNull()) {
      throw new CannotFill(
          "NO_VALUE",
          "The request needs a value for "
              + this
              + ", and there is none: map it, or link the row.");
    }
    return form == Form.NUMBER ? number(value).toString() : formed(value);
  }

  private String formed(JsonNode value) throws CannotFill {
    if (value.isContainerNode() && form != Form.TEXT) {
      throw new CannotFill(
          "NO_TEXT",
          "The value for "
              + this
              + " is an object or a list, where the request has a text: use"
              + " {...:text} to send it as JSON in a text.");
    }
    String text = value.isContainerNode() ? JsonText.text(value) : value.asText();
    return switch (form) {
      case DOUBLED -> text.replace("'", "''");
      case BACKSLASHED -> text.replace("\\", "\\\\").replace("'", "\\'").replace("\"", "\\\"");
      default -> text;
    };
  }

  private BigInteger number(JsonNode value) throws CannotFill {
    String text = value.isContainerNode() ? "" : value.asText();
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      throw new CannotFill(
          "NO_NUMBER",
          "The value for "
              + this
              + " is no whole number: take ':number' away, or look whether the"
              + " row's link is right.");
    }
    return new BigInteger(text);
  }
}
