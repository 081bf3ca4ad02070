package org.syncline.canary;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records of every shipped type, with a canary in every field of a person, by hand. */
final class RecordDoors {
  private final CanarySite site;
  private final Canaries canaries;
  private final Person admin;
  private final List<Long> made = new ArrayList<>();
  private int fields;

  RecordDoors(CanarySite site) {
    this.site = site;
    canaries = site.canaries();
    admin = site.admin();
  }

  /** The records that were made. */
  List<Long> made() {
    return List.copyOf(made);
  }

  /** How many fields of persons got a value. */
  int fields() {
    return fields;
  }

  void knock() throws Exception {
    for (JsonNode type : types()) {
      String id = type.get("id").textValue();
      long first = made(id, values(type, "made"));
      long second = made(id, values(type, "made second"));
      edit(type, first);
      merge(first, second);
      relate(type, first);
      wrong(type, first);
      admin.get("/api/records/" + first + "/history");
      for (String format : List.of("csv", "xlsx")) {
        admin.get("/api/records/" + id + "/export?format=" + format);
      }
    }
    searches();
  }

  private List<JsonNode> types() throws Exception {
    List<JsonNode> types = new ArrayList<>();
    for (String id :
        List.of(
            "customer contact communication opportunity need segment campaign feedback case consent"
                .split(" "))) {
      types.add(admin.json("/api/record-types/" + id));
    }
    return types;
  }

  private Map<String, Object> values(JsonNode type, String act) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (JsonNode field : type.get("fields")) {
      if (!field.path("privacy").asText("none").equals("none")) {
        value(field, type.get("id").textValue() + "." + field.get("name").textValue() + ", " + act)
            .forEach(value -> values.put(field.get("name").textValue(), value));
      }
    }
    if (values.isEmpty()) {
      values.put("source", "canary run");
    }
    fields += values.size();
    return values;
  }

  /** Yes and no are no canaries. */
  private List<Object> value(JsonNode field, String name) {
    return switch (field.get("type").textValue()) {
      case "string" -> List.of(canaries.text(name));
      case "email" -> List.of(canaries.email(name));
      case "phone" -> List.of(canaries.phone(name));
      case "date" -> List.of(canaries.date(name).toString());
      case "decimal" -> List.of(new BigDecimal(canaries.amount(name)));
      case "boolean" -> List.of();
      default -> throw new IllegalStateException("No canary for " + field);
    };
  }

  private long made(String type, Map<String, Object> values) throws Exception {
    HttpResponse<String> answer =
        admin.post("/api/records/" + type, Json.of("values", values, "evenIfMatched", true));
    long id = Person.document(answer).get("id").asLong();
    made.add(id);
    return id;
  }

  private void edit(JsonNode type, long id) throws Exception {
    String path = "/api/records/" + id;
    String tag = admin.get(path).headers().firstValue("ETag").orElseThrow();
    String body = Json.of("values", values(type, "edited"));
    Person.document(admin.send("PATCH", path, body, "If-Match", tag));
    admin.send("PATCH", path, body, "If-Match", tag);
    admin.send("PATCH", path, body, "If-Match", canaries.text("tag"));
  }

  private void merge(long kept, long other) throws Exception {
    String tag = admin.get("/api/records/" + kept).headers().firstValue("ETag").orElseThrow();
    String path = "/api/records/" + kept + "/merge";
    Person.document(
        admin.send("POST", path, Json.of("with", other, "version", 1), "If-Match", tag));
    admin.send("POST", path, Json.of("with", canaries.text("merged with")), "If-Match", tag);
    Person.document(admin.post("/api/records/" + other + "/unmerge", ""));
  }

  private void relate(JsonNode type, long id) throws Exception {
    for (JsonNode relation : type.path("relations")) {
      String name = relation.get("name").textValue();
      Map<String, Object> values = new LinkedHashMap<>();
      for (JsonNode field : relation.path("fields")) {
        if (!field.path("privacy").asText("none").equals("none")) {
          value(field, name + " of " + type.get("id").textValue())
              .forEach(value -> values.put(field.get("name").textValue(), value));
        }
      }
      long other = made("contact", Map.of("familyName", canaries.text("related by " + name)));
      String path = "/api/records/" + id + "/relations/" + name + "/" + other;
      admin.send("PUT", path, Json.of("values", values));
      admin.send("PUT", path, Json.of("values", Map.of("mood", canaries.text("wrong relation"))));
      admin.send("PUT", path + canaries.text("related to"), "{}");
      admin.get(path + "/history");
    }
  }

  private void wrong(JsonNode type, long id) throws Exception {
    String path = "/api/records/" + type.get("id").textValue();
    for (JsonNode field : type.get("fields")) {
      String name = field.get("name").textValue();
      String value = canaries.text("wrong value of " + type.get("id").textValue() + "." + name);
      if (!field.get("type").textValue().equals("string")) {
        admin.post(path, Json.of("values", Map.of(name, value)));
      }
    }
    admin.post(path, Json.of("values", Map.of("givenName", List.of(canaries.text("in a list")))));
    admin.post(path, "{\"values\": {\"description\": \"" + canaries.text("in bad JSON"));
    admin.post(path, "{\"values\": {\"description\": " + canaries.text("bare word in JSON") + "}}");
    admin.post(path, "[\"" + canaries.text("not an object") + "\"]");
    admin.send("PATCH", "/api/records/" + id, Json.of("values", Map.of("x", canaries.text("y"))));
    admin.send("PATCH", path + canaries.text("in a path"), "{}");
    admin.send("POST", path, canaries.text("as a text"), "Content-Type", "text/plain");
    admin.send("GET", path, "", "Accept", "image/" + canaries.text("accepted"));
  }

  private void searches() throws Exception {
    String customers = "/api/records/customer";
    admin.get(customers + "?text=" + canaries.text("words searched for"));
    admin.get(customers + "?phone=%2B" + canaries.phone("searched for").substring(1));
    admin.get(customers + "?phone=" + canaries.text("no phone"));
    admin.get(customers + "?description=" + canaries.text("not indexed"));
    admin.get(customers + "?birthDate.from=" + canaries.date("searched for"));
    admin.get("/api/records/opportunity?amount.from=" + canaries.text("no amount"));
    admin.get(customers + "?order=phone&cursor=" + canaries.text("cursor"));
    admin.get(customers + "?limit=" + canaries.text("limit"));
    admin.get(customers + "/export?format=" + canaries.text("format"));
    admin.get(customers + "/export?format=csv&text=" + canaries.text("exported words"));
    admin.get("/api/records/" + canaries.text("type"));
    admin.get("/api/records/1?asOf=" + canaries.text("time"));
    admin.get("/api/links/erp/customer/customer/" + canaries.text("external id"));
    admin.get("/api/messages?key=" + canaries.text("key searched for"));
    admin.get("/api/messages?from=" + canaries.text("from"));
    admin.get("/api/business-figures?from=" + canaries.text("from of figures"));
    admin.get("/api/" + canaries.text("nowhere"));
    admin.logIn("ada", canaries.secret("wrong password of a browser"));
    admin.page("/record.xhtml?id=" + canaries.text("id of a page"));
    admin.page("/" + canaries.text("page") + ".xhtml");
  }
}
