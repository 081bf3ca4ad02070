package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.syncline.sync.delivery.DryRunKit.FLOW;
import static org.syncline.sync.delivery.DryRunKit.bytes;
import static org.syncline.sync.delivery.DryRunKit.flow;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Connector;
import org.syncline.connector.spi.Description;
import org.syncline.connector.spi.Limits;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.platform.Actor;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.record.RecordSearch.Condition;
import org.syncline.record.RecordTypeDocument;
import org.syncline.record.RecordsFound;
import org.syncline.sync.delivery.DryRun.Tried;
import org.syncline.sync.delivery.DryRun.Which;
import org.syncline.sync.delivery.TriedRecord.Act;
import org.syncline.sync.delivery.TriedRecord.By;
import org.syncline.sync.delivery.TriedRecord.Seen;
import org.syncline.sync.delivery.TriedRecord.State;

/** Flows are tried on a peer that keeps rows. */
class DryRunTest {
  private static final Actor BLIND = GivenActor.without(Permission.SEE_PERSONAL_DATA);

  private final Peer peer = new Peer();
  private Way way = peer;
  private final DryRunKit kit = DryRunKit.over(kind -> Optional.of(new ToPeer()), 1, "{}");

  private final class ToPeer implements Connector {
    @Override
    public Description describe() {
      throw new UnsupportedOperationException("Nobody asks.");
    }

    @Override
    public Way open(String system, org.syncline.system.Connection connection) {
      return new Way() {
        @Override
        public Set<Operation> operations(String object) {
          return way.operations(object);
        }

        @Override
        public Limits limits() {
          return way.limits();
        }

        @Override
        public Answer write(Write write) {
          throw new AssertionError("A dry run writes: " + write);
        }

        @Override
        public Sighting find(Write write) throws InterruptedException {
          return way.find(write);
        }
      };
    }
  }

  @AfterEach
  void close() {
    kit.close();
  }

  private void row(String id, String body) {
    peer.rows.put(id, new Peer.Row(0, 1, body.replace('\'', '"'), "none"));
  }

  private List<TriedRecord> tried(Actor who, Long... records) {
    return done(kit.dryRun().inForce(FLOW, new Which.Named(List.of(records)), who));
  }

  private static List<TriedRecord> done(Tried tried) {
    assertThat(tried).isInstanceOf(Tried.Done.class);
    return ((Tried.Done) tried).records();
  }

  private TriedRecord tried(long record) {
    return tried(GivenActor.ADA, record).get(0);
  }

  private static Seen seen(TriedRecord tried) {
    Seen seen = tried.seen();
    assertThat(seen).isNotNull();
    return seen;
  }

  /** Each as {@code path: there -> written}. */
  private static List<String> differences(TriedRecord tried) {
    return seen(tried).members().stream()
        .map(member -> member.path() + ": " + member.there() + " -> " + member.written())
        .toList();
  }

  @Test
  void what_is_new_to_the_target_would_be_made_with_all_its_members() {
    kit.customer(1, Map.of("familyName", "Byron", "industry", "poetry"));

    TriedRecord made = tried(1);

    assertThat(made.act()).isEqualTo(Act.CREATE);
    assertThat(made.version()).isEqualTo(3);
    assertThat(made.externalId()).isNull();
    assertThat(seen(made).state()).isEqualTo(State.NOT_THERE);
    assertThat(differences(made))
        .containsExactly(
            "last: null -> \"Byron\"", "contact.mail: null -> null", "trade: null -> \"poetry\"");
    assertThat(seen(made).members().get(1).there()).isNull();
    assertThat(seen(made).members().get(1).written()).isNotNull();
  }

  @Test
  void a_row_that_is_there_would_be_changed_where_it_differs_and_what_is_not_written_is_nobodys() {
    kit.customer(1, Map.of("familyName", "Byron", "email", "a@b.de"));
    kit.link(1, "R1");
    row("R1", "{'last': 'King', 'contact': {'mail': 'a@b.de', 'more': 1}, 'own': [1, 2]}");

    TriedRecord changed = tried(1);

    assertThat(changed.act()).isEqualTo(Act.UPDATE);
    assertThat(changed.externalId()).isEqualTo("R1");
    assertThat(seen(changed).state()).isEqualTo(State.DIFFERENT);
    assertThat(seen(changed).by()).isEqualTo(By.MEMBERS);
    assertThat(differences(changed)).containsExactly("last: \"King\" -> \"Byron\"");
  }

