package org.syncline.bench;

import org.syncline.server.HubServer;

/** Queues of a running server, opened and held back by its management. */
final class BrokerQueue {
  private static final String BROKER = "/subsystem=messaging-activemq/server=default";

  private BrokerQueue() {}

  /** Adds a queue that a role may send to and receive from. */
  static void open(HubServer hub, String name, String role) throws Exception {
    hub.cli(
        BROKER
            + "/jms-queue="
            + name
            + ":add(entries=[java:/jms/queue/"
            + name
            + "],durable=true)");
    String address = BROKER + "/security-setting=jms.queue." + name;
    hub.cli(address + ":add()");
    hub.cli(address + "/role=" + role + ":add(send=true,consume=true)");
  }

  /** Holds back or lets go what the intake queue of live messages delivers. */
  static void pause(HubServer hub, boolean hold) throws Exception {
    hub.cli(BROKER + "/jms-queue=syncline.intake.live:" + (hold ? "pause" : "resume"));
  }
}
