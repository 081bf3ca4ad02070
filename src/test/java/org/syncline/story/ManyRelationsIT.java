package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syncline.samples.HubClient.Answer;
import org.syncline.server.HubServer;

/** A campaign of ten thousand members: told one by one, read in pages, moved at once. */
class ManyRelationsIT {
  private static final int MEMBERS = 10_000;
  private static final int THREADS = 8;
  private static final String RELATION = "/relations/members";

  private static HubUnderTest hub;
  private static final ExecutorService THREAD_POOL = Executors.newFixedThreadPool(THREADS);

  @BeforeAll
  static void start() throws Exception {
    hub = HubUnderTest.start(HubServer.named("many-relations").withSamples());
  }

  @AfterAll
  static void stop() {
    THREAD_POOL.shutdownNow();
    if (hub != null) {
      hub.close();
    }
  }

  @Test
  void ten_thousand_members_are_told_read_in_pages_and_moved() throws Exception {
    List<Long> customers = customers();
    Answer campaign = created("Spring");
    long spring = campaign.json().get("id").asLong();
    each(customers, customer -> put(address(spring) + RELATION + "/" + customer, "{}"));

    assertThat(members(spring)).isEqualTo(new TreeSet<>(customers));
    assertThat(hub.admin().get(address(spring)).status()).isEqualTo(200);

    Answer kept = created("Summer");
    long summer = kept.json().get("id").asLong();
    int overlap = MEMBERS / 10;
    each(
        customers.subList(0, overlap),
        customer ->
            put(
                address(summer) + RELATION + "/" + customer,
                "{\"values\": {\"status\": \"sent\"}}"));
    Answer merged =
        hub.admin()
            .call(
                json(address(summer) + "/merge")
                    .header("If-Match", kept.header("ETag"))
                    .POST(BodyPublishers.ofString("{\"with\": " + spring + ", \"version\": 1}")));

    assertThat(merged.status()).as(merged.body()).isEqualTo(200);
    assertThat(members(summer)).isEqualTo(new TreeSet<>(customers));
    assertThat(members(spring)).hasSizeLessThanOrEqualTo(overlap);
    Answer back =
        hub.admin().call(json(address(spring) + "/unmerge").POST(BodyPublishers.noBody()));
    assertThat(back.status()).as(back.body()).isEqualTo(200);
    assertThat(members(spring)).isEqualTo(new TreeSet<>(customers));
    assertThat(members(summer)).isEqualTo(new TreeSet<>(customers.subList(0, overlap)));
  }

  private static List<Long> customers() throws Exception {
    try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
      erp.flood(
          "member-",
          MEMBERS,
          i -> "{\"customer\":{\"no\":\"R-" + i + "\",\"rev\":1,\"name\":{\"last\":\"Many\"}}}");
    }
    hub.atRest(MEMBERS);
    List<Long> ids = new ArrayList<>();
    pages("/api/records/customer?limit=200", "records", "id", ids);
    assertThat(ids).hasSize(MEMBERS);
    return ids;
  }

  private static TreeSet<Long> members(long campaign) throws Exception {
    List<Long> ids = new ArrayList<>();
    pages(address(campaign) + RELATION + "?limit=1000", "relations", "other", ids);
    assertThat(ids).doesNotHaveDuplicates();
    return new TreeSet<>(ids);
  }

  private static void pages(String first, String list, String id, List<Long> ids) throws Exception {
    String next = first;
    while (next != null) {
      JsonNode page = hub.admin().get(next).json();
      page.get(list).forEach(one -> ids.add(one.get(id).asLong()));
      JsonNode more = page.get("next");
      next = more == null ? null : "/api" + after(URI.create(more.textValue()));
    }
  }

  /** What stands behind the API's own address, with the query. */
  private static String after(URI address) {
    String all = address.getRawPath() + "?" + address.getRawQuery();
    return all.substring(all.indexOf("/api") + 4);
  }

  private interface Doing {
    void with(long customer) throws Exception;
  }

  private static void each(List<Long> customers, Doing doing) throws Exception {
    List<Future<?>> running = new ArrayList<>();
    for (long customer : customers) {
      running.add(
          THREAD_POOL.submit(
              () -> {
                doing.with(customer);
                return null;
              }));
    }
    for (Future<?> one : running) {
      one.get();
    }
  }

  private static String address(long record) {
    return "/api/records/" + record;
  }

  private static HttpRequest.Builder json(String path) {
    return hub.admin().request(path).header("Content-Type", "application/json");
  }

  private static void put(String path, String body) throws Exception {
    Answer answer = hub.admin().call(json(path).PUT(BodyPublishers.ofString(body)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
  }

  private static Answer created(String name) throws Exception {
    String body = "{\"values\": {\"name\": \"" + name + "\"}}";
    Answer answer =
        hub.admin().call(json("/api/records/campaign").POST(BodyPublishers.ofString(body)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }
}
