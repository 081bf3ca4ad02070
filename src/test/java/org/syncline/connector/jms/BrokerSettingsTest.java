package org.syncline.connector.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.connector.jms.ComposeMessage.Composed;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Checked;
import org.syncline.connector.spi.Credentials;
import org.syncline.connector.spi.Description;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.platform.HostName;
import org.syncline.platform.SteppingClock;
import org.syncline.security.egress.EgressRefusedException;
import org.syncline.security.egress.OutboundHosts;
import org.syncline.system.Connection;

/** What stands in the settings, and what becomes of it before a broker is asked. */
class BrokerSettingsTest {
  private static final String OBJECT =
      """
      {"queue": "q", "operations": {"upsert": "Changed"}%s}
      """;

  private static BrokerSettings read(String settings) {
    return read(settings, null, null, false);
  }

  private static BrokerSettings read(
      String settings, String path, String secret, boolean virtualHosts) {
    return BrokerSettingsDocument.read(connection(settings, path, secret), virtualHosts);
  }

  private static Connection connection(String settings, String path, String secret) {
    return new Connection(
        "out",
        Connection.Kind.JMS,
        new HostName("mq.example.org"),
        61616,
        true,
        path,
        secret,
        settings);
  }

  private static List<String> problems(String settings, String path, String secret) {
    InvalidConfiguration wrong =
        catchThrowableOfType(InvalidConfiguration.class, () -> read(settings, path, secret, false));
    return wrong == null
        ? List.of()
        : wrong.problems().stream().map(ConfigurationProblem::path).toList();
  }

  private static String objects(String more) {
    return "{\"objects\": {\"o\": " + OBJECT.formatted(more) + "}}";
  }

  @Test
  void what_is_left_out_has_its_default() {
    BrokerSettings settings = read(objects(""));

    assertThat(settings.droppedBy()).isEqualTo(BrokerSettings.DroppedBy.NOBODY);
    assertThat(settings.limits().atOnce()).isEqualTo(8);
    BrokerSettings.MessageForm form = settings.of("o").orElseThrow();
    assertThat(form.destination()).isEqualTo(new Destination("q", false));
    assertThat(form.types()).containsOnlyKeys(Operation.UPSERT);
    assertThat(form.text()).isTrue();
    assertThat(form.together()).isEqualTo(50);
    assertThat(form.handling()).isEqualTo(new BrokerMessage.Handling(true, 4, Duration.ZERO));
  }

