package org.syncline.badexample.sync.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.Serializable;

/** Opens whatever object a sender put in. */
public final class ReadsObjects {
  Serializable read(Message message) throws JMSException {
    return message.getBody(Serializable.class);
  }
}
