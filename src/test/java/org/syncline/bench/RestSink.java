package org.syncline.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A system of others by HTTP on 127.0.0.1 that costs next to nothing: takes rows by {@code POST}
 * and {@code PATCH}, after as long as it is told, and remembers which hub's record each is of.
 */
final class RestSink implements AutoCloseable {
  private static final byte[] HEAD_OF_BODY = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final String MARK = "\"hub\":\"";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ServerSocket server;
  private final ConcurrentHashMap<String, String> rowOfRecord = new ConcurrentHashMap<>();
  private final AtomicInteger twice = new AtomicInteger();
  private volatile long pauseNanos;
  private volatile Watch watch = new Watch(0, false);
  private volatile Clocked clocked = (call, came, answered) -> {};

  /** One request. */
  record Call(String method, String path, byte[] body) {}

  /** Is told of each request when it was there and when it was answered. */
  @FunctionalInterface
  interface Clocked {
    /** Both by {@link System#nanoTime()}. */
    void took(Call call, long came, long answered);
  }

  /** What came since it began. */
  private static final class Watch {
    private final CountDownLatch left;
    private final boolean keeps;
    private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
    private volatile long end;

    Watch(int expected, boolean keeps) {
      this.left = new CountDownLatch(expected);
      this.keeps = keeps;
    }

    void saw(Call call) {
      if (keeps) {
        calls.add(call);
      }
      end = System.nanoTime();
      left.countDown();
    }
  }

  RestSink() throws IOException {
    server = new ServerSocket(0, 100, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    threads.execute(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** How long it thinks about each request. */
  void pause(long millis) {
    pauseNanos = TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Whom to tell of each request from now on. */
  void watch(Clocked who) {
    clocked = who;
  }

  /** From now on so many requests are expected. */
  void expect(int requests, boolean keep) {
    watch = new Watch(requests, keep);
  }

  /**
   * Waits until all that is expected is there.
   *
   * @return when the last of them was answered, by {@link System#nanoTime()}
   */
  long await() throws InterruptedException {
    if (!watch.left.await(30, TimeUnit.MINUTES)) {
      throw new IllegalStateException(watch.left.getCount() + " requests never came.");
    }
    return watch.end;
  }

  List<Call> calls() {
    return List.copyOf(watch.calls);
  }

  /** Rows that were made though the record had one. */
  int twice() {
    return twice.get();
  }

  int rows() {
    return rowOfRecord.size();
  }

  /** As if nothing had ever come. */
  void forget() {
    rowOfRecord.clear();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket));
      }
    } catch (IOException | RejectedExecutionException closing) {
      // The end of it.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 12);
      for (Call call = read(in); call != null; call = read(in)) {
        long came = System.nanoTime();
        long pause = pauseNanos;
        if (pause > 0) {
          LockSupport.parkNanos(pause);
        }
        answer(call, out);
        clocked.took(call, came, System.nanoTime());
        watch.saw(call);
      }
    } catch (IOException broken) {
      // The other side is through with it.
    }
  }

  private void answer(Call call, OutputStream out) throws IOException {
    String body = new String(call.body(), StandardCharsets.UTF_8);
    int from = body.indexOf(MARK) + MARK.length();
    String record = body.substring(from, body.indexOf('"', from));
    String row = "R" + record;
    if (call.method().equals("POST") && rowOfRecord.put(record, row) != null) {
      twice.incrementAndGet();
    }
    byte[] said = ("{\"id\":\"" + row + "\"}").getBytes(StandardCharsets.US_ASCII);
    String status = call.method().equals("POST") ? "201 Created" : "200 OK";
    out.write(
        ("HTTP/1.1 "
                + status
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + said.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.write(said);
    out.flush();
  }

  /** Null at the end of the connection. */
  private static Call read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder(400);
    int matched = 0;
    while (matched < HEAD_OF_BODY.length) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      matched = next == HEAD_OF_BODY[matched] ? matched + 1 : next == '\r' ? 1 : 0;
      head.append((char) next);
    }
    String text = head.toString();
    String lower = text.toLowerCase(Locale.ROOT);
    int at = lower.indexOf("content-length:");
    int length =
        at < 0 ? 0 : Integer.parseInt(text.substring(at + 15, text.indexOf('\r', at)).strip());
    byte[] body = in.readNBytes(length);
    String[] line = text.substring(0, text.indexOf('\r')).split(" ");
    return new Call(line[0], line[1], body);
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
