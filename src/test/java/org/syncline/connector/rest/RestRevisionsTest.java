package org.syncline.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.syncline.connector.rest.OpenedRest.write;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.connector.peer.Asked;
import org.syncline.connector.peer.Books;
import org.syncline.connector.peer.FakePeer;
import org.syncline.connector.peer.Fault;
import org.syncline.connector.peer.Said;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;

/** Writes that are made only if the row is still as the hub last saw it. */
class RestRevisionsTest {
  private static final String FIND =
      "\"find\": {\"path\": \"/rows/{externalId}\", \"answer\": {\"id\": \"id\","
          + " \"revisionHeader\": \"ETag\"}}";
  private static final String BY_HEADER =
      "\"create\": {\"path\": \"/rows\", \"answer\": {\"id\": \"id\", \"revisionHeader\": \"etag\"}},"
          + "\"update\": {\"path\": \"/rows/{externalId}\", \"headers\": {\"If-Match\":"
          + " \"{revision}\"}, %s \"answer\": {\"revisionHeader\": \"ETag\"}},"
          + "\"search\": {\"path\": \"/rows/{record}\", \"answer\": {\"id\": \"id\","
          + " \"revisionHeader\": \"ETag\"}},"
          + "\"upsert\": {\"path\": \"/rows/{record}\", \"headers\": {\"If-Match\":"
          + " \"{revision}\"}, %s \"answer\": {\"revisionHeader\": \"ETag\"}},"
          + "\"delete\": {\"path\": \"/rows/{externalId}\", \"headers\": {\"If-Match\":"
          + " \"{revision}\"}},"
          + FIND;
  private static final Write UPDATE = write("rows", Operation.UPDATE, "7", "{\"name\": \"Grace\"}");

  private final OpenedRest rest = OpenedRest.on(RestRevisionsTest::versioned);

  @AfterEach
  void close() throws Exception {
    rest.close();
  }

  /** A system whose rows have versions: as ETags, and in bodies. */
  private static Said versioned(Asked asked, Books books) {
    String id = asked.steps().size() < 2 ? "7" : asked.steps().get(1);
    boolean there = books.row("rows", id).isPresent();
    int version = there ? books.row("rows", id).get().path("version").asInt() : 0;
    if (asked.method().equals("GET")) {
      return there ? said(200, id, version) : Said.of(404, "{}");
    }
    String match = asked.header("if-match");
    String inQuery = asked.query().getOrDefault("version", "");
    String inBody = asked.body().isEmpty() ? "" : asked.json().path("was").asText();
    for (String was : List.of(match, inQuery, inBody)) {
      if (!was.isEmpty() && !was.replaceAll("[^0-9]", "").equals("" + version)) {
        return Said.of(412, "{}");
      }
    }
    if (asked.method().equals("DELETE")) {
      books.remove("rows", id);
      return Said.of(204);
    }
    if (asked.method().equals("PATCH") && !there) {
      return Said.of(404, "{}");
    }
    books.put("rows", id, JsonNodeFactory.instance.objectNode().put("version", version + 1));
    return said(there ? 200 : 201, id, version + 1);
  }

  private static Said said(int status, String id, int version) {
    return Said.of(
            status, "{\"id\": \"" + id + "\", \"meta.data\": {\"version\": " + version + "}}")
        .with("ETag", "W/\"" + version + "\"");
  }

  private Way byHeader(String more) {
    return way(String.format(BY_HEADER, more, more));
  }

  private Way way(String requests) {
    return rest.way("{\"objects\": {\"rows\": {" + requests + "}}}");
  }

  private List<String> asked() {
    return rest.peer.asked().stream()
        .map(asked -> (asked.method() + " " + asked.header("if-match")).strip())
        .toList();
  }

  private static String revision(Answer answer) {
    return ((Answer.Done) answer).revision();
  }