  @Test
  void what_the_target_is_known_to_hold_is_unchanged_and_a_row_that_somebody_changed_shows() {
    kit.customer(1, Map.of("familyName", "Byron"));
    kit.customer(2, Map.of("familyName", "King"));
    for (long record : List.of(1L, 2L)) {
      kit.link(record, "R" + record);
      kit.hold(
          Holding.nothing(FLOW, record)
              .took(kit.prepared(record).hash(), null, "R" + record, 3, DryRunKit.NOON));
    }
    row("R1", "{'last': 'Byron', 'contact': {'mail': null}}");
    row("R2", "{'last': 'Lovelace', 'contact': {'mail': null}}");

    List<TriedRecord> both = tried(GivenActor.ADA, 1L, 2L);

    assertThat(both).extracting(TriedRecord::act).containsOnly(Act.UNCHANGED);
    assertThat(seen(both.get(0)).state()).isEqualTo(State.SAME);
    assertThat(differences(both.get(0))).isEmpty();
    assertThat(seen(both.get(1)).state()).isEqualTo(State.DIFFERENT);
    assertThat(differences(both.get(1))).containsExactly("last: \"Lovelace\" -> \"King\"");
  }

  @Test
  void a_target_that_writes_values_its_own_way_holds_the_same_by_the_flow_that_brings_them_back() {
    kit.withTwin();
    kit.customer(1, Map.of("familyName", "Byron"));
    kit.customer(2, Map.of("familyName", "King", "industry", "maths"));
    for (long record : List.of(1L, 2L)) {
      kit.link(record, "R" + record);
      kit.hold(
          Holding.nothing(FLOW, record)
              .took(kit.prepared(record).hash(), null, "R" + record, 3, DryRunKit.NOON));
    }
    row("R1", "{'id': 'R1', 'last': 'BYRON'}");
    row("R2", "{'id': 'R2', 'last': 'KING', 'trade': 'law'}");

    List<TriedRecord> both = tried(GivenActor.ADA, 1L, 2L);

    assertThat(both).extracting(TriedRecord::act).containsOnly(Act.UNCHANGED);
    assertThat(seen(both.get(0))).isEqualTo(new Seen(State.SAME, null, "R1", By.FIELDS, List.of()));
    assertThat(seen(both.get(1)).by()).isEqualTo(By.FIELDS);
    assertThat(differences(both.get(1))).containsExactly("industry: \"law\" -> \"maths\"");
  }

  @Test
  void what_is_none_of_the_targets_business_waits_or_can_not_be_mapped_says_why() throws Exception {
    kit.put(
        Kind.MAPPING,
        "child",
        "{'id': 'child', 'output': {'kind': 'json'}, 'rows': ["
            + "{'target': 'last', 'source': 'familyName', 'required': true},"
            + "{'target': 'of', 'source': 'employer@rows', 'required': true}]}");
    kit.customer(1, Map.of("familyName", "Byron", "@archived", true, "@mergedInto", "2"));
    kit.customer(2, Map.of("email", "a@b.de"));
    kit.customer(3, Map.of("familyName", "King", "employer", "2"));
    kit.customer(4, Map.of("familyName", "Gone", "@archived", true));
    kit.link(4, "R4");
    row("R4", "{}");
    kit.record(
        5,
        "segment",
        RecordTypeDocument.parse(
            Files.readAllBytes(Path.of("src/main/resources/record-types/segment.json"))),
        Map.of("name", "Big ones"));
    DryRun run = kit.dryRun();
    Which all = new Which.Named(List.of(4L, 3L, 2L, 1L, 5L, 99L));

    List<TriedRecord> inForce = done(run.inForce(FLOW, all, GivenActor.ADA));
    List<TriedRecord> draft =
        done(
            run.proposed(
                bytes(flow(FLOW, "child", "'write': 'upsert', 'delete': 'archive'")),
                all,
                GivenActor.ADA));
    List<TriedRecord> deletes =
        done(
            run.proposed(
                bytes(flow("new", "out", "'write': 'update', 'delete': 'delete'")),
                all,
                GivenActor.ADA));

    assertThat(inForce).extracting(TriedRecord::record).containsExactly(4L, 3L, 2L, 1L, 5L, 99L);
    assertThat(inForce)
        .extracting(one -> one.act() + " " + one.code())
        .containsExactly(
            "SKIP ARCHIVED",
            "CREATE null",
            "PARK REQUIRED_MISSING",
            "SKIP MERGED",
            "SKIP NO_RECORD",
            "SKIP NO_RECORD");
    assertThat(inForce.get(2).sentence()).startsWith("Target last: ");
    assertThat(draft)
        .extracting(one -> one.act() + " " + one.code() + " " + one.waitsFor())
        .startsWith("ARCHIVE null null", "WAIT PARENT 2", "PARK REQUIRED_MISSING null");
    assertThat(seen(draft.get(0))).isEqualTo(new Seen(State.THERE, null, "R4", null, List.of()));
    assertThat(deletes)
        .extracting(one -> one.act() + " " + one.code())
        .startsWith("DELETE null", "SKIP NOT_THERE");
  }

