package org.syncline.ledger.broker;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.syncline.ledger.BrokerCounts;
import org.syncline.ledger.QueueCounts;

/** Reads the queues of intake from the server's management model, which counts for itself. */
public final class EmbeddedBrokerCounts implements BrokerCounts {
  private static final Logger LOG = Logger.getLogger(EmbeddedBrokerCounts.class.getName());
  private static final List<String> INTAKE =
      List.of("syncline.intake.live", "syncline.intake.bulk", "syncline.intake.ordered");
  private static final String DEAD = "syncline.dead";

  private final MBeanServer model = ManagementFactory.getPlatformMBeanServer();

  @Override
  public Optional<QueueCounts> read() {
    try {
      long added = 0;
      long depth = number(DEAD, "messageCount");
      long delivering = number(DEAD, "deliveringCount");
      for (String queue : INTAKE) {
        added += number(queue, "messagesAdded");
        depth += number(queue, "messageCount");
        delivering += number(queue, "deliveringCount");
      }
      return Optional.of(new QueueCounts(added, depth, delivering));
    } catch (JMException e) {
      LOG.log(Level.FINE, "The broker''s counts can''t be read: {0}", e.toString());
      return Optional.empty();
    }
  }

  private long number(String queue, String attribute) throws JMException {
    ObjectName name =
        new ObjectName("jboss.as:subsystem=messaging-activemq,server=default,jms-queue=" + queue);
    return ((Number) model.getAttribute(name, attribute)).longValue();
  }
}
