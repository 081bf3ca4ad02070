package org.syncline.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.syncline.server.HubServer;

/** Queues of a running server, opened and held back by its management. */
final class BrokerQueue {
  private static final String BROKER = "/subsystem=messaging-activemq/server=default";

  private BrokerQueue() {}

  /** Adds a queue that a role may send to and receive from. */
  static void open(HubServer hub, String name, String role) throws Exception {
    cli(
        hub,
        BROKER
            + "/jms-queue="
            + name
            + ":add(entries=[java:/jms/queue/"
            + name
            + "],durable=true)");
    String address = BROKER + "/security-setting=jms.queue." + name;
    cli(hub, address + ":add()");
    cli(hub, address + "/role=" + role + ":add(send=true,consume=true)");
  }

  /** Holds back or lets go what the intake queue of live messages delivers. */
  static void pause(HubServer hub, boolean hold) throws Exception {
    cli(hub, BROKER + "/jms-queue=syncline.intake.live:" + (hold ? "pause" : "resume"));
  }

  private static void cli(HubServer hub, String operation) throws Exception {
    Path home = Path.of("target/server").toAbsolutePath();
    Process process =
        new ProcessBuilder(
                home.resolve("bin/jboss-cli.sh").toString(),
                "--connect",
                "--controller=127.0.0.1:" + hub.management().getPort(),
                "--command=" + operation)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException(operation + ": " + said);
    }
  }
}
