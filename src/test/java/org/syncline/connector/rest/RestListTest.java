package org.syncline.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.connector.peer.Apis;
import org.syncline.connector.peer.Fault;
import org.syncline.connector.peer.Said;
import org.syncline.connector.spi.Listing;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Way;

/** All rows of an object, in the ways of well-known products. */
class RestListTest {
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final String ANSWER = "\"answer\": {\"list\": \"items\", \"id\": \"id\"}";

  private final OpenedRest rest = OpenedRest.on(Apis::plain);

  @BeforeEach
  void fill() {
    for (int i = 0; i < 7; i++) {
      rest.peer.books().create("rows", JsonNodeFactory.instance.objectNode());
    }
  }

  @AfterEach
  void close() throws Exception {
    rest.close();
  }

  private Way listing(String list) {
    return rest.way("{\"objects\": {\"rows\": {\"list\": {" + list + "}}}}");
  }

  private static Listing page(Way way, @Nullable String after) throws Exception {
    return way.list("rows", after, TIME);
  }

  /** All pages. */
  private static List<List<String>> pages(Way way) throws Exception {
    List<List<String>> pages = new ArrayList<>();
    String after = null;
    do {
      Listing.Page page = (Listing.Page) page(way, after);
      pages.add(page.externalIds());
      after = page.next();
    } while (after != null);
    return pages;
  }

  private static List<String> ids(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"query\": {\"limit\": \"3\"}, \"pages\": {\"kind\": \"offset\", \"parameter\": \"offset\", \"size\": 3}",
        "\"query\": {\"limit\": \"3\"}, \"pages\": {\"kind\": \"page\", \"parameter\": \"page\", \"size\": 3}",
        "\"query\": {\"limit\": \"3\"}, \"pages\": {\"kind\": \"page\", \"parameter\": \"page0\", \"size\": 3, \"first\": 0}",
        "\"query\": {\"limit\": \"3\"}, \"pages\": {\"kind\": \"cursor\", \"parameter\": \"after\", \"next\": \"paging.after\"}",
        "\"query\": {\"limit\": \"3\"}, \"pages\": {\"kind\": \"cursor\", \"parameter\": \"after\", \"next\": \"paging.last\", \"more\": \"paging.more\"}",
        "\"query\": {\"limit\": \"3\"}, \"pages\": {\"kind\": \"link\"}",
        "\"query\": {\"limit\": \"3\"}, \"pages\": {\"kind\": \"next-url\", \"next\": \"paging.next\"}"
      })
  void pages_are_read_to_the_last_one(String how) throws Exception {
    Way way = listing("\"path\": \"/rows\", " + ANSWER + ", " + how);

    assertThat(way.operations("rows")).containsExactly(Operation.LIST);
    assertThat(pages(way)).containsExactly(ids(1001, 1003), ids(1004, 1006), ids(1007, 1007));
  }

  @Test
  void a_full_last_page_is_followed_by_an_empty_one_where_pages_are_counted() throws Exception {
    rest.peer.books().remove("rows", "1007");
    Way way =
        listing(
            "\"path\": \"/rows\", \"query\": {\"limit\": \"3\"}, "
                + ANSWER
                + ", \"pages\": {\"kind\": \"offset\", \"parameter\": \"offset\", \"size\": 3}");

    assertThat(pages(way)).containsExactly(ids(1001, 1003), ids(1004, 1006), List.of());
  }

  @Test
  void without_pages_one_answer_is_all() throws Exception {
    assertThat(pages(listing("\"path\": \"/rows\", " + ANSWER))).containsExactly(ids(1001, 1007));
  }

  private Listing told(String body, String how) throws Exception {
    rest.peer.next(new Fault.Says(Said.of(200, body)));
    return page(listing("\"path\": \"/rows\", " + ANSWER + how), null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"others\": []} | no list",
        "no json | no list",
        "{\"items\": [{\"id\": \"1\"}, {\"key\": \"2\"}]} | no id",
        "{\"items\": [{\"id\": \"\"}]} | no id"
      })
  void what_can_not_be_read_fails(String body, String sentence) throws Exception {
    Listing listing = told(body, "");

    assertThat(listing).isInstanceOf(Listing.Failed.class);
    assertThat(((Listing.Failed) listing).sentence()).contains(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1:PORT/rows?x=1",
        "http://elsewhere:PORT/rows?x=1",
        "http://127.0.0.1:1/rows?x=1",
        "//elsewhere/rows",
        "http://me@127.0.0.1:PORT/rows",
        "http://127.0.0.1:PORT/a/%2e%2e/rows",
        "mailto:a",
        "ht tp"
      })
  void nobody_is_led_elsewhere(String address) throws Exception {
    String next = address.replace("PORT", Integer.toString(rest.peer.port()));

    assertThat(
            told(
                "{\"items\": [{\"id\": \"1\"}], \"next\": \"" + next + "\"}",
                ", \"pages\": {\"kind\": \"next-url\", \"next\": \"next\"}"))
        .isInstanceOf(Listing.Failed.class);
  }

  @ParameterizedTest
  @CsvSource({"/rows?a=1, /rows?a=1", "?a=1, /rows?a=1", "more, /more"})
  void an_address_on_the_same_host_may_be_short(String address, String then) throws Exception {
    assertThat(
            told(
                "{\"items\": [{\"id\": \"1\"}], \"next\": \"" + address + "\"}",
                ", \"pages\": {\"kind\": \"next-url\", \"next\": \"next\"}"))
        .isEqualTo(new Listing.Page(List.of("1"), then));
  }

  @Test
  void a_page_that_is_refused_fails_in_the_hub_s_own_words() throws Exception {
    rest.peer.next(new Fault.Says(Said.of(503, "{\"hint\": \"remote words\"}")));
    Listing listing = page(listing("\"path\": \"/rows\", " + ANSWER), null);

    assertThat(listing).isInstanceOf(Listing.Failed.class);
    assertThat(((Listing.Failed) listing).sentence()).contains("503").doesNotContain("remote");
  }

  @Test
  void what_is_not_described_can_not_be_told() throws Exception {
    assertThat(rest.way(OpenedRest.plain()).list("others", null, TIME))
        .isInstanceOf(Listing.CantTell.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"path\": \"/rows\" | answer",
        "\"path\": \"/rows/{record}\", \"answer\": {\"list\": \"items\", \"id\": \"id\"} | path",
        "\"path\": \"/rows\", \"answer\": {\"id\": \"id\"} | list",
        "\"path\": \"/rows\", \"answer\": {\"list\": \"items\", \"idHeader\": \"X\"} | list",
        "\"path\": \"/rows\", \"answer\": {\"list\": \"a\", \"id\": \"id\"}, \"pages\": {\"kind\": \"x\"} | kind",
        "\"path\": \"/rows\", \"answer\": {\"list\": \"a\", \"id\": \"id\"}, \"pages\": {\"kind\": \"page\", \"parameter\": \"p\"} | size",
        "\"path\": \"/rows\", \"answer\": {\"list\": \"a\", \"id\": \"id\"}, \"pages\": {\"kind\": \"cursor\", \"parameter\": \"p\"} | next"
      })
  void mistakes_are_told_when_the_settings_are_read(String list, String where) {
    assertThatThrownBy(() -> listing(list))
        .isInstanceOfSatisfying(
            InvalidConfiguration.class,
            e ->
                assertThat(e.problems())
                    .anySatisfy(problem -> assertThat(problem.path()).endsWith(where)));
  }
}
