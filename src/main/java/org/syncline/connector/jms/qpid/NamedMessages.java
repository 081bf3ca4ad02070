package org.syncline.connector.jms.qpid;

import org.apache.qpid.jms.JmsDestination;
import org.apache.qpid.jms.JmsSession;
import org.apache.qpid.jms.message.JmsMessageIDBuilder;
import org.apache.qpid.jms.policy.JmsMessageIDPolicy;

/** Gives messages the hub's ids; the client asks while one is being sent, on the same thread. */
final class NamedMessages implements JmsMessageIDPolicy, JmsMessageIDBuilder {
  private volatile String next = "";

  void next(String id) {
    next = id;
  }

  @Override
  public JmsMessageIDPolicy copy() {
    return this;
  }

  @Override
  public JmsMessageIDBuilder getMessageIDBuilder(JmsSession session, JmsDestination destination) {
    return this;
  }

  @Override
  public Object createMessageID(String producerId, long messageSequence) {
    return next;
  }

  @Override
  public JmsMessageIDBuilder initialize(String connectionId) {
    return this;
  }

  @Override
  public String toString() {
    return "NamedMessages";
  }
}
