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

  private FlowDocument() {}

  /**
   * Reads a flow.
   *
   * @throws org.syncline.configuration.InvalidConfiguration with all problems of the document
   */
  public static Flow parse(byte[] json) {
    return ConfigurationDocument.read(json, FlowDocument::flow);
  }

  private static Flow flow(ConfigurationObject document) {
    String id = document.text("id");
    if (!id.matches("[a-z][a-z0-9-]{0,59}")) {
      document.problem("id", "Use a lower-case letter, then letters, digits and '-', 60 at most.");
    }
    String object = document.text("object");
    if (object.length() > 80 || object.chars().anyMatch(Character::isISOControl)) {
      document.problem("object", "Use at most 80 characters, none of them a control character.");
    }
    FormatDefinition format = document.object("format", FormatDefinition::read);
    if (format == null) {
      document.problem(
          "format", "Say in which format the messages come, e.g. {\"kind\": \"json\"}.");
      format = new FormatDefinition.Json();
    }
    return new Flow(
        id,
        document.text("system"),
        object,
        document.text("recordType"),
        document.choice("strategy", STRATEGIES, "real-time"),
        format,
        document.text("mapping"),
        document.choice("state", Words.of(Flow.State.values()), null),
        document.choice("order", Words.of(Flow.Order.values()), null),
        document.flag("enabled", true));
  }
}
