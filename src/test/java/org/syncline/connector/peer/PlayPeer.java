package org.syncline.connector.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A system to play with: {@code PlayPeer <port>} keeps rows at {@code /rows} and prints what it
 * does and answers. A status on the standard input, such as {@code 503}, is all that the next
 * request gets.
 */
public final class PlayPeer {
  private PlayPeer() {}

  public static void main(String[] args) throws IOException {
    int port = args.length == 0 ? 8099 : Integer.parseInt(args[0]);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (FakePeer peer = FakePeer.at(port, PlayPeer::printed)) {
      System.out.println("listens on http://127.0.0.1:" + peer.port() + "/rows");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.matches("[1-5][0-9]{2}")) {
          peer.next(new Fault.Says(Said.of(Integer.parseInt(line), "{}")));
          System.out.println("the next request gets " + line);
        } else {
          System.out.println("type a status, such as 503");
        }
      }
    }
  }

  private static Said printed(Asked asked, Books books) {
    Said said = Apis.plain(asked, books);
    System.out.println(
        asked.method() + " " + asked.target() + " " + asked.body() + " -> " + said.status());
    return said;
  }
}
