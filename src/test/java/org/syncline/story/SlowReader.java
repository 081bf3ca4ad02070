package org.syncline.story;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** Asks for a long answer, and reads it only when it is told to. */
final class SlowReader implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;
  private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

  private final Socket socket;
  private final InputStream in;

  private SlowReader(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /**
   * Asks.
   *
   * @param more headers, each with CR LF
   */
  static SlowReader of(String hub, String path, String version, String more) throws IOException {
    URI address = URI.create(hub + path);
    Socket socket = new Socket();
    socket.setReceiveBufferSize(BUFFER);
    socket.setSoTimeout(60_000);
    socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
    String user = HubUnderTest.ADMIN + ":" + HubUnderTest.PASSWORD;
    String request =
        "GET "
            + address.getRawPath()
            + "?"
            + address.getRawQuery()
            + " "
            + version
            + "\r\nHost: "
            + address.getAuthority()
            + "\r\nAuthorization: Basic "
            + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8))
            + "\r\n"
            + more
            + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return new SlowReader(socket);
  }

  /** Reads the first bytes of the answer. */
  String head() throws IOException {
    byte[] first = in.readNBytes(1_000);
    return new String(first, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
  }

  /** Reads the rest, and says whether it ends as a whole answer does. */
  boolean endsProperly() throws IOException {
    byte[] last = new byte[0];
    byte[] read = new byte[BUFFER];
    try {
      int count;
      while ((count = in.read(read)) >= 0) {
        int kept = Math.min(last.length, LAST_CHUNK.length());
        byte[] both = new byte[kept + count];
        System.arraycopy(last, last.length - kept, both, 0, kept);
        System.arraycopy(read, 0, both, kept, count);
        last = both;
        if (new String(last, StandardCharsets.ISO_8859_1).endsWith(LAST_CHUNK)) {
          return true;
        }
      }
    } catch (SocketException reset) {
      return false;
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
