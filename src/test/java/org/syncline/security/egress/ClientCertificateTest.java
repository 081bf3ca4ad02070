package org.syncline.security.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.security.egress.ClientCertificate.Read;

class ClientCertificateTest {
  @TempDir private static Path folder;
  private static TestClients clients;

  @BeforeAll
  static void certificates() throws Exception {
    clients = TestClients.in(folder);
  }

  private static String sentence(String pem) {
    Read read = ClientCertificate.read(pem);
    assertThat(read).isInstanceOf(Read.Unusable.class);
    return ((Read.Unusable) read).sentence();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec", "rsa", "stranger"})
  void keys_of_rsa_and_ec_are_read_wherever_they_stand(String alias) {
    Read behind = ClientCertificate.read(clients.pem(alias));
    Read before = ClientCertificate.read(clients.key(alias) + "\n" + clients.chain(alias));
    Read windows =
        ClientCertificate.read(
            "Bag Attributes\n" + clients.pem(alias).replace("\n", "\r\n") + "the end");

    assertThat(List.of(behind, before, windows)).allMatch(Read.Usable.class::isInstance);
    assertThat(((Read.Usable) behind).certificate().troubleAt(Instant.now())).isEmpty();
  }

  @Test
  void the_chain_is_the_own_certificate_and_then_who_signed_it() {
    assertThat(clients.certificate("ec").chain())
        .extracting(X509Certificate::getSubjectX500Principal)
        .extracting(String::valueOf)
        .containsExactly("CN=ec", "CN=between");
  }

  @Test
  void texts_that_can_not_be_used_say_what_to_do() {
    String chain = clients.chain("ec");
    String key = clients.key("ec");
    int second = chain.lastIndexOf("-----BEGIN");
    String other = key.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");

    assertThat(sentence("")).contains("holds no certificate");
    assertThat(sentence("geheim")).contains("holds no certificate");
    assertThat(sentence(key)).contains("holds no certificate");
    assertThat(sentence(chain)).contains("no private key");
    assertThat(sentence(chain + key + key)).contains("more than one private key");
    assertThat(sentence(chain + clients.key("stranger"))).contains("not that of the first");
    assertThat(sentence(chain + clients.key("rsa"))).contains("not that of the first");
    assertThat(sentence(clients.chain("stranger") + chain + key)).contains("not signed by the one");
    assertThat(sentence(chain.substring(second) + chain.substring(0, second) + key))
        .contains("place 1", "not signed by the one after it");
    assertThat(sentence(chain.substring(0, second) + clients.chain("rsa") + key))
        .contains("place 1");
    assertThat(sentence(chain + other)).contains("PKCS#8", "openssl pkcs8");
    assertThat(sentence(chain + key.replace("PRIVATE KEY", "EC PRIVATE KEY"))).contains("PKCS#8");
    assertThat(sentence(chain + key.substring(0, key.length() - 10))).contains("no end");
    assertThat(sentence(chain + "-----BEGIN PRIVATE KEY")).contains("no end");
    assertThat(sentence(chain + block("PRIVATE KEY", "a"))).contains("no Base64");
    assertThat(sentence(chain + block("PRIVATE KEY", "Z2VoZWlt"))).contains("RSA or EC");
    assertThat(sentence(block("CERTIFICATE", "Z2VoZWlt") + key)).contains("place 1", "X.509");
    assertThat(sentence(clients.pem("server"))).contains("clientAuth");
  }

  private static String block(String label, String content) {
    return "-----BEGIN " + label + "-----\n" + content + "\n-----END " + label + "-----\n";
  }

  @Test
  void nothing_of_what_it_holds_is_in_any_text() {
    String pem = clients.pem("ec");
    List<String> lines = pem.lines().filter(line -> !line.startsWith("-")).toList();

    assertThat(clients.certificate("ec").toString() + ClientCertificate.read(pem))
        .doesNotContain(lines)
        .doesNotContain("CN=");
    assertThat(sentence(pem + pem)).doesNotContain(lines).doesNotContain("CN=");
  }

  @Test
  void one_is_shown_in_its_time_alone() {
    ClientCertificate expired = clients.certificate("expired");

    assertThat(expired.troubleAt(Instant.now()))
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("has run out"));
    assertThat(expired.troubleAt(Instant.now().minus(Duration.ofDays(7)))).isEmpty();
    assertThat(expired.troubleAt(Instant.now().minus(Duration.ofDays(20))))
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("not valid yet"));
  }

  @Test
  void the_same_text_is_the_same_certificate() {
    assertThat(clients.certificate("ec"))
        .isEqualTo(clients.certificate("ec"))
        .hasSameHashCodeAs(clients.certificate("ec"))
        .isNotEqualTo(clients.certificate("rsa"));
  }
}
