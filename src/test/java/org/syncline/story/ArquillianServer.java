package org.syncline.story;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.syncline.server.BriefJvm;
import org.syncline.server.HubServer;
import org.syncline.server.Ports;

/**
 * Tells Arquillian, by the properties in {@code arquillian.xml}, which server to start: the
 * prepared one, on a base folder of its own, on free ports. Stands before Arquillian's own
 * extension.
 */
final class ArquillianServer implements BeforeAllCallback {
  private static final String PORT = "arquillian.server.management";

  @Override
  public synchronized void beforeAll(ExtensionContext context) {
    boolean insideTheServer = System.getProperty("jboss.server.base.dir") != null;
    if (insideTheServer || System.getProperty(PORT) != null) {
      return;
    }
    Path base = HubServer.named("arquillian").withSamples().prepare();
    int offset = Ports.freeOffset();
    System.setProperty("arquillian.server.home", HubServer.home().toString());
    System.setProperty(
        "arquillian.server.options",
        String.join(
            " ",
            "-Xmx512m",
            BriefJvm.text(),
            "-Djboss.server.base.dir=" + base,
            "-Djboss.socket.binding.port-offset=" + offset,
            "-Dsyncline.node=arquillian",
            "-Dsyncline.config.dir=" + HubServer.samples()));
    System.setProperty(PORT, Integer.toString(9990 + offset));
  }
}
