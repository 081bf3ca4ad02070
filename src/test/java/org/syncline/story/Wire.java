package org.syncline.story;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a server says to bytes that no client library would send. */
final class Wire {
  private static final int PATIENCE = 30_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");

  private final String host;
  private final int port;

  Wire(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /** Sends the bytes, and reads until the server ends the connection. */
  String say(byte[] bytes) throws IOException {
    try (Socket socket = open()) {
      send(socket, bytes);
      return heard(socket.getInputStream());
    }
  }

  String say(String text) throws IOException {
    return say(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Socket open() throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), PATIENCE);
    socket.setSoTimeout(PATIENCE);
    return socket;
  }

  private static void send(Socket socket, byte[] bytes) throws IOException {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (SocketException refusedBeforeTheEnd) {
      // What it said before is still there to be read.
    }
  }

  private static String heard(InputStream in) throws IOException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    byte[] part = new byte[8_192];
    try {
      for (int length = in.read(part); length >= 0; length = in.read(part)) {
        heard.write(part, 0, length);
      }
    } catch (SocketException reset) {
      // The same as an end: it did not read all that was sent.
    }
    return heard.toString(StandardCharsets.ISO_8859_1);
  }

  /** The status of each answer, in their order. */
  static String statuses(String heard) {
    return STATUS.matcher(heard).results().map(m -> m.group(1)).collect(Collectors.joining(" "));
  }
}
