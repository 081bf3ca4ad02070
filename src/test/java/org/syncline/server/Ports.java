package org.syncline.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.stream.IntStream;

/** Free ports of this machine. */
public final class Ports {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What a server listens on at offset 0. */
  private static final int[] OF_A_SERVER = {8080, 8443, 9990, 4712, 4713, 5445};

  private static final int LOWEST_OFFSET = 100;
  private static final int OFFSETS = 20_000;

  /**
   * Of these each of the two JVMs draws from its own, at the two ends: no port of a server of one
   * is a port of a server of the other, which lie at most 5,278 apart.
   */
  private static final int OFFSETS_OF_A_FORK = 7_000;

  private static final int LOWEST_FREE = 9990 + LOWEST_OFFSET + OFFSETS;
  private static final int LOWEST_OF_CLIENTS = 32_768;

  /** The build runs two JVMs of tests at once: one draws even ports, the other one odd ones. */
  private static final int FORK = Integer.getInteger("syncline.fork", 1) % 2;

  private Ports() {}

  /**
   * A port that was free when asked, and that nobody gets by chance before it is used: it is below
   * those that the system gives to clients and above those of a server at any offset.
   */
  public static int free() {
    for (int attempt = 0; attempt < 200; attempt++) {
      int port = LOWEST_FREE + 2 * RANDOM.nextInt((LOWEST_OF_CLIENTS - LOWEST_FREE) / 2) + FORK;
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("No free port found: are too many servers running?");
  }

  /**
   * An offset at which all ports of a server are free; below the ports that the system gives to
   * clients.
   */
  public static int freeOffset() {
    for (int attempt = 0; attempt < 200; attempt++) {
      int offset =
          LOWEST_OFFSET + FORK * (OFFSETS - OFFSETS_OF_A_FORK) + RANDOM.nextInt(OFFSETS_OF_A_FORK);
      if (IntStream.of(OF_A_SERVER).allMatch(port -> isFree(port + offset))) {
        return offset;
      }
    }
    throw new IllegalStateException("No free port offset found: are too many servers running?");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
