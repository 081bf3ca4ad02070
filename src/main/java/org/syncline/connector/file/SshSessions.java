package org.syncline.connector.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.auth.password.PasswordIdentityProvider;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.SftpVersionSelector;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Credentials;
import org.syncline.security.egress.EgressRefusedException;
import org.syncline.security.egress.OutboundHosts;
import org.syncline.system.Connection;

/**
 * Sessions on file servers, kept for the next call for a minute. What the library would read by
 * itself (the user's configuration, keys, known hosts, agents) it is not let.
 */
final class SshSessions implements AutoCloseable {
  private static final Duration IDLE = Duration.ofMinutes(1);

  /** A secret that was changed is asked for again after this time at the latest. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private static final AttributeRepository.AttributeKey<HostKeys> HOST_KEYS =
      new AttributeRepository.AttributeKey<>();

  private final OutboundHosts hosts;
  private final Credentials credentials;
  private final Clock clock;
  private final ScheduledThreadPoolExecutor timer;
  private final Map<Endpoint, Deque<FileSession>> idle = new HashMap<>();
  private @Nullable SshClient client;
  private boolean closed;

  SshSessions(OutboundHosts hosts, Credentials credentials, Clock clock) {
    this.hosts = hosts;
    this.credentials = credentials;
    this.clock = clock;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "syncline-file-deadline");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Whose sessions serve each other: any change of the connection makes it another one. */
  record Endpoint(String system, Connection connection, FileSettings.LogIn logIn) {}

  /** The keys that a server may prove itself by, and whether it had another one. */
  private static final class HostKeys {
    private final Set<String> known;
    private volatile boolean refused;

    HostKeys(Set<String> known) {
      this.known = known;
    }

