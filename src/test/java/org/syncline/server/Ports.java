package org.syncline.server;

import java.io.IOException;
import java.io.UncheckedIOException;
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

  private Ports() {}

  /** A port that was free when asked. */
  public static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * An offset at which all ports of a server are free; below the ports that the system gives to
   * clients.
   */
  public static int freeOffset() {
    for (int attempt = 0; attempt < 200; attempt++) {
      int offset = 100 + RANDOM.nextInt(20_000);
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
