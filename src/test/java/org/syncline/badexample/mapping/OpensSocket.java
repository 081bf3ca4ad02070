package org.syncline.badexample.mapping;

import java.io.IOException;
import java.net.Socket;

/** Goes past the client that asks whether it may. */
public final class OpensSocket {
  int read(String host, int port) throws IOException {
    try (Socket socket = new Socket(host, port)) {
      return socket.getInputStream().read();
    }
  }
}
