package org.syncline.connector.peer;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * A file server that speaks SFTP on 127.0.0.1, over a folder of this machine. A trap sees each
 * order before it is carried out, and each change after it was and before it is answered; it may
 * cut the session there.
 */
public final class FileServer implements AutoCloseable {
  public static final String USER = "hub";
  public static final String PASSWORD = "pass-Wort7";

  private final SshServer server = SshServer.setUpDefaultServer();
  private final Path root;
  private final KeyPair hostKey;
  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicInteger sessions = new AtomicInteger();
  private volatile Trap trap = (moment, cut) -> {};
  private volatile PublicKey userKey;

  /** When a trap is asked. */
  public enum When {
    /** An order came; nothing was done yet. */
    BEFORE,
    /** A change was made, and is not answered yet. */
    AFTER
  }

  /**
   * Where a trap is.
   *
   * @param act the order: {@code order} for any; {@code write}, {@code move} and {@code remove} for
   *     changes
   * @param path that it is about; of a move the one it goes to; empty for {@code order}
   */
  public record Moment(When when, String act, String path) {
    /** Whether a file comes to its place, out of the hub's own folder. */
    public boolean publishes() {
      return act.equals("move") && !path.contains("/.syncline/");
    }
  }

  /** Cuts the session of the order: no answer comes. */
  @FunctionalInterface
  public interface Cut {
    void now() throws IOException;
  }

  /** What goes wrong. */
  @FunctionalInterface
  public interface Trap {
    void at(Moment moment, Cut cut) throws IOException;
  }

  private FileServer(Path root, KeyPair hostKey) {
    this.root = root;
    this.hostKey = hostKey;
  }

  /** On a free port, with a host key of its own. */
  public static FileServer over(Path root) throws IOException {
    return over(root, 0);
  }

  public static FileServer over(Path root, int port) throws IOException {
    FileServer server = new FileServer(root, ellipticKey());
    server.start(port);
    return server;
  }

  static KeyPair ellipticKey() {
    return keyPair("EC", 256);
  }

  public static KeyPair keyPair(String algorithm, int size) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(size);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void start(int port) throws IOException {
    Files.createDirectories(root);
    server.setHost("127.0.0.1");
    server.setPort(port);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPasswordAuthenticator(
        (user, password, session) -> {
          attempts.incrementAndGet();
          return user.equals(USER) && password.equals(PASSWORD);
        });
    server.setPublickeyAuthenticator(
        (user, key, session) -> {
          attempts.incrementAndGet();
          return user.equals(USER) && userKey != null && KeyUtils.compareKeys(key, userKey);
        });
    server.setFileSystemFactory(new VirtualFileSystemFactory(root));
    SftpSubsystemFactory sftp = new SftpSubsystemFactory();
    sftp.addSftpEventListener(new Listener());
    server.setSubsystemFactories(List.of(sftp));
    server.start();
  }

  public int port() {
    return server.getPort();
  }

  public String fingerprint() {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
  }

  /** How often somebody tried to log in. */
  public int attempts() {
    return attempts.get();
  }

  /** How many sessions were opened for files. */
  public int sessions() {
    return sessions.get();
  }

  public void trap(Trap next) {
    trap = next;
  }

  /** Lets in whoever has the other half of this key. */
  public void letIn(PublicKey key) {
    userKey = key;
  }

  /** Ends all sessions, as a server does that was restarted. */
  public void endSessions() throws IOException {
    for (var session : server.getActiveSessions()) {
      session.close(true).await(5_000);
    }
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }

  private final class Listener implements SftpEventListener {
    private void at(ServerSession session, When when, String act, String path) throws IOException {
      trap.at(
          new Moment(when, act, path),
          () -> {
            session.close(true);
            throw new IOException("cut");
          });
    }

    @Override
    public void initialized(ServerSession session, int version) {
      sessions.incrementAndGet();
    }

    @Override
    public void received(ServerSession session, int type, int id) throws IOException {
      at(session, When.BEFORE, "order", "");
    }

    @Override
    public void opening(ServerSession session, String remoteHandle, Handle handle)
        throws IOException {
      at(session, When.BEFORE, "open", handle.getFile().toString());
    }

    @Override
    public void writing(
        ServerSession session,
        String remoteHandle,
        FileHandle handle,
        long offset,
        byte[] data,
        int dataOffset,
        int dataLen)
        throws IOException {
      at(session, When.BEFORE, "write", handle.getFile().toString());
    }

    @Override
    public void written(
        ServerSession session,
        String remoteHandle,
        FileHandle handle,
        long offset,
        byte[] data,
        int dataOffset,
        int dataLen,
        Throwable thrown)
        throws IOException {
      at(session, When.AFTER, "write", handle.getFile().toString());
    }

    @Override
    public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options)
        throws IOException {
      at(session, When.BEFORE, "move", to.toString());
    }

    @Override
    public void moved(
        ServerSession session, Path from, Path to, Collection<CopyOption> options, Throwable thrown)
        throws IOException {
      if (thrown == null) {
        at(session, When.AFTER, "move", to.toString());
      }
    }

    @Override
    public void removed(ServerSession session, Path path, boolean folder, Throwable thrown)
        throws IOException {
      if (thrown == null) {
        at(session, When.AFTER, "remove", path.toString());
      }
    }

    @Override
    public void creating(ServerSession session, Path path, Map<String, ?> attributes)
        throws IOException {
      at(session, When.BEFORE, "folder", path.toString());
    }
  }
}