  @Test
  void where_the_object_can_only_be_upserted_that_would_be_done() {
    peer.operations.remove(Operation.CREATE);
    kit.customer(1, Map.of("familyName", "Byron"));

    assertThat(tried(1).act()).isEqualTo(Act.UPSERT);
  }

  @Test
  void personal_values_are_masked_for_who_may_not_see_them_and_others_only_where_known() {
    kit.customer(1, Map.of("familyName", "Byron", "email", "a@b.de", "industry", "poetry"));
    kit.link(1, "R1");
    row("R1", "{'id': 'R1', 'last': 'King', 'contact': {'mail': ''}, 'trade': 'law'}");

    TriedRecord members = tried(BLIND, 1L).get(0);
    kit.withTwin();
    TriedRecord fields = tried(BLIND, 1L).get(0);
    TriedRecord draft =
        done(kit.dryRun()
                .proposed(
                    bytes(flow("new", "out", "'write': 'upsert'")),
                    new Which.Named(List.of(1L)),
                    BLIND))
            .get(0);
    TriedRecord open = tried(1);

    assertThat(differences(members))
        .containsExactly(
            "last: \"… (4)\" -> \"… (5)\"",
            "contact.mail: \"\" -> \"… (6)\"",
            "trade: \"… (3)\" -> \"… (6)\"");
    assertThat(differences(fields))
        .containsExactlyInAnyOrder(
            "familyName: \"K… (4)\" -> \"B… (5)\"",
            "email: null -> \"a… (6)\"",
            "industry: \"law\" -> \"poetry\"");
    assertThat(differences(draft)).contains("industry: \"… (3)\" -> \"… (6)\"");
    assertThat(differences(open))
        .contains("familyName: \"KING\" -> \"BYRON\"", "email: null -> \"a@b.de\"");
    assertThat(open.toString()).doesNotContain("BYRON");
  }

  @Test
  void nobody_can_tell_where_no_look_is_described_or_the_answer_holds_no_state() {
    kit.customer(1, Map.of("familyName", "Byron"));
    kit.link(1, "R1");
    peer.sights.add(new Sighting.CantTell("No way to look."));
    peer.sights.add(new Sighting.There("R1", null));
    peer.sights.add(new Sighting.There("R1", "[]".getBytes(StandardCharsets.UTF_8)));

    TriedRecord noLook = tried(1);
    TriedRecord noState = tried(1);
    TriedRecord unreadable = tried(1);

    assertThat(List.of(noLook, noState, unreadable))
        .allSatisfy(one -> assertThat(one.act()).isEqualTo(Act.UPDATE))
        .allSatisfy(one -> assertThat(seen(one).state()).isEqualTo(State.CANNOT_TELL))
        .allSatisfy(
            one ->
                assertThat(differences(one))
                    .containsExactly("last: null -> \"Byron\"", "contact.mail: null -> null"));
    assertThat(seen(noLook).sentence()).isEqualTo("No way to look.");
    assertThat(seen(noState).sentence()).contains("does not hold what is in it");
    assertThat(seen(unreadable).sentence()).contains("can't be read");
  }

