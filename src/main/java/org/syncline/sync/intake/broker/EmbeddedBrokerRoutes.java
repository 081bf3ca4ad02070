package org.syncline.sync.intake.broker;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.ObjectName;
import org.syncline.platform.broker.BrokerBeans;
import org.syncline.platform.hardened.HardenedJson;
import org.syncline.sync.intake.LiveRoutes;

/**
 * Changes where the diverts that {@code wildfly-config/add-system.cli} made lead to. A message that
 * is on its way meanwhile takes the old or the new one, never both.
 */
public final class EmbeddedBrokerRoutes implements LiveRoutes {
  private static final Logger LOG = Logger.getLogger(EmbeddedBrokerRoutes.class.getName());
  private static final String ADDRESSES = "syncline.in.";
  private static final String LIVE = "jms.queue.syncline.intake.live";
  private static final String OVERFLOW = "jms.queue.syncline.intake.overflow";

  private final BrokerBeans broker = new BrokerBeans();

  @Override
  public Optional<Depths> depths() {
    try {
      return Optional.of(new Depths(depth(LIVE), depth(OVERFLOW)));
    } catch (JMException e) {
      LOG.log(Level.FINE, "The broker''s queues can''t be read: {0}", e.toString());
      return Optional.empty();
    }
  }

  private long depth(String queue) throws JMException {
    return broker.number(broker.queue(queue), "MessageCount");
  }

  @Override
  public Map<String, Long> arrived() {
    Map<String, Long> arrived = new HashMap<>();
    try {
      for (ObjectName address : broker.addresses(ADDRESSES)) {
        String name = ObjectName.unquote(address.getKeyProperty("address"));
        arrived.put(
            name.substring(ADDRESSES.length()), broker.number(address, "RoutedMessageCount"));
      }
    } catch (JMException e) {
      LOG.log(Level.FINE, "The broker''s addresses can''t be read: {0}", e.toString());
    }
    return arrived;
  }

  @Override
  public boolean overflows(String system) {
    try {
      return broker.text(divert(system), "ForwardingAddress").equals(OVERFLOW);
    } catch (JMException e) {
      LOG.log(Level.FINE, "No divert to read: {0}", e.toString());
      return false;
    }
  }

  @Override
  public boolean overflow(String system, boolean on) {
    ObjectName divert;
    try {
      divert = divert(system);
    } catch (JMException e) {
      LOG.log(Level.FINE, "No divert to change: {0}", e.toString());
      return true;
    }
    try {
      String leadsTo = broker.text(divert, "ForwardingAddress");
      if (!leadsTo.equals(on ? LIVE : OVERFLOW)) {
        // The broker was told another queue than the hub, 'ordered' perhaps: its order is kept.
        LOG.log(
            Level.FINE,
            "Divert of system={0} leads to {1} and is left there",
            new Object[] {system, leadsTo});
        return false;
      }
      broker.call(
          broker.broker(),
          "updateDivert",
          new Object[] {whole(divert, on ? OVERFLOW : LIVE)},
          new String[] {String.class.getName()});
      return true;
    } catch (JMException e) {
      throw new IllegalStateException(
          "The broker did not change the divert of system '"
              + system
              + "': see its log; the system's messages stay where they went.",
          e);
    }
  }

  /**
   * The divert as Artemis' {@code DivertConfiguration} writes itself: the broker keeps in its
   * journal what it is told here, and one without an address would stop its next start if the
   * server's configuration no longer had the divert.
   */
  private String whole(ObjectName divert, String leadsTo) throws JMException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = HardenedJson.STORED.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("name", broker.text(divert, "UniqueName"));
      json.writeStringField("routing-name", broker.text(divert, "RoutingName"));
      json.writeStringField("address", broker.text(divert, "Address"));
      json.writeStringField("forwarding-address", leadsTo);
      json.writeStringField("exclusive", broker.text(divert, "Exclusive"));
      json.writeStringField("filter-string", broker.text(divert, "Filter"));
      json.writeStringField("routing-type", broker.text(divert, "RoutingType"));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private ObjectName divert(String system) throws JMException {
    return broker.divert("syncline.divert." + system);
  }
}
