package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.Trace;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;
import org.syncline.mapping.suggestion.StoredSamples;
import org.syncline.platform.Actor;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.record.GoldenRecord;
import org.syncline.record.Link;
import org.syncline.sync.Flow.Order;
import org.syncline.sync.Flow.State;
import org.syncline.sync.review.Accuracy;
import org.syncline.sync.review.FieldChanges;
import org.syncline.sync.review.NewestMessages;
import org.syncline.sync.review.NoSuchFlowException;
import org.syncline.sync.review.ReadAccuracy;
import org.syncline.sync.review.TraceMessage;
import org.syncline.sync.review.TryMapping;
import org.syncline.sync.review.WhatIf;
import org.syncline.sync.review.jpa.SqlReviewedMessages;

/** What people ask about mappings and stored messages, on a database. */
abstract class MappingReviewRules {
  private static final String FLOW = "erp-customers";
  private static final int MESSAGES = 150;

  /** Another version: it upper-cases, reads another place, tolerates, and refuses other dates. */
  private static final String[] PROPOSED = {
    "{\"target\": \"familyName\", \"source\": \"name\", \"steps\": [\"upper\"]}",
    "{\"target\": \"email\", \"source\": \"mail\", \"onError\": \"absent\"}",
    "{\"target\": \"city\", \"source\": [\"town\", \"city\"], \"required\": true}",
    "{\"target\": \"birthDate\", \"source\": \"born\", \"format\": \"dd.MM.yyyy\"}",
    "{\"target\": \"creditLimit\", \"source\": \"limit\"}"
  };

  private DatabaseKit kit;
  private Hub hub;
  private WhatIf whatIf;

  abstract DatabaseKit kit();

  @BeforeEach
  void an_empty_hub() {
    kit = kit();
    kit.clear();
    hub = hub();
    whatIf = new WhatIf(kit.transactions(), new SqlReviewedMessages(kit.sql()), hub);
  }

  private Hub hub(String... rows) {
    return new Hub(kit).flow(FLOW, "erp", "customer", State.FULL, Order.VERSION, rows);
  }

  /** Somebody with these permissions. */
  private static Actor actor(Permission... permissions) {
    return new Actor() {
      @Override
      public boolean may(Permission permission) {
        return Set.of(permissions).contains(permission);
      }

      @Override
      public boolean speaksFor(String system) {
        return true;
      }

      @Override
      public String getName() {
        return "ada";
      }
    };
  }

  private static Actor integrator() {
    return actor(Permission.values());
  }

  private static Actor operator() {
    return actor(Permission.READ_CONFIGURATION, Permission.READ_MESSAGES, Permission.READ_FIGURES);
  }

  private static WhatIf.Question question(String table) {
    return new WhatIf.Question(
        FLOW, table.getBytes(StandardCharsets.UTF_8), null, null, WhatIf.MOST_MESSAGES);
  }

  // ---- messages by seed

  private static String body(int number, Random random) {
    StringBuilder body =
        new StringBuilder("{'key': 'K")
            .append(number)
            .append("', 'v': 1, 't': '2026-01-02T03:04:05Z'");
    member(body, "name", random, "Ada", "BYRON", "Öl", "");
    member(body, "mail", random, "m" + number + "@example.org", "nobody", "");
    member(body, "city", random, "Berlin", "Bonn");
    member(body, "town", random, "Berlin", "Köln");
    member(body, "born", random, "2001-02-03", "03.02.2001", "2001-02-30");
    member(body, "credit", random, "100", "1.50", "many");
    member(body, "limit", random, "100", "7");
    return body.append('}').toString();
  }

  private static void member(StringBuilder body, String name, Random random, String... values) {
    int drawn = random.nextInt(values.length + 1);
    if (drawn < values.length) {
      body.append(", '").append(name).append("': '").append(values[drawn]).append("'");
    }
  }