  @Test
  void a_body_that_is_no_json_is_compared_as_a_whole() {
    kit.put(
        Kind.MAPPING,
        "lines",
        "{'id': 'lines', 'output': {'kind': 'csv', 'header': false, 'columns': ['last']}, 'rows':"
            + " [{'target': 'last', 'source': 'familyName', 'required': true}]}");
    kit.customer(1, Map.of("familyName", "Byron"));
    kit.link(1, "R1");
    byte[] draft = bytes(flow("lines", "lines", "'write': 'upsert'"));
    Which only = new Which.Named(List.of(1L));
    row("R1", "King\n");
    Seen other = seen(done(kit.dryRun().proposed(draft, only, GivenActor.ADA)).get(0));
    peer.watch = write -> {};
    byte[] written = writtenBy(draft, only);
    peer.sights.add(new Sighting.There("R1", written));
    Seen same = seen(done(kit.dryRun().proposed(draft, only, GivenActor.ADA)).get(0));

    assertThat(other).isEqualTo(new Seen(State.DIFFERENT, null, "R1", By.BODY, List.of()));
    assertThat(same).isEqualTo(new Seen(State.SAME, null, "R1", By.BODY, List.of()));
  }

  /** The body that a look is asked with. */
  private byte[] writtenBy(byte[] draft, Which which) {
    byte[][] body = new byte[1][];
    way = looking(write -> body[0] = write.body());
    kit.dryRun().proposed(draft, which, GivenActor.ADA);
    way = peer;
    assertThat(new String(body[0], StandardCharsets.UTF_8)).contains("Byron");
    return body[0];
  }

  private interface Look {
    void at(Write write) throws InterruptedException;
  }

  private static Way looking(Look look) {
    return looking(look, new Limits(null, 8, 8));
  }

  private static Way looking(Look look, Limits limits) {
    return new Way() {
      @Override
      public Set<Operation> operations(String object) {
        return Set.of(Operation.values());
      }

      @Override
      public Limits limits() {
        return limits;
      }

      @Override
      public Answer write(Write write) {
        throw new AssertionError("A dry run writes.");
      }

      @Override
      public Sighting find(Write write) throws InterruptedException {
        look.at(write);
        return new Sighting.NotThere();
      }
    };
  }

  @Test
  void a_row_without_a_link_and_a_linked_one_that_is_gone_are_told_of() {
    kit.customer(1, Map.of("familyName", "Byron"));
    kit.customer(2, Map.of("familyName", "King"));
    kit.link(2, "R2");
    String keyOfFirst =
        new IdempotencyKeys("hub").of(new Duty(FLOW, 1, 0, null, Priority.PERSON), 3);
    peer.rows.put("R9", new Peer.Row(1, 3, "{\"last\": \"Byron\"}", keyOfFirst));

    List<TriedRecord> both = tried(GivenActor.ADA, 1L, 2L);

    assertThat(both).extracting(TriedRecord::act).containsExactly(Act.CREATE, Act.UPDATE);
    assertThat(seen(both.get(0)).externalId()).isEqualTo("R9");
    assertThat(seen(both.get(0)).sentence()).contains("no link leads to it");
    assertThat(seen(both.get(1)).state()).isEqualTo(State.NOT_THERE);
    assertThat(seen(both.get(1)).sentence()).contains("made again");
  }

  @Test
  void what_nobody_knows_the_end_of_is_looked_up_first_as_deliveries_do() {
    kit.customer(1, Map.of("familyName", "Byron"));
    kit.hold(Holding.nothing(FLOW, 1).doubted(2, DryRunKit.NOON));
    peer.sights.add(new Sighting.There("R1", bytes("{'last': 'Old'}")));
    peer.sights.add(new Sighting.CantTell("No way to look."));
    peer.sights.add(new Sighting.CantTell("Nobody answered."));

    TriedRecord found = tried(1);
    peer.operations.remove(Operation.FIND);
    TriedRecord blind = tried(1);
    peer.operations.add(Operation.FIND);
    TriedRecord later = tried(1);
    TriedRecord none = tried(1);

    assertThat(found.act()).isEqualTo(Act.UPDATE);
    assertThat(found.code()).isEqualTo("FOUND");
    assertThat(blind.act()).isEqualTo(Act.PARK);
    assertThat(blind.code()).isEqualTo("UNCERTAIN");
    assertThat(later.act()).isEqualTo(Act.CREATE);
    assertThat(later.code()).isEqualTo("CANT_TELL");
    assertThat(none.act()).isEqualTo(Act.CREATE);
    assertThat(none.code()).isNull();
  }