  @Test
  void all_mistakes_are_told_at_once() {
    String wrong =
        """
        {"user": "hub", "duplicatesDroppedBy": "me", "limits": {"atOnce": 65}, "objects": {
          "a": {"queue": "q", "topic": "t", "operations": {"upsert": ""}},
          "b": {"queue": "a,b", "operations": {"create": "x"}, "key": "{version}", "form": "map",
                "operationProperty": "JMSType", "properties": {"and": "x", "record": "{body}", "ok": "{"}},
          "c": {"operations": {}, "key": "one", "priority": 10, "timeToLiveSeconds": 0, "together": 0}}}
        """;

    assertThat(problems(wrong, "/vhost", null))
        .contains(
            "user",
            "",
            "limits.atOnce",
            "duplicatesDroppedBy",
            "objects.a.queue",
            "objects.a.operations.upsert",
            "objects.b.queue",
            "objects.b.operations.create",
            "objects.b.key",
            "objects.b.form",
            "objects.b.operationProperty",
            "objects.b.properties.and",
            "objects.b.properties.record",
            "objects.b.properties.ok",
            "objects.c.queue",
            "objects.c.key",
            "objects.c.priority",
            "objects.c.timeToLiveSeconds",
            "objects.c.together");
    assertThat(problems("{}", null, "crm/out")).contains("user", "objects");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "a?b=c",
        "a,b",
        "#",
        "a.*",
        "queue://a",
        "a::b",
        "a;b",
        "ä",
        "-a",
        "a&b",
        "a%2Fb"
      })
  void a_name_that_a_client_could_read_as_an_order_is_none(String name) {
    assertThat(
            problems(
                "{\"objects\": {\"o\": {\"queue\": \""
                    + name
                    + "\", \"operations\": {\"upsert\": \"x\"}}}}",
                null,
                null))
        .contains("objects.o.queue");
  }

  @Test
  void names_of_brokers_are_names() {
    for (String name : List.of("jms.queue.crm", "a/b", "Orders_1", "a$b")) {
      assertThat(Destination.isName(name)).as(name).isTrue();
    }
  }

  private static Composed.Ready composed(Write write, String more) {
    BrokerSettings.MessageForm form = read(objects(more)).of("o").orElseThrow();
    return (Composed.Ready) ComposeMessage.of(write, form, "Changed");
  }

  private static Write write(String externalId, String key, int version, String body) {
    return new Write(
        "o",
        Operation.UPSERT,
        externalId,
        7,
        version,
        key,
        body.getBytes(StandardCharsets.UTF_8),
        Duration.ofSeconds(1));
  }

  @Test
  void the_id_is_the_same_for_the_same_content_of_a_duty_and_for_no_other() {
    String id = composed(write(null, "k", 1, "a"), "").message().id();

    assertThat(composed(write(null, "k", 2, "a"), "").message().id()).isEqualTo(id);
    assertThat(
            Set.copyOf(
                Stream.of(
                        write(null, "k", 1, "b"), write(null, "l", 1, "a"), write("x", "k", 1, "a"))
                    .map(write -> composed(write, "").message().id())
                    .toList()))
        .hasSize(3)
        .doesNotContain(id);
  }

  @Test
  void templates_are_filled_and_what_has_no_value_is_left_out() {
    BrokerMessage message =
        composed(
                write("x", "k", 2, "{\"a\": {\"b\": 1.50}, \"n\": null, \"o\": {}}"),
                ", \"properties\": {\"p\": \"{{{body.a.b}}}\", \"n\": \"{body.n}\", \"o\": \"{body.o}\","
                    + " \"m\": \"{body.m}\", \"all\": \"{operation} {version} {idempotencyKey}\"}")
            .message();

    assertThat(message.properties())
        .containsEntry("p", "{1.50}")
        .containsEntry("all", "upsert 2 k")
        .doesNotContainKeys("n", "o", "m");
    assertThat(message.toString()).doesNotContain("1.50");
  }

  @Test
  void a_body_that_is_no_text_is_refused_as_text_and_sent_as_bytes() {
    Write write =
        new Write(
            "o",
            Operation.UPSERT,
            null,
            7,
            1,
            "k",
            new byte[] {(byte) 0xff},
            Duration.ofSeconds(1));
    BrokerSettings.MessageForm text = read(objects("")).of("o").orElseThrow();

    Composed refused = ComposeMessage.of(write, text, "Changed");

    assertThat(((Answer.Refused) ((Composed.Not) refused).answer()).code())
        .isEqualTo("BODY_NOT_TEXT");
    assertThat(composed(write, ", \"form\": \"bytes\"").message().body()).hasSize(1);
  }

  private static Way way(OutboundHosts hosts, Credentials credentials) {
    BrokerClient never =
        new BrokerClient() {
          @Override
          public Protocol protocol() {
            return new Protocol(Connection.Kind.JMS, false, List.of());
          }

          @Override
          public BrokerSession open(Access access, String password, Duration atMost) {
            throw new AssertionError("Nobody is asked.");
          }
        };
    return new BrokerConnector(
            never, hosts, credentials, new SteppingClock(), Executors.defaultThreadFactory())
        .open(
            "crm",
            connection(
                "{\"user\": \"hub\", \"objects\": {\"o\": " + OBJECT.formatted("") + "}}",
                null,
                "crm/out"));
  }

  @Test
  void nobody_is_asked_without_leave_an_address_and_a_secret() throws Exception {
    Credentials given = (system, connection) -> new Credentials.Given.Secret("x");
    Way closed =
        way(
            (host, port, encrypted, atMost) -> {
              throw new EgressRefusedException("Not on the list.");
            },
            given);
    Way nameless =
        way(
            (host, port, encrypted, atMost) -> {
              throw new UnknownHostException(host.text());
            },
            given);
    Way withheld =
        way(
            (host, port, encrypted, atMost) -> List.of(),
            (system, connection) -> new Credentials.Given.Withheld("The secret is not set."));
    Write write = write(null, "k", 1, "{}");

    assertThat(closed.write(write)).isEqualTo(new Answer.Misconfigured("Not on the list."));
    assertThat(nameless.write(write)).isInstanceOf(Answer.Later.class);
    assertThat(withheld.write(write)).isEqualTo(new Answer.Misconfigured("The secret is not set."));
    assertThat(closed.check(Duration.ofSeconds(1)))
        .isEqualTo(new Checked.Fails("Not on the list."));
    Answer other =
        closed.write(
            new Write("o", Operation.DELETE, "x", 7, 1, "k", new byte[0], Duration.ofSeconds(1)));
    assertThat(((Answer.Refused) other).code()).isEqualTo("NOT_DESCRIBED");
  }

  @Test
  void a_client_that_hangs_is_given_up_in_time_by_how_far_it_came() throws Exception {
    assertThat(hanging(false, false)).isInstanceOf(Answer.Later.class);
    assertThat(hanging(true, false)).isEqualTo(Answers.full());
    assertThat(hanging(true, true)).isEqualTo(Answers.unconfirmed());
  }

  private static Answer hanging(boolean connects, boolean entrusts) throws Exception {
    BrokerSession session =
        new BrokerSession() {
          @Override
          public List<Answer> send(List<BrokerMessage> messages, Course course)
              throws InterruptedException {
            if (entrusts) {
              course.entrust();
            }
            Thread.sleep(60_000);
            return List.of();
          }

          @Override
          public boolean usable() {
            return true;
          }

          @Override
          public void close() {}
        };
    BrokerClient client =
        new BrokerClient() {
          @Override
          public Protocol protocol() {
            return new Protocol(Connection.Kind.JMS, false, List.of());
          }

          @Override
          public BrokerSession open(Access access, String password, Duration atMost)
              throws CannotConnect {
            if (!connects) {
              try {
                Thread.sleep(60_000);
              } catch (InterruptedException e) {
                throw new CannotConnect(Answers.unreachable());
              }
            }
            return session;
          }
        };
    try (BrokerConnector connector =
        new BrokerConnector(
            client,
            (host, port, encrypted, atMost) -> List.of(),
            (system, connection) -> new Credentials.Given.Secret("x"),
            new SteppingClock(),
            Executors.defaultThreadFactory())) {
      Way way = connector.open("crm", connection(objects(""), null, null));
      return way.write(
          new Write("o", Operation.UPSERT, null, 7, 1, "k", new byte[0], Duration.ofMillis(300)));
    }
  }

  @Test
  void what_was_given_up_is_not_done_after_that() {
    Course course = new Course();
    course.sends();

    assertThat(course.giveUp()).isEqualTo(Answers.full());

    assertThat(course.entrust()).isFalse();
    assertThat(course.sends()).isFalse();
  }

  @Test
  void each_setting_is_described() {
    Description description =
        BrokerDescription.of(
            new BrokerClient.Protocol(Connection.Kind.AMQP, true, List.of("More.")));

    assertThat(description.kind()).isEqualTo(Connection.Kind.AMQP);
    assertThat(description.guarantees()).contains("More.");
    assertThat(description.settings())
        .extracting(Description.Setting::name)
        .doesNotHaveDuplicates()
        .contains("duplicatesDroppedBy", "objects.*.operations.upsert");
  }
}
