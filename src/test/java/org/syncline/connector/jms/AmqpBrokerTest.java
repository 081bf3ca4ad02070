package org.syncline.connector.jms;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.syncline.connector.jms.qpid.QpidClient;

/** By AMQP 1.0. */
class AmqpBrokerTest extends BrokerRules {
  @Override
  BrokerClient client() {
    try {
      return new QpidClient(SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
