package org.syncline.mapping.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Found;

class XmlWriterTest {
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String XSI = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

  private static FormatDefinition.Xml format(String record) {
    return new FormatDefinition.Xml(record, Map.of(), "r");
  }

  @Test
  void places_are_elements_and_attributes_in_the_order_of_their_paths() {
    TargetWriter.Builder builder = TargetWriter.builder(format(null));
    builder.slot("name/last");
    builder.slot("@id");
    builder.slot("amount");
    builder.slot("amount/@currency");
    builder.slot("name/first");
    builder.slot("active");

    assertThat(record(builder, "M\u00fcller", "1", new BigDecimal("1E+1"), "EUR", Found.NULL, true))
        .isEqualTo(
            " id=\"1\"><name><last>M\u00fcller</last><first xsi:nil=\"true\"/></name>"
                + "<amount currency=\"EUR\">10</amount><active>true</active></r>");
    assertThat(record(builder, null, null, null, null, null, null)).isEqualTo("/>");
    assertThat(record(builder, null, null, "", null, null, null))
        .isEqualTo("><amount></amount></r>");
    assertThat(record(builder, null, null, null, "EUR", null, null))
        .isEqualTo("><amount currency=\"EUR\"/></r>");
    assertThat(record(builder, null, null, Found.NULL, "EUR", null, null))
        .isEqualTo("><amount currency=\"EUR\" xsi:nil=\"true\"/></r>");
    assertThat(record(builder, null, Found.NULL, null, null, "x", null))
        .isEqualTo("><name><first>x</first></name></r>");
  }

  @Test
  void the_record_stands_where_its_path_says() {
    TargetWriter.Builder builder = TargetWriter.builder(format("body/customer"));
    builder.slot(".");

    assertThat(record(builder, "x")).isEqualTo("><body><customer>x</customer></body></r>");
    assertThat(record(builder, new Object[1])).isEqualTo("><body><customer/></body></r>");
  }

  @Test
  void names_have_the_prefixes_of_the_format() {
    TargetWriter.Builder builder =
        TargetWriter.builder(
            new FormatDefinition.Xml(
                "s:body/customer",
                Map.of("s", "soap", "", "crm", "c", "crm", "i", XmlOutput.XSI),
                "s:env"));
    builder.slot("c:name");
    builder.slot("c:name/@c:kind");
    builder.slot("name/@kind");
    builder.slot("s:x");

    assertThat(text(builder.build().write(new Object[] {"a", "b", "c", Found.NULL})))
        .isEqualTo(
            DECLARATION
                + "<s:env xmlns=\"crm\" xmlns:c=\"crm\" xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xmlns:s=\"soap\"><s:body><customer><name c:kind=\"b\" kind=\"c\">a</name>"
                + "<s:x i:nil=\"true\"/></customer></s:body></s:env>");
  }

  @Test
  void a_prefix_that_is_taken_is_not_bent() {
    TargetWriter.Builder builder =
        TargetWriter.builder(new FormatDefinition.Xml(null, Map.of("xsi", "u"), "xsi:r"));
    builder.slot("xsi:a");

    assertThat(text(builder.build().write(new Object[] {Found.NULL})))
        .isEqualTo(
            DECLARATION
                + "<xsi:r xmlns:xsi=\"u\" xmlns:xsi_=\"http://www.w3.org/2001/XMLSchema-instance\">"
                + "<xsi:a xsi_:nil=\"true\"/></xsi:r>");
  }

  @Test
  void numbered_elements_keep_their_numbers() {
    TargetWriter.Builder builder = TargetWriter.builder(format(null));
    builder.slot("p[1]");
    builder.slot("p[2]/a");
    builder.slot("p[3]/@k");
    builder.slot("p[4]");

    assertThat(record(builder, null, null, null, null)).isEqualTo("/>");
    assertThat(record(builder, null, null, null, "x"))
        .isEqualTo("><p xsi:nil=\"true\"/><p/><p/><p>x</p></r>");
    assertThat(record(builder, "x", null, "y", null)).isEqualTo("><p>x</p><p/><p k=\"y\"/></r>");
  }

  @Test
  void a_repeated_place_is_elements_of_one_name() {
    TargetWriter.Builder builder = TargetWriter.builder(format(null));
    TargetWriter.Repeated contacts = builder.repeated("contacts/contact");
    contacts.items().slot("name");
    contacts.items().slot("@id");
    TargetWriter.Repeated phones = contacts.items().repeated("phone");
    phones.items().slot(".");
    builder.slot("contacts/count");
    Object[] ada = {
      "Ada", "1", List.of(new Object[] {"1"}, new Object[] {Found.NULL}, new Object[1])
    };

    assertThat(record(builder, List.of(ada, new Object[3]), new BigDecimal(2)))
        .isEqualTo(
            "><contacts><contact id=\"1\"><name>Ada</name><phone>1</phone><phone xsi:nil=\"true\"/>"
                + "<phone xsi:nil=\"true\"/></contact><contact/><count>2</count></contacts></r>");
    assertThat(record(builder, List.of(), null)).isEqualTo("/>");
  }

