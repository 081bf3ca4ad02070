package org.syncline.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A peer that does less than the others would be fast for nothing. */
class PeersTest {
  private static final long SEED = Long.getLong("seed", 20_261_126L);
  private static final int CUSTOMERS = 500;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** Numbers by their values, all else as it is. */
  private static final Comparator<JsonNode> BY_VALUE =
      (one, other) ->
          one.isNumber() && other.isNumber()
              ? one.decimalValue().compareTo(other.decimalValue())
              : one.equals(other) ? 0 : 1;

  @Test
  void all_peers_make_the_same_of_customers_in_any_order_of_members() throws Exception {
    CustomerBodies customers = new CustomerBodies(SEED);
    Map<String, Subject> peers = Peers.all();
    Subject limit = peers.get(Peers.LIMIT);
    int nulls = 0;
    int phones = 0;
    for (int i = 0; i < CUSTOMERS; i++) {
      JsonNode usual = customers.next();
      JsonNode expected = JSON.readTree(limit.run(CustomerBodies.bytes(usual)));
      nulls += expected.get("title").isNull() ? 1 : 0;
      phones += expected.get("phones").size();
      for (JsonNode body : new JsonNode[] {usual, customers.shuffled(usual)}) {
        for (Map.Entry<String, Subject> peer : peers.entrySet()) {
          JsonNode found = JSON.readTree(peer.getValue().run(CustomerBodies.bytes(body)));
          assertThat(expected.equals(BY_VALUE, found))
              .as(
                  "%s, seed %d, customer %d: %s of %s instead of %s",
                  peer.getKey(), SEED, i, found, body, expected)
              .isTrue();
        }
      }
    }
    assertThat(nulls).isGreaterThan(10);
    assertThat(phones).isGreaterThan(CUSTOMERS / 2);
  }

  @Test
  void a_customer_is_mapped_as_written_down_here() throws Exception {
    String body =
        """
        {"no": "K-1", "rev": 3, "changed": 1767872546000, "type": "P", "title": null,
         "name": {"first": "Ada", "last": "Byron"}, "born": "10.12.1815", "lang": "en", "branch": "01",
         "status": "A", "credit": "10.648,96", "discount": "2,50", "rep": "R. Iyer", "news": "Y",
         "address": {"street": "Main Street 7", "zip": "01067", "city": "Dresden", "country": "D"},
         "contacts": [{"kind": "fax", "value": "1", "use": "work"},
          {"kind": "tel", "value": "+49 (30) 4507-6020", "use": "work"},
          {"kind": "mail", "value": " Ada@Example.COM ", "use": "home"}], "internal": {"no": "x"}}
        """;
    String expected =
        """
        {"schema": 2, "source": "erp", "key": "K-1", "version": 3, "changedAt": "2026-01-08T11:42:26Z",
         "kind": "person", "title": null, "name": {"given": "Ada", "family": "Byron", "company": null},
         "birthDate": "1815-12-10", "language": "en", "industry": "Engineering", "lifecycle": "customer",
         "creditLimit": 10648.96, "discount": 2.5, "owner": "R. Iyer", "newsletter": true, "employer": null,
         "address": {"street": "Main Street 7", "postalCode": "01067", "city": "Dresden", "country": "DE",
          "region": null},
         "phones": [{"number": "+493045076020", "use": "work"}],
         "emails": [{"address": "ada@example.com", "use": "home"}]}
        """;
    for (Map.Entry<String, Subject> peer : Peers.all().entrySet()) {
      byte[] out = peer.getValue().run(body.getBytes(StandardCharsets.UTF_8));
      JsonNode found = JSON.readTree(out);
      assertThat(JSON.readTree(expected).equals(BY_VALUE, found))
          .as("%s: %s", peer.getKey(), found)
          .isTrue();
    }
  }

  @Test
  void bodies_are_about_as_long_as_said() throws IOException {
    CustomerBodies customers = new CustomerBodies(SEED);
    long bytes = 0;
    for (int i = 0; i < CUSTOMERS; i++) {
      bytes += CustomerBodies.bytes(customers.next()).length;
    }
    assertThat(bytes / CUSTOMERS).isBetween(855L, 955L);
  }

  @Test
  void peers_refuse_what_is_no_utf_8_and_names_that_stand_twice() {
    byte[] malformed = "{\"no\": \"?\"}".getBytes(StandardCharsets.UTF_8);
    malformed[8] = (byte) 0xC0;
    byte[] twice =
        "{\"contacts\": [], \"no\": \"1\", \"no\": \"2\"}".getBytes(StandardCharsets.UTF_8);
    Peers.all()
        .forEach(
            (name, peer) -> {
              assertThatThrownBy(() -> peer.run(malformed)).as(name).hasMessageContaining("UTF-8");
              assertThatThrownBy(() -> peer.run(twice)).as(name).hasMessageContaining("uplicate");
            });
  }

  @Test
  void readers_by_hand_find_what_the_hubs_readers_find() throws Exception {
    for (ReaderPair pair : ReaderPair.all(SEED, CUSTOMERS)) {
      for (byte[] body : pair.bodies()) {
        assertThat(pair.byHand().read(body))
            .as("%s, seed %d: %s", pair.format(), SEED, new String(body, StandardCharsets.UTF_8))
            .isEqualTo(pair.ours().read(body));
      }
    }
  }

  @Test
  void moments_are_those_of_java() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      long millis = random.nextLong() % 60_000_000_000_000L;
      String text = Instant.ofEpochMilli(millis).toString();
      assertThat(Values.instant(millis)).isEqualTo(text);
    }
    assertThat(Values.decimal("1.000,00").toPlainString()).isEqualTo("1000");
    assertThatThrownBy(() -> Values.date("31.02.2026")).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> Values.date("1.02.20266")).isInstanceOf(RuntimeException.class);
  }
}
