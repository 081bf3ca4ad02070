package org.syncline.connector.peer;

import java.nio.charset.StandardCharsets;
import javax.jms.BytesMessage;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.TextMessage;

/**
 * A broker to play with: {@code PlayBroker <port>} lets {@code hub} in, with the password of {@link
 * EmbeddedBroker}, and prints what comes to the queue {@code customers}.
 */
public final class PlayBroker {
  private static final String QUEUE = "customers";

  private PlayBroker() {}

  public static void main(String[] args) throws Exception {
    int port = args.length == 0 ? 5670 : Integer.parseInt(args[0]);
    try (EmbeddedBroker broker = EmbeddedBroker.at(port).queue(QUEUE)) {
      System.out.println("listens on 127.0.0.1:" + port + ", by Artemis's protocol and AMQP 1.0");
      while (true) {
        if (broker.waiting(QUEUE) > 0) {
          print(broker.take(QUEUE, 1).get(0));
        } else {
          Thread.sleep(200);
        }
      }
    }
  }

  private static void print(Message message) throws JMSException {
    String body =
        message instanceof BytesMessage
            ? new String(message.getBody(byte[].class), StandardCharsets.UTF_8)
            : ((TextMessage) message).getText();
    System.out.println(
        message.getJMSType()
            + " externalId="
            + message.getStringProperty("externalId")
            + " version="
            + message.getLongProperty("version")
            + " messageId="
            + message.getStringProperty("messageId")
            + " "
            + body);
  }
}
