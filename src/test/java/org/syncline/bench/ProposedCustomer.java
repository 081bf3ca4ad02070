package org.syncline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A draft of the samples' {@code erp-customer} under which values of many rows change, appear,
 * disappear, fail and are mended, and messages come to be accepted and refused.
 */
final class ProposedCustomer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode table;

  private ProposedCustomer(Path mapping) throws IOException {
    this.table = (ObjectNode) JSON.readTree(Files.readAllBytes(mapping));
  }

  /** The document, made of the version that is in force. */
  static byte[] of(Path mapping) throws IOException {
    ProposedCustomer proposed = new ProposedCustomer(mapping);
    proposed.change();
    return JSON.writeValueAsBytes(proposed.table);
  }

  private void change() {
    row("familyName").withArray("steps").add("upper");
    sources("givenName", "customer.name.called", "customer.name.first");
    sources("title", "customer.title", "customer.name.degree");
    row("email").put("onError", "absent");
    row("phone").remove("onError");
    row("city").put("required", true);
    sources("birthDate", "customer.born", "customer.born2");
    row("industry").put("onError", "absent");
    sources("creditLimit", "customer.limit", "customer.credit");
    ((ObjectNode) table.at("/maps/industries")).put("unknown", "reject");
    ((ObjectNode) table.at("/maps/countries/entries")).put("NL", "NL");
    ArrayNode rows = table.withArray("rows");
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).path("target").asText().equals("language")) {
        rows.remove(i);
      }
    }
    rows.addObject().put("target", "taxNumber").put("source", "customer.taxNumber");
  }

  private void sources(String target, String... paths) {
    ArrayNode sources = row(target).putArray("source");
    for (String path : paths) {
      sources.add(path);
    }
  }

  private ObjectNode row(String target) {
    for (JsonNode row : table.withArray("rows")) {
      if (row.path("target").asText().equals(target)) {
        return (ObjectNode) row;
      }
    }
    throw new IllegalStateException("The mapping has no row of " + target + " any more.");
  }
}