  @Test
  void what_an_answer_told_is_what_the_next_write_goes_by() throws Exception {
    Way way = byHeader("");

    String first = revision(way.write(write("rows", Operation.CREATE, null, "{}")));
    String second = revision(way.write(UPDATE.at(first)));
    assertThat(way.write(UPDATE.at(first))).isEqualTo(new Answer.Moved());
    Sighting.There seen = (Sighting.There) way.find(UPDATE);

    assertThat(first).isEqualTo("W/\"1\"");
    assertThat(second).isEqualTo("W/\"2\"").isEqualTo(seen.revision());
    assertThat(way.write(write("rows", Operation.DELETE, "7", "").at(first)))
        .isEqualTo(new Answer.Moved());
    assertThat(way.write(write("rows", Operation.DELETE, "7", "").at(second)))
        .isEqualTo(new Answer.Done(null, null));
    assertThat(asked())
        .containsExactly(
            "POST", "PATCH W/\"1\"", "PATCH W/\"1\"", "GET", "DELETE W/\"1\"", "DELETE W/\"2\"");
  }

  @Test
  void without_a_known_one_the_header_is_left_out() throws Exception {
    Way way = byHeader("");
    way.write(write("rows", Operation.CREATE, null, "{}"));

    assertThat(revision(way.write(UPDATE))).isEqualTo("W/\"2\"");

    assertThat(asked()).containsExactly("POST", "PATCH");
  }

  @Test
  void where_one_is_needed_the_row_is_looked_at_first() throws Exception {
    Way way = byHeader("\"needsRevision\": true,");
    way.write(write("rows", Operation.CREATE, null, "{}"));

    assertThat(revision(way.write(UPDATE))).isEqualTo("W/\"2\"");
    assertThat(revision(way.write(UPDATE.at("W/\"2\"")))).isEqualTo("W/\"3\"");

    assertThat(asked()).containsExactly("POST", "GET", "PATCH W/\"1\"", "PATCH W/\"2\"");
    assertThat(way.requests(UPDATE)).isEqualTo(2);
    assertThat(way.requests(UPDATE.at("W/\"2\""))).isEqualTo(1);
  }

  @Test
  void a_row_that_is_not_there_is_gone_or_made_by_an_upsert() throws Exception {
    Way way = byHeader("\"needsRevision\": true,");

    assertThat(way.write(UPDATE)).isEqualTo(new Answer.Gone());
    assertThat(revision(way.write(write("rows", Operation.UPSERT, null, "{}"))))
        .isEqualTo("W/\"1\"");

    assertThat(asked()).containsExactly("GET", "GET", "PUT");
  }

