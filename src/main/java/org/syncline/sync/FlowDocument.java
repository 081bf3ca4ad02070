package org.syncline.sync;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.configuration.Words;
import org.syncline.mapping.format.FormatDefinition;

/** The JSON form of a flow. */
public final class FlowDocument {
  /** The strategy of a flow that names none. */
  public static final String USUAL_STRATEGY = "real-time";

  /** Calls at a time of a flow that goes out and does not say. */
  public static final int USUAL_AT_ONCE = 8;

  private static final Map<String, String> STRATEGIES =
      Map.of(
          USUAL_STRATEGY, USUAL_STRATEGY, "scheduled", "scheduled", "event-driven", "event-driven");

  private static final int MOST_AT_ONCE = 64;
  private static final int USUAL_CEILING = 5;
  private static final int WHOLE = 100;
  private static final Duration LEAST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofDays(366);

  /** Which way a flow goes, seen from the hub. */
  private enum Direction {
    IN,
    OUT
  }

  private FlowDocument() {}

  /** The words of all strategies. */
  public static List<String> strategies() {
    return STRATEGIES.keySet().stream().sorted().toList();
  }

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
    OutboundFlow.Write write =
        document.choice("write", Words.of(OutboundFlow.Write.values()), null);
    OutboundFlow.Delete delete =
        document.choice("delete", Words.of(OutboundFlow.Delete.values()), OutboundFlow.Delete.NONE);
    return new OutboundFlow(
        id(document),
        document.text("system"),
        document.text("connection"),
        object(document),
        document.text("recordType"),
        document.text("mapping"),
        write,
        delete,
        document.flag("again", true),
        document.number("atOnce", 1, MOST_AT_ONCE, USUAL_AT_ONCE),
        document.flag("enabled", true),
        document.choice(
            "existing", Words.of(OutboundFlow.Existing.values()), OutboundFlow.Existing.LEAVE),
        mirror(document, write, delete));
  }

  private static OutboundFlow.@Nullable Mirror mirror(
      ConfigurationObject document, OutboundFlow.Write write, OutboundFlow.Delete delete) {
    int ceiling = document.number("deleteCeiling", 0, WHOLE, USUAL_CEILING);
    Duration every = every(document);
    if (write != OutboundFlow.Write.MIRROR) {
      for (String member : new String[] {"deleteCeiling", "sweepEvery"}) {
        if (document.has(member)) {
          document.problem(member, "Only 'write' mirror takes rows away: leave this out.");
        }
      }
      return null;
    }
    if (delete == OutboundFlow.Delete.NONE) {
      document.problem(
          "delete", "A mirror takes rows away: say by archive or delete how that is done.");
    }
    return new OutboundFlow.Mirror(ceiling, every);
  }

  private static @Nullable Duration every(ConfigurationObject document) {
    String text = document.optionalText("sweepEvery");
    if (text == null) {
      return null;
    }
    try {
      Duration every = Duration.parse(text);
      if (every.compareTo(LEAST_PAUSE) >= 0 && every.compareTo(LONGEST_PAUSE) <= 0) {
        return every;
      }
    } catch (DateTimeParseException notOne) {
      // Told below.
    }
    document.problem(
        "sweepEvery", "Give a time such as PT24H or P7D, from one minute to 366 days.");
    return null;
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
        document.choice("strategy", STRATEGIES, USUAL_STRATEGY),
        format,
        document.text("mapping"),
        document.choice("state", Words.of(Flow.State.values()), null),
        document.choice("order", Words.of(Flow.Order.values()), null),
        document.flag("enabled", true));
  }
}
