package org.syncline.sync.intake.jms;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.intake.IntakeDoor;
import org.syncline.sync.intake.Overflow;
import org.syncline.system.ConnectedSystem.IntakeQueue;

/**
 * Durable sends to the intake queues, outside any transaction: the send itself waits for the
 * journal.
 */
@ApplicationScoped
@NullUnmarked
class JmsDoor implements IntakeDoor {
  /** Bytes from which a client of the broker sends a message as a large one, by default. */
  private static final int LARGE = 100 * 1024;

  @Resource(lookup = "java:/JmsXA")
  private ConnectionFactory connections;

  @Resource(lookup = "java:/jms/queue/SynclineIntakeLive")
  private Queue live;

  @Resource(lookup = "java:/jms/queue/SynclineIntakeOverflow")
  private Queue overflowQueue;

  @Resource(lookup = "java:/jms/queue/SynclineIntakeBulk")
  private Queue bulk;

  @Resource(lookup = "java:/jms/queue/SynclineIntakeOrdered")
  private Queue ordered;

  @Resource(lookup = "java:/jms/queue/SynclineIntakeLarge")
  private Queue large;

  @Inject private Overflow overflow;

  @Override
  @Transactional(value = Transactional.TxType.NOT_SUPPORTED, dontRollbackOn = DoorClosed.class)
  public void put(
      String system,
      String object,
      String messageId,
      byte[] body,
      @Nullable String charset,
      IntakeQueue queue,
      String door)
      throws DoorClosed {
    try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
      BytesMessage message = context.createBytesMessage();
      message.writeBytes(body);
      message.setStringProperty(JmsMessages.SYSTEM, system);
      message.setStringProperty(JmsMessages.OBJECT, object);
      message.setStringProperty(JmsMessages.MESSAGE_ID, messageId);
      message.setStringProperty(JmsMessages.DOOR, door);
      if (charset != null) {
        message.setStringProperty(JmsMessages.CHARSET, charset);
      }
      context
          .createProducer()
          .setDeliveryMode(DeliveryMode.PERSISTENT)
          .send(destination(system, queue, body.length), message);
      overflow.note(system);
    } catch (JMSException | JMSRuntimeException e) {
      throw new DoorClosed(e);
    }
  }

  /** The same choice that the diverts of {@code wildfly-config/add-system.cli} make. */
  private Queue destination(String system, IntakeQueue queue, int size) {
    return switch (queue) {
      case LIVE -> size >= LARGE ? large : overflow.carries(system) ? overflowQueue : live;
      case BULK -> size < LARGE ? bulk : large;
      case ORDERED -> ordered;
    };
  }
}