  private List<String> bodies() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      bodies.add(body(i, random));
    }
    return bodies;
  }

  /** What stands in the records after these messages, by key; nothing of those that are parked. */
  private Map<String, Map<String, @Nullable Object>> taken(Hub by, List<String> bodies) {
    bodies.forEach(body -> by.send("erp", body));
    Map<String, Map<String, @Nullable Object>> records = new TreeMap<>();
    for (int i = 0; i < bodies.size(); i++) {
      String key = "K" + i;
      Link link = by.link("erp", "customer", key);
      if (link != null) {
        GoldenRecord record = by.record(link.recordId());
        records.put(key, new HashMap<>(record.values().asMap()));
      }
    }
    return records;
  }

  // ---- what if

  @Test
  void a_what_if_tells_just_what_publishing_and_replaying_then_does() {
    List<String> bodies = bodies();
    Map<String, Map<String, @Nullable Object>> before = taken(hub, bodies);
    List<WhatIf.Progress> progress = new ArrayList<>();

    WhatIf.Result told = whatIf.ask(question(Hub.table(PROPOSED)), integrator(), progress::add);

    kit.clear();
    Map<String, Map<String, @Nullable Object>> after = taken(hub(PROPOSED), bodies);
    Set<String> rejected = new TreeSet<>(before.keySet());
    rejected.removeAll(after.keySet());
    Set<String> accepted = new TreeSet<>(after.keySet());
    accepted.removeAll(before.keySet());
    assertThat(told.messages()).isEqualTo(MESSAGES);
    assertThat(told.rejected()).isEqualTo(rejected.size()).isPositive();
    assertThat(told.accepted()).isEqualTo(accepted.size()).isPositive();
    Set<String> both = new TreeSet<>(before.keySet());
    both.retainAll(after.keySet());
    for (String field : List.of("familyName", "email", "city", "birthDate", "creditLimit")) {
      long changed = 0;
      long appeared = 0;
      long disappeared = 0;
      for (String key : both) {
        Map<String, @Nullable Object> was = before.get(key);
        Map<String, @Nullable Object> is = after.get(key);
        boolean had = was.get(field) != null;
        boolean has = is.get(field) != null;
        appeared += !had && has ? 1 : 0;
        disappeared += had && !has ? 1 : 0;
        changed += had && has && !Objects.equals(was.get(field), is.get(field)) ? 1 : 0;
      }
      FieldChanges changes = changes(told, field);
      assertThat(List.of(changes.changed(), changes.appeared(), changes.disappeared()))
          .as(field)
          .isEqualTo(List.of(changed, appeared, disappeared));
      assertThat(changes.samples().size()).isLessThanOrEqualTo(5 * WhatIf.SAMPLES);
    }
    assertThat(progress.get(progress.size() - 1))
        .isEqualTo(new WhatIf.Progress(MESSAGES, MESSAGES));
    assertThat(progress).isNotEmpty();
  }

  private static FieldChanges changes(WhatIf.Result result, String field) {
    return result.fields().stream()
        .filter(changes -> changes.target().equals(field))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_what_if_writes_nothing_and_its_accuracies_are_those_of_both_versions() {
    hub.send("erp", "{'key': 'K1', 'v': 1, 'mail': 'nobody', 'city': 'Bonn'}");
    hub.send("erp", "{'key': 'K2', 'v': 1, 'mail': 'a@b.example', 'city': 'Bonn'}");
    hub.send("erp", "no JSON");
    int records = kit.records();

    WhatIf.Result told =
        whatIf.ask(
            question(
                Hub.table(
                    "{\"target\": \"email\", \"source\": \"mail\", \"onError\": \"null\"}",
                    "{\"target\": \"city\", \"source\": \"town\"}")),
            integrator(),
            progress -> {});

    assertThat(kit.records()).isEqualTo(records);
    assertThat(kit.acts()).isEmpty();
    assertThat(told.present()).isEqualTo(new Accuracy(1, 3, 1 / 3.0));
    assertThat(told.proposed()).isEqualTo(new Accuracy(1, 3, 1 / 3.0));
    assertThat(told.accepted()).isEqualTo(1);
    assertThat(told.rejected()).isZero();
    assertThat(changes(told, "email").present()).isEqualTo(new Accuracy(1, 2, 0.5));
    assertThat(changes(told, "email").failed()).isZero();
    assertThat(changes(told, "city").disappeared()).isEqualTo(1);
    assertThat(changes(told, "city").samples())
        .extracting(FieldChanges.Sample::change, FieldChanges.Sample::before)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(FieldChanges.Change.DISAPPEARED, "Bonn"));
  }

  @Test
  void samples_are_masked_for_those_who_may_not_see_personal_data() {
    hub.send("erp", "{'key': 'K1', 'v': 1, 'name': 'Byron', 'mail': 'nobody'}");
    hub.send("erp", "{'key': 'K2', 'v': 1, 'name': 'Byron'}");

    WhatIf.Result told =
        whatIf.ask(
            question(Hub.table(PROPOSED[0])),
            actor(Permission.CONFIGURE, Permission.READ_MESSAGES),
            progress -> {});

    assertThat(changes(told, "familyName").samples())
        .extracting(FieldChanges.Sample::before, FieldChanges.Sample::after)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("\u2026 (5)", "\u2026 (5)"));
  }

  @Test
  void decimals_are_shown_as_people_write_them() {
    hub.send("erp", "{'key': 'K1', 'v': 1, 'credit': '500', 'limit': '1200000'}");

    WhatIf.Result told =
        whatIf.ask(
            question(Hub.table("{\"target\": \"creditLimit\", \"source\": \"limit\"}")),
            integrator(),
            progress -> {});

    assertThat(changes(told, "creditLimit").samples())
        .extracting(FieldChanges.Sample::before, FieldChanges.Sample::after)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("500", "1200000"));
    long receipt =
        newest().newest(ofFlow(1), integrator()).orElseThrow().messages().get(0).receipt();
    assertThat(
            row(traces().stored(receipt, FLOW, null, integrator()).orElseThrow(), "creditLimit")
                .value())
        .isEqualTo("500");
  }

  @Test
  void a_question_is_refused_before_a_message_is_read() {
    hub.send("erp", "{'key': 'K1', 'v': 1}");
    WhatIf.Trial trial = whatIf.prepare(question(Hub.table(PROPOSED)), integrator());

    assertThat(trial.run(progress -> {}).messages()).isEqualTo(1);
    assertThatThrownBy(
            () ->
                whatIf.prepare(
                    question(Hub.table("{\"target\": \"nowhere\", \"source\": \"a\"}")),
                    integrator()))
        .isInstanceOf(InvalidConfiguration.class);
  }

  @Test
  void a_period_and_a_limit_are_kept_to() {
    hub.send("erp", "{'key': 'K1', 'v': 1}");
    hub.send("erp", "{'key': 'K2', 'v': 1}");
    byte[] table = Hub.table(PROPOSED).getBytes(StandardCharsets.UTF_8);

    assertThat(
            whatIf
                .ask(new WhatIf.Question(FLOW, table, null, null, 1), integrator(), p -> {})
                .messages())
        .isEqualTo(1);
    Instant longAgo = Instant.parse("2001-01-01T00:00:00Z");
    assertThat(
            whatIf
                .ask(new WhatIf.Question(FLOW, table, null, longAgo, 9), integrator(), p -> {})
                .of())
        .isZero();
  }

  @Test
  void what_can_not_be_asked_is_refused() {
    assertThatThrownBy(() -> whatIf.ask(question(Hub.table()), operator(), p -> {}))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(
            () ->
                whatIf.ask(
                    new WhatIf.Question("none", new byte[0], null, null, 1), integrator(), p -> {}))
        .isInstanceOf(NoSuchFlowException.class)
        .hasMessageContaining(FLOW);
  }

  // ---- traces

  private TraceMessage traces() {
    return new TraceMessage(
        kit.transactions(), new SqlReviewedMessages(kit.sql()), hub, kit.stores().audit());
  }

  @Test
  void a_trace_of_a_stored_message_is_masked_or_noted() {
    Sent sent = hub.send("erp", "{'key': 'K1', 'v': 1, 'name': 'Byron', 'mail': 'nobody'}");

    Trace masked = traces().stored(sent.receipt(), FLOW, null, operator()).orElseThrow();
    assertThat(kit.acts()).isEmpty();
    Trace shown = traces().stored(sent.receipt(), FLOW, null, integrator()).orElseThrow();

    assertThat(row(masked, "familyName").found()).isEqualTo("B\u2026 (5)");
    assertThat(row(masked, "familyName").value()).isEqualTo("B\u2026 (5)");
    assertThat(row(shown, "familyName").value()).isEqualTo("Byron");
    assertThat(row(shown, "email").outcome()).isEqualTo(Trace.Outcome.REJECTED);
    assertThat(row(shown, "email").problems()).hasSize(1);
    assertThat(row(shown, "city").outcome()).isEqualTo(Trace.Outcome.UNTOUCHED);
    assertThat(kit.acts())
        .extracting(act -> act.actor() + " " + act.action() + " " + act.subject())
        .containsExactly("ada message.reveal message/" + sent.receipt());
  }

  @Test
  void a_mapping_of_ones_own_shows_nothing_that_one_may_not_see() {
    Sent sent = hub.send("erp", "{'key': 'K1', 'v': 1, 'name': 'Byron'}");
    // A field that everybody may see gets the name.
    byte[] own =
        Hub.table("{\"target\": \"lifecycle\", \"source\": \"name\", \"onError\": \"absent\"}")
            .getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> traces().storedBy(sent.receipt(), FLOW, own, operator()))
        .isInstanceOf(NotAllowedException.class);
    assertThat(traces().storedBy(sent.receipt(), FLOW, own, integrator())).isPresent();
    WhatIf.Result told =
        whatIf.ask(
            question(Hub.table("{\"target\": \"@key\", \"source\": \"name\"}")),
            actor(Permission.CONFIGURE, Permission.READ_MESSAGES),
            progress -> {});
    assertThat(changes(told, "@key").samples())
        .extracting(FieldChanges.Sample::after)
        .containsExactly("\u2026 (5)");
  }

  @Test
  void a_message_of_another_object_has_no_trace() {
    assertThat(traces().stored(4711, FLOW, null, integrator())).isEmpty();
    assertThat(kit.acts()).isEmpty();
  }

  // ---- mappings that no flow uses yet

  private TryMapping tried() {
    return new TryMapping(
        kit.transactions(), new SqlReviewedMessages(kit.sql()), hub, kit.stores().audit());
  }

  private static byte[] table(String... rows) {
    return Hub.table(rows).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void a_mapping_that_no_flow_uses_is_traced_in_the_format_that_is_asked_for() {
    byte[] upper =
        table("{\"target\": \"familyName\", \"source\": \"name\", \"steps\": [\"upper\"]}");
    Sent sent = hub.send("erp", "{'key': 'K1', 'v': 1, 'name': 'Byron'}");

    Trace stored =
        tried()
            .stored(
                sent.receipt(), "erp", "customer", new FormatDefinition.Json(), upper, integrator())
            .orElseThrow();
    Trace given =
        tried()
            .given(
                new SourceBody("key;v;name\n7;1;ada\n".getBytes(StandardCharsets.UTF_8), null),
                FormatDefinition.parse(
                    "{\"kind\": \"csv\", \"separator\": \";\"}".getBytes(StandardCharsets.UTF_8)),
                "",
                upper,
                integrator());

    assertThat(row(stored, "familyName").value()).isEqualTo("BYRON");
    assertThat(row(given, "familyName").value()).isEqualTo("ADA");
    assertThat(kit.acts())
        .extracting(act -> act.action() + " " + act.subject())
        .containsExactly("message.reveal message/" + sent.receipt());
  }

  @Test
  void a_stored_message_is_tried_by_nobody_who_may_not_see_it_all() {
    Sent sent = hub.send("erp", "{'key': 'K1', 'v': 1, 'name': 'Byron'}");
    Actor half = actor(Permission.CONFIGURE, Permission.READ_MESSAGES, Permission.READ_BODIES);
    FormatDefinition json = new FormatDefinition.Json();

    assertThatThrownBy(() -> tried().stored(sent.receipt(), "erp", "customer", json, table(), half))
        .isInstanceOf(NotAllowedException.class);
    assertThat(tried().stored(sent.receipt(), "erp", "other", json, table(), integrator()))
        .isEmpty();
    assertThat(kit.acts()).isEmpty();
  }

  @Test
  void what_keeps_a_mapping_from_being_used_is_told_without_a_flow() {
    FormatDefinition json = new FormatDefinition.Json();
    String step = "{\"target\": \"email\", \"source\": \"mail\", \"steps\": [\"uper\"]}";

    assertThat(tried().problems(table(), json, "erp", integrator())).isEmpty();
    assertThat(tried().problems(table(step), json, "erp", integrator()))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).endsWith(".steps[0]");
              assertThat(problem.message()).contains("did you mean 'upper'");
            });
    assertThat(
            tried()
                .problems(
                    "{\"id\": \"x\", \"recordType\": \"nothing\", \"rows\": []}"
                        .getBytes(StandardCharsets.UTF_8),
                    json,
                    "erp",
                    integrator()))
        .extracting(ConfigurationProblem::path)
        .containsExactly("recordType");
  }

  private static Trace.Row row(Trace trace, String target) {
    return trace.rows().stream()
        .filter(row -> row.target().equals(target))
        .findFirst()
        .orElseThrow();
  }

  // ---- samples

  private NewestMessages newest() {
    return new NewestMessages(
        kit.transactions(), new SqlReviewedMessages(kit.sql()), hub, kit.stores().audit());
  }

  private static StoredSamples.Asked ofFlow(int newest) {
    return new StoredSamples.Asked(FLOW, null, "", null, null, newest);
  }

  private static List<Long> receipts(java.util.Optional<StoredSamples.Stored> stored) {
    return stored.orElseThrow().messages().stream().map(StoredSamples.Message::receipt).toList();
  }

  @Test
  void the_newest_messages_of_a_flow_or_of_a_systems_object_are_samples() {
    Sent first = hub.send("erp", "{'key': 'K1', 'v': 1}");
    Sent second = hub.send("erp", "{'key': 'K2', 'v': 1}");
    Sent long3 = hub.send("erp", "{'key': 'K3', 'v': 1, 'note': '" + "x".repeat(1_000_000) + "'}");
    Sent third = hub.send("erp", "{'key': 'K4', 'v': 1}");
    Sent other = hub.send(hub.message("erp", "partner", "{'name': 'Byron'}"));
    Sent none = hub.send(hub.message("erp", null, "m", "t", "{}".getBytes(StandardCharsets.UTF_8)));

    assertThat(receipts(newest().newest(ofFlow(200), integrator())))
        .containsExactly(third.receipt(), second.receipt(), first.receipt())
        .doesNotContain(long3.receipt());
    assertThat(receipts(newest().newest(ofFlow(2), integrator())))
        .containsExactly(third.receipt(), second.receipt());
    assertThat(kit.acts())
        .extracting(act -> act.actor() + " " + act.action() + " " + act.subject())
        .containsExactly("ada message.sample system/erp", "ada message.sample system/erp");
    assertThat(newest().newest(ofFlow(1), integrator()).orElseThrow().format())
        .isEqualTo(new FormatDefinition.Json());
    StoredSamples.Stored partners =
        newest()
            .newest(new StoredSamples.Asked(null, "erp", "partner", null, null, 9), integrator())
            .orElseThrow();
    assertThat(partners.format()).isNull();
    assertThat(partners.messages())
        .extracting(
            StoredSamples.Message::receipt,
            message -> new String(message.body().bytes(), StandardCharsets.UTF_8))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(other.receipt(), "{\"name\": \"Byron\"}"));
    assertThat(
            receipts(
                newest()
                    .newest(new StoredSamples.Asked(null, "erp", "", null, null, 9), integrator())))
        .containsExactly(none.receipt());
    Instant longAgo = Instant.parse("2001-01-01T00:00:00Z");
    assertThat(
            receipts(
                newest()
                    .newest(
                        new StoredSamples.Asked(FLOW, null, "", null, longAgo, 9), integrator())))
        .isEmpty();
    assertThat(
            newest().newest(new StoredSamples.Asked("none", null, "", null, null, 9), integrator()))
        .isEmpty();
  }

  @Test
  void samples_are_for_those_who_may_see_messages_bodies_and_personal_data() {
    hub.send("erp", "{'key': 'K1', 'v': 1}");

    for (Permission missing :
        List.of(Permission.READ_MESSAGES, Permission.READ_BODIES, Permission.SEE_PERSONAL_DATA)) {
      assertThatThrownBy(() -> newest().newest(ofFlow(1), GivenActor.without(missing)))
          .as(missing.word())
          .isInstanceOf(NotAllowedException.class);
    }
    Actor ofAnother = new GivenActor("shop", Set.of(Permission.values()), "shop");
    assertThat(receipts(newest().newest(ofFlow(1), ofAnother))).isEmpty();
  }

  // ---- pages

  @Test
  void a_page_of_large_bodies_is_cut_short_but_never_empty() {
    for (int i = 0; i < 4; i++) {
      hub.send("erp", "{'key': 'K" + i + "', 'v': 1, 'note': '" + "x".repeat(1_000) + "'}");
    }
    SqlReviewedMessages stored = new SqlReviewedMessages(kit.sql());
    SqlReviewedMessages.Range range = stored.range(null, null).orElseThrow();
    List<SqlReviewedMessages.Stored> all =
        stored.after("erp", "customer", range, -1, 9, Long.MAX_VALUE);

    assertThat(all).hasSize(4);
    assertThat(stored.after("erp", "customer", range, -1, 9, 1_500)).hasSize(2);
    assertThat(stored.after("erp", "customer", range, -1, 9, 1)).hasSize(1);
    assertThat(stored.after("erp", "customer", range, -1, 3, Long.MAX_VALUE)).hasSize(3);
    assertThat(stored.after("erp", "customer", range, all.get(2).receipt(), 9, 1))
        .extracting(SqlReviewedMessages.Stored::receipt)
        .containsExactly(all.get(3).receipt());
    assertThat(stored.after("erp", "customer", range, all.get(3).receipt(), 9, 1)).isEmpty();
  }

  // ---- accuracy

  @Test
  void accuracy_is_told_by_version_and_field_with_what_failed() {
    kit.documents()
        .add(
            org.syncline.configuration.Kind.FLOW,
            FLOW,
            ("{\"id\": \"erp-customers\", \"system\": \"erp\", \"object\": \"customer\", \"recordType\":"
                    + " \"customer\", \"strategy\": \"real-time\", \"format\": {\"kind\": \"json\"},"
                    + " \"mapping\": \"m\", \"state\": \"full\", \"order\": \"version\"}")
                .getBytes(StandardCharsets.UTF_8),
            "h1",
            "rest",
            "ada");
    kit.documents()
        .add(
            org.syncline.configuration.Kind.MAPPING,
            "m",
            Hub.table().getBytes(StandardCharsets.UTF_8),
            "h2",
            "rest",
            "ada");
    // Documents count the epoch up; this hub's plan is of the first.
    kit.epoch(1);
    Sent faulty = hub.send("erp", "{'key': 'K1', 'v': 1, 'mail': 'nobody', 'born': 'soon'}");
    hub.send("erp", "{'key': 'K2', 'v': 1, 'mail': 'somebody'}");
    hub.send("erp", "{'key': 'K3', 'v': 1, 'mail': 'a@b.example'}");
    hub.send("erp", "no JSON");
    ReadAccuracy accuracy =
        new ReadAccuracy(kit.transactions(), new SqlReviewedMessages(kit.sql()), kit.documents());

    List<ReadAccuracy.OfVersion> told = accuracy.of("m", null, null, operator());

    assertThat(told).hasSize(1);
    ReadAccuracy.OfVersion version = told.get(0);
    assertThat(version.version()).isEqualTo(1);
    assertThat(version.records()).isEqualTo(new Accuracy(1, 4, 0.25));
    assertThat(field(version, "email").values()).isEqualTo(new Accuracy(1, 3, 1 / 3.0));
    assertThat(field(version, "email").failing())
        .extracting(failing -> failing.code() + " " + failing.rule() + " " + failing.count())
        .containsExactly("NOT_AN_EMAIL email 2");
    assertThat(field(version, "email").failing().get(0).samples())
        .contains(new ReadAccuracy.Sample(faulty.receipt(), "n\u2026 (6)"));
    assertThat(field(version, "birthDate").values()).isEqualTo(new Accuracy(2, 3, 2 / 3.0));
    assertThat(field(version, "city").values()).isEqualTo(new Accuracy(3, 3, 1));
    assertThat(version.unreadable())
        .extracting(ReadAccuracy.Failing::code)
        .containsExactly("BODY_UNREADABLE");
    assertThat(accuracy.of("other", null, null, operator())).isEmpty();
    assertThatThrownBy(() -> accuracy.of("m", null, null, actor()))
        .isInstanceOf(NotAllowedException.class);
  }

  private static ReadAccuracy.OfField field(ReadAccuracy.OfVersion version, String target) {
    return version.fields().stream()
        .filter(field -> field.target().equals(target))
        .findFirst()
        .orElseThrow();
  }
}
