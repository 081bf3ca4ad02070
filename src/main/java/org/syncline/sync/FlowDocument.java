package org.syncline.sync;

import java.util.Map;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.configuration.Words;
import org.syncline.mapping.format.FormatDefinition;

/** The JSON form of a flow. */
public final class FlowDocument {
  private static final Map<String, String> STRATEGIES =
      Map.of("real-time", "real-time", "scheduled", "scheduled", "event-driven", "event-driven");

  private static final int USUAL_AT_ONCE = 8;
  private static final int MOST_AT_ONCE = 64;

  /** Which way a flow goes, seen from the hub. */
  private enum Direction {
    IN,
    OUT
  }

  private FlowDocument() {}

  /**
   * Reads a flow.
   *
   * @throws org.syncline.configuration.InvalidConfiguration with all problems of the document
   */
  public static AnyFlow parse(byte[] json) {
    return ConfigurationDocument.read(json, FlowDocument::flow);
  }

  private static AnyFlow flow(ConfigurationObject document) {
    Direction direction = document.choice("direction", Words.of(Direction.values()), Direction.IN);
    return direction == Direction.IN ? inbound(document) : outbound(document);
  }

  private static String id(ConfigurationObject document) {
    String id = document.text("id");
    if (!id.matches("[a-z][a-z0-9-]{0,59}")) {
      document.problem("id", "Use a lower-case letter, then letters, digits and '-', 60 at most.");
    }
    return id;
  }

  private static String object(ConfigurationObject document) {
    String object = document.text("object");
    if (object.length() > 80 || object.chars().anyMatch(Character::isISOControl)) {
      document.problem("object", "Use at most 80 characters, none of them a control character.");
    }
    return object;
  }

  private static OutboundFlow outbound(ConfigurationObject document) {
    return new OutboundFlow(
        id(document),
        document.text("system"),
        document.text("connection"),
        object(document),
        document.text("recordType"),
        document.text("mapping"),
        document.choice("write", Words.of(OutboundFlow.Write.values()), null),
        document.choice("delete", Words.of(OutboundFlow.Delete.values()), OutboundFlow.Delete.NONE),
        document.flag("again", true),
        document.number("atOnce", 1, MOST_AT_ONCE, USUAL_AT_ONCE),
        document.flag("enabled", true));
  }

  private static Flow inbound(ConfigurationObject document) {
    FormatDefinition format = document.object("format", FormatDefinition::read);
    if (format == null) {
      document.problem(
          "format", "Say in which format the messages come, e.g. {\"kind\": \"json\"}.");
      format = new FormatDefinition.Json();
    }
    return new Flow(
        id(document),
        document.text("system"),
        object(document),
        document.text("recordType"),
        document.choice("strategy", STRATEGIES, "real-time"),
        format,
        document.text("mapping"),
        document.choice("state", Words.of(Flow.State.values()), null),
        document.choice("order", Words.of(Flow.Order.values()), null),
        document.flag("enabled", true));
  }
}
