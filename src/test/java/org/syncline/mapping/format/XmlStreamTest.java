package org.syncline.mapping.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.mapping.format.Records.utf8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.mapping.format.RecordStream.FileRecord;
import org.syncline.mapping.format.RecordStream.Position;
import org.syncline.mapping.value.Codes;
import org.syncline.platform.hardened.HardenedXml;

class XmlStreamTest {
  private static final FormatDefinition CUSTOMERS =
      new FormatDefinition.Xml("body/customer", Map.of());
  private static final FormatDefinition ROOT = new FormatDefinition.Xml(null, Map.of());

  @Test
  void each_element_at_the_path_is_a_record_in_a_document_of_its_own() throws IOException {
    Records records =
        Records.of(
            CUSTOMERS,
            "<?xml version='1.0'?><!-- x --><file at='1'><head><customer/></head>\n<body kind='b'>"
                + "<customer id=\"1\"><name>A &amp; B<![CDATA[<>]]></name></customer>"
                + "<other><customer/></other><customer id='2'/></body><body><customer id='3'>"
                + "<customer/></customer></body></file>");

    assertThat(records.texts())
        .containsExactly(
            "<file><body><customer id=\"1\"><name>A &amp; B&lt;&gt;</name></customer></body></file>",
            "<file><body><customer id=\"2\"></customer></body></file>",
            "<file><body><customer id=\"3\"><customer></customer></customer></body></file>");
    assertThat(records.given.stream().map(FileRecord::number)).containsExactly(1L, 2L, 3L);
    assertThat(records.given.get(0).body().charset()).isEqualTo("UTF-8");
    assertThat(records.fault).isNull();
  }

  @Test
  void without_a_path_the_root_is_the_one_record() throws IOException {
    Records records = Records.of(ROOT, "<!-- x --><c:r xmlns:c='u' a='1'><c:b/>x</c:r>\n");

    assertThat(records.texts()).containsExactly("<c:r xmlns:c=\"u\" a=\"1\"><c:b></c:b>x</c:r>");
  }

  @Test
  void namespaces_around_a_record_hold_in_its_body() throws Exception {
    FormatDefinition format =
        new FormatDefinition.Xml("s:body/c:customer", Map.of("s", "soap", "c", "crm"));
    Records records =
        Records.of(
            format,
            "<s:env xmlns:s='soap' xmlns='none'><s:body xmlns:c='crm'>"
                + "<customer>not of crm</customer><c:customer><c:name c:kind='x'>Ada</c:name></c:customer>"
                + "<customer xmlns='crm'><name>Bo</name></customer></s:body></s:env>");
    SourceReader.Builder builder = SourceReader.builder(format);
    int name = builder.slot("c:name");
    int kind = builder.slot("c:name/@c:kind");
    SourceReader reader = builder.build();

    Object[] first = new Object[2];
    reader.read(records.given.get(0).body(), first);
    Object[] second = new Object[2];
    reader.read(records.given.get(1).body(), second);

    assertThat(records.given).hasSize(2);
    assertThat(first[name]).isEqualTo("Ada");
    assertThat(first[kind]).isEqualTo("x");
    assertThat(second[name]).isEqualTo("Bo");
    assertThat(second[kind]).isNull();
  }

  @Test
  void a_file_is_read_in_the_charset_that_it_declares() throws IOException {
    for (String charset : List.of("UTF-8", "ISO-8859-15", "windows-1252", "UTF-16", "GB18030")) {
      String name = charset.equals("GB18030") ? "\u4e2d\u56fd" : "\u00e4\u20ac";
      byte[] file =
          ("<?xml version='1.0' encoding='" + charset + "'?><r><c>" + name + "</c></r>")
              .getBytes(Charset.forName(charset));

      Records records =
          Records.of(
              new FormatDefinition.Xml("c", Map.of()), file, Position.START, new Random(1), 7);

      assertThat(records.texts()).as(charset).containsExactly("<r><c>" + name + "</c></r>");
    }
    assertThat(Records.of(ROOT, "\uFEFF<r>\u00e4</r>").texts()).containsExactly("<r>\u00e4</r>");
  }

