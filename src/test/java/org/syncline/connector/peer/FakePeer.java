package org.syncline.connector.peer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A system of others on 127.0.0.1: does what its API says, goes wrong as it is told, and keeps its
 * own books.
 */
public final class FakePeer implements AutoCloseable {

  /** What it does with requests. */
  @FunctionalInterface
  public interface Api {
    Said answer(Asked asked, Books books);
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ServerSocket server;
  private final Api api;
  private final Books books = new Books();
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final List<RuntimeException> troubles = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch deaf = new CountDownLatch(1);
  private final Deque<Fault> faults = new ArrayDeque<>();
  private volatile boolean keeps = true;
  private volatile Function<Asked, Fault> judge = unused -> new Fault.None();
  private volatile Consumer<Asked> answered = unused -> {};

  private FakePeer(ServerSocket server, Api api) {
    this.api = api;
    this.server = server;
    threads.execute(this::accept);
  }

  public static FakePeer with(Api api) throws IOException {
    return at(0, api);
  }

  /**
   * One at a certain port.
   *
   * @param port 0 for any that is free
   */
  public static FakePeer at(int port, Api api) throws IOException {
    return on(new ServerSocket(port, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})), api);
  }

  /** One behind a socket of the test's own. */
  public static FakePeer on(ServerSocket server, Api api) {
    return new FakePeer(server, api);
  }

  public int port() {
    return server.getLocalPort();
  }

  public Books books() {
    return books;
  }

  /** Keeps none of the requests from now on: there are too many. */
  public FakePeer keepingNone() {
    keeps = false;
    return this;
  }

  /** What goes wrong with a request for which {@link #next} told nothing. */
  public FakePeer judging(Function<Asked, Fault> whatGoesWrong) {
    judge = whatGoesWrong;
    return this;
  }

  /** Who is told of each request right after its whole answer was written. */
  public FakePeer telling(Consumer<Asked> whoeverWantsToKnow) {
    answered = whoeverWantsToKnow;
    return this;
  }

  /** All requests so far that were kept. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** What goes wrong with the next requests, one each. */
  public FakePeer next(Fault... more) {
    synchronized (faults) {
      faults.addAll(List.of(more));
    }
    return this;
  }

  private Fault fault(Asked next) {
    synchronized (faults) {
      if (!faults.isEmpty()) {
        return faults.remove();
      }
    }
    return judge.apply(next);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException | RejectedExecutionException closing) {
      // The end of it.
    } finally {
      deaf.countDown();
    }
  }

  private void serve(Socket socket) {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream())) {
      for (Asked next = read(in); next != null; next = read(in)) {
        if (keeps) {
          asked.add(next);
        }
        if (!answer(next, socket.getOutputStream())) {
          return;
        }
      }
    } catch (IOException | InterruptedException broken) {
      // The other side, or the test, is through with it.
    } catch (RuntimeException e) {
      troubles.add(e);
    } finally {
      sockets.remove(socket);
    }
  }

  /** Whether the connection is kept. */
  private boolean answer(Asked next, OutputStream out) throws IOException, InterruptedException {
    Fault fault = fault(next);
    if (fault instanceof Fault.Says says) {
      return send(out, says.said());
    }
    if (fault instanceof Fault.Babbles babbles) {
      out.write(babbles.text().getBytes(StandardCharsets.UTF_8));
      out.flush();
      return false;
    }
    if (fault instanceof Fault.IsSilent) {
      closed.await();
      return false;
    }
    if (fault instanceof Fault.Waits waits) {
      waits.gate().await();
    }
    Said said = api.answer(next, books);
    if (fault instanceof Fault.DoesAndSays says) {
      return send(out, says.said());
    }
    if (fault instanceof Fault.DoesAndIsSilent) {
      closed.await();
      return false;
    }
    byte[] whole = bytes(said);
    if (fault instanceof Fault.DoesAndBreaksOff) {
      out.write(whole, 0, whole.length - Math.max(1, said.body().length() / 2));
      out.flush();
      return false;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(whole);
    if (fault instanceof Fault.DoesAndSaysTwice) {
      // In one go: what comes after the next request was sent is its answer to any client.
      all.write(whole);
    }
    out.write(all.toByteArray());
    out.flush();
    answered.accept(next);
    return true;
  }

  private static boolean send(OutputStream out, Said said) throws IOException {
    out.write(bytes(said));
    out.flush();
    return true;
  }

  private static byte[] bytes(Said said) throws IOException {
    byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + said.status() + " Said\r\n");
    said.headers()
        .forEach(
            (name, value) -> {
              // Two cookies are two lines.
              for (String line : value.split("\n")) {
                head.append(name).append(": ").append(line).append("\r\n");
              }
            });
    if (said.status() != 204) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    whole.write(body);
    return whole.toByteArray();
  }

  /** Null where the connection ends. */
  private static Asked read(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = line(in); ; line = line(in)) {
      if (line == null) {
        return null;
      }
      if (line.isEmpty()) {
        break;
      }
      lines.add(line);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    String[] first = lines.get(0).split(" ");
    return new Asked(first[0], first[1], headers, new String(body, StandardCharsets.UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return line.toString(StandardCharsets.ISO_8859_1);
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return null;
  }

  /**
   * Takes no connection any more, and ends those there are.
   *
   * @throws IllegalStateException where its API could not answer a request
   */
  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    try {
      // A connection may still slip in while its thread wakes up.
      if (!deaf.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The peer does not stop to listen.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdownNow();
    if (!troubles.isEmpty()) {
      throw new IllegalStateException("The peer's API failed.", troubles.get(0));
    }
  }
}
