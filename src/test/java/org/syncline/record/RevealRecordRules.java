package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.SteppingClock;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.RevealRecord.Revealed;
import org.syncline.record.jpa.SqlRecords;
import org.syncline.security.AuditEntry;
import org.syncline.security.KeepAudit;
import org.syncline.security.jpa.SqlAuditEntries;

/** Masked values are shown for a reason, and never unnoticed, on every database. */
abstract class RevealRecordRules {
  private static final String WHY = "The customer asks which address we have";
  private static final RecordType PERSON =
      RecordTypeDocument.parse(
          """
          {"id": "person", "fields": [
            {"name": "name", "type": "string", "privacy": "personal"},
            {"name": "born", "type": "date", "privacy": "sensitive"},
            {"name": "city", "type": "string", "privacy": "none"},
            {"name": "phone", "type": "phone", "privacy": "personal"},
            {"name": "owner", "type": "string", "privacy": "none", "indexed": true}]}
          """
              .getBytes(StandardCharsets.UTF_8));

  private final SteppingClock clock = new SteppingClock();
  private final OneRecordType types = new OneRecordType(PERSON);
  private LocalTransactions transactions;
  private SqlRecords records;
  private SqlAuditEntries entries;
  private KeepAudit audit;
  private RevealRecord reveal;
  private long ada;

  abstract DataSource migratedDatabase();

  @BeforeEach
  void a_person() {
    transactions = new LocalTransactions(migratedDatabase());
    Sql sql = Sql.on(transactions.source());
    records = new SqlRecords(sql);
    entries = new SqlAuditEntries(sql);
    audit = new KeepAudit(transactions, entries, clock);
    reveal = revealing(audit);
    ada = add(Map.of("name", "Ada", "born", "1990-04-01", "city", "Jena", "owner", "bob"));
  }

  private RevealRecord revealing(AuditTrail trail) {
    return new RevealRecord(transactions, records, types, trail, entries::count, clock);
  }

  private long add(Map<String, Object> values) {
    return transactions.inNew(
        () -> {
          GoldenRecord record = GoldenRecord.begin(records.nextId(), "person", Instant.EPOCH);
          Origin origin = new Origin("s", "o", "k", 1, "f", 1, null, Instant.EPOCH, true);
          record.merge(
              new Contribution(origin, FieldValues.of(values), false), PERSON, Instant.EPOCH);
          records.add(List.of(RecordKeys.change(PERSON, FieldValues.none(), record)));
          return record.id();
        });
  }

  private RevealRecord.Wish wish(String who, String... fields) {
    return new RevealRecord.Wish(ada, WHY, Set.of(fields), who, GivenRights.MASKED);
  }

  private List<Act> acts() {
    return entries.after(0, 100).stream().map(AuditEntry::act).toList();
  }

  @Test
  void all_masked_values_are_shown_and_the_reason_is_kept() {
    assertThat(reveal.reveal(wish("olga")))
        .isEqualTo(
            new Revealed.Shown(ada, "person", 1, Map.of("name", "Ada", "born", "1990-04-01")));

    assertThat(acts())
        .containsExactly(
            Act.done(
                "olga",
                "record.reveal",
                "record/" + ada,
                "version=1 fields=born,name reason=" + WHY));
  }

  @Test
  void only_named_fields_are_shown_those_without_a_value_are_left_out() {
    assertThat(reveal.reveal(wish("olga", "name", "phone")))
        .isEqualTo(new Revealed.Shown(ada, "person", 1, Map.of("name", "Ada")));

    assertThat(acts().get(0).detail()).startsWith("version=1 fields=name reason=");
  }

  @Test
  void the_longest_reason_is_kept_as_a_whole() {
    String longest = "a long reason".concat(" and so on".repeat(48)).concat(" to end");
    assertThat(longest).hasSize(500);

    reveal.reveal(
        new RevealRecord.Wish(ada, "  " + longest + "\n", Set.of(), "olga", GivenRights.MASKED));

    assertThat(acts().get(0).detail()).endsWith("reason=" + longest);
  }