  @Test
  void bytes_of_another_charset_end_the_stream() throws IOException {
    byte[] file = "<r><c>\u00e4</c></r>".getBytes(StandardCharsets.ISO_8859_1);

    Records records = Records.of(ROOT, file, Position.START, new Random(1), 7);

    assertThat(records.fault).hasMessageContaining("not in the character set that it declares");
  }

  @Test
  void xml_1_1_stays_xml_1_1() throws Exception {
    Records records = Records.of(ROOT, "<?xml version='1.1'?><r>a&#1;b&#x85;c&#x2028;d\u0085</r>");
    SourceReader.Builder builder = SourceReader.builder(ROOT);
    builder.slot(".");
    Object[] slots = new Object[1];

    builder.build().read(records.given.get(0).body(), slots);

    assertThat(slots[0]).isEqualTo("a\u0001b\u0085c\u2028d\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<f><body><customer/><customer></body></f>",
        "<f><body><customer/></body></f><f/>",
        "<f><body><customer/></body>",
        "<f><body><customer/><c a='1' a='2'/></body></f>",
        "<f><body><customer/><x:c/></body></f>",
        "<f><body><customer/>&e;</body></f>"
      })
  void what_is_not_well_formed_ends_the_stream_behind_the_records_before(String file)
      throws IOException {
    Records records = Records.of(CUSTOMERS, file);

    assertThat(records.texts()).containsExactly("<f><body><customer></customer></body></f>");
    assertThat(records.fault.problem("xml").code()).isEqualTo(Codes.BODY_UNREADABLE);
    assertThat(records.fault.getMessage()).endsWith(".").contains(" ");
  }

  @Test
  void a_fault_tells_line_and_column() throws IOException {
    assertThat(Records.of(CUSTOMERS, "<f>\n<body></f>").fault)
        .hasMessage(
            "The file is no well-formed XML at line 2, column 9: nothing is read from there on.");
    assertThat(Records.of(CUSTOMERS, "id,name\n1,x").fault)
        .hasMessageStartingWith("The file is no well-formed XML at line 1");
  }

  @Test
  void a_document_type_is_refused() throws IOException {
    assertThat(Records.of(ROOT, "<!DOCTYPE r [<!ENTITY e 'x'>]><r>&e;</r>").fault)
        .hasMessageContaining("DOCTYPE");
  }

  @Test
  void an_empty_file_and_a_path_that_leads_nowhere_are_told() throws IOException {
    assertThat(Records.of(CUSTOMERS, "").fault.problem("xml").code()).isEqualTo(Codes.BODY_EMPTY);
    assertThat(Records.of(CUSTOMERS, "<f><head/></f>").fault)
        .hasMessageContaining("check the format's 'record'");
    assertThat(Records.of(CUSTOMERS, "<f><body/></f>").fault).isNull();
    assertThat(Records.of(CUSTOMERS, "<f><body/></f>").given).isEmpty();
  }

  @Test
  void a_record_or_tag_that_is_too_long_ends_the_stream() throws IOException {
    String much = "x".repeat(FileBytes.LONGEST_RECORD + 1_000_000);

    Records text =
        Records.of(ROOT, utf8("<r>" + much + "</r>"), Position.START, new Random(1), 1 << 20);
    Records tag =
        Records.of(ROOT, utf8("<r a='" + much + "'/>"), Position.START, new Random(1), 1 << 20);

    assertThat(text.fault).hasMessageContaining("longer than 20000000 bytes");
    assertThat(tag.fault).hasMessageContaining("longer than 20000000 characters");
  }

  @Test
  void a_file_with_more_entities_than_a_message_may_have_is_read() throws IOException {
    String record = "<c>" + "&amp;".repeat(100_000) + "</c>";
    byte[] file = utf8("<r>" + record.repeat(120) + "</r>");

    Records records =
        Records.of(
            new FormatDefinition.Xml("c", Map.of()), file, Position.START, new Random(1), 1 << 16);

    assertThat(records.fault).isNull();
    assertThat(records.given).hasSize(120);
    assertThat(records.texts().get(119)).isEqualTo("<r>" + record + "</r>");
  }

