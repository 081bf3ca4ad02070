package org.syncline.security.abuse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.syncline.samples.HubClient.Answer;

/** HTTP/1.1 byte by byte: one connection for each request, read to its end. */
final class Wire {
  private static final int PATIENCE_MS = 20_000;

  private Wire() {}

  /** ISO 8859-1, so that each byte is a character. */
  static String exchange(int port, String from, byte[] request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(from, 0));
      socket.setSoTimeout(PATIENCE_MS);
      socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MS);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      try {
        socket.getOutputStream().write(request);
        socket.getInputStream().transferTo(all);
      } catch (SocketException reset) {
        // The hub may end the connection before it has read everything; what it said is kept.
      }
      return all.toString(StandardCharsets.ISO_8859_1);
    }
  }

  static Answer answer(int port, String from, byte[] request) throws IOException {
    String all = exchange(port, from, request);
    int end = all.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("No answer: " + all);
    }
    String[] lines = all.substring(0, end).split("\r\n");
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < lines.length; i++) {
      String[] pair = lines[i].split(": ?", 2);
      headers.computeIfAbsent(pair[0], name -> new ArrayList<>()).add(pair[1]);
    }
    String body = all.substring(end + 4);
    boolean chunked =
        headers.getOrDefault("Transfer-Encoding", List.of()).toString().contains("chunked");
    byte[] bytes = (chunked ? joined(body) : body).getBytes(StandardCharsets.ISO_8859_1);
    return new Answer(
        Integer.parseInt(lines[0].split(" ")[1]),
        HttpHeaders.of(headers, (name, value) -> true),
        new String(bytes, StandardCharsets.UTF_8));
  }

  private static String joined(String chunks) {
    StringBuilder joined = new StringBuilder();
    int at = 0;
    while (at < chunks.length()) {
      int line = chunks.indexOf("\r\n", at);
      int length =
          Integer.parseInt(chunks.substring(at, line).strip().toLowerCase(Locale.ROOT), 16);
      if (length == 0) {
        break;
      }
      joined.append(chunks, line + 2, line + 2 + length);
      at = line + 2 + length + 2;
    }
    return joined.toString();
  }
}
