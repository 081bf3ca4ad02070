package org.syncline.security.egress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on 127.0.0.1 that answers each request as it is told to, byte by byte. */
public final class LocalServer implements AutoCloseable {
  /** What it does with a connection after each request; false ends the connection. */
  @FunctionalInterface
  public interface Manner {
    boolean answer(Socket socket) throws IOException;
  }

  final List<String> requests = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final ServerSocket server;
  private final Manner manner;

  /** How many connections there were so far. */
  public int connected() {
    return connections.get();
  }

  private LocalServer(ServerSocket server, Manner manner) {
    this.server = server;
    this.manner = manner;
    threads.execute(this::accept);
  }

  public static LocalServer on(ServerSocket server, Manner manner) {
    return new LocalServer(server, manner);
  }

  public static LocalServer plain(Manner manner) throws IOException {
    return new LocalServer(
        new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})), manner);
  }

  /** Answers with that text, and keeps the connection. */
  public static LocalServer saying(String answer) throws IOException {
    return plain(
        socket -> {
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
          socket.getOutputStream().flush();
          return true;
        });
  }

  public int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      String head = head(socket.getInputStream());
      while (!head.isEmpty()) {
        requests.add(head);
        if (!manner.answer(socket)) {
          return;
        }
        head = head(socket.getInputStream());
      }
    } catch (IOException gone) {
      // The client ended it.
    }
  }

  /** Up to the empty line; with the body, where the head tells its length. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      bytes.write(next);
      head = bytes.toString(StandardCharsets.ISO_8859_1);
    }
    for (String line : head.split("\r\n")) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length: ")) {
        byte[] body = in.readNBytes(Integer.parseInt(line.substring(16).strip()));
        return head + new String(body, StandardCharsets.ISO_8859_1);
      }
    }
    return head;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