  @Test
  void texts_and_attributes_are_escaped_so_that_they_are_read_back() {
    TargetWriter.Builder builder = TargetWriter.builder(format(null));
    builder.slot("a");
    builder.slot("@b");
    String text = "<&>\"'\r\n\t\u007f\u0085\u00e4\u2028\ud83d\ude00]]>";

    assertThat(record(builder, text, text))
        .isEqualTo(
            " b=\"&lt;&amp;&gt;&quot;'&#13;&#10;&#9;&#127;&#133;\u00e4&#8232;\ud83d\ude00]]&gt;\">"
                + "<a>&lt;&amp;&gt;\"'&#13;\n\t&#127;&#133;\u00e4&#8232;\ud83d\ude00]]&gt;</a></r>");
  }

  @ParameterizedTest
  @CsvSource({
    "a, a/b, both a text and elements",
    "a/b, a, both a text and elements",
    "a, a, give each path once",
    "a/@k, a/@k, give each path once",
    "a, a[1], a single element and elements with numbers",
    "a[1]/b, a/c, elements with numbers and a single element",
    "., a, both a text and elements"
  })
  void one_place_is_one_thing(String first, String second, String sentence) {
    TargetWriter.Builder builder = TargetWriter.builder(format(null));
    builder.slot(first);

    assertThatThrownBy(() -> builder.slot(second))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void a_list_is_nothing_else_and_has_a_path_of_elements() {
    TargetWriter.Builder builder = TargetWriter.builder(format(null));
    builder.repeated("l");

    assertThatThrownBy(() -> builder.repeated("l")).hasMessageContaining("give each path once");
    assertThatThrownBy(() -> builder.slot("l"))
        .hasMessageContaining("a repeated element and a single element");
    for (String path : List.of(".", "@a", "m/@a", "m[1]")) {
      assertThatThrownBy(() -> builder.repeated(path))
          .as(path)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("without a number");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"l[2]", "l[1],l[3]"})
  void numbers_of_elements_have_no_gaps(String paths) {
    TargetWriter.Builder builder = TargetWriter.builder(format(null));
    Arrays.stream(paths.split(",")).forEach(builder::slot);

    assertThatThrownBy(builder::build).hasMessageContaining("have gaps");
  }

  @Test
  void a_root_is_needed_and_is_one_name() {
    assertThatThrownBy(() -> TargetWriter.builder(new FormatDefinition.Xml(null, Map.of())))
        .hasMessageContaining("give the format's 'root'");
    for (String root : List.of("a/b", "@a", "a[1]", "")) {
      assertThatThrownBy(() -> TargetWriter.builder(new FormatDefinition.Xml(null, Map.of(), root)))
          .as(root)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Records.format("{'kind': 'xml', 'root': 'a', 'record': 'b'}"))
        .isEqualTo(new FormatDefinition.Xml("b", Map.of(), "a"));
  }

  @ParameterizedTest
  @CsvSource({"xmlns, u", "xml, u", "p, ''", "p q, u", "'p=\"1\" q', u", "a:b, u"})
  void namespaces_that_xml_does_not_know_are_refused(String prefix, String uri) {
    TargetWriter.Builder builder =
        TargetWriter.builder(new FormatDefinition.Xml(null, Map.of(prefix, uri), "r"));

    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void names_that_xml_does_not_know_are_refused() {
    TargetWriter.Builder builder = TargetWriter.builder(format(null));
    builder.slot("\u00aa");
    TargetWriter.Builder attribute =
        TargetWriter.builder(new FormatDefinition.Xml(null, Map.of("", "u"), "r"));
    attribute.slot("a");

    assertThatThrownBy(builder::build).hasMessageContaining("can't be a name in XML");
    assertThat(text(attribute.build().write(new Object[] {"x"}))).contains("<r xmlns=\"u\"");
  }

  @Test
  void what_xml_can_not_hold_is_unfit() {
    TargetWriter.Builder builder = TargetWriter.builder(format(null));
    builder.slot("a");
    builder.slot("@b");
    TargetWriter.Repeated list = builder.repeated("l");
    list.items().slot(".");
    list.items().slot("@c");
    TargetWriter writer = builder.build();

    for (Object value :
        List.of(
            "\u0000",
            "a\u000b",
            "\u001f",
            "\ufffe",
            "\uffff",
            "\ud800",
            "\ude00\ud83d",
            new BigDecimal("1" + "0".repeat(1_000)))) {
      assertThat(writer.unfit(0, value).code()).isEqualTo(Codes.NOT_WRITABLE);
      assertThat(writer.unfit(1, value)).isNotNull();
      assertThat(writer.unfit(2, List.of(new Object[2], new Object[] {value, null}))).isNotNull();
    }
    for (Object value :
        List.of("", "\t\r\n \u007f\u0085\ufffd\ud83d\ude00", true, BigDecimal.ONE, Found.NULL)) {
      assertThat(writer.unfit(0, value)).isNull();
      assertThat(writer.unfit(2, List.<Object[]>of(new Object[] {value, null}))).isNull();
    }
    assertThat(writer.unfit(1, Found.NULL).message()).contains("attribute");
    assertThat(writer.unfit(2, List.<Object[]>of(new Object[] {"x", Found.NULL}))).isNotNull();
    assertThat(writer.unfit(2, Found.NULL).message()).contains("list");
    assertThatThrownBy(() -> writer.write(new Object[] {"\u0000", null, null}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** What stands behind the name and declarations of the root. */
  private static String record(TargetWriter.Builder builder, Object... values) {
    String text = text(builder.build().write(values));
    String head = DECLARATION + "<r" + XSI;
    assertThat(text).startsWith(head);
    return text.substring(head.length());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
