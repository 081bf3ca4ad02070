package org.syncline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardenedXmlTest {

  @Test
  void nothing_is_fetched_for_a_document_type() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(300);
      String address = "http://127.0.0.1:" + server.getLocalPort() + "/x.dtd";

      readAll("<!DOCTYPE r SYSTEM \"" + address + "\"><r/>");

      assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void an_external_entity_is_not_put_in(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "s3cret");
    String document = "<!DOCTYPE r [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><r>&e;</r>";

    String read;
    try {
      read = readAll(document);
    } catch (XMLStreamException refused) {
      read = String.valueOf(refused.getMessage());
    }

    assertThat(read).doesNotContain("s3cret");
  }

  private static String readAll(String document) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    XMLStreamReader reader = HardenedXml.read(document);
    while (reader.hasNext()) {
      reader.next();
      if (reader.hasText()) {
        text.append(reader.getText());
      }
    }
    return text.toString();
  }
}
