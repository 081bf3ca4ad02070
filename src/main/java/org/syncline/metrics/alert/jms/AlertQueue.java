package org.syncline.metrics.alert.jms;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.transaction.Transactional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.metrics.alert.Notice;
import org.syncline.metrics.alert.NoticeWay;

/**
 * Notices as durable messages in the queue of alerts: the JSON as text, and the properties {@code
 * notice}, {@code rule} and {@code state}, for selectors.
 */
@ApplicationScoped
@NullUnmarked
public class AlertQueue implements NoticeWay {
  private static final Logger LOG = Logger.getLogger(AlertQueue.class.getName());

  /** By this the broker knows what it has taken already. */
  private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

  @Resource(lookup = "java:/JmsXA")
  private ConnectionFactory connections;

  @Resource(lookup = "java:/jms/queue/SynclineAlerts")
  private Queue alerts;

  @Override
  @Transactional(Transactional.TxType.NOT_SUPPORTED)
  public Sent send(Notice notice) {
    try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
      TextMessage message = context.createTextMessage(notice.body());
      message.setStringProperty("notice", notice.id());
      message.setStringProperty("rule", notice.rule());
      message.setStringProperty("state", notice.raised() ? "raised" : "ended");
      message.setStringProperty(DUPLICATE_ID, "alert-" + notice.id());
      context.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT).send(alerts, message);
      return new Sent.Done();
    } catch (JMSException | JMSRuntimeException e) {
      LOG.log(Level.FINE, "The broker did not take a notice", e);
      return new Sent.Later("The hub's own broker did not take it: see the server's log.", null);
    }
  }
}
