package org.syncline.connector.jms;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Limits;
import org.syncline.connector.spi.Operation;

/**
 * The settings of a connection to a broker, read.
 *
 * @param user null where nobody logs in
 * @param objects what becomes a message, by the name of the object
 */
record BrokerSettings(
    @Nullable String user, DroppedBy droppedBy, Limits limits, Map<String, MessageForm> objects) {
  BrokerSettings {
    objects = Map.copyOf(objects);
  }

  /** Who drops a message that comes a second time under one id. */
  enum DroppedBy {
    NOBODY,
    BROKER,
    READERS
  }

  /**
   * How messages of one object are made.
   *
   * @param types what a message says is to be done, by operation
   * @param operationProperty property that says it too; null for none
   * @param key names the row where the hub knows no external id yet
   * @param together most messages of one call
   */
  record MessageForm(
      Destination destination,
      Map<Operation, String> types,
      @Nullable String operationProperty,
      @Nullable String contentType,
      boolean text,
      MessageTemplate key,
      MessageTemplate correlation,
      Map<String, MessageTemplate> properties,
      BrokerMessage.Handling handling,
      int together) {
    MessageForm {
      types = Map.copyOf(types);
      properties = Map.copyOf(properties);
    }
  }

  Optional<MessageForm> of(String object) {
    return Optional.ofNullable(objects.get(object));
  }
}
