package org.syncline.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.connector.jdbc.OpenedJdbc.write;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.connector.peer.TcpProxy;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Answer.Why;
import org.syncline.connector.spi.Checked;
import org.syncline.connector.spi.Credentials;
import org.syncline.connector.spi.Listing;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.platform.Condition;

/** What holds of writing to databases, on each vendor's. */
abstract class JdbcWayRules {
  private static final Pattern INSERT = Pattern.compile("insert into");

  /** Not the isolation level READ COMMITTED. */
  private static final Pattern COMMIT = Pattern.compile("COMMIT(?!TED)");

  /** Rows made without a way to find them again, by key, by ledger, and with an id of the hub's. */
  private static final String OBJECTS =
      """
      "plain": {"table": "people", "archive": {"column": "gone", "value": true},
        "operations": ["create", "update", "archive", "delete", "list"],
        "columns": {"familyName": {"column": "name"}, "amount": {"type": "decimal", "places": 2},
          "born": {"type": "date"}, "wakes": {"type": "time"}, "seen": {"type": "timestamp"},
          "told": {"type": "instant"}, "face": {"type": "binary"}, "more": {"type": "json"},
          "visits": {"type": "integer"}}},
      "keyed": {"table": "people", "key": ["hub"], "archive": {"column": "left_at", "now": true},
        "columns": {"familyName": {"column": "name"}}},
      "ledgered": {"table": "people", "ledger": "made_by", "columns": {"familyName": {"column": "name"}}},
      "inserted": {"table": "people", "key": ["hub"], "operations": ["create", "find"],
        "columns": {"familyName": {"column": "name"}}},
      "own": {"table": "own_ids", "id": {"column": "code", "type": "text"}, "key": ["code"],
        "operations": ["upsert", "update", "delete", "find", "list"]},
      "twice": {"table": "twice", "key": ["hub"]},
      "loose": {"table": "loose", "key": ["hub"]}
      """;

  private static final String PEOPLE =
      "create table people (id bigserial primary key, hub bigint, name varchar(80) not null,"
          + " mail varchar(60), visits int, amount numeric(12, 2), born date, wakes time,"
          + " seen timestamp(6) null, told timestamptz null, face bytea, more jsonb, gone boolean,"
          + " left_at timestamptz null, made_by varchar(64), constraint one_hub unique (hub),"
          + " constraint one_mail unique (mail), constraint one_maker unique (made_by),"
          + " constraint few_visits check (visits < 1000))";

  private TargetDatabase database;
  private TcpProxy proxy;
  private OpenedJdbc opened;
  private Way way;

  abstract TargetDatabase database();

  @BeforeEach
  void open() {
    database = database();
    database.run(
        "drop table if exists people",
        "drop table if exists own_ids",
        "drop table if exists loose",
        "drop table if exists twice",
        database
            .types()
            .apply(
                "create table twice (id bigserial primary key, mail varchar(60), hub bigint,"
                    + " constraint first_one unique (mail), constraint second_one unique (hub))"),
        database.types().apply(PEOPLE),
        "create table own_ids (code varchar(40) primary key, name varchar(40))",
        "create table loose (id int, hub int, name varchar(40))");
    if (database.isPostgres()) {
      database.run(
          "grant all on all tables in schema public to hub",
          "grant all on all sequences in schema public to hub");
    }
    proxy = new TcpProxy(database.port());
    opened = new OpenedJdbc(database, Clock.systemUTC());
    way = opened.way(proxy.port(), OBJECTS);
  }

  @AfterEach
  void close() {
    opened.close();
    proxy.close();
  }

