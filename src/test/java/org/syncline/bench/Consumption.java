package org.syncline.bench;

import java.time.Duration;
import org.syncline.server.CpuTime;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;

/**
 * Processor time of those who share the machine.
 *
 * @param own of the benchmark, which plays the other systems
 */
record Consumption(Duration own, Duration hub, Duration database) {
  static Consumption untilNow(HubServer hub, PostgresServer database) {
    return new Consumption(
        CpuTime.own(),
        CpuTime.of(ProcessHandle.of(hub.pid()).orElseThrow()),
        CpuTime.of(database.process()));
  }

  Consumption since(Consumption before) {
    return new Consumption(
        own.minus(before.own), hub.minus(before.hub), database.minus(before.database));
  }

  /**
   * @param cost processor time of so many pieces of work
   * @return how many a second all processors of the machine get through
   */
  static double perSecond(Duration cost, int pieces) {
    return Runtime.getRuntime().availableProcessors() * 1e9 * pieces / cost.toNanos();
  }
}
