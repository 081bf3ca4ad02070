package org.syncline.sync.intake;

import java.util.Map;
import java.util.Optional;

/** The way from the addresses of live systems to an intake queue, as the broker knows it. */
public interface LiveRoutes {

  /**
   * Messages in two queues, delivered ones that are not acknowledged included.
   *
   * @param live where the messages of live systems come in
   * @param overflow where those of a system that sends too many come in
   */
  record Depths(long live, long overflow) {}

  /** Empty where the broker can't be asked; then nothing can be steered. */
  Optional<Depths> depths();

  /**
   * How many messages each system has sent to its address since the broker started; nothing of a
   * system without an address, and nothing at all where the broker can't be asked.
   */
  Map<String, Long> arrived();

  /** Whether new messages of this system go to the overflow queue. */
  boolean overflows(String system);

  /**
   * Sends new messages of this system to the overflow queue, or to the live queue again. A system
   * without a way of its own at the broker (one that sends by HTTP alone) needs no change there.
   *
   * @return false if its messages go to another queue than these two, and go on to do so
   */
  boolean overflow(String system, boolean on);
}