  @Test
  void nothing_is_written_where_one_is_needed_and_none_is_seen() throws Exception {
    Way way = byHeader("\"needsRevision\": true,");
    rest.peer.next(
        new Fault.Says(Said.of(200, "{\"id\": \"7\"}")),
        new Fault.Says(Said.of(200, "{\"id\": \"7\"}").with("ETag", "x".repeat(1001))),
        new Fault.Says(Said.of(503)));

    for (int i = 0; i < 2; i++) {
      assertThat(way.write(UPDATE))
          .isInstanceOfSatisfying(
              Answer.Refused.class, refused -> assertThat(refused.code()).isEqualTo("NO_REVISION"));
    }
    assertThat(way.write(UPDATE))
        .isInstanceOfSatisfying(
            Answer.Later.class,
            later -> assertThat(later.sentence()).contains("could not be looked up"));

    assertThat(asked()).containsExactly("GET", "GET", "GET");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"query\": {\"version\": \"{revision}\"}', PATCH /rows/7?version=1, PATCH /rows/7",
    "'\"body\": {\"was\": \"{revision:number}\", \"all\": \"{body}\"}', PATCH /rows/7, PATCH /rows/7"
  })
  void it_may_be_in_the_query_or_the_body_and_come_from_a_member(
      String carried, String with, String without) throws Exception {
    Way way =
        way(
            "\"update\": {\"path\": \"/rows/{externalId}\", "
                + carried
                + ", \"answer\": {\"revision\": \"meta\\\\.data.version\"}},"
                + "\"find\": {\"path\": \"/rows/{externalId}\", \"answer\": {\"id\": \"id\","
                + " \"revision\": \"meta\\\\.data.version\"}}");
    rest.peer.books().put("rows", "7", JsonNodeFactory.instance.objectNode().put("version", 1));

    assertThat(revision(way.write(UPDATE.at("1")))).isEqualTo("2");
    assertThat(way.write(UPDATE.at("1"))).isEqualTo(new Answer.Moved());
    assertThat(((Sighting.There) way.find(UPDATE)).revision()).isEqualTo("2");
    assertThat(revision(way.write(UPDATE))).isEqualTo("3");

    assertThat(rest.peer.asked().get(0).method() + " " + rest.peer.asked().get(0).target())
        .isEqualTo(with);
    assertThat(rest.peer.asked().get(3).method() + " " + rest.peer.asked().get(3).target())
        .isEqualTo(without);
  }

  @Test
  void in_a_list_it_is_looked_for_in_the_one_row() throws Exception {
    FakePeer.Api api =
        (asked, books) ->
            Said.of(200, "{\"value\": [{\"id\": \"7\", \"@odata.etag\": \"W/\\\"5\\\"\"}]}");
    try (OpenedRest listed = OpenedRest.on(api)) {
      Way way =
          listed.way(
              "{\"objects\": {\"rows\": {\"search\": {\"path\": \"/rows\", \"answer\": {\"list\":"
                  + " \"value\", \"id\": \"id\", \"revision\": \"@odata\\\\.etag\"}}}}}");

      assertThat(way.find(write("rows", Operation.CREATE, null, "{}")))
          .isEqualTo(new Sighting.There("7", null, "W/\"5\""));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"update\": {\"path\": \"/rows/{externalId}\", \"headers\": {\"If-Match\":"
            + " \"{revision}\"}}",
        "\"delete\": {\"path\": \"/rows/{externalId}\", \"query\": {\"v\": \"{revision}\"}},"
            + "\"find\": {\"path\": \"/rows/{externalId}\", \"answer\": {\"id\": \"id\"}}",
        "\"update\": {\"path\": \"/rows/{externalId}\", \"body\": [{\"v\": \"{revision}\"}]},"
            + "\"search\": {\"path\": \"/rows\", \"answer\": {\"id\": \"id\"}}, "
            + FIND,
        "\"update\": {\"path\": \"/rows/{externalId}\", \"needsRevision\": true}, " + FIND,
        "\"update\": {\"path\": \"/rows/{externalId}/{revision}\"}, " + FIND,
        "\"create\": {\"path\": \"/rows\", \"headers\": {\"If-Match\": \"{revision}\"}}, " + FIND,
        "\"create\": {\"path\": \"/rows\", \"needsRevision\": true}, " + FIND,
        "\"upsert\": {\"path\": \"/rows/{record}\", \"headers\": {\"If-Match\": \"{revision}\"}}, "
            + FIND,
        "\"delete\": {\"path\": \"/rows/{externalId}\", \"answer\": {\"revision\": \"v\"}}",
        "\"find\": {\"path\": \"/rows/{externalId}\", \"answer\": {\"revision\": \"v\","
            + " \"revisionHeader\": \"ETag\"}}",
        "\"find\": {\"path\": \"/rows/{externalId}\", \"answer\": {\"revisionHeader\": \"E Tag\"}}"
      })
  void what_can_not_work_is_told_at_once(String requests) {
    assertThatThrownBy(() -> way(requests))
        .isInstanceOfSatisfying(
            InvalidConfiguration.class, invalid -> assertThat(invalid.problems()).hasSize(1));
  }
}
