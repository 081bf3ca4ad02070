package org.syncline.connector.jms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.connector.jms.BrokerSettings.DroppedBy;
import org.syncline.connector.spi.Description;
import org.syncline.connector.spi.Description.Ability;
import org.syncline.connector.spi.Description.Setting;
import org.syncline.connector.spi.Description.Type;

/** What the connectors to brokers say of themselves. */
final class BrokerDescription {
  private static final List<String> GUARANTEES =
      List.of(
          "One message for each change; its id is the same for each try of the same content.",
          "What the broker did not confirm is neither taken for sent nor for not sent.",
          "Messages of one record reach a destination in their order, and carry its id as group.",
          "A full address, a full disk and a broker that is away hold messages back; none is lost.",
          "Bodies are texts or bytes; nothing is read from the broker, and no Java object is.",
          "A broker tells no row: external ids are chosen by key, and nothing can be looked up.");

  private BrokerDescription() {}

  static Description of(BrokerClient.Protocol protocol) {
    List<String> guarantees = new ArrayList<>(GUARANTEES);
    guarantees.addAll(protocol.guarantees());
    return new Description(
        protocol.kind(), Set.of(Ability.CHECK, Ability.WRITE), guarantees, settings());
  }

  private static List<Setting> settings() {
    String form = "objects.*.";
    return List.of(
        optional("user", Type.TEXT, "Who logs in; the secret of the connection is the password."),
        new Setting(
            "duplicatesDroppedBy",
            Type.TEXT,
            false,
            List.copyOf(Words.of(DroppedBy.values()).keySet()),
            "nobody",
            "Who drops a message that comes twice under one id: then what was not confirmed is sent"
                + " again by itself."),
        optional("limits", Type.OBJECT, "How much the broker bears."),
        preset("limits.atOnce", Type.NUMBER, "8", "Connections at once, 1 to 64."),
        required("objects", Type.OBJECT, "What becomes messages, by name."),
        optional("objects.*", Type.OBJECT, "One of them."),
        optional(form + "queue", Type.TEXT, "The queue's name; or a topic."),
        optional(form + "topic", Type.TEXT, "The topic's name; or a queue."),
        required(form + "operations", Type.OBJECT, "What messages say is to be done."),
        optional(form + "operations.upsert", Type.TEXT, "The word for: this is its state now."),
        optional(form + "operations.archive", Type.TEXT, "The word for: no longer in use."),
        optional(form + "operations.delete", Type.TEXT, "The word for: take it away."),
        optional(
            form + "operationProperty",
            Type.TEXT,
            "A property that holds the word too; the type of the message does anyway."),
        optional(form + "contentType", Type.TEXT, "Value of the property contentType."),
        new Setting(
            form + "form", Type.TEXT, false, List.of("text", "bytes"), "text", "The body's form."),
        preset(
            form + "key",
            Type.TEXT,
            "{record}",
            "Names the row where no external id is known: {record} or {body.member}."),
        preset(form + "correlationId", Type.TEXT, "{externalId}", "A template."),
        optional(form + "properties", Type.OBJECT, "Further properties."),
        optional(
            form + "properties.*",
            Type.TEXT,
            "A template of {record}, {version}, {externalId}, {idempotencyKey}, {operation} and"
                + " {body.member}; left out where one has no value."),
        preset(form + "persistent", Type.FLAG, "true", "Whether it outlives the broker's process."),
        preset(form + "priority", Type.NUMBER, "4", "0 to 9."),
        optional(form + "timeToLiveSeconds", Type.NUMBER, "After which nobody gets it any more."),
        preset(form + "together", Type.NUMBER, "50", "Most messages of one call, 1 to 500."));
  }

  private static Setting required(String name, Type type, String meaning) {
    return new Setting(name, type, true, List.of(), null, meaning);
  }

  private static Setting optional(String name, Type type, String meaning) {
    return preset(name, type, null, meaning);
  }

  private static Setting preset(
      String name, Type type, @Nullable String otherwise, String meaning) {
    return new Setting(name, type, false, List.of(), otherwise, meaning);
  }
}
