package org.syncline.connector.jms;

import java.util.List;
import org.syncline.connector.spi.Answer;

/** An open connection to a broker, used by one thread at a time. */
public interface BrokerSession {

  /**
   * Sends messages in one go. May wait for ever: who calls it interrupts it.
   *
   * @param course told of each step, and asked before the one that can't be taken back
   * @return one answer each, in their order; {@link Answers#done} where the broker has it
   */
  List<Answer> send(List<BrokerMessage> messages, Course course) throws InterruptedException;

  /** Whether it may serve again. */
  boolean usable();

  /** Ends it, whatever it is at. */
  void close();
}
