package org.syncline.ledger.broker;

import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import org.syncline.ledger.BrokerCounts;
import org.syncline.ledger.QueueCounts;
import org.syncline.platform.broker.BrokerBeans;

/**
 * Reads the queues of intake from the broker's own management beans. The server's management model
 * has the same figures, but can't be asked while the server boots, and that is when the ledger
 * begins.
 */
public final class EmbeddedBrokerCounts implements BrokerCounts {
  private static final Logger LOG = Logger.getLogger(EmbeddedBrokerCounts.class.getName());
  private static final List<String> INTAKE =
      List.of(
          "jms.queue.syncline.intake.live",
          "jms.queue.syncline.intake.overflow",
          "jms.queue.syncline.intake.bulk",
          "jms.queue.syncline.intake.large",
          "jms.queue.syncline.intake.ordered");
  private static final String DEAD = "jms.queue.syncline.dead";

  private final BrokerBeans broker = new BrokerBeans();

  @Override
  public Optional<QueueCounts> read() {
    try {
      long added = 0;
      long depth = number(DEAD, "MessageCount");
      long delivering = number(DEAD, "DeliveringCount");
      for (String queue : INTAKE) {
        added += number(queue, "MessagesAdded");
        depth += number(queue, "MessageCount");
        delivering += number(queue, "DeliveringCount");
      }
      return Optional.of(new QueueCounts(added, depth, delivering));
    } catch (JMException e) {
      LOG.log(Level.FINE, "The broker''s counts can''t be read: {0}", e.toString());
      return Optional.empty();
    }
  }

  private long number(String queue, String attribute) throws JMException {
    return broker.number(broker.queue(queue), attribute);
  }
}
