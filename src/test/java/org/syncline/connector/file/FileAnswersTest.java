package org.syncline.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.connector.file.OpenedFiles.connection;
import static org.syncline.connector.file.OpenedFiles.row;
import static org.syncline.connector.file.OpenedFiles.settings;
import static org.syncline.connector.file.OpenedFiles.write;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.connector.peer.FileServer;
import org.syncline.connector.peer.FileServer.When;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Checked;
import org.syncline.connector.spi.Credentials;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;

/** Each thing that a file server may do, and what the hub makes of it. */
class FileAnswersTest {
  @TempDir Path folder;
  private OpenedFiles files;

  @BeforeEach
  void open() {
    files = new OpenedFiles(folder);
  }

  @AfterEach
  void close() throws Exception {
    files.close();
  }

  private static String misconfigured(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Misconfigured.class);
    return ((Answer.Misconfigured) answer).sentence();
  }

  private static Answer.Later later(Answer answer, Answer.Why why) {
    assertThat(answer).isInstanceOf(Answer.Later.class);
    Answer.Later later = (Answer.Later) answer;
    assertThat(later.why()).isEqualTo(why);
    return later;
  }

  private static String otherFingerprint() {
    return "SHA256:" + "A".repeat(43);
  }

  @Test
  void an_unknown_host_key_is_refused_before_the_secret_is_said() throws Exception {
    Way way = files.way(settings(List.of(otherFingerprint())));

    Answer answer = way.write(row(1, 1));

    assertThat(misconfigured(answer)).contains("host key");
    assertThat(files.server.attempts()).isZero();
    assertThat(files.files()).isEmpty();
  }

  @Test
  void one_of_several_host_keys_is_enough() throws Exception {
    Way way = files.way(settings(List.of(otherFingerprint(), files.server.fingerprint())));

    assertThat(way.write(row(1, 1))).isInstanceOf(Answer.Done.class);
  }

  @Test
  void a_wrong_password_is_a_misconfiguration_and_stands_in_no_sentence() throws Exception {
    files.giving((system, connection) -> new Credentials.Given.Secret("wrong-Passw0rd"));

    Answer answer = files.way().write(row(1, 1));

    assertThat(misconfigured(answer)).contains("let the user in").doesNotContain("wrong-Passw0rd");
  }

  @Test
  void a_secret_that_is_withheld_is_a_misconfiguration() throws Exception {
    files.giving((system, connection) -> new Credentials.Given.Withheld("Set the secret."));

    assertThat(misconfigured(files.way().write(row(1, 1)))).isEqualTo("Set the secret.");
    assertThat(files.server.attempts()).isZero();
  }

  private static String pem(String kind, byte[] bytes) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
        + "\n-----END "
        + kind
        + "-----\n";
  }

  /** As ssh-keygen writes it. */
  private static String openSsh(KeyPair key) throws Exception {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "of a test", null, written);
    return written.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA 2048 pem", "RSA 3072 ssh", "EC 256 ssh", "EC 384 ssh", "EC 521 ssh"})
  void a_key_lets_the_hub_in(String kind) throws Exception {
    String[] words = kind.split(" ");
    KeyPair key = FileServer.keyPair(words[0], Integer.parseInt(words[1]));
    files.server.letIn(key.getPublic());
    String text =
        words[2].equals("pem") ? pem("PRIVATE KEY", key.getPrivate().getEncoded()) : openSsh(key);
    files.giving((system, connection) -> new Credentials.Given.Secret(text));

    Answer answer = files.way(files.settings("\"auth\": \"key\"")).write(row(1, 1));

    assertThat(answer).isInstanceOf(Answer.Done.class);
  }

  @Test
  void a_key_that_the_server_does_not_know_is_a_misconfiguration() throws Exception {
    String text = openSsh(FileServer.keyPair("EC", 256));
    files.giving((system, connection) -> new Credentials.Given.Secret(text));

    Answer answer = files.way(files.settings("\"auth\": \"key\"")).write(row(1, 1));

    assertThat(misconfigured(answer)).contains("let the user in");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not a key",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbg==\n-----END OPENSSH PRIVATE KEY-----\n",
        ""
      })
  void what_is_no_key_is_a_misconfiguration_and_nothing_is_sent(String secret) throws Exception {
    files.giving((system, connection) -> new Credentials.Given.Secret(secret));

    Answer answer = files.way(files.settings("\"auth\": \"key\"")).write(row(1, 1));

    assertThat(misconfigured(answer)).contains("private key");
    assertThat(files.server.attempts()).isZero();
  }

  @Test
  void nobody_at_the_port_is_later() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Way way = files.connector().open("crm", connection(files.settings(), port));

    later(way.write(row(1, 1)), Answer.Why.UNREACHABLE);
  }

  @Test
  void a_host_that_says_nothing_is_later_within_the_time() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Way way = files.connector().open("crm", connection(files.settings(), silent.getLocalPort()));
      Write write =
          new Write(
              "rows",
              Operation.CREATE,
              null,
              1,
              1,
              "key",
              new byte[] {'x'},
              Duration.ofMillis(700));
      long before = System.nanoTime();

      later(way.write(write), Answer.Why.UNREACHABLE);

      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void a_host_without_an_address_is_later_and_one_not_on_the_egress_list_is_misconfigured()
      throws Exception {
    files.through(
        (host, port, encrypted, atMost) -> {
          throw new UnknownHostException();
        });

    later(files.way().write(row(1, 1)), Answer.Why.UNREACHABLE);
  }

  @Test
  void the_egress_list_is_asked_for_an_encrypted_connection_to_the_host_and_port()
      throws Exception {
    StringBuilder asked = new StringBuilder();
    files.through(
        (host, port, encrypted, atMost) -> {
          asked.append(host.text()).append(' ').append(port).append(' ').append(encrypted);
          return List.of(InetAddress.getLoopbackAddress());
        });

    files.way().write(row(1, 1));

    assertThat(asked).hasToString("127.0.0.1 " + files.server.port() + " true");
  }

  @Test
  void a_folder_that_is_not_there_is_a_misconfiguration() throws Exception {
    Files.delete(files.out);

    assertThat(misconfigured(files.way().write(row(1, 1)))).contains("folder is not there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "folder", "move"})
  void no_permission_is_a_misconfiguration_and_leaves_no_file(String act) throws Exception {
    files.server.trap(
        (moment, cut) -> {
          boolean place = !act.equals("move") || moment.publishes();
          if (moment.when() == When.BEFORE && moment.act().equals(act) && place) {
            throw new AccessDeniedException(moment.path());
          }
        });

    assertThat(misconfigured(files.way().write(row(1, 1)))).contains("may not write");
    assertThat(files.files()).isEmpty();
    assertThat(files.own()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "write", "move"})
  void a_failure_is_later_leaves_nothing_and_passes(String act) throws Exception {
    files.server.trap(
        (moment, cut) -> {
          boolean place = !act.equals("move") || moment.publishes();
          if (moment.when() == When.BEFORE && moment.act().equals(act) && place) {
            throw new SftpException(SftpConstants.SSH_FX_FAILURE, "No space for Ada Byron");
          }
        });
    Way way = files.way();

    Answer.Later later = later(way.write(row(1, 1)), Answer.Why.FAILED);

    assertThat(later.sentence()).contains("disk full").doesNotContain("Ada");
    assertThat(files.files()).isEmpty();
    assertThat(files.own()).isEmpty();
    files.server.trap((moment, cut) -> {});
    assertThat(way.write(row(1, 1))).isInstanceOf(Answer.Done.class);
    assertThat(files.files()).hasSize(1);
  }

  @Test
  void a_name_that_the_server_does_not_allow_is_refused() throws Exception {
    files.server.trap(
        (moment, cut) -> {
          if (moment.when() == When.BEFORE && moment.publishes()) {
            throw new SftpException(SftpConstants.SSH_FX_INVALID_FILENAME, "no");
          }
        });

    Answer answer = files.way().write(row(1, 1));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("NAME_NOT_ALLOWED"));
  }

  @Test
  void a_server_that_is_too_slow_is_given_up_and_looked_at_again() throws Exception {
    CountDownLatch givenUp = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    files.server.trap(
        (moment, cut) -> {
          if (moment.when() == When.BEFORE && moment.publishes()) {
            try {
              givenUp.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            } finally {
              over.countDown();
            }
            throw new AccessDeniedException(moment.path());
          }
        });
    Write write =
        new Write(
            "rows", Operation.CREATE, null, 1, 1, "key", new byte[] {'x'}, Duration.ofSeconds(2));
    Way way = files.way();

    Answer answer = way.write(write);

    givenUp.countDown();
    over.await();
    assertThat(answer).isInstanceOf(Answer.Uncertain.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "a\0b",
        "..",
        ".",
        "",
        "C:\\x|y",
        "\u202e\u00e4\ud83d\ude00",
        "a/b\nc"
      })
  void no_key_gets_out_of_its_folder(String key) throws Exception {
    Write write = write("rows", Operation.CREATE, 1, 1, key, "{}");
    Way way = files.way();

    assertThat(way.write(write)).isInstanceOf(Answer.Done.class);
    assertThat(way.find(write)).isInstanceOf(Sighting.There.class);

    assertThat(files.files().keySet())
        .singleElement()
        .asString()
        .matches("row-1-1-[0-9a-f]{32}\\.json");
    try (var all = Files.walk(folder)) {
      assertThat(all.filter(Files::isRegularFile)).hasSize(2);
    }
  }

  @Test
  void what_the_settings_do_not_describe_is_refused() throws Exception {
    Way way = files.way();

    assertThat(way.write(write("other", Operation.CREATE, 1, 1, "{}")))
        .isInstanceOf(Answer.Refused.class);
    assertThat(way.write(write("rows", Operation.DELETE, 1, 1, "")))
        .isInstanceOf(Answer.Refused.class);
    assertThat(way.operations("rows"))
        .isEqualTo(Set.of(Operation.CREATE, Operation.UPSERT, Operation.FIND, Operation.ARCHIVE));
    assertThat(way.operations("other")).isEmpty();
    assertThat(way.together("rows")).isEqualTo(1);
    assertThat(way.together("sheets")).isEqualTo(1_000);
    assertThat(way.limits().atOnce()).isEqualTo(4);
  }

  @Test
  void calls_one_after_the_other_share_a_session() throws Exception {
    Way way = files.way();

    for (int i = 1; i <= 5; i++) {
      way.write(row(i, 1));
    }

    assertThat(files.server.sessions()).isEqualTo(1);
    files.clock.step(Duration.ofMinutes(11));
    way.write(row(6, 1));
    assertThat(files.server.sessions()).isEqualTo(2);
  }

  @Test
  void a_session_that_the_server_ended_meanwhile_is_no_failure() throws Exception {
    Way way = files.way();
    way.write(row(1, 1));
    files.server.endSessions();

    assertThat(way.write(row(2, 1))).isInstanceOf(Answer.Done.class);
    assertThat(files.files()).hasSize(2);
  }

  @Test
  void a_connector_that_is_closed_ends_its_sessions_and_opens_none() throws Exception {
    FileConnector connector = files.connector();
    Way way = connector.open("crm", connection(files.settings(), files.server.port()));
    way.write(row(1, 1));
    assertThat(connector.waiting()).isEqualTo(1);

    connector.close();

    assertThat(connector.waiting()).isZero();
    later(way.write(row(2, 1)), Answer.Why.UNREACHABLE);
  }

  @Test
  void a_check_logs_in_and_looks_for_the_folders() throws Exception {
    Way way = files.way();

    assertThat(way.check(Duration.ofSeconds(5))).isInstanceOf(Checked.Works.class);
    Files.delete(files.out);
    assertThat(way.check(Duration.ofSeconds(5)))
        .isInstanceOfSatisfying(
            Checked.Fails.class, fails -> assertThat(fails.sentence()).contains("'"));
    files.server.close();
    assertThat(way.check(Duration.ofSeconds(5))).isInstanceOf(Checked.Fails.class);
  }

  @Test
  void a_look_that_can_not_be_made_tells_nothing() throws Exception {
    Way way = files.way();
    files.server.close();

    assertThat(way.find(row(1, 1))).isInstanceOf(Sighting.CantTell.class);
  }
}
