package org.syncline.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.Parser;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;

/** JSLT, with value maps and the filter of contacts in its own language. */
final class JsltPeer implements Subject {
  private static final String OWN_FUNCTIONS =
      """
      def date(text)
        if ($text != null) format-time(parse-time($text, "dd.MM.yyyy"), "yyyy-MM-dd") else null
      def instant(millis)
        if ($millis != null) format-time($millis / 1000, "yyyy-MM-dd'T'HH:mm:ss'Z'") else null
      def decimal(text)
        if ($text != null) number(replace(replace($text, "\\\\.", ""), ",", ".")) else null
      def phone(text) replace($text, "[^+0-9]", "")
      def email(text) lowercase(trim($text))
      """;

  private static final String TABLE =
      """
      let kinds = {"P": "person", "O": "organisation"}
      let industries = {"01": "Engineering", "02": "Trade", "03": "Health"}
      let states = {"A": "customer", "X": "former"}
      let countries = {"D": "DE", "A": "AT", "I": "IT"}
      {
        "schema": 2,
        "source": "erp",
        "key": .no,
        "version": .rev,
        "changedAt": instant(.changed),
        "kind": if (.type != null) get-key($kinds, .type, "unknown") else null,
        "title": .title,
        "name": {"given": .name.first, "family": .name.last, "company": .name.company},
        "birthDate": date(.born),
        "language": .lang,
        "industry": if (.branch != null) get-key($industries, .branch, .branch) else null,
        "lifecycle": if (.status != null) get-key($states, .status, "lead") else null,
        "creditLimit": decimal(.credit),
        "discount": decimal(.discount),
        "owner": .rep,
        "newsletter": if (.news != null) .news == "Y" else null,
        "employer": .employerNo,
        "address": {
          "street": .address.street,
          "postalCode": .address.zip,
          "city": .address.city,
          "country": if (.address.country != null)
              get-key($countries, .address.country, .address.country) else null,
          "region": .address.region
        },
        "phones": [for (.contacts) {"number": phone(.value), "use": .use} if (.kind == "tel")],
        "emails": [for (.contacts) {"address": email(.value), "use": .use} if (.kind == "mail")]
      }
      """;

  private final Expression expression;

  /** All in its own language, as its users write it. */
  static JsltPeer alone() {
    return new JsltPeer(OWN_FUNCTIONS + TABLE, List.of());
  }

  /** Values by functions in Java. */
  static JsltPeer withJava() {
    return new JsltPeer(
        TABLE,
        List.of(
            text("date", Values::date),
            text("phone", Values::phone),
            text("email", Values::email),
            of("instant", node -> new TextNode(Values.instant(node.longValue()))),
            of("decimal", node -> DecimalNode.valueOf(Values.decimal(node.textValue())))));
  }

  private JsltPeer(String table, List<Function> functions) {
    // Without a filter of its own it leaves out what is null or empty.
    expression =
        new Parser(new StringReader(table))
            .withFunctions(functions)
            .withObjectFilter("true")
            .compile();
  }

  @Override
  public byte[] run(byte[] body) throws IOException {
    JsonNode in = FrontEnd.MAPPER.readTree(FrontEnd.checked(body));
    return FrontEnd.MAPPER.writeValueAsBytes(expression.apply(in));
  }

  private static Function text(
      String name, java.util.function.Function<String, String> conversion) {
    return of(name, node -> new TextNode(conversion.apply(node.textValue())));
  }

  private static Function of(
      String name, java.util.function.Function<JsonNode, JsonNode> conversion) {
    return new Function() {
      @Override
      public String getName() {
        return name;
      }

      @Override
      public int getMinArguments() {
        return 1;
      }

      @Override
      public int getMaxArguments() {
        return 1;
      }

      @Override
      public JsonNode call(JsonNode input, JsonNode[] arguments) {
        return arguments[0].isNull() ? NullNode.instance : conversion.apply(arguments[0]);
      }
    };
  }
}