  @Test
  void a_target_that_is_left_alone_is_not_looked_at() {
    kit.customer(1, Map.of("familyName", "Byron"));
    Instant later = Instant.now().plus(Duration.ofHours(1));
    RetryBudget budget = new RetryBudget(0, DryRunKit.NOON);
    Breaker open = new Breaker(Breaker.State.OPEN, later, 1, 0, 0, 0);
    kit.put(Kind.FLOW, "other", flow("other", "out", "'write': 'upsert'"));

    kit.target(
        new Target(
            FLOW,
            new Target.Pause("ada", "they move house", DryRunKit.NOON),
            Breaker.CLOSED,
            null,
            0,
            budget,
            null));
    Seen paused = seen(tried(1));
    kit.target(new Target(FLOW, null, Breaker.CLOSED, later, 1, budget, null));
    Seen resting = seen(tried(1));
    kit.target(new Target(FLOW, null, open, null, 0, budget, null));
    Seen broken = seen(tried(1));
    kit.target(new Target(FLOW, null, Breaker.CLOSED, null, 0, budget, null));
    kit.target(new Target("other", null, open, null, 0, budget, null));
    Seen beside = seen(tried(1));
    int asked = peer.looks;
    kit.target(new Target("other", null, Breaker.CLOSED, null, 0, budget, null));
    Seen well = seen(tried(1));

    assertThat(asked).isZero();
    assertThat(List.of(paused, resting, broken, beside))
        .extracting(Seen::state)
        .containsOnly(State.CANNOT_TELL);
    assertThat(paused.sentence()).startsWith("The target is paused");
    assertThat(beside.sentence()).startsWith("The target is left alone");
    assertThat(well.state()).isEqualTo(State.NOT_THERE);
  }

