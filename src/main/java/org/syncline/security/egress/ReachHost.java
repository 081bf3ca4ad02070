package org.syncline.security.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.syncline.platform.HostName;
import org.syncline.security.egress.Deadlines.Deadline;

/** Connects to a host, as far as the egress policy allows it, and says nothing there. */
public final class ReachHost {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final EgressPolicy policy;
  private final SSLContext tls;
  private final Deadlines deadlines;

  public ReachHost(EgressPolicy policy, SSLContext tls, Deadlines deadlines) {
    this.policy = policy;
    this.tls = tls;
    this.deadlines = deadlines;
  }

  /**
   * One step on the way.
   *
   * @param step {@code policy}, {@code connect} or {@code tls}
   */
  public record Step(String step, boolean ok, String sentence) {
    static Step done(String step, String sentence) {
      return new Step(step, true, sentence);
    }

    static Step failed(String step, String sentence) {
      return new Step(step, false, sentence);
    }
  }

  /** How what is sent there is kept from being read and bent on the way. */
  public enum Encryption {
    NONE,
    /** TLS from the first byte on: tried. */
    TLS,
    /** The protocol begins with words of its own, as databases and SSH do: nothing is tried. */
    OF_THE_PROTOCOL
  }

  /**
   * Tries it for 5 seconds at most.
   *
   * @param who the account that tries
   * @return the steps up to the first that failed; without leave of the policy nothing is sent, and
   *     nothing told about the host
   */
  public List<Step> run(HostName host, int port, Encryption encryption, String who) {
    List<Step> steps = new ArrayList<>();
    try (Deadline deadline = deadlines.in(LIMIT)) {
      List<InetAddress> addresses =
          policy.addresses(
              new EgressPolicy.Call(host, port, encryption != Encryption.NONE, who), LIMIT);
      steps.add(Step.done("policy", "The egress list allows this host and port."));
      connect(addresses, new Target(host, port, encryption), deadline, steps);
    } catch (EgressRefusedException e) {
      steps.add(Step.failed("policy", String.valueOf(e.getMessage())));
    } catch (UnknownHostException e) {
      steps.add(Step.done("policy", "The egress list allows this host and port."));
      steps.add(Step.failed("connect", "The host's name has no address, or none in 5 seconds."));
    }
    return List.copyOf(steps);
  }

  private record Target(HostName host, int port, Encryption encryption) {}

  private void connect(
      List<InetAddress> addresses, Target target, Deadline deadline, List<Step> steps) {
    for (InetAddress address : addresses) {
      Socket socket = new Socket(Proxy.NO_PROXY);
      try {
        deadline.guards(() -> close(socket));
        if (accepts(socket, new InetSocketAddress(address, target.port()))) {
          steps.add(Step.done("connect", "The host accepts connections at this port."));
          if (target.encryption() == Encryption.TLS) {
            steps.add(handshake(socket, target));
          }
          return;
        }
      } finally {
        close(socket);
      }
    }
    steps.add(
        Step.failed(
            "connect",
            "No connection within 5 seconds: is the port right, and does a firewall let the hub"
                + " through?"));
  }

  private static boolean accepts(Socket socket, InetSocketAddress address) {
    try {
      socket.connect(address, (int) LIMIT.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Step handshake(Socket socket, Target target) {
    try {
      String name = target.host().text();
      SSLSocket secured =
          (SSLSocket) tls.getSocketFactory().createSocket(socket, name, target.port(), true);
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      if (target.host().address().isEmpty()) {
        parameters.setServerNames(List.of(new SNIHostName(name)));
      }
      secured.setSSLParameters(parameters);
      secured.setSoTimeout((int) LIMIT.toMillis());
      secured.startHandshake();
      return Step.done("tls", "The host proved its name by a trusted certificate.");
    } catch (IOException e) {
      return Step.failed(
          "tls",
          "No TLS within 5 seconds: does the port speak TLS, is the certificate for this name, and"
              + " does the server's trust store hold who signed it?");
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more, closed or not.
    }
  }
}
