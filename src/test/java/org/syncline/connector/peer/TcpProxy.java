package org.syncline.connector.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** Stands between a client and a server on this machine, and breaks what is said between them. */
public final class TcpProxy implements AutoCloseable {
  private final ServerSocket door;
  private final int to;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Break> next = new AtomicReference<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile boolean refuses;
  private volatile boolean silent;

  /** How the next connection breaks on which a client says a word. */
  public enum How {
    /** The server never hears it. */
    UNHEARD,
    /** The server hears it, and its answer is lost. */
    UNANSWERED
  }

  private record Break(Pattern words, How how) {}

  /**
   * @param to the server's port on this machine
   */
  public TcpProxy(int to) {
    this.to = to;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Connections that were made so far. */
  public int connections() {
    return connections.get();
  }

  /** Breaks once, where a client first says something like this. */
  public void breakAt(Pattern words, How how) {
    next.set(new Break(words, how));
  }

  /** Whether the break is still to come. */
  public boolean isSound() {
    return next.get() != null;
  }

  /** Breaks all connections. */
  public void cut() {
    sockets.forEach(TcpProxy::close);
    sockets.clear();
  }

  /** Takes no connections any more, or again. */
  public void refuse(boolean from) {
    refuses = from;
    cut();
  }

  /** Passes nothing on that the server says, or does again. */
  public void silence(boolean from) {
    silent = from;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        if (refuses) {
          client.close();
          continue;
        }
        connections.incrementAndGet();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), to);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(server);
        Pair pair = new Pair(client, server);
        daemon(pair::up);
        daemon(pair::down);
      } catch (IOException over) {
        // the door is closed, or the server is not there
      }
    }
  }

  private final class Pair {
    private final Socket client;
    private final Socket server;
    private volatile boolean mute;

    Pair(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void up() {
      byte[] bytes = new byte[65_536];
      try (Socket ends = server) {
        InputStream in = client.getInputStream();
        OutputStream out = ends.getOutputStream();
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
          String said = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
          Break here = next.get();
          if (here != null && here.words().matcher(said).find() && next.compareAndSet(here, null)) {
            mute = true;
            if (here.how() == How.UNHEARD) {
              break;
            }
          }
          out.write(bytes, 0, count);
          out.flush();
        }
      } catch (IOException broken) {
        // as intended, or the other side ended it
      }
      TcpProxy.close(client);
    }

    void down() {
      byte[] bytes = new byte[65_536];
      try (Socket ends = client) {
        InputStream in = server.getInputStream();
        OutputStream out = ends.getOutputStream();
        for (int count = in.read(bytes); count >= 0 && !mute; count = in.read(bytes)) {
          if (!silent) {
            out.write(bytes, 0, count);
            out.flush();
          }
        }
      } catch (IOException broken) {
        // as intended, or the other side ended it
      }
      TcpProxy.close(server);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "tcp-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