    boolean accepts(PublicKey key) {
      refused = !known.contains(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));
      return !refused;
    }
  }

  /** What came of asking for a session. */
  sealed interface Got {
    /**
     * One that is closed when its time is over.
     *
     * @param used whether it served an earlier call: the server may have ended it since
     */
    record Session(FileSession session, boolean used) implements Got {}

    /** Surely nothing was done. */
    record No(Answer answer) implements Got {}
  }

  /**
   * A session for one call.
   *
   * @param time for the whole call
   * @param unused whether it has to be a new one
   */
  Got take(Endpoint endpoint, Duration time, boolean unused) throws InterruptedException {
    if (isClosed()) {
      return unreachable("The hub stops.");
    }
    Instant until = clock.instant().plus(time);
    FileSession kept = unused ? null : kept(endpoint);
    if (kept != null) {
      return timed(kept, time, true);
    }
    Credentials.Given given = credentials.of(endpoint.system(), endpoint.connection());
    if (given instanceof Credentials.Given.Withheld withheld) {
      return misconfigured(withheld.sentence());
    }
    List<InetAddress> addresses;
    try {
      addresses =
          hosts.addresses(
              endpoint.connection().host(), endpoint.connection().port(), true, shorter(until));
    } catch (EgressRefusedException e) {
      return misconfigured(String.valueOf(e.getMessage()));
    } catch (UnknownHostException e) {
      return unreachable("The connection's host has no address: is its name right, is the DNS up?");
    }
    return open(endpoint, addresses, ((Credentials.Given.Secret) given).value(), until);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private Duration shorter(Instant until) {
    Duration left = Duration.between(clock.instant(), until);
    return left.compareTo(CONNECT) < 0 ? atLeast(left) : CONNECT;
  }

  private static Duration atLeast(Duration left) {
    return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
  }

  private Got timed(FileSession session, Duration time, boolean used) {
    session.endsBy(timer.schedule(session::close, atLeast(time).toMillis(), TimeUnit.MILLISECONDS));
    return new Got.Session(session, used);
  }

  private static Got misconfigured(String sentence) {
    return new Got.No(new Answer.Misconfigured(sentence));
  }

  private static Got unreachable(String sentence) {
    return new Got.No(new Answer.Later(Answer.Why.UNREACHABLE, null, sentence));
  }

  private synchronized @Nullable FileSession kept(Endpoint endpoint) {
    Deque<FileSession> sessions = idle.get(endpoint);
    Instant oldest = clock.instant().minus(LONGEST);
    while (sessions != null && !sessions.isEmpty()) {
      FileSession session = sessions.pop();
      if (session.isOpen() && session.opened().isAfter(oldest)) {
        return session;
      }
      session.end();
    }
    return null;
  }

  /** Keeps the session of a call that is over. */
  void giveBack(Endpoint endpoint, FileSession session) {
    session.untimed();
    synchronized (this) {
      idle.values().forEach(sessions -> sessions.removeIf(other -> !other.isOpen()));
      idle.values().removeIf(Deque::isEmpty);
      if (!closed && session.isOpen()) {
        idle.computeIfAbsent(endpoint, none -> new ArrayDeque<>()).push(session);
        return;
      }
    }
    session.end();
  }

  /** Sessions that wait for a call. */
  synchronized int waiting() {
    return (int) idle.values().stream().flatMap(Deque::stream).filter(FileSession::isOpen).count();
  }

  private Got open(Endpoint endpoint, List<InetAddress> addresses, String secret, Instant until)
      throws InterruptedException {
    KeyPair key = null;
    if (endpoint.logIn().auth() == FileSettings.Auth.KEY) {
      key = keyPair(secret);
      if (key == null) {
        return misconfigured(
            "The secret is no private key that can be used: give one in PEM or OpenSSH form, RSA or"
                + " ECDSA, without a pass phrase.");
      }
    }
    Got got =
        unreachable("The connection's host takes no connection: is it up, is the port right?");
    for (InetAddress address : addresses) {
      InetSocketAddress at = new InetSocketAddress(address, endpoint.connection().port());
      HostKeys hostKeys = new HostKeys(endpoint.logIn().hostKeys());
      ClientSession ssh;
      try {
        ssh =
            client()
                .connect(
                    endpoint.logIn().user(),
                    at,
                    AttributeRepository.ofKeyValuePair(HOST_KEYS, hostKeys),
                    null)
                .verify(shorter(until))
                .getSession();
      } catch (IOException e) {
        refuseStopped(e);
        continue;
      }
      return logIn(ssh, key == null ? secret : key, until);
    }
    return got;
  }

  private static void refuseStopped(IOException e) throws InterruptedException {
    boolean stopped = e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
    if (Thread.interrupted() || stopped) {
      throw new InterruptedException("The server stops.");
    }
  }

  private Got logIn(ClientSession ssh, Object proof, Instant until) throws InterruptedException {
    boolean in = false;
    try {
      if (proof instanceof KeyPair key) {
        ssh.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        ssh.addPublicKeyIdentity(key);
      } else {
        ssh.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
        ssh.addPasswordIdentity((String) proof);
      }
      ssh.auth().verify(atLeast(Duration.between(clock.instant(), until)));
      SftpClient sftp = sftp(ssh);
      if (sftp == null) {
        return new Got.No(
            new Answer.Later(
                Answer.Why.FAILED,
                null,
                "The file server let the user in but did not begin SFTP: is it overloaded, or does"
                    + " it have to allow SFTP to the user?"));
      }
      in = true;
      return timed(
          new FileSession(ssh, sftp, clock.instant()),
          Duration.between(clock.instant(), until),
          false);
    } catch (IOException e) {
      refuseStopped(e);
      return denied(ssh, e);
    } finally {
      if (!in) {
        FileSession.drop(ssh);
      }
    }
  }

  private static @Nullable SftpClient sftp(ClientSession ssh) throws InterruptedException {
    try {
      return SftpClientFactory.instance()
          .createSftpClient(ssh, SftpVersionSelector.fixedVersionSelector(3));
    } catch (IOException e) {
      refuseStopped(e);
      return null;
    }
  }

  private static Got denied(ClientSession ssh, IOException e) {
    HostKeys hostKeys = ssh.getConnectionContext().getAttribute(HOST_KEYS);
    if (hostKeys != null && hostKeys.refused) {
      return misconfigured(
          "The file server's host key is none of those in hostKeys: either it got a new one, then"
              + " add its fingerprint, or it is another server.");
    }
    int code = e instanceof SshException ssh2 ? ssh2.getDisconnectCode() : 0;
    return switch (code) {
      case SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE,
          SshConstants.SSH2_DISCONNECT_ILLEGAL_USER_NAME,
          SshConstants.SSH2_DISCONNECT_AUTH_CANCELLED_BY_USER ->
          misconfigured(
              "The file server does not let the user in: are user, auth and the secret right?");
      case SshConstants.SSH2_DISCONNECT_KEY_EXCHANGE_FAILED ->
          misconfigured(
              "The file server and the hub have no way of encrypting in common: is the server too"
                  + " old, or are its host keys of a kind that the hub does not know (Ed25519)?");
      default ->
          unreachable(
              "The host took the connection but did not let the hub log in by SSH within the time:"
                  + " is it a file server, is it overloaded?");
    };
  }

  private static @Nullable KeyPair keyPair(String secret) {
    try (ByteArrayInputStream in =
        new ByteArrayInputStream(secret.getBytes(StandardCharsets.UTF_8))) {
      Iterable<KeyPair> pairs =
          SecurityUtils.loadKeyPairIdentities(
              null, NamedResource.ofName("secret"), in, FilePasswordProvider.EMPTY);
      Iterator<KeyPair> all = pairs == null ? List.<KeyPair>of().iterator() : pairs.iterator();
      return all.hasNext() ? all.next() : null;
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      return null;
    }
  }

  private synchronized SshClient client() {
    if (closed) {
      throw new IllegalStateException("The hub stops.");
    }
    if (client == null) {
      SshClient made = SshClient.setUpDefaultClient();
      made.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
      made.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
      made.setPasswordIdentityProvider(PasswordIdentityProvider.EMPTY_PASSWORDS_PROVIDER);
      made.setFilePasswordProvider(FilePasswordProvider.EMPTY);
      made.setUserInteraction(UserInteraction.NONE);
      made.setAgentFactory(null);
      made.setServerKeyVerifier(SshSessions::verify);
      made.setNioWorkers(2);
      CoreModuleProperties.IDLE_TIMEOUT.set(made, IDLE);
      made.start();
      client = made;
    }
    return client;
  }

  private static boolean verify(ClientSession session, SocketAddress address, PublicKey key) {
    HostKeys hostKeys = session.getConnectionContext().getAttribute(HOST_KEYS);
    return hostKeys != null && hostKeys.accepts(key);
  }

  @Override
  public void close() {
    SshClient running;
    synchronized (this) {
      closed = true;
      idle.values().forEach(sessions -> sessions.forEach(FileSession::close));
      idle.clear();
      running = client;
      client = null;
    }
    timer.shutdownNow();
    if (running != null) {
      running.stop();
    }
  }
}
