package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.syncline.samples.HubClient;
import org.syncline.server.HubServer;

/** The WAR as it was built, deployed by Arquillian on a server that Arquillian starts. */
@Tag("alone") // it shares its server with InContainerIT
@ExtendWith({ArquillianServer.class, ArquillianExtension.class})
@RunAsClient
class ArquillianIT {
  private static final Path BASE = HubServer.named("arquillian").base();

  @ArquillianResource private URL address;

  @Deployment(testable = false)
  static WebArchive hub() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/syncline.war"));
  }

  @Test
  void a_message_by_http_becomes_a_record() throws Exception {
    HubClient hub =
        new HubClient(
            URI.create(address.toString()).toString().replaceAll("/$", ""),
            HubUnderTest.ADMIN,
            HubUnderTest.PASSWORD);
    hub.setUp(
        Files.readString(BASE.resolve("data/syncline/setup-token")).strip(),
        HubUnderTest.ADMIN,
        HubUnderTest.PASSWORD);

    HubClient.Answer taken =
        hub.post(
            "/api/intake/erp/customer",
            Map.of("customer", Map.of("no", "A-1", "rev", 1, "name", Map.of("last", "Lovelace"))));

    assertThat(taken.status()).isEqualTo(202);
    HubClient.Answer record =
        HubUnderTest.await(
            "the record",
            () -> hub.get("/api/links/erp/customer/customer/A-1"),
            answer -> answer.status() == 200);
    assertThat(record.json().get("values").get("familyName").textValue()).isEqualTo("Lovelace");
  }
}
