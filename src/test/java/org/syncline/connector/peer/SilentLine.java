package org.syncline.connector.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** A line to a port of 127.0.0.1 over which answers can be lost while questions arrive. */
public final class SilentLine implements AutoCloseable {
  private final ServerSocket door;
  private final int to;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile BooleanSupplier silent = () -> false;

  public SilentLine(int to) throws IOException {
    this.door = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
    this.to = to;
    run(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Nothing comes back while this holds; asked before each piece of an answer. */
  public void silentWhile(BooleanSupplier condition) {
    silent = condition;
  }

  /** New connections are heard again; those that were silent are broken. */
  public void mend() {
    sockets.forEach(SilentLine::close);
    sockets.clear();
    silent = () -> false;
  }

  private void accept() {
    try {
      while (true) {
        Socket from = door.accept();
        Socket there = new Socket(InetAddress.getLoopbackAddress(), to);
        sockets.add(from);
        sockets.add(there);
        run(() -> copy(from, there, false));
        run(() -> copy(there, from, true));
      }
    } catch (IOException e) {
      // The door is closed.
    }
  }

  private void copy(Socket from, Socket there, boolean answers) {
    byte[] bytes = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = there.getOutputStream();
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (!(answers && silent.getAsBoolean())) {
          out.write(bytes, 0, read);
        }
      }
    } catch (IOException e) {
      // One side is gone; the other follows.
    } finally {
      close(from);
      close(there);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more, closed or not.
    }
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "silent-line");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    door.close();
    sockets.forEach(SilentLine::close);
  }
}
