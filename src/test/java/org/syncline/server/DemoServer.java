package org.syncline.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes what the demo runs on: a base folder with fresh data, three legacy systems with random
 * passwords, and {@code target/demo/demo.properties} (mode 0600), which tells the program that
 * plays these systems where to send.
 */
public final class DemoServer {
  private DemoServer() {}

  public static void main(String... args) {
    Path demo = Folders.target().resolve("demo");
    Folders.delete(demo);
    Configuration configuration = Configuration.copiedTo(demo.resolve("standalone"));
    List<String> lines = new ArrayList<>();
    lines.add("jms.url=tcp://127.0.0.1:5445");
    lines.add("http.url=http://localhost:8080/syncline");
    lines.add("health.url=http://127.0.0.1:9990/health/ready");
    lines.add("setup.token.file=" + demo.resolve("standalone/data/syncline/setup-token"));
    for (Sender sender :
        List.of(
            Sender.withRandomPassword("erp", "live"),
            Sender.withRandomPassword("shop", "live"),
            Sender.withRandomPassword("branch", "ordered"))) {
      configuration.add(sender);
      lines.add("password." + sender.system() + "=" + sender.password());
    }
    Folders.writeSecret(demo.resolve("demo.properties"), lines);
  }
}
