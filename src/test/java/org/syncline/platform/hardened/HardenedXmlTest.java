package org.syncline.platform.hardened;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Reader;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HardenedXmlTest {
  private static final String DOCTYPE = "document type";
  private static final String BROKEN = "ParseError";

  /**
   * A document that attacks its reader.
   *
   * @param refusal part of the sentence that it is refused with
   */
  record Attack(String name, String document, String refusal) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Attack> attacks() {
    String secret = "file:///etc/hostname";
    return List.of(
        new Attack(
            "external entity",
            "<!DOCTYPE r [<!ENTITY e SYSTEM '" + secret + "'>]><r>&e;</r>",
            DOCTYPE),
        new Attack(
            "external entity, public",
            "<!DOCTYPE r [<!ENTITY e PUBLIC 'x' '" + secret + "'>]><r>&e;</r>",
            DOCTYPE),
        new Attack(
            "external entity in an attribute",
            "<!DOCTYPE r [<!ENTITY e SYSTEM '" + secret + "'>]><r a='&e;'/>",
            DOCTYPE),
        new Attack("external subset", "<!DOCTYPE r SYSTEM '" + secret + "'><r/>", DOCTYPE),
        new Attack("public subset", "<!DOCTYPE r PUBLIC 'x' '" + secret + "'><r/>", DOCTYPE),
        new Attack(
            "parameter entity",
            "<!DOCTYPE r [<!ENTITY % p SYSTEM '" + secret + "'>%p;]><r/>",
            DOCTYPE),
        new Attack(
            "parameter entities that send what they read",
            "<!DOCTYPE r [<!ENTITY % f SYSTEM '"
                + secret
                + "'><!ENTITY % s \"<!ENTITY &#37; t SYSTEM 'http://127.0.0.1:9/?%f;'>\">%s;%t;]><r/>",
            DOCTYPE),
        new Attack(
            "attribute with a default value",
            "<!DOCTYPE r [<!ATTLIST r admin CDATA 'true'>]><r/>",
            DOCTYPE),
        new Attack("notation", "<!DOCTYPE r [<!NOTATION n SYSTEM '" + secret + "'>]><r/>", DOCTYPE),
        new Attack("a billion laughs", "<!DOCTYPE r [" + laughs() + "]><r>&l9;</r>", DOCTYPE),
        new Attack(
            "quadratic blow-up",
            "<!DOCTYPE r [<!ENTITY a '"
                + "a".repeat(50_000)
                + "'>]><r>"
                + "&a;".repeat(50_000)
                + "</r>",
            DOCTYPE),
        new Attack(
            "entity that holds itself",
            "<!DOCTYPE r [<!ENTITY a '&b;'><!ENTITY b '&a;'>]><r>&a;</r>",
            DOCTYPE),
        new Attack(
            "document type of XML 1.1",
            "<?xml version='1.1'?><!DOCTYPE r [<!ENTITY a 'b'>]><r>&a;</r>",
            DOCTYPE),
        new Attack(
            "document type after a comment and an instruction",
            "<!-- c --><?p i?><!DOCTYPE r><r/>",
            DOCTYPE),
        new Attack(
            "document type of another encoding",
            "<?xml version='1.0' encoding='UTF-7'?><!DOCTYPE r [<!ENTITY a 'b'>]><r>&a;</r>",
            DOCTYPE),
        new Attack("document type in lower case", "<!doctype r><r/>", BROKEN),
        new Attack("document type within the root", "<r><!DOCTYPE r></r>", BROKEN),
        new Attack("UTF-7 that nobody decodes", "+ADw-r+AD4-", BROKEN),
        new Attack("UTF-16 read as another", "\u3c00\u7200\u2f00\u3e00", BROKEN),
        new Attack("zero bytes between", "<\0r\0/\0>\0", BROKEN),
        new Attack("entity that nobody declared", "<r>&e;</r>", BROKEN),
        new Attack("the same in an attribute", "<r a='&e;'/>", BROKEN),
        new Attack("U+0000 as a reference", "<r>&#0;</r>", BROKEN),
        new Attack("the same in XML 1.1", "<?xml version='1.1'?><r>&#0;</r>", BROKEN),
        new Attack("half a character as a reference", "<r>&#xd800;</r>", BROKEN),
        new Attack("character beyond Unicode", "<r>&#x7fffffff;</r>", BROKEN),
        new Attack("version that does not exist", "<?xml version='2.0'?><r/>", BROKEN),
        new Attack("second declaration", "<r/><?xml version='1.0'?>", BROKEN),
        new Attack("prefix that is not bound", "<x:r/>", BROKEN),
        new Attack("attribute twice", "<r a='1' a='2'/>", BROKEN),
        new Attack(
            "attribute twice by two prefixes",
            "<r xmlns:a='u' xmlns:b='u' a:x='1' b:x='2'/>",
            BROKEN),
        new Attack("1,001 levels", "<a>".repeat(1_001) + "</a>".repeat(1_001), "1000 levels"),
        new Attack("a million levels", "<a>".repeat(1_000_000), "1000 levels"),
        new Attack("1,001 attributes", element(1_001), BROKEN),
        new Attack("name of 1,001 characters", "<" + "n".repeat(1_001) + "/>", BROKEN),
        new Attack("attribute name of that length", "<r " + "n".repeat(1_001) + "=''/>", BROKEN),
        new Attack("prefix of that length", "<r xmlns:" + "n".repeat(1_001) + "='u'/>", BROKEN));
  }

  private static String laughs() {
    return "<!ENTITY l0 'ha'>"
        + IntStream.rangeClosed(1, 9)
            .mapToObj(i -> "<!ENTITY l" + i + " '" + ("&l" + (i - 1) + ";").repeat(10) + "'>")
            .collect(Collectors.joining());
  }

  private static String element(int attributes) {
    return IntStream.range(0, attributes)
        .mapToObj(i -> " a" + i + "=''")
        .collect(Collectors.joining("", "<r", "/>"));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void is_refused(Attack attack) {
    assertThatThrownBy(() -> readAll(attack.document()))
        .isInstanceOf(XMLStreamException.class)
        .hasMessageContaining(attack.refusal());
    assertThatThrownBy(() -> readAll(HardenedXml.readFile(new StringReader(attack.document()))))
        .isInstanceOf(XMLStreamException.class)
        .hasMessageContaining(attack.refusal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE r SYSTEM '%s'><r/>",
        "<!DOCTYPE r [<!ENTITY e SYSTEM '%s'>]><r>&e;</r>",
        "<!DOCTYPE r [<!ENTITY %% p SYSTEM '%s'>%%p;]><r/>",
        "<?xml-stylesheet href='%s'?><r/>",
        "<r xmlns:i='http://www.w3.org/2001/XInclude'><i:include href='%s'/></r>",
        "<r xmlns:s='http://www.w3.org/2001/XMLSchema-instance' s:schemaLocation='u %s'/>"
      })
  void nothing_is_fetched(String document) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(100);

      try {
        readAll(String.format(document, "http://127.0.0.1:" + server.getLocalPort() + "/x"));
      } catch (RefusedXml refused) {
        // or read without it
      }

      assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void a_file_is_not_put_in_even_where_the_type_is_passed_over(@TempDir Path folder)
      throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "s3cret");
    XMLStreamReader reader =
        HardenedXml.read("<!DOCTYPE r [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><r>&e;</r>");

    assertThatThrownBy(reader::next).isInstanceOf(RefusedXml.class);
    String further = "";
    try {
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.CHARACTERS) {
          further += reader.getText();
        }
      }
    } catch (XMLStreamException refused) {
      further += refused.getMessage();
    }

    assertThat(further).doesNotContain("s3cret");
  }

  @Test
  void steps_that_nobody_looks_at_can_not_be_taken() throws Exception {
    XMLStreamReader reader = HardenedXml.read("<r>x</r>");

    assertThatThrownBy(reader::nextTag).isInstanceOf(UnsupportedOperationException.class);
    reader.next();
    assertThatThrownBy(reader::getElementText).isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<r>Ada &amp; Byron &lt;&gt;&quot;&apos; &#233; &#x1F600;</r>",
        "<?xml version='1.0' encoding='UTF-16'?><r>Ada &amp; Byron &lt;&gt;\"' \u00e9 \ud83d\ude00</r>",
        "<?xml version='1.1'?><r>Ada &amp; Byron <![CDATA[<>\"']]> \u00e9 \ud83d\ude00</r>",
        "<r><!-- c -->Ada &amp; Byron <?p i?>&lt;&gt;\"' \u00e9 \ud83d\ude00</r>"
      })
  void ordinary_documents_are_read(String document) throws Exception {
    assertThat(readAll(document)).isEqualTo("Ada & Byron <>\"' \u00e9 \ud83d\ude00");
  }

  @Test
  void what_is_large_but_within_the_limits_is_read() throws Exception {
    assertThat(readAll("<a>".repeat(1_000) + "x" + "</a>".repeat(1_000))).isEqualTo("x");
    assertThat(readAll(element(1_000))).isEmpty();
    assertThat(readAll("<" + "n".repeat(1_000) + "/>")).isEmpty();
    assertThat(readAll("<r>" + "&amp;".repeat(1_000_000) + "</r>")).hasSize(1_000_000);
    assertThat(readAll("<r>" + "x".repeat(10_000_000) + "</r>")).hasSize(10_000_000);
    assertThat(readAll("<r>" + "<a/>".repeat(100_000) + "</r>")).isEmpty();
  }

  @Test
  void a_file_may_have_more_in_all_than_a_document_and_is_read_to_its_end() throws Exception {
    XMLStreamReader reader = HardenedXml.readFile(new ManyEntities(51_000_000));
    long characters = 0;
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.CHARACTERS) {
        characters += reader.getTextLength();
      }
    }

    assertThat(characters).isEqualTo(51_000_000);
  }

  /** A document of ampersands that is longer than memory. */
  private static final class ManyEntities extends Reader {
    private static final String ENTITY = "&amp;";
    private final long length;
    private long at;

    ManyEntities(long entities) {
      length = 3 + entities * ENTITY.length() + 4;
    }

    @Override
    public int read(char[] to, int from, int most) {
      int given = 0;
      while (given < most && at < length) {
        to[from + given++] = character(at++);
      }
      return given == 0 ? -1 : given;
    }

    private char character(long index) {
      if (index < 3) {
        return "<r>".charAt((int) index);
      }
      return index < length - 4
          ? ENTITY.charAt((int) ((index - 3) % ENTITY.length()))
          : "</r>".charAt((int) (index - length + 4));
    }

    @Override
    public void close() {
      // holds nothing
    }
  }

  private static String readAll(String document) throws XMLStreamException {
    return readAll(HardenedXml.read(document));
  }

  private static String readAll(XMLStreamReader reader) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(reader.getText());
      }
    }
    return text.toString();
  }
}
