package org.syncline.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Function;

/** By hand over Jackson's trees. */
final class TreePeer implements Subject {

  @Override
  public byte[] run(byte[] body) throws IOException {
    return FrontEnd.MAPPER.writeValueAsBytes(
        customer(FrontEnd.MAPPER.readTree(FrontEnd.checked(body))));
  }

  private static ObjectNode customer(JsonNode in) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("schema", 2);
    out.put("source", "erp");
    copy(in, "no", out, "key");
    copy(in, "rev", out, "version");
    JsonNode changed = in.get("changed");
    out.put("changedAt", isNothing(changed) ? null : Values.instant(changed.longValue()));
    text(in, "type", out, "kind", Codes::kind);
    copy(in, "title", out, "title");
    JsonNode name = below(in, "name");
    ObjectNode nameOut = out.putObject("name");
    copy(name, "first", nameOut, "given");
    copy(name, "last", nameOut, "family");
    copy(name, "company", nameOut, "company");
    text(in, "born", out, "birthDate", Values::date);
    copy(in, "lang", out, "language");
    text(in, "branch", out, "industry", Codes::industry);
    text(in, "status", out, "lifecycle", Codes::lifecycle);
    decimal(in, "credit", out, "creditLimit");
    decimal(in, "discount", out, "discount");
    copy(in, "rep", out, "owner");
    JsonNode news = in.get("news");
    if (isNothing(news)) {
      out.putNull("newsletter");
    } else {
      out.put("newsletter", news.textValue().equals("Y"));
    }
    copy(in, "employerNo", out, "employer");
    JsonNode address = below(in, "address");
    ObjectNode addressOut = out.putObject("address");
    copy(address, "street", addressOut, "street");
    copy(address, "zip", addressOut, "postalCode");
    copy(address, "city", addressOut, "city");
    text(address, "country", addressOut, "country", Codes::country);
    copy(address, "region", addressOut, "region");
    JsonNode contacts = below(in, "contacts");
    contacts(contacts, "tel", out.putArray("phones"), "number", Values::phone);
    contacts(contacts, "mail", out.putArray("emails"), "address", Values::email);
    return out;
  }

  private static JsonNode below(JsonNode in, String name) {
    JsonNode node = in.get(name);
    return node == null ? MissingNode.getInstance() : node;
  }

  private static boolean isNothing(JsonNode node) {
    return node == null || node.isNull();
  }

  private static void copy(JsonNode in, String name, ObjectNode out, String target) {
    JsonNode node = in.get(name);
    out.set(target, node == null ? JsonNodeFactory.instance.nullNode() : node);
  }

  private static void text(
      JsonNode in, String name, ObjectNode out, String target, Function<String, String> convert) {
    JsonNode node = in.get(name);
    out.put(target, isNothing(node) ? null : convert.apply(node.textValue()));
  }

  private static void decimal(JsonNode in, String name, ObjectNode out, String target) {
    JsonNode node = in.get(name);
    out.put(target, isNothing(node) ? null : Values.decimal(node.textValue()));
  }

  private static void contacts(
      JsonNode in, String kind, ArrayNode out, String target, Function<String, String> convert) {
    for (JsonNode contact : in) {
      if (kind.equals(contact.path("kind").textValue())) {
        ObjectNode one = out.addObject();
        one.put(target, convert.apply(contact.get("value").textValue()));
        one.set("use", contact.get("use"));
      }
    }
  }
}
