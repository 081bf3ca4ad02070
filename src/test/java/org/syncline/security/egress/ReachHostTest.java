package org.syncline.security.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.platform.HostName;
import org.syncline.security.egress.ReachHost.Encryption;
import org.syncline.security.egress.ReachHost.Step;

class ReachHostTest {
  private static final HostName NAME = new HostName("crm.example.org");

  @TempDir private static Path folder;
  private static TestCertificate certificate;

  private final InMemoryEgress egress = new InMemoryEgress();
  private Deadlines deadlines;
  private ReachHost reach;

  @BeforeAll
  static void a_certificate() throws Exception {
    certificate = TestCertificate.of(folder, "dns:" + NAME);
  }

  @BeforeEach
  void a_hub() {
    deadlines = new Deadlines();
    reach = new ReachHost(egress.policy, certificate.context(), deadlines);
  }

  @AfterEach
  void close() {
    deadlines.close();
  }

  private List<String> steps(HostName host, int port, boolean tls) {
    return reach.run(host, port, tls ? Encryption.TLS : Encryption.NONE, "ada").stream()
        .map(step -> (step.ok() ? "" : "no ") + step.step())
        .toList();
  }

  @Test
  void a_refused_host_is_told_alike_whether_somebody_listens_there_or_not() throws Exception {
    egress.answering("127.0.0.1");
    int dead;
    Step open;
    try (LocalServer server = LocalServer.saying("")) {
      dead = server.port();
      open = reach.run(NAME, dead, Encryption.NONE, "ada").get(0);
      assertThat(server.connections).hasValue(0);
    }

    assertThat(reach.run(NAME, dead, Encryption.NONE, "ada")).containsExactly(open);
    assertThat(open.ok()).isFalse();
    assertThat(egress.lookedUp).isEmpty();
  }

  @Test
  void an_address_that_the_entry_does_not_allow_is_told_alike_too() throws Exception {
    egress.answering("127.0.0.1");
    try (LocalServer server = LocalServer.saying("")) {
      egress.allowing(new EgressEntry("e", NAME.text(), List.of(server.port()), true, false, true));

      assertThat(steps(NAME, server.port(), false)).containsExactly("no policy");
      assertThat(server.connections).hasValue(0);
    }
  }

  @Test
  void a_host_that_accepts_is_reached() throws Exception {
    try (LocalServer server = LocalServer.saying("")) {
      egress.allowingHere(NAME.text(), server.port()).answering("127.0.0.2", "127.0.0.1");

      assertThat(steps(NAME, server.port(), false)).containsExactly("policy", "connect");
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void a_port_where_nobody_listens_is_told() throws Exception {
    int dead;
    try (LocalServer server = LocalServer.saying("")) {
      dead = server.port();
    }
    egress.allowingHere(NAME.text(), dead).answering("127.0.0.1");

    assertThat(steps(NAME, dead, true)).containsExactly("policy", "no connect");
  }

  @Test
  void a_name_without_address_is_told() {
    egress.allowingHere(NAME.text(), 443);

    assertThat(steps(NAME, 443, true)).containsExactly("policy", "no connect");
  }

  @Test
  void the_name_has_to_be_proved() throws Exception {
    HostName other = new HostName("other.example.org");
    try (LocalServer server = LocalServer.on(certificate.serverSocket(), socket -> true)) {
      egress
          .allowingHere(NAME.text(), server.port())
          .allowing(new EgressEntry("o", other.text(), List.of(server.port()), false, true, false))
          .answering("127.0.0.1");

      assertThat(steps(NAME, server.port(), true)).containsExactly("policy", "connect", "tls");
      assertThat(steps(other, server.port(), true)).containsExactly("policy", "connect", "no tls");
    }
  }
}
