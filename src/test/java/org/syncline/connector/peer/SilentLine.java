package org.syncline.connector.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A line to a port of 127.0.0.1 over which answers can be lost while questions arrive. */
public final class SilentLine implements AutoCloseable {
  private final ServerSocket door;
  private final int to;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile @Nullable String last;
  private volatile boolean silent;

  public SilentLine(int to) throws IOException {
    this.door = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
    this.to = to;
    run(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /**
   * Nothing comes back from the moment a question holds these letters, in one byte each or in two.
   */
  public void silentAfter(String letters) {
    last = letters;
  }

  /** New connections are heard again; those that were silent are broken. */
  public void mend() {
    sockets.forEach(SilentLine::close);
    sockets.clear();
    last = null;
    silent = false;
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
    String heard = "";
    try {
      InputStream in = from.getInputStream();
      OutputStream out = there.getOutputStream();
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (!answers) {
          heard = hear(heard, new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
        }
        if (!(answers && silent)) {
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

  /** Hears a piece of a question; gives back the end of it, in which a word may have begun. */
  private String hear(String before, String piece) {
    String letters = last;
    String heard = before + piece.replace("\0", "");
    if (letters != null && heard.contains(letters)) {
      silent = true;
    }
    return letters == null
        ? ""
        : heard.substring(Math.max(0, heard.length() - letters.length() + 1));
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