  @Test
  void a_file_with_fewer_records_than_before_is_not_gone_on_with() throws IOException {
    Records records =
        Records.of(
            CUSTOMERS,
            utf8("<f><body><customer/></body></f>"),
            new Position(2, 20),
            new Random(1),
            7);

    assertThat(records.fault)
        .hasMessageContaining("only 1 records")
        .hasMessageContaining("2 were read before");
  }

  @Test
  void random_files_are_split_as_the_parser_sees_them_from_any_position_on() throws Exception {
    Random random = Records.seeded();
    for (int round = 0; round < 200; round++) {
      String file = new RandomXml(random).file();
      FormatDefinition format = new FormatDefinition.Xml("body/customer", Map.of());
      byte[] bytes = utf8(file);

      Records records = Records.of(format, bytes, Position.START, random, 9);

      assertThat(records.fault).as("seed %d: %s", Records.SEED, file).isNull();
      List<String> seen = new ArrayList<>();
      for (String text : records.texts()) {
        List<String> inBody = seen(text);
        assertThat(inBody).as("seed %d: %s", Records.SEED, file).hasSize(1);
        seen.addAll(inBody);
      }
      assertThat(seen).as("seed %d: %s", Records.SEED, file).isEqualTo(seen(file));
      if (round % 10 == 0) {
        records.assertRestartable(format, bytes, random);
      }
    }
  }

  @Test
  void vandalised_files_give_no_record_that_the_parser_does_not_see() throws Exception {
    Random random = Records.seeded();
    int refused = 0;
    for (int round = 0; round < 1_000; round++) {
      byte[] file =
          Records.vandalised(utf8(new RandomXml(random).document()), random, "<>/&;'\"=: [!-?x");
      String text = new String(file, StandardCharsets.UTF_8);
      if (!java.util.Arrays.equals(utf8(text), file)) {
        continue;
      }

      Records records = Records.of(CUSTOMERS, file, Position.START, random, 9);

      List<String> seen = new ArrayList<>();
      boolean whole = true;
      try {
        seen(text, seen);
      } catch (XMLStreamException e) {
        whole = false;
        refused++;
      }
      List<String> given = new ArrayList<>();
      for (String body : records.texts()) {
        given.addAll(seen(body));
      }
      assertThat(given).as("seed %d: %s", Records.SEED, text).isEqualTo(seen);
      if (whole && records.fault != null) {
        assertThat(records.fault).hasMessageContaining("check the format's 'record'");
      }
      if (!whole) {
        assertThat(records.fault).isNotNull();
      }
    }
    assertThat(refused).isGreaterThan(100);
  }

  private static List<String> seen(String document) throws XMLStreamException {
    List<String> seen = new ArrayList<>();
    seen(document, seen);
    return seen;
  }

  /** Each {@code /x/body/customer} as one line of what a parser tells of it. */
  private static void seen(String document, List<String> to) throws XMLStreamException {
    XMLStreamReader xml = HardenedXml.read(document);
    List<String> path = new ArrayList<>();
    StringBuilder record = null;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        path.add(xml.getLocalName());
        if (path.size() == 3 && path.get(1).equals("body") && path.get(2).equals("customer")) {
          record = new StringBuilder();
        }
        if (record != null) {
          record.append('{').append(xml.getName()).append(attributes(xml));
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        path.remove(path.size() - 1);
        if (record != null) {
          record.append('}');
          if (path.size() == 2) {
            to.add(record.toString());
            record = null;
          }
        }
      } else if (record != null && xml.hasText() && event != XMLStreamConstants.COMMENT) {
        record.append(xml.getText());
      }
    }
  }

  private static TreeSet<String> attributes(XMLStreamReader xml) {
    TreeSet<String> attributes = new TreeSet<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.add(xml.getAttributeName(i) + "=" + xml.getAttributeValue(i));
    }
    return attributes;
  }
}