  @Test
  void a_wish_that_is_not_usable_shows_nothing_and_says_why() {
    assertThat(reveal.reveal(wish("olga", "shoeSize")))
        .isInstanceOfSatisfying(
            Revealed.Invalid.class,
            invalid -> {
              assertThat(invalid.member()).isEqualTo("fields");
              assertThat(invalid.sentence()).contains("'shoeSize'");
            });
    assertThat(reveal.reveal(wish("olga", RecordMark.ARCHIVED)))
        .isInstanceOf(Revealed.Invalid.class);
    assertThat(
            reveal.reveal(
                new RevealRecord.Wish(ada, "asks ada@b.example", Set.of(), "o", RecordRights.ALL)))
        .isInstanceOfSatisfying(
            Revealed.Invalid.class, invalid -> assertThat(invalid.member()).isEqualTo("reason"));
    assertThat(acts()).isEmpty();
  }

  @Test
  void a_record_of_others_and_one_that_is_not_there_are_alike_and_noted() {
    RecordRights own = GivenRights.own(Set.of("eve"), Set.of());
    RevealRecord.Wish foreign = new RevealRecord.Wish(ada, WHY, Set.of(), "eve", own);
    RevealRecord.Wish nothing = new RevealRecord.Wish(4_711, WHY, Set.of(), "eve", own);

    assertThat(reveal.reveal(foreign)).isEqualTo(reveal.reveal(nothing));
    assertThat(acts())
        .containsExactly(
            Act.refused("eve", "record.reveal", "record/" + ada, "why=not-seen"),
            Act.refused("eve", "record.reveal", "record/4711", "why=not-seen"));
    RecordRights bobs = GivenRights.own(Set.of("bob"), Set.of());
    assertThat(reveal.reveal(new RevealRecord.Wish(ada, WHY, Set.of(), "bob", bobs)))
        .isInstanceOf(Revealed.Shown.class);
  }

  @Test
  void where_the_note_fails_nothing_is_shown() {
    AuditTrail broken =
        new AuditTrail() {
          @Override
          public void note(Act act) {
            audit.note(act);
            throw new IllegalStateException("the trail is full");
          }

          @Override
          public void noteAlone(Act act) {
            audit.noteAlone(act);
          }
        };

    assertThatThrownBy(() -> revealing(broken).reveal(wish("olga")))
        .hasMessage("the trail is full");
    assertThat(acts()).isEmpty();
  }

  @Test
  void one_account_sees_thirty_a_minute_and_others_as_many() {
    for (int i = 0; i < RevealRecord.MOST; i++) {
      assertThat(reveal.reveal(wish("olga"))).isInstanceOf(Revealed.Shown.class);
    }

    assertThat(reveal.reveal(wish("olga"))).isEqualTo(new Revealed.TooMany(Duration.ofMinutes(1)));
    assertThat(acts()).hasSize(RevealRecord.MOST + 1);
    assertThat(acts().get(RevealRecord.MOST))
        .isEqualTo(Act.refused("olga", "record.reveal", "record/" + ada, "why=too-many"));
    assertThat(reveal.reveal(wish("otto"))).isInstanceOf(Revealed.Shown.class);

    clock.step(Duration.ofSeconds(59));
    assertThat(reveal.reveal(wish("olga"))).isInstanceOf(Revealed.TooMany.class);
    clock.step(Duration.ofSeconds(2));
    assertThat(reveal.reveal(wish("olga"))).isInstanceOf(Revealed.Shown.class);
  }

  @Test
  void many_at_once_see_no_more_than_one_after_the_other() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<Revealed>> running = new ArrayList<>();
    for (int i = 0; i < RevealRecord.MOST + 10; i++) {
      running.add(threads.submit(() -> reveal.reveal(wish("olga"))));
    }
    int shown = 0;
    for (Future<Revealed> one : running) {
      shown += one.get() instanceof Revealed.Shown ? 1 : 0;
    }
    threads.shutdown();

    assertThat(shown).isEqualTo(RevealRecord.MOST);
  }
}
