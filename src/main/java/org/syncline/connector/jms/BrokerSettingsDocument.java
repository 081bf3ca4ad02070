package org.syncline.connector.jms;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.configuration.Words;
import org.syncline.connector.jms.BrokerSettings.DroppedBy;
import org.syncline.connector.jms.BrokerSettings.MessageForm;
import org.syncline.connector.spi.Limits;
import org.syncline.connector.spi.Operation;
import org.syncline.system.Connection;

/** Reads the settings of a connection to a broker; all mistakes are told at once. */
final class BrokerSettingsDocument {
  /** What a broker's messages can say of a row; it knows no rows to make or find. */
  static final List<Operation> OPERATIONS =
      List.of(Operation.UPSERT, Operation.ARCHIVE, Operation.DELETE);

  static final Set<String> NAMES =
      Set.of("externalId", "record", "version", "idempotencyKey", "operation");
  static final String NO_OWN =
      "Give another name: JMS and brokers keep names that begin with JMS and _ for themselves, and"
          + " the hub sets messageId, externalId, record, version and contentType.";

  private static final Set<String> KEY_NAMES = Set.of("record");
  private static final Set<String> OWN =
      Set.of("messageId", "externalId", "record", "version", "contentType");
  private static final Pattern PROPERTY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");
  private static final Pattern LINE = Pattern.compile("[\\x20-\\x7e]{1,200}");

  /** Words of the language that JMS readers select messages in. */
  private static final Set<String> WORDS =
      Set.of("NULL", "TRUE", "FALSE", "NOT", "AND", "OR", "BETWEEN", "LIKE", "IN", "IS", "ESCAPE");

  private BrokerSettingsDocument() {}

  /**
   * The settings of a connection.
   *
   * @param virtualHosts whether its path names a part of the broker
   * @throws org.syncline.configuration.InvalidConfiguration with all problems
   */
  static BrokerSettings read(Connection connection, boolean virtualHosts) {
    return ConfigurationDocument.read(
        connection.settings().getBytes(StandardCharsets.UTF_8),
        object -> read(object, connection, virtualHosts));
  }

  private static BrokerSettings read(
      ConfigurationObject object, Connection connection, boolean virtualHosts) {
    String user = object.optionalText("user");
    if (user != null && !LINE.matcher(user).matches()) {
      object.problem("user", "Give visible ASCII characters, 200 at most.");
    }
    if (user == null && connection.secret() != null) {
      object.problem("user", "The connection has a secret, the password: give its user too.");
    }
    if (user != null && connection.secret() == null) {
      object.problem("user", "A user logs in with a password: give the connection a secret.");
    }
    if (!virtualHosts && connection.path() != null) {
      object.problem("", "A connection of this kind has no path: leave it out.");
    }
    Integer atOnce =
        object.object("limits", limits -> Integer.valueOf(limits.number("atOnce", 1, 64, 8)));
    Map<String, MessageForm> objects =
        object.objectsByName("objects", BrokerSettingsDocument::form);
    if (!object.has("objects")) {
      object.problem("objects", "This member is missing: say where messages of an object go.");
    }
    int most = atOnce == null ? 8 : atOnce;
    return new BrokerSettings(
        user,
        object.choice("duplicatesDroppedBy", Words.of(DroppedBy.values()), DroppedBy.NOBODY),
        new Limits(null, most, most),
        objects);
  }

  private static MessageForm form(ConfigurationObject object) {
    String contentType = object.optionalText("contentType");
    if (contentType != null && !LINE.matcher(contentType).matches()) {
      object.problem("contentType", "Give visible ASCII characters, 200 at most.");
    }
    Map<String, Boolean> forms = new LinkedHashMap<>();
    forms.put("text", true);
    forms.put("bytes", false);
    int seconds =
        object.has("timeToLiveSeconds")
            ? object.number("timeToLiveSeconds", 1, 315_360_000, null)
            : 0;
    return new MessageForm(
        destination(object),
        types(object),
        operationProperty(object),
        contentType,
        object.choice("form", forms, true),
        template(object, "key", KEY_NAMES, "record"),
        template(object, "correlationId", NAMES, "externalId"),
        properties(object),
        new BrokerMessage.Handling(
            object.flag("persistent", true),
            object.number("priority", 0, 9, 4),
            Duration.ofSeconds(seconds)),
        object.number("together", 1, 500, 50));
  }

  private static Destination destination(ConfigurationObject object) {
    String queue = object.optionalText("queue");
    String topic = object.optionalText("topic");
    if (queue == null == (topic == null)) {
      object.problem("queue", "Give either a queue or a topic.");
    }
    String member = queue == null ? "topic" : "queue";
    String name = queue == null ? topic : queue;
    if (name != null && !Destination.isName(name)) {
      object.problem(
          member,
          "Give its name as the broker has it: letters, digits and . _ / $ - , 200 at most; no"
              + " wildcards.");
    }
    return new Destination(name == null ? "stand-in" : name, topic != null);
  }

  private static Map<Operation, String> types(ConfigurationObject object) {
    Map<Operation, String> types = new EnumMap<>(Operation.class);
    object.object(
        "operations",
        operations -> {
          for (Operation operation : OPERATIONS) {
            String type = operations.optionalText(Words.of(operation));
            if (type != null && !LINE.matcher(type).matches()) {
              operations.problem(Words.of(operation), "Give visible ASCII characters, 1 to 200.");
            }
            if (type != null) {
              types.put(operation, type);
            }
          }
          return types;
        });
    if (types.isEmpty() && !object.has("operations")) {
      object.problem(
          "operations",
          "This member is missing: give what messages say for upsert, archive and delete.");
    }
    return types;
  }

  private static @Nullable String operationProperty(ConfigurationObject object) {
    String name = object.optionalText("operationProperty");
    if (name != null) {
      checkName(object, "operationProperty", name);
    }
    return name;
  }

  private static void checkName(ConfigurationObject object, String member, String name) {
    if (!PROPERTY.matcher(name).matches() || WORDS.contains(name.toUpperCase(Locale.ROOT))) {
      object.problem(
          member,
          "The name of a property is a letter, then letters, digits and _ , 100 at most, and no"
              + " word of the language of selectors.");
    } else if (name.startsWith("JMS") || OWN.contains(name)) {
      object.problem(member, NO_OWN);
    }
  }

  private static Map<String, MessageTemplate> properties(ConfigurationObject object) {
    Map<String, MessageTemplate> templates = new LinkedHashMap<>();
    object
        .textsByName("properties")
        .forEach(
            (name, text) -> {
              String member = "properties." + name;
              checkName(object, member, name);
              templates.put(
                  name,
                  MessageTemplate.read(
                      text, NAMES, true, sentence -> object.problem(member, sentence)));
            });
    return templates;
  }

  private static MessageTemplate template(
      ConfigurationObject object, String member, Set<String> names, String absent) {
    String text = object.optionalText(member);
    if (text == null) {
      return MessageTemplate.value(absent);
    }
    MessageTemplate template =
        MessageTemplate.read(text, names, true, sentence -> object.problem(member, sentence));
    if (template.parts().stream().noneMatch(MessageTemplate.Part::room)) {
      object.problem(member, "It has to hold a value, such as {record}: else all rows are one.");
    }
    return template;
  }
}
