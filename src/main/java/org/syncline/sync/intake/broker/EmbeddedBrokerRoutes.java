package org.syncline.sync.intake.broker;

import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import org.syncline.platform.broker.BrokerBeans;
import org.syncline.sync.intake.LiveRoutes;

/**
 * Changes where the diverts that {@code wildfly-config/add-system.cli} made lead to. A message that
 * is on its way meanwhile takes the old or the new one, never both.
 */
public final class EmbeddedBrokerRoutes implements LiveRoutes {
  private static final Logger LOG = Logger.getLogger(EmbeddedBrokerRoutes.class.getName());
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
  public boolean overflows(String system) {
    try {
      return broker.text(divert(system), "ForwardingAddress").equals(OVERFLOW);
    } catch (JMException e) {
      LOG.log(Level.FINE, "No divert to read: {0}", e.toString());
      return false;
    }
  }

  @Override
  public void overflow(String system, boolean on) {
    try {
      ObjectName divert = divert(system);
      String leadsTo = broker.text(divert, "ForwardingAddress");
      if (!leadsTo.equals(on ? LIVE : OVERFLOW)) {
        // The broker was told another queue than the hub, 'ordered' perhaps: its order is kept.
        LOG.log(
            Level.FINE,
            "Divert of system={0} leads to {1} and is left there",
            new Object[] {system, leadsTo});
        return;
      }
      broker.call(
          broker.broker(),
          "updateDivert",
          new Object[] {
            name(system),
            on ? OVERFLOW : LIVE,
            broker.text(divert, "Filter"),
            null,
            null,
            broker.text(divert, "RoutingType")
          },
          new String[] {
            String.class.getName(),
            String.class.getName(),
            String.class.getName(),
            String.class.getName(),
            Map.class.getName(),
            String.class.getName()
          });
    } catch (InstanceNotFoundException e) {
      LOG.log(Level.FINE, "No divert to change: {0}", e.toString());
    } catch (JMException e) {
      throw new IllegalStateException(
          "The broker did not change the divert of system '"
              + system
              + "': see its log; the system's messages stay where they went.",
          e);
    }
  }

  private ObjectName divert(String system) throws JMException {
    return broker.divert(name(system));
  }

  private static String name(String system) {
    return "syncline.divert." + system;
  }
}
