package org.syncline.platform.hardened;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HardenedJsonTest {
  private static final HardenedJson.Bounds SMALL = new HardenedJson.Bounds(5, 100, 20, 30);

  /** A document that attacks its reader; the part of the parser's words that shows why it fails. */
  record Attack(String name, String document, String refusal) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Attack> attacks() {
    return List.of(
        new Attack("six lists", "[".repeat(6) + "]".repeat(6), "nesting depth"),
        new Attack("six objects", "{\"a\":".repeat(6) + "1" + "}".repeat(6), "nesting depth"),
        new Attack("a million lists", "[".repeat(1_000_000), "nesting depth"),
        new Attack("long text", "[\"" + "x".repeat(101) + "\"]", "String value length"),
        new Attack("long text of escapes", "[\"" + "\\u0041".repeat(101) + "\"]", "String value"),
        new Attack("long text in a member", "{\"a\":\"" + "x".repeat(101) + "\"}", "String value"),
        new Attack("long number", "[" + "1".repeat(21) + "]", "Number value length"),
        new Attack("long fraction", "[0." + "1".repeat(21) + "]", "Number value length"),
        new Attack("long name", "{\"" + "n".repeat(31) + "\":1}", "Name length"),
        new Attack("name twice", "{\"a\":1,\"a\":2}", "Duplicate field"),
        new Attack("name twice, once escaped", "{\"a\":1,\"\\u0061\":2}", "Duplicate field"),
        new Attack("name twice, deeper", "[{\"b\":{\"a\":1,\"c\":2,\"a\":3}}]", "Duplicate field"),
        new Attack("name twice, empty", "{\"\":1,\"\":2}", "Duplicate field"),
        new Attack("comment", "[1 /* c */]", "comment"),
        new Attack("single quotes", "['a']", "Unexpected character"),
        new Attack("name without quotes", "{a:1}", "Unexpected character"),
        new Attack("comma at the end", "[1,]", "Unexpected character"),
        new Attack("no number", "[NaN]", "NaN"),
        new Attack("infinity", "[-Infinity]", "Infinity"),
        new Attack("zero before a number", "[007]", "Leading zeroes"),
        new Attack("plus before a number", "[+1]", "plus"),
        new Attack("hexadecimal", "[0x10]", "Unexpected character"),
        new Attack("raw line break in a text", "[\"a\nb\"]", "Illegal unquoted character"),
        new Attack("escape that is none", "[\"\\x41\"]", "Unrecognized character escape"));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void is_refused_from_bytes_and_from_text(Attack attack) {
    JsonFactory json = HardenedJson.within(SMALL);

    assertThatThrownBy(() -> readAll(json.createParser(bytes(attack.document()))))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining(attack.refusal());
    assertThatThrownBy(() -> readAll(json.createParser(attack.document())))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining(attack.refusal());
  }

  @Test
  void what_is_at_the_limits_is_read() {
    JsonFactory json = HardenedJson.within(SMALL);
    String document =
        "[[[[["
            + "1".repeat(20)
            + "]]]],{\""
            + "n".repeat(30)
            + "\":\""
            + "x".repeat(100)
            + "\"},{\"a\":1},{\"a\":1}]";

    assertThatCode(() -> readAll(json.createParser(document))).doesNotThrowAnyException();
  }

  @Test
  void an_error_quotes_nothing_of_a_body() {
    JsonFactory json = HardenedJson.within(SMALL);

    assertThatThrownBy(() -> readAll(json.createParser(bytes("{\"iban\":\"DE02\",]"))))
        .isInstanceOf(JsonProcessingException.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("DE02").contains("REDACTED"));
  }

  @Test
  void a_reader_that_looks_for_names_that_stand_twice_itself_gets_both() throws IOException {
    JsonFactory json = HardenedJson.withRepeatedNames(SMALL);

    assertThat(readAll(json.createParser("{\"a\":1,\"a\":2}"))).isEqualTo(6);
    assertThatThrownBy(() -> readAll(json.createParser("[".repeat(6))))
        .hasMessageContaining("nesting depth");
  }

  @Test
  void what_the_hub_stored_has_limits_too() throws IOException {
    assertThatThrownBy(() -> readAll(HardenedJson.STORED.createParser("[".repeat(11))))
        .hasMessageContaining("nesting depth");
    assertThat(readAll(HardenedJson.STORED.createParser("[\"" + "x".repeat(1_000_000) + "\"]")))
        .isEqualTo(3);
  }

  private static final class Holder {
    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    public Object held;
  }

  @Test
  void a_document_names_no_class_even_where_a_type_asks_for_one() {
    JsonMapper mapper = HardenedJson.mapper(SMALL).build();

    assertThatThrownBy(
            () -> mapper.readValue("{\"held\":{\"@class\":\"java.io.File\"}}", Holder.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void a_class_named_beside_is_a_member_like_any_other() throws IOException {
    JsonMapper mapper = HardenedJson.mapper(SMALL).build();

    assertThat(mapper.readValue("{\"@class\":\"java.io.File\",\"a\":[\"x\",1]}", Object.class))
        .isEqualTo(Map.of("@class", "java.io.File", "a", List.of("x", 1)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Reads every token and its text; how many there are. */
  private static int readAll(JsonParser parser) throws IOException {
    int tokens = 0;
    try (parser) {
      while (parser.nextToken() != null) {
        tokens++;
        parser.getText();
      }
    }
    return tokens;
  }
}