  private static String id(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done) answer).externalId();
  }

  private static void refused(Answer answer, String code) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private static void later(Answer answer, Why why) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Later.class, later -> assertThat(later.why()).isEqualTo(why));
  }

  private static void misconfigured(Answer answer, String part) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Misconfigured.class, wrong -> assertThat(wrong.sentence()).contains(part));
  }

  /** A code that the vendors have in different precision. */
  private String code(String postgres, String maria) {
    return "SQLSTATE_" + (database.isPostgres() ? postgres : maria);
  }

  private String people() {
    return database.row("select count(*) from people");
  }

  // Operations

  @Test
  void a_row_is_made_and_its_generated_id_is_told() throws Exception {
    String id =
        id(way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"Hopper\"}")));

    assertThat(database.row("select id, name from people")).isEqualTo(id + "|Hopper");
  }

  @Test
  void a_row_is_changed_in_what_the_body_says_alone() throws Exception {
    String id =
        id(
            way.write(
                write(
                    "plain",
                    Operation.CREATE,
                    null,
                    "{\"familyName\": \"Hopper\", \"mail\": \"g@example.org\", \"visits\": 4}")));

    Answer answer =
        way.write(write("plain", Operation.UPDATE, id, "{\"visits\": 5, \"mail\": null}"));

    assertThat(id(answer)).isEqualTo(id);
    assertThat(database.row("select name, mail, visits from people")).isEqualTo("Hopper|null|5");
  }

  @Test
  void a_change_that_changes_nothing_is_done_too() throws Exception {
    String id = id(way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"A\"}")));

    assertThat(id(way.write(write("plain", Operation.UPDATE, id, "{\"familyName\": \"A\"}"))))
        .isEqualTo(id);
    assertThat(id(way.write(write("plain", Operation.UPDATE, id, "{}")))).isEqualTo(id);
  }

  @Test
  void what_is_not_there_is_gone() throws Exception {
    assertThat(way.write(write("plain", Operation.UPDATE, "99", "{\"visits\": 5}")))
        .isInstanceOf(Answer.Gone.class);
    assertThat(way.write(write("plain", Operation.ARCHIVE, "99", "")))
        .isInstanceOf(Answer.Gone.class);
    assertThat(way.write(write("plain", Operation.DELETE, "99", "")))
        .isInstanceOf(Answer.Gone.class);
  }

  @Test
  void a_row_is_made_or_changed_by_its_key() throws Exception {
    String first =
        id(
            way.write(
                write("keyed", Operation.UPSERT, null, "{\"hub\": 7, \"familyName\": \"A\"}")));
    String second =
        id(
            way.write(
                write("keyed", Operation.UPSERT, null, "{\"hub\": 7, \"familyName\": \"B\"}")));
    String same =
        id(
            way.write(
                write("keyed", Operation.UPSERT, null, "{\"hub\": 7, \"familyName\": \"B\"}")));
    String other =
        id(
            way.write(
                write("keyed", Operation.UPSERT, null, "{\"hub\": 8, \"familyName\": \"C\"}")));

    assertThat(List.of(second, same)).containsOnly(first);
    assertThat(database.rows("select id, hub, name from people order by hub"))
        .containsExactly(first + "|7|B", other + "|8|C");
  }

  @Test
  void a_create_makes_a_row_again_where_only_upserts_are_described() throws Exception {
    assertThat(way.operations("keyed"))
        .containsExactlyInAnyOrder(
            Operation.UPSERT, Operation.UPDATE, Operation.ARCHIVE, Operation.FIND, Operation.LIST);

    id(way.write(write("keyed", Operation.CREATE, null, "{\"hub\": 7, \"familyName\": \"A\"}")));

    assertThat(people()).isEqualTo("1");
  }

  @Test
  void the_key_may_be_the_id() throws Exception {
    for (String name : List.of("A", "B", "B")) {
      Answer answer =
          way.write(
              write(
                  "own",
                  Operation.UPSERT,
                  null,
                  "{\"code\": \"X-1\", \"name\": \"" + name + "\"}"));
      assertThat(id(answer)).isEqualTo("X-1");
    }
    assertThat(id(way.write(write("own", Operation.UPSERT, null, "{\"code\": \"X-2\"}"))))
        .isEqualTo("X-2");
    assertThat(id(way.write(write("own", Operation.UPSERT, null, "{\"code\": \"X-2\"}"))))
        .isEqualTo("X-2");
    assertThat(database.rows("select code, name from own_ids order by code"))
        .containsExactly("X-1|B", "X-2|null");
  }

  @Test
  void an_id_is_not_changed() throws Exception {
    id(way.write(write("own", Operation.UPSERT, null, "{\"code\": \"X-1\", \"name\": \"A\"}")));

    id(way.write(write("own", Operation.UPDATE, "X-1", "{\"code\": \"X-1\", \"name\": \"B\"}")));
    Answer other = way.write(write("own", Operation.UPDATE, "X-1", "{\"code\": \"X-2\"}"));

    refused(other, "ID_DIFFERS");
    assertThat(database.row("select code, name from own_ids")).isEqualTo("X-1|B");
  }

  @Test
  void an_upsert_does_not_change_the_row_of_another_key() throws Exception {
    id(
        way.write(
            write(
                "keyed",
                Operation.UPSERT,
                null,
                "{\"hub\": 7, \"familyName\": \"A\", \"mail\": \"a@example.org\"}")));

    Answer answer =
        way.write(
            write(
                "keyed",
                Operation.UPSERT,
                null,
                "{\"hub\": 8, \"familyName\": \"Thief\", \"mail\": \"a@example.org\"}"));

    refused(answer, code("23505", "23000"));
    assertThat(database.row("select hub, name from people")).isEqualTo("7|A");
  }

  @Test
  void an_upsert_that_two_rows_stand_in_the_way_of_is_refused_and_not_taken_for_done()
      throws Exception {
    Write first = write("twice", Operation.UPSERT, null, "{\"hub\": 7, \"mail\": \"a\"}");
    id(way.write(first));
    id(way.write(write("twice", Operation.UPSERT, null, "{\"hub\": 8, \"mail\": \"b\"}")));

    Write both = write("twice", Operation.UPSERT, null, "{\"hub\": 7, \"mail\": \"b\"}");
    refused(way.write(both), code("23505", "23000"));
    List<Answer> together = way.writeAll(List.of(both, first));

    refused(together.get(0), code("23505", "23000"));
    id(together.get(1));
    assertThat(database.rows("select hub, mail from twice order by hub"))
        .containsExactly("7|a", "8|b");
  }

  @Test
  void a_key_needs_its_unique_constraint() throws Exception {
    Answer answer =
        way.write(write("loose", Operation.UPSERT, null, "{\"hub\": 7, \"name\": \"A\"}"));

    misconfigured(answer, "unique constraint");
    assertThat(database.row("select count(*) from loose")).isEqualTo("0");
  }

  @Test
  void a_key_without_a_value_is_refused() throws Exception {
    refused(
        way.write(write("keyed", Operation.UPSERT, null, "{\"familyName\": \"A\"}")),
        "KEY_MISSING");
    refused(
        way.write(write("keyed", Operation.UPSERT, null, "{\"hub\": null, \"familyName\": \"A\"}")),
        "KEY_MISSING");
  }

  @Test
  void a_row_is_archived_by_a_value_or_the_time_and_deleted() throws Exception {
    String id =
        id(
            way.write(
                write("keyed", Operation.UPSERT, null, "{\"hub\": 7, \"familyName\": \"A\"}")));

    id(way.write(write("plain", Operation.ARCHIVE, id, "")));
    id(way.write(write("keyed", Operation.ARCHIVE, id, "")));

    assertThat(database.row("select count(*) from people where gone and left_at is not null"))
        .isEqualTo("1");
    id(way.write(write("plain", Operation.ARCHIVE, id, "")));
    id(way.write(write("plain", Operation.DELETE, id, "")));
    assertThat(people()).isEqualTo("0");
  }

  @Test
  void what_is_not_described_is_not_done() throws Exception {
    refused(way.write(write("keyed", Operation.DELETE, "1", "")), "NOT_DESCRIBED");
    refused(way.write(write("nobody", Operation.CREATE, null, "{}")), "NOT_DESCRIBED");
    assertThat(way.operations("nobody")).isEmpty();
  }

  @Test
  void all_rows_are_listed_in_pages() throws Exception {
    if (database.isPostgres()) {
      database.run("insert into people (hub, name) select n, 'n' from generate_series(1, 2500) n");
    } else {
      database.run("insert into people (hub, name) select seq, 'n' from seq_1_to_2500");
    }
    List<String> ids = new ArrayList<>();
    String after = null;
    int pages = 0;
    do {
      Listing.Page page = (Listing.Page) way.list("keyed", after, Duration.ofSeconds(10));
      ids.addAll(page.externalIds());
      after = page.next();
      pages++;
    } while (after != null);

    assertThat(pages).isEqualTo(3);
    assertThat(ids)
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(database.rows("select id from people order by id"));
    assertThat(way.list("inserted", null, Duration.ofSeconds(10)))
        .isInstanceOf(Listing.CantTell.class);
  }

  // Values

  @Test
  void values_arrive_exactly() throws Exception {
    String body =
        """
        {"familyName": "O'Hara \\\\ \\"); drop table people; -- ? $1 ñ 漢字 😀", "visits": 12,
         "amount": 1234567890.10, "born": "2000-02-29", "wakes": "06:30:15",
         "seen": "2026-03-29T02:30:00.123456", "told": "2026-03-29T02:30:00.5+02:00",
         "face": "AAH/", "more": {"a": [1, null, "x"]}, "gone": false}
        """;

    String id = id(way.write(write("plain", Operation.CREATE, null, body)));

    assertThat(
            database.row(
                "select name, visits, amount, born, wakes, gone, mail from people where id = "
                    + id))
        .matches(
            row ->
                row.startsWith(
                    "O'Hara \\ \"); drop table people; -- ? $1 ñ 漢字 😀|12|1234567890.10|2000-02-29|06:30:15|"))
        .endsWith("|null");
    assertThat(database.row("select seen from people")).startsWith("2026-03-29 02:30:00.123456");
    String moment =
        database.isPostgres() ? "(told at time zone 'UTC')::text" : "cast(told as char)";
    assertThat(database.row("select " + moment + " from people"))
        .startsWith("2026-03-29 00:30:00.5");
    assertThat(
            database.row(
                "select "
                    + (database.isPostgres() ? "encode(face, 'hex')" : "hex(face)")
                    + " from people"))
        .isEqualToIgnoringCase("0001ff");
    assertThat(database.row("select more from people").replace(" ", ""))
        .isEqualTo("{\"a\":[1,null,\"x\"]}");
  }

  @Test
  void absent_members_null_and_empty_texts_are_three_things() throws Exception {
    String id =
        id(
            way.write(
                write("plain", Operation.CREATE, null, "{\"familyName\": \"\", \"mail\": \"m\"}")));
    id(way.write(write("plain", Operation.UPDATE, id, "{\"amount\": null, \"born\": null}")));

    assertThat(database.row("select name, mail, amount, born from people"))
        .isEqualTo("|m|null|null");
  }

  @Test
  void values_that_do_not_fit_are_refused_before_anything_is_sent() throws Exception {
    String[][] cases = {
      {"{\"amount\": 1.005}", "VALUE_NOT_DECIMAL"},
      {"{\"visits\": 1.5}", "VALUE_NOT_INTEGER"},
      {"{\"born\": \"now\"}", "VALUE_NOT_DATE"},
      {"{\"born\": \"2001-02-29\"}", "VALUE_NOT_DATE"},
      {"{\"told\": \"2026-03-29T02:30:00\"}", "VALUE_NOT_INSTANT"},
      {"{\"face\": \"%\"}", "VALUE_NOT_BINARY"},
      {"{\"mail\": {}}", "VALUE_NOT_PLAIN"},
      {"{\"mail\\\"; --\": 1}", "NO_COLUMN"},
      {"{\"name\": \"a\", \"familyName\": \"b\"}", "COLUMN_TWICE"},
      {"[]", "BODY_NOT_JSON"},
      {"{\"mail\": 1} {}", "BODY_NOT_JSON"}
    };
    for (String[] each : cases) {
      refused(way.write(write("plain", Operation.UPDATE, "1", each[0])), each[1]);
    }
    refused(way.write(write("plain", Operation.UPDATE, "x", "{}")), "VALUE_NOT_INTEGER");
    refused(
        way.write(write("ledgered", Operation.CREATE, null, "{\"made_by\": \"me\"}")),
        "LEDGER_IN_BODY");
    assertThat(proxy.connections()).isZero();
  }

  // Answers

  @Test
  void what_the_database_refuses_has_its_code_and_none_of_its_words() throws Exception {
    Answer constraint =
        way.write(
            write("plain", Operation.CREATE, null, "{\"familyName\": \"A\", \"visits\": 1000}"));
    Answer missing = way.write(write("plain", Operation.CREATE, null, "{\"mail\": \"secret\"}"));
    Answer longer =
        way.write(
            write("plain", Operation.CREATE, null, "{\"familyName\": \"" + "x".repeat(81) + "\"}"));

    refused(constraint, code("23514", "23000"));
    refused(missing, code("23502", "HY000"));
    refused(longer, "SQLSTATE_22001");
    for (Answer answer : List.of(constraint, missing, longer)) {
      assertThat(((Answer.Refused) answer).sentence())
          .doesNotContain("few_visits", "secret", "people", "xxx");
    }
    assertThat(people()).isEqualTo("0");
  }

  @Test
  void what_the_settings_have_wrong_is_said() throws Exception {
    misconfigured(
        way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"A\", \"nix\": 1}")),
        "columns");
    Way noTable = opened.way(proxy.port(), "\"plain\": {\"table\": \"nobody\"}");
    misconfigured(
        noTable.write(write("plain", Operation.CREATE, null, "{\"a\": 1}")), "no such table");
    Way noDatabase = opened.way(proxy.port(), "/nothere", OBJECTS, "");
    assertThat(noDatabase.write(write("plain", Operation.CREATE, null, "{}")))
        .isInstanceOf(Answer.Misconfigured.class);
    opened.secret = new Credentials.Given.Secret("wrong");
    misconfigured(
        opened
            .way(proxy.port(), database.path(), OBJECTS, "\"statementSeconds\": 9, ")
            .write(write("plain", Operation.CREATE, null, "{}")),
        "password");
  }

  @Test
  void nothing_is_sent_where_nobody_listens_or_the_list_or_the_secret_say_no() throws Exception {
    opened.allowed = false;
    misconfigured(
        way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"A\"}")),
        "egress list");
    opened.allowed = true;
    opened.secret = new Credentials.Given.Withheld("There is no such secret.");
    misconfigured(
        way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"A\"}")), "secret");
    assertThat(proxy.connections()).isZero();

    opened.secret = new Credentials.Given.Secret(TargetDatabase.PASSWORD);
    proxy.refuse(true);
    later(
        way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"A\"}")),
        Why.UNREACHABLE);
    assertThat(people()).isEqualTo("0");
  }

  @Test
  void a_row_that_somebody_else_holds_is_for_later() throws Exception {
    String id = id(way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"A\"}")));
    Way impatient = opened.way(proxy.port(), database.path(), OBJECTS, "\"statementSeconds\": 1, ");
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("update people set name = 'held' where id = " + id);

      later(
          impatient.write(write("plain", Operation.UPDATE, id, "{\"familyName\": \"B\"}")),
          Why.FAILED);
      other.rollback();
    }
    id(impatient.write(write("plain", Operation.UPDATE, id, "{\"familyName\": \"B\"}")));
  }

  @Test
  void a_server_without_room_is_not_ill() throws Exception {
    String few =
        database.isPostgres()
            ? "alter user hub connection limit 1"
            : "alter user hub@'127.0.0.1' with max_user_connections 1";
    String many =
        database.isPostgres()
            ? "alter user hub connection limit -1"
            : "alter user hub@'127.0.0.1' with max_user_connections 0";
    database.run(few);
    try (OpenedJdbc another = new OpenedJdbc(database, Clock.systemUTC())) {
      id(way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"A\"}")));

      later(
          another
              .way(proxy.port(), OBJECTS)
              .write(write("plain", Operation.CREATE, null, "{\"familyName\": \"B\"}")),
          Why.RATE_LIMITED);
    } finally {
      database.run(many);
    }
  }

  @Test
  void nothing_is_said_in_the_clear_where_tls_is_wanted() throws Exception {
    org.syncline.system.Connection tls =
        OpenedJdbc.encrypted(proxy.port(), database.path(), opened.settings(OBJECTS, ""));

    Answer answer =
        opened
            .connector
            .open("crm", tls)
            .write(write("plain", Operation.CREATE, null, "{\"familyName\": \"A\"}"));

    assertThat(answer).isNotInstanceOf(Answer.Done.class);
    assertThat(proxy.connections()).isPositive();
    assertThat(people()).isEqualTo("0");
  }

  // What breaks

  @Test
  void what_breaks_before_the_commit_is_not_done() throws Exception {
    proxy.breakAt(INSERT, TcpProxy.How.UNHEARD);

    later(
        way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"A\"}")),
        Why.UNREACHABLE);

    assertThat(proxy.isSound()).isFalse();
    assertThat(people()).isEqualTo("0");
  }

  @Test
  void a_statement_whose_answer_is_lost_is_not_done() throws Exception {
    proxy.breakAt(INSERT, TcpProxy.How.UNANSWERED);

    later(
        way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"A\"}")),
        Why.UNREACHABLE);

    assertThat(proxy.isSound()).isFalse();
    assertThat(people()).isEqualTo("0");
  }

  @Test
  void a_lost_commit_is_uncertain_and_looked_up_by_the_ledger() throws Exception {
    Write lost =
        write(
            "ledgered",
            Operation.CREATE,
            null,
            "{\"familyName\": \"A\"}",
            "k-1",
            Duration.ofSeconds(20));
    proxy.breakAt(COMMIT, TcpProxy.How.UNHEARD);
    assertThat(way.write(lost)).isInstanceOf(Answer.Uncertain.class);
    assertThat(proxy.isSound()).isFalse();
    assertThat(way.find(lost)).isInstanceOf(Sighting.NotThere.class);

    proxy.breakAt(COMMIT, TcpProxy.How.UNANSWERED);
    assertThat(way.write(lost)).isInstanceOf(Answer.Uncertain.class);
    String id = awaitRow();

    assertThat(way.find(lost))
        .isInstanceOfSatisfying(
            Sighting.There.class, there -> assertThat(there.externalId()).isEqualTo(id));
    // Who did not look makes it no second time.
    assertThat(id(way.write(lost))).isEqualTo(id);
    assertThat(people()).isEqualTo("1");
    Write other =
        write(
            "ledgered",
            Operation.CREATE,
            null,
            "{\"familyName\": \"A\"}",
            "k-2",
            Duration.ofSeconds(20));
    assertThat(id(way.write(other))).isNotEqualTo(id);
  }

  /** The answer was lost while the server was still at the commit. */
  private String awaitRow() {
    Condition.await(
        "the row is committed", () -> !database.rows("select id from people").isEmpty());
    List<String> rows = database.rows("select id from people");
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  @Test
  void a_lost_commit_is_looked_up_by_the_key() throws Exception {
    Write lost = write("keyed", Operation.UPSERT, null, "{\"hub\": 7, \"familyName\": \"A\"}");
    proxy.breakAt(COMMIT, TcpProxy.How.UNHEARD);
    assertThat(way.write(lost)).isInstanceOf(Answer.Uncertain.class);
    assertThat(way.find(lost)).isInstanceOf(Sighting.NotThere.class);

    proxy.breakAt(COMMIT, TcpProxy.How.UNANSWERED);
    assertThat(way.write(lost)).isInstanceOf(Answer.Uncertain.class);
    String id = awaitRow();

    assertThat(way.find(lost))
        .isInstanceOfSatisfying(
            Sighting.There.class,
            there -> {
              assertThat(there.externalId()).isEqualTo(id);
              assertThat(new String(there.state(), StandardCharsets.UTF_8))
                  .isEqualTo("{\"hub\":7,\"familyName\":\"A\"}");
            });
    assertThat(id(way.write(lost))).isEqualTo(id);
    assertThat(people()).isEqualTo("1");
  }

  @Test
  void a_row_that_is_otherwise_is_told_as_it_is() throws Exception {
    id(way.write(write("keyed", Operation.UPSERT, null, "{\"hub\": 7, \"familyName\": \"a\"}")));

    Sighting seen =
        way.find(
            write(
                "inserted",
                Operation.CREATE,
                null,
                "{\"hub\": 7, \"familyName\": \"A\", \"mail\": null}"));

    assertThat(seen)
        .isInstanceOfSatisfying(
            Sighting.There.class,
            there ->
                assertThat(new String(there.state(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"hub\":7,\"familyName\":\"a\",\"mail\":null}"));
  }

  @Test
  void every_value_that_was_written_is_found_the_same() throws Exception {
    String body =
        "{\"familyName\":\"O'Hara\",\"visits\":12,\"amount\":12.5,\"born\":\"2000-02-29\",\"wakes\":\"06:30:15\","
            + "\"seen\":\"2026-03-29T02:30:00.123456\",\"told\":\"2026-03-29T02:30:00.5+02:00\","
            + "\"face\":\"AAH/\",\"more\":{\"b\":1,\"a\":[1,null,\"x\"]},\"gone\":false,\"mail\":null}";
    String id = id(way.write(write("plain", Operation.CREATE, null, body)));

    assertThat(way.find(write("plain", Operation.UPDATE, id, body)))
        .isInstanceOfSatisfying(
            Sighting.There.class,
            there -> assertThat(new String(there.state(), StandardCharsets.UTF_8)).isEqualTo(body));
    assertThat(way.find(write("plain", Operation.UPDATE, "99", body)))
        .isInstanceOf(Sighting.NotThere.class);
  }

  @Test
  void without_key_and_ledger_nobody_can_tell() throws Exception {
    assertThat(way.operations("plain")).doesNotContain(Operation.FIND);
    assertThat(way.find(write("plain", Operation.CREATE, null, "{\"familyName\": \"A\"}")))
        .isInstanceOf(Sighting.CantTell.class);
    proxy.refuse(true);
    assertThat(way.find(write("keyed", Operation.UPSERT, null, "{\"hub\": 7}")))
        .isInstanceOf(Sighting.CantTell.class);
  }

  @Test
  void a_connection_that_died_at_rest_is_not_noticed_by_anybody() throws Exception {
    id(way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"A\"}")));
    proxy.cut();

    id(way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"B\"}")));

    assertThat(people()).isEqualTo("2");
  }

  @Test
  void a_server_that_stops_and_starts_is_waited_for() throws Exception {
    id(way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"A\"}")));
    database.stop();
    try {
      later(
          way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"B\"}")),
          Why.UNREACHABLE);
    } finally {
      database.start();
    }
    id(way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"B\"}")));
    assertThat(people()).isEqualTo("2");
  }

  @Test
  void a_server_that_says_nothing_is_left_in_time() throws Exception {
    id(way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"A\"}")));
    proxy.silence(true);
    long begin = System.nanoTime();

    Answer answer =
        way.write(
            write(
                "plain",
                Operation.CREATE,
                null,
                "{\"familyName\": \"B\"}",
                "k",
                Duration.ofSeconds(2)));

    later(answer, Why.UNREACHABLE);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(9));
    proxy.silence(false);
    proxy.cut();
    assertThat(people()).isEqualTo("1");
  }

  // Several at once

  private static List<Write> people(String object, Operation operation, int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(
            n ->
                write(
                    object,
                    operation,
                    null,
                    "{\"hub\": "
                        + n
                        + ", \"familyName\": \"P"
                        + n
                        + "\""
                        + (n % 3 == 0 ? ", \"mail\": null" : "")
                        + "}",
                    "k-" + n,
                    Duration.ofSeconds(20)))
        .toList();
  }

  @Test
  void several_rows_are_written_at_once_each_with_its_id() throws Exception {
    assertThat(way.together("keyed")).isEqualTo(100);
    for (String object : List.of("plain", "keyed", "ledgered")) {
      database.run("delete from people");
      Operation operation = object.equals("keyed") ? Operation.UPSERT : Operation.CREATE;

      List<Answer> answers = way.writeAll(people(object, operation, 1, 100));

      List<String> expected =
          IntStream.rangeClosed(1, 100)
              .mapToObj(n -> id(answers.get(n - 1)) + "|" + n + "|P" + n)
              .toList();
      assertThat(database.rows("select id, hub, name from people order by hub"))
          .containsExactlyElementsOf(expected);
      if (!object.equals("plain")) {
        assertThat(way.writeAll(people(object, operation, 1, 100)).stream().map(JdbcWayRules::id))
            .containsExactlyElementsOf(answers.stream().map(JdbcWayRules::id).toList());
        assertThat(people()).isEqualTo("100");
      }
    }
  }

  @Test
  void one_poisoned_row_takes_no_other_with_it() throws Exception {
    List<Write> writes = new ArrayList<>(people("keyed", Operation.UPSERT, 1, 50));
    writes.set(
        17,
        write(
            "keyed",
            Operation.UPSERT,
            null,
            "{\"hub\": 18, \"familyName\": \"P\", \"visits\": 1000}"));
    writes.set(30, write("keyed", Operation.UPSERT, null, "{\"familyName\": \"P\"}"));

    List<Answer> answers = way.writeAll(writes);

    refused(answers.get(17), code("23514", "23000"));
    refused(answers.get(30), "KEY_MISSING");
    assertThat(answers.stream().filter(Answer.Done.class::isInstance)).hasSize(48);
    assertThat(people()).isEqualTo("48");
    assertThat(database.row("select name from people where id = " + id(answers.get(49))))
        .isEqualTo("P50");
  }

  @Test
  void changes_go_together_too_and_tell_what_is_gone() throws Exception {
    List<String> ids =
        way.writeAll(people("keyed", Operation.UPSERT, 1, 10)).stream()
            .map(JdbcWayRules::id)
            .toList();
    List<Write> writes = new ArrayList<>();
    for (String id : ids) {
      writes.add(write("keyed", Operation.UPDATE, id, "{\"familyName\": \"new\"}"));
    }
    writes.add(3, write("keyed", Operation.UPDATE, "999999", "{\"familyName\": \"new\"}"));

    List<Answer> answers = way.writeAll(writes);

    assertThat(answers.get(3)).isInstanceOf(Answer.Gone.class);
    assertThat(database.row("select count(*) from people where name = 'new'")).isEqualTo("10");
    List<Write> deletes = ids.stream().map(id -> write("plain", Operation.DELETE, id, "")).toList();
    assertThat(way.writeAll(deletes)).hasOnlyElementsOfType(Answer.Done.class);
    assertThat(people()).isEqualTo("0");
  }

  @Test
  void a_lost_commit_is_in_doubt_for_all_of_its_rows() throws Exception {
    proxy.breakAt(COMMIT, TcpProxy.How.UNHEARD);

    List<Answer> answers = way.writeAll(people("keyed", Operation.UPSERT, 1, 5));

    assertThat(answers).hasOnlyElementsOfType(Answer.Uncertain.class).hasSize(5);
    assertThat(people()).isEqualTo("0");
  }

  // Sessions

  @Test
  void sessions_are_shared_by_all_who_reach_the_same_place_and_closed_when_nobody_does()
      throws Exception {
    for (int i = 0; i < 5; i++) {
      Way again = opened.way(proxy.port(), OBJECTS + ", \"more" + i + "\": {\"table\": \"t\"}");
      id(again.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"A\"}")));
    }

    assertThat(proxy.connections()).isEqualTo(1);
    assertThat(opened.secretsAsked).hasValue(1);
    assertThat(opened.hostsAsked).hasValue(1);
    assertThat(opened.connector.pools().resting()).isEqualTo(1);
    opened.close();
    assertThat(opened.connector.pools().resting()).isZero();
  }

  @Test
  void no_more_sessions_are_open_than_the_limits_say() throws Exception {
    Way two = opened.way(proxy.port(), database.path(), OBJECTS, "\"limits\": {\"atOnce\": 2}, ");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        answers.add(
            threads.submit(
                () ->
                    two.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"A\"}"))));
      }
      for (Future<Answer> answer : answers) {
        id(answer.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(two.limits().atOnce()).isEqualTo(2);
    assertThat(proxy.connections()).isLessThanOrEqualTo(2);
    assertThat(people()).isEqualTo("40");
  }

  @Test
  void whoever_waits_for_a_session_too_long_tries_later() throws Exception {
    Way one = opened.way(proxy.port(), database.path(), OBJECTS, "\"limits\": {\"atOnce\": 1}, ");
    String id = id(one.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"A\"}")));
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("update people set name = 'held' where id = " + id);
      Future<Answer> waits =
          threads.submit(
              () -> one.write(write("plain", Operation.UPDATE, id, "{\"familyName\": \"B\"}")));
      awaitSessionInUse();

      Answer late =
          one.write(
              write(
                  "plain",
                  Operation.CREATE,
                  null,
                  "{\"familyName\": \"C\"}",
                  "k",
                  Duration.ofMillis(200)));

      later(late, Why.RATE_LIMITED);
      other.rollback();
      id(waits.get());
    } finally {
      threads.shutdownNow();
    }
  }

  private void awaitSessionInUse() {
    Condition.await("the session is in use", () -> opened.connector.pools().resting() == 0);
  }

  @Test
  void a_changed_password_takes_effect_with_the_next_session() throws Exception {
    id(way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"A\"}")));
    password("other-Wort8");
    try {
      proxy.cut();
      misconfigured(
          way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"B\"}")), "password");

      opened.secret = new Credentials.Given.Secret("other-Wort8");

      id(way.write(write("plain", Operation.CREATE, null, "{\"familyName\": \"B\"}")));
    } finally {
      password(TargetDatabase.PASSWORD);
    }
  }

  private void password(String password) throws SQLException {
    String quoted = "'" + password.replace("'", "''") + "'";
    database.run(
        database.isPostgres()
            ? "alter user hub password " + quoted
            : "alter user hub@'127.0.0.1' identified by " + quoted);
  }

  // Checks

  @Test
  void a_check_logs_in_and_looks_at_each_table() throws Exception {
    String good = OBJECTS.substring(0, OBJECTS.indexOf("\"loose\"")).strip();
    good = good.substring(0, good.length() - 1);
    Duration time = Duration.ofSeconds(10);

    assertThat(opened.way(proxy.port(), good).check(time)).isInstanceOf(Checked.Works.class);
    assertThat(opened.way(proxy.port(), "\"x\": {\"table\": \"nobody\"}").check(time))
        .isInstanceOfSatisfying(
            Checked.Fails.class,
            fails -> assertThat(fails.sentence()).contains("'x'").contains("no such table"));
    assertThat(
            opened
                .way(proxy.port(), "\"x\": {\"table\": \"people\", \"columns\": {\"nix\": {}}}")
                .check(time))
        .isInstanceOfSatisfying(
            Checked.Fails.class, fails -> assertThat(fails.sentence()).contains("columns"));
    opened.secret = new Credentials.Given.Secret("wrong");
    assertThat(way.check(time))
        .isInstanceOfSatisfying(
            Checked.Fails.class, fails -> assertThat(fails.sentence()).contains("password"));
    proxy.refuse(true);
    assertThat(way.check(time)).isInstanceOf(Checked.Fails.class);
  }
}
