package org.syncline.canary;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** What people who may not see personal data see of it all, and what programs that watch read. */
final class Views {
  private final CanarySite site;
  private final Answers answers;
  private int messages;

  Views(CanarySite site) {
    this.site = site;
    answers = site.answers();
  }

  /** How many journeys of messages were looked at. */
  int messages() {
    return messages;
  }

  void look(List<Long> records) throws Exception {
    for (String role : List.of("operator", "auditor")) {
      Person person = site.account("masked-" + role, role, null);
      messages(person, role);
      records(person, role, records);
    }
    audit();
    watchers();
  }

  private void messages(Person person, String role) throws Exception {
    String parked = "/api/messages?limit=200&status=parked";
    see(person, role, parked);
    see(person, role, "/api/ledger");
    page(person, role, "/index.xhtml");
    page(person, role, "/messages.xhtml?status=parked");
    page(person, role, "/deliveries.xhtml");
    page(person, role, "/conflicts.xhtml?status=any");
    JsonNode all = person.json("/api/messages?limit=200").get("messages");
    for (JsonNode message : all) {
      String receipt = message.get("receipt").asText();
      see(person, role, "/api/messages/" + receipt);
      see(person, role, "/api/messages/" + receipt + "/body");
      page(person, role, "/message.xhtml?receipt=" + receipt);
      messages++;
    }
  }

  private void records(Person person, String role, List<Long> records) throws Exception {
    for (long record : records) {
      for (String more : List.of("", "/history", "/related")) {
        see(person, role, "/api/records/" + record + more);
      }
      page(person, role, "/record.xhtml?id=" + record);
      page(person, role, "/record.xhtml?version=1&id=" + record);
      page(person, role, "/relations.xhtml?id=" + record);
    }
    for (String type : List.of("customer", "contact", "case", "feedback")) {
      see(person, role, "/api/records/" + type);
      see(person, role, "/api/records/" + type + "/export?format=csv");
    }
  }

  private void see(Person person, String role, String path) throws Exception {
    answers.view(role, path, Answers.whole(person.get(path)));
  }

  private void page(Person person, String role, String path) throws Exception {
    answers.view(role, path, person.page(path));
  }

  private void audit() throws Exception {
    String before = "";
    while (true) {
      JsonNode page = site.admin().json("/api/audit?limit=1000" + before);
      answers.add("audit", "entries", page.toString());
      JsonNode entries = page.get("entries");
      if (entries.isEmpty() || entries.get(entries.size() - 1).get("number").asLong() == 1) {
        break;
      }
      before = "&before=" + entries.get(entries.size() - 1).get("number").asLong();
    }
    answers.add("audit", "export", site.admin().get("/api/audit/export?format=csv").body());
  }

  private void watchers() throws IOException, InterruptedException {
    for (String path : List.of("metrics", "health")) {
      URI address = site.server().management().resolve("/" + path);
      answers.add(
          "metrics and health",
          path,
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
              .body());
    }
  }
}
