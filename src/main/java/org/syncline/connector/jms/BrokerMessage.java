package org.syncline.connector.jms;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message as it is to be sent.
 *
 * @param id the same for each try of the same content, and for no other
 * @param type what is to be done, in the reader's word
 * @param correlation for readers that look for it
 * @param group what has to stay in order
 * @param properties texts and whole numbers ({@link Long}), by name
 * @param text whether the body is a text, else bytes
 */
public record BrokerMessage(
    Destination destination,
    String id,
    String type,
    String correlation,
    String group,
    Map<String, Object> properties,
    boolean text,
    byte[] body,
    Handling handling) {

  /**
   * What the broker does with it.
   *
   * @param persistent whether it outlives the broker's process
   * @param priority 0 to 9
   * @param timeToLive after which nobody gets it any more; zero for no end
   */
  public record Handling(boolean persistent, int priority, Duration timeToLive) {}

  public BrokerMessage {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    body = body.clone();
  }

  @Override
  public byte[] body() {
    return body.clone();
  }

  /** No values: they may be personal. */
  @Override
  public String toString() {
    return "BrokerMessage[" + type + " to " + destination.name() + "]";
  }
}
