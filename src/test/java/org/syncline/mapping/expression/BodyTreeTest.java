package org.syncline.mapping.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;
import org.syncline.mapping.format.UnreadableBody;
import org.syncline.mapping.value.Fault;

/** What expressions see of a body, by format. */
class BodyTreeTest {
  private static final String CSV = "{'kind': 'csv', 'null': 'NULL'}";
  private static final String BARE = "{'kind': 'csv', 'header': false, 'columns': ['a', 'b']}";
  private static final String FIXED =
      "{'kind': 'fixed-width', 'columns': [{'name': 'a', 'start': 1, 'length': 3},"
          + " {'name': 'b', 'start': 4, 'length': 3}], 'null': '#'}";
  private static final String XML = "{'kind': 'xml'}";
  private static final String SPACED =
      "{'kind': 'xml', 'record': 's:body/customer',"
          + " 'namespaces': {'s': 'urn:s', '': 'urn:c'}}";

  private static BodyTree tree(String format) {
    return BodyTree.of(
        FormatDefinition.parse(format.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  private static SourceBody body(String text) {
    return new SourceBody(text.getBytes(StandardCharsets.UTF_8), null);
  }

  private static void sees(String format, String text, String expected) throws UnreadableBody {
    Object read = tree(format).read(body(text));
    Object value = Expression.compile("$").evaluate(read);

    assertThat(ExpressionCases.comparable(value))
        .as(text)
        .isEqualTo(ExpressionCases.comparable(ExpressionCases.json(expected.replace('\'', '"'))));
  }

  @Test
  void json_is_seen_as_it_is() throws UnreadableBody {
    String text =
        "{\"a\":{\"b\":[1,\"x\",null,true,{}]},\"n\":12345678901234567890.12,\"e\":[],\"z\":null}";

    sees("{'kind': 'json'}", text, text);
    sees("{'kind': 'map'}", "{\"a.b\":\"x\",\"n\":null}", "{'a.b':'x','n':null}");
  }

  @Test
  void columns_are_an_object_of_texts() throws UnreadableBody {
    sees(CSV, "a,b,c\n1,NULL,\n", "{'a':'1','b':null,'c':''}");
    sees(CSV, "b,a\n2,\"NULL\"\n", "{'b':'2','a':'NULL'}");
    sees(BARE, "1,\"x,y\"", "{'a':'1','b':'x,y'}");
    sees(FIXED, "ab ###", "{'a':'ab','b':null}");
    sees(FIXED, "ab", "{'a':'ab'}");
  }

  @Test
  void one_reader_of_files_with_a_header_reads_other_headers_too() throws UnreadableBody {
    BodyTree tree = tree(CSV);
    Expression a = Expression.compile("a");

    assertThat(a.evaluate(tree.read(body("a,b\n1,2")))).isEqualTo("1");
    assertThat(a.evaluate(tree.read(body("b,a\n1,2")))).isEqualTo("2");
    assertThat(a.evaluate(tree.read(body("b\n1")))).isNull();
  }

  @Test
  void elements_are_objects_lists_and_texts() throws UnreadableBody {
    sees(
        XML,
        "<c id='7'><n>Ada</n><p kind='home'>1</p><p>2</p><p/><x><y/></x><gone"
            + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/></c>",
        "{'@id':'7','n':'Ada','p':[{'@kind':'home','#text':'1'},'2',''],'x':{'y':''},'gone':null}");
    sees(XML, "<c>text <b>bold</b> rest</c>", "{'b':'bold','#text':'text  rest'}");
    sees(XML, "<c><![CDATA[a<b]]>&amp;</c>", "'a<b&'");
    sees(XML, "<q:c xmlns:q='urn:q'><q:n>1</q:n></q:c>", "{'n':'1'}");
  }

  @Test
  void namespaces_are_told_by_the_prefixes_of_the_format() throws UnreadableBody {
    sees(
        SPACED,
        "<e xmlns:q='urn:s' xmlns='urn:c'><q:body><customer q:rev='2' id='1'><n>Ada</n><q:m>x</q:m>"
            + "<o xmlns='urn:other'>y</o><p xmlns=''>z</p></customer><other/></q:body></e>",
        "{'@s:rev':'2','@id':'1','n':'Ada','s:m':'x','{urn:other}o':'y','p':'z'}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'kind': 'json'}|[1]|BODY_UNREADABLE",
        "{'kind': 'json'}|{\"a\":1}{}|MULTIPLE_RECORDS",
        "{'kind': 'json'}|{\"a\":1,\"a\":2}|BODY_UNREADABLE",
        "{'kind': 'json'}|{\"a\":1e99999999999}|BODY_UNREADABLE",
        "{'kind': 'json'}|` `|BODY_EMPTY",
        "{'kind': 'xml'}|<a><b></a>|BODY_UNREADABLE",
        "{'kind': 'xml', 'record': 'b'}|<a><c/></a>|BODY_UNREADABLE",
        "{'kind': 'xml', 'record': 'b'}|<a><b/><b/></a>|MULTIPLE_RECORDS",
        "{'kind': 'xml'}|<!DOCTYPE a><a/>|BODY_UNREADABLE",
        "{'kind': 'csv'}|a,a\\n1,2|BODY_UNREADABLE",
        "{'kind': 'csv'}|a,b\\n1|BODY_UNREADABLE",
        "{'kind': 'csv'}|a,b|BODY_EMPTY",
        "{'kind': 'csv'}|a\\n1\\n2|MULTIPLE_RECORDS"
      })
  void an_unreadable_body_is_so_as_for_paths(String format, String text, String code) {
    UnreadableBody unreadable =
        catchThrowableOfType(
            UnreadableBody.class, () -> tree(format).read(body(text.replace("\\n", "\n"))));

    assertThat(unreadable).isNotNull();
    assertThat(unreadable.problem("x").code()).isEqualTo(code);
  }

  @Test
  void charsets_are_those_of_the_format() throws UnreadableBody {
    SourceBody latin =
        new SourceBody("name\nJürgen".getBytes(Charset.forName("windows-1252")), null);

    Object read = tree("{'kind': 'csv', 'charset': 'windows-1252'}").read(latin);

    assertThat(Expression.compile("name").evaluate(read)).isEqualTo("Jürgen");
  }

  @Test
  void a_body_that_is_too_deep_or_large_for_expressions_is_a_fault() throws UnreadableBody {
    String deep = "{\"a\":".repeat(300) + "1" + "}".repeat(300);
    String large = "{\"a\":\"" + "x".repeat(9_000_000) + "\"}";

    assertThat(tree("{'kind': 'json'}").read(body(deep))).isInstanceOf(Fault.class);
    assertThat(tree("{'kind': 'json'}").read(body(large))).isInstanceOf(Fault.class);
  }
}