  @Test
  void looks_are_few_at_a_time_and_what_there_is_no_time_for_says_so() throws Exception {
    LongStream.rangeClosed(1, 9).forEach(id -> kit.customer(id, Map.of("familyName", "B")));
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();
    way =
        looking(
            write -> {
              if (write.record() > 2) {
                begun.incrementAndGet();
                try {
                  never.await();
                } finally {
                  ended.incrementAndGet();
                }
              }
            });

    List<TriedRecord> all =
        done(
            kit.dryRun(Duration.ofSeconds(1))
                .inForce(FLOW, new Which.After(0, 20), GivenActor.ADA));

    assertThat(all).extracting(TriedRecord::act).containsOnly(Act.CREATE);
    assertThat(all.subList(0, 2))
        .allSatisfy(one -> assertThat(seen(one).state()).isEqualTo(State.NOT_THERE));
    assertThat(all.subList(2, 9))
        .allSatisfy(one -> assertThat(seen(one).state()).isEqualTo(State.CANNOT_TELL))
        .allSatisfy(one -> assertThat(seen(one).sentence()).startsWith("There was no time left"));
    assertThat(begun).hasValue(LookAtRows.AT_ONCE);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (ended.get() < begun.get() && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    assertThat(ended).as("looks that were given up").hasValue(LookAtRows.AT_ONCE);
  }

  @Test
  void no_more_is_asked_in_a_second_than_the_system_bears() {
    LongStream.rangeClosed(1, 9).forEach(id -> kit.customer(id, Map.of("familyName", "B")));
    AtomicInteger looks = new AtomicInteger();
    way = looking(write -> looks.incrementAndGet(), new Limits(new BigDecimal("0.1"), 1, 2));

    List<TriedRecord> all =
        done(
            kit.dryRun(Duration.ofMillis(500))
                .inForce(FLOW, new Which.After(0, 20), GivenActor.ADA));

    assertThat(looks).hasValue(1);
    assertThat(seen(all.get(0)).state()).isEqualTo(State.NOT_THERE);
    assertThat(seen(all.get(1)).sentence()).startsWith("There was no time left");
  }

  @Test
  void a_connector_that_fails_spoils_no_other_record() {
    kit.customer(1, Map.of("familyName", "Byron"));
    kit.customer(2, Map.of("familyName", "King"));
    way =
        looking(
            write -> {
              if (write.record() == 1) {
                throw new IllegalStateException("a fault of the connector");
              }
            });

    List<TriedRecord> both = tried(GivenActor.ADA, 1L, 2L);

    assertThat(seen(both.get(0)).sentence()).startsWith("The connector failed");
    assertThat(seen(both.get(1)).state()).isEqualTo(State.NOT_THERE);
  }

  @Test
  void nothing_is_different_afterwards_but_the_audit_trail() {
    kit.withTwin();
    kit.customer(1, Map.of("familyName", "Byron"));
    kit.customer(2, Map.of("familyName", "King"));
    kit.link(2, "R2");
    row("R2", "{'last': 'Old'}");
    kit.in(() -> kit.stores.deliveries().add(List.of(new Duty(FLOW, 1, 3, null, Priority.EVENT))));
    kit.target(
        new Target(FLOW, null, Breaker.CLOSED, null, 0, new RetryBudget(7, DryRunKit.NOON), null));
    List<String> before = kit.contents();
    Map<String, Peer.Row> rows = Map.copyOf(peer.rows);
    int acts = kit.audit.acts().size();
    Which both = new Which.Named(List.of(1L, 2L));

    tried(GivenActor.ADA, 1L, 2L);
    kit.dryRun().proposed(bytes(flow("new", "out", "'write': 'upsert'")), both, GivenActor.ADA);

    assertThat(before).anyMatch(line -> line.contains("crm-out")).hasSizeGreaterThan(50);
    assertThat(kit.contents()).isEqualTo(before);
    assertThat(peer.rows).isEqualTo(rows);
    assertThat(peer.calls).isZero();
    assertThat(kit.audit.acts()).hasSize(acts + 2);
    assertThat(kit.lastAct()).contains("flow/new draft records=1,2 open");
  }

  @Test
  void twelve_records_take_as_many_statements_as_two() {
    kit.withTwin();
    LongStream.rangeClosed(1, 14)
        .forEach(
            id -> {
              kit.customer(id, Map.of("familyName", "B" + id));
              kit.link(id, "R" + id);
            });
    tried(GivenActor.ADA, 1L);
    kit.statements.sinceLast();

    tried(GivenActor.ADA, 1L, 2L);
    List<String> ofTwo = kit.statements.sinceLast();
    tried(GivenActor.ADA, LongStream.rangeClosed(3, 14).boxed().toArray(Long[]::new));
    List<String> ofTwelve = kit.statements.sinceLast();

    assertThat(ofTwelve).isEqualTo(ofTwo).hasSizeLessThan(12);
    assertThat(ofTwelve).noneMatch(sql -> sql.matches("(?is)\\s*(insert|update|delete|merge).*"));
    assertThat(ofTwelve).noneMatch(sql -> sql.contains("for update"));
  }

  @Test
  void records_are_chosen_by_id_behind_an_id_or_by_a_search() {
    IntStream.rangeClosed(1, 5)
        .forEach(
            id -> kit.customer(id, Map.of("familyName", "B", "industry", id > 3 ? "law" : "art")));
    DryRun run = kit.dryRun();

    Tried first = run.inForce(FLOW, new Which.After(0, 3), GivenActor.ADA);
    Tried second = run.inForce(FLOW, new Which.After(3, 3), GivenActor.ADA);
    Tried found =
        run.inForce(
            FLOW,
            new Which.Found(List.of(Condition.of("industry", "law")), null, 20),
            GivenActor.ADA);
    Tried refused =
        run.inForce(
            FLOW, new Which.Found(List.of(Condition.of("website", "x")), null, 20), GivenActor.ADA);
    Tried guessed =
        run.inForce(
            FLOW, new Which.Found(List.of(Condition.of("phone.begins", "+4")), null, 20), BLIND);

    assertThat(ids(first)).containsExactly(1L, 2L, 3L);
    assertThat(((Tried.Done) first).next()).isEqualTo(3L);
    assertThat(ids(second)).containsExactly(4L, 5L);
    assertThat(((Tried.Done) second).next()).isNull();
    assertThat(ids(found)).containsExactlyInAnyOrder(4L, 5L);
    assertThat(((Tried.NotFound) refused).why()).isInstanceOf(RecordsFound.Refused.class);
    assertThat(((Tried.NotFound) guessed).why()).isInstanceOf(RecordsFound.Refused.class);
  }

  private static List<Long> ids(Tried tried) {
    return done(tried).stream().map(TriedRecord::record).toList();
  }

  @Test
  void a_draft_is_tried_switched_off_too_and_all_its_mistakes_are_told() {
    kit.customer(1, Map.of("familyName", "Byron"));
    DryRun run = kit.dryRun();
    Which one = new Which.Named(List.of(1L));

    assertThat(
            done(
                run.proposed(
                    bytes(flow("new", "out", "'write': 'insert', 'enabled': false")),
                    one,
                    GivenActor.ADA)))
        .extracting(TriedRecord::act)
        .containsExactly(Act.CREATE);
    assertThat(problems(run, flow("new", "none", "'write': 'upsert'").replace("'api'", "'nil'")))
        .containsExactlyInAnyOrder("flows/new mapping", "flows/new connection");
    assertThat(problems(run, flow("new", "out", "'write': 'never'"))).containsExactly("write");
    assertThat(
            problems(
                run,
                "{'id': 'back', 'system': 'crm', 'object': 'rows', 'recordType': 'customer',"
                    + " 'format': {'kind': 'json'}, 'mapping': 'in', 'state': 'full', 'order':"
                    + " 'version'}"))
        .containsExactly("direction");
    assertThat(run.inForce("new", one, GivenActor.ADA)).isInstanceOf(Tried.NoSuchFlow.class);
  }

  private static List<String> problems(DryRun run, String flow) {
    try {
      run.proposed(bytes(flow), new Which.Named(List.of(1L)), GivenActor.ADA);
      return List.of();
    } catch (InvalidConfiguration e) {
      return e.problems().stream().map(ConfigurationProblem::path).toList();
    }
  }

  @Test
  void who_may_not_tries_nothing() {
    kit.customer(1, Map.of("familyName", "Byron"));
    Which one = new Which.Named(List.of(1L));
    byte[] draft = bytes(flow("new", "out", "'write': 'upsert'"));
    DryRun run = kit.dryRun();
    int acts = kit.audit.acts().size();

    for (Permission needed : List.of(Permission.DECIDE_MESSAGES, Permission.READ_RECORDS)) {
      assertThatThrownBy(() -> run.inForce(FLOW, one, GivenActor.without(needed)))
          .isInstanceOf(NotAllowedException.class);
    }
    for (Permission needed : List.of(Permission.CONFIGURE, Permission.READ_RECORDS)) {
      assertThatThrownBy(() -> run.proposed(draft, one, GivenActor.without(needed)))
          .isInstanceOf(NotAllowedException.class);
    }
    assertThat(peer.looks).isZero();
    assertThat(kit.audit.acts()).hasSize(acts);
    tried(BLIND, 1L);
    assertThat(kit.lastAct()).contains("flow/" + FLOW + " records=1 masked");
  }

  @Test
  void numbers_are_the_same_however_they_are_spelt_and_lists_in_their_order() {
    assertThat(same("{'a': 1.50}", "{'a': 1.5}")).isTrue();
    assertThat(same("{'a': 100}", "{'a': 1e2}")).isTrue();
    assertThat(same("{'a': [1, {'b': 2.0}]}", "{'a': [1.0, {'b': 2}]}")).isTrue();
    assertThat(same("{'a': [1, 2]}", "{'a': [2, 1]}")).isFalse();
    assertThat(same("{'a': '1'}", "{'a': 1}")).isFalse();
    assertThat(same("{'a': null}", "{'b': null}")).isFalse();
    assertThat(same("{'a.b': 1}", "{'a': {'b': 1}}")).isFalse();
    assertThat(same("{'a': {}}", "{'a': {'b': 1}}")).isFalse();
    assertThat(JsonMembers.of(bytes("{'a': 1, 'a': 2}"))).isEmpty();
    assertThat(JsonMembers.of(bytes("7"))).isEmpty();
  }

  private static boolean same(String one, String other) {
    Map<String, @Nullable ?> first = JsonMembers.of(bytes(one)).orElseThrow();
    var second = JsonMembers.of(bytes(other)).orElseThrow();
    return first.keySet().equals(second.keySet())
        && JsonMembers.of(bytes(one)).orElseThrow().entrySet().stream()
            .allMatch(member -> JsonMembers.same(member.getValue(), second.get(member.getKey())));
  }
}
