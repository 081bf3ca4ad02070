package org.syncline.security.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.GivenActor;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.jpa.Sql;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.AnchorFile;
import org.syncline.security.AuditEntry;
import org.syncline.security.AuditFilter;
import org.syncline.security.ExportAudit;
import org.syncline.security.KeepAudit;
import org.syncline.security.ReadAudit;
import org.syncline.security.VerifyAudit;
import org.syncline.security.VerifyAudit.Verdict;

/** What was kept can't be changed unseen, on every database. */
abstract class AuditTrailRules {
  private static final int ENTRIES = 20;
  private static final int THREADS = 8;

  @TempDir private Path folder;
  private LocalTransactions transactions;
  private Sql sql;
  private SqlAuditEntries entries;
  private KeepAudit audit;
  private VerifyAudit verify;
  private Instant at = Instant.parse("2026-11-22T12:00:00Z");

  abstract DataSource migratedDatabase();

  @BeforeEach
  void a_trail() {
    transactions = new LocalTransactions(migratedDatabase());
    sql = Sql.on(transactions.source());
    entries = new SqlAuditEntries(sql);
    audit = new KeepAudit(transactions, entries, clock());
    verify =
        new VerifyAudit(
            transactions, entries, new AnchorFile(folder.resolve("data").resolve("anchors")));
  }

  /** Says what {@code at} says. */
  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return at;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  private void twenty() {
    for (int i = 1; i <= ENTRIES; i++) {
      audit.noteAlone(Act.done("ada", "record.change", "record/" + i, "receipt=" + i));
    }
  }

  private Verdict tampered(String... statements) {
    twenty();
    assertThat(verify.verify()).isInstanceOf(Verdict.Sound.class);
    for (String statement : statements) {
      sql.update(statement, p -> {});
    }
    Verdict whole = verify.verify();
    assertThat(firstBad(inParts(7))).as("part by part").isEqualTo(firstBad(whole));
    return whole;
  }

  /** What is found where it is read in parts of so many entries. */
  private Verdict inParts(long most) {
    VerifyAudit.Part part = verify.part(0, most);
    int parts = 1;
    while (part.verdict() == null) {
      assertThat(part.read()).isEqualTo(parts * most);
      part = verify.part(part.read(), most);
      parts++;
    }
    return part.verdict();
  }

  private static long firstBad(Verdict verdict) {
    return ((Verdict.Broken) verdict).number();
  }

  @Test
  void a_sound_trail_is_sound_part_by_part_and_tells_how_far_it_is() {
    twenty();

    assertThat(verify.part(0, 7)).isEqualTo(new VerifyAudit.Part(null, 7, ENTRIES));
    assertThat(verify.part(14, 7).verdict()).isEqualTo(verify.verify());
    assertThat(inParts(1)).isEqualTo(verify.verify());
    assertThat(inParts(ENTRIES)).isEqualTo(verify.verify());
    assertThat(firstBad(verify.part(ENTRIES + 5, 7).verdict())).isEqualTo(ENTRIES + 5);
  }

  @Test
  void an_empty_trail_is_sound() {
    assertThat(verify.verify())
        .isInstanceOfSatisfying(Verdict.Sound.class, sound -> assertThat(sound.last()).isZero());
  }

  @Test
  void acts_come_back_as_they_were_noted_in_order_and_backwards() {
    Act act = Act.refused("ol\u00e9", "GET records", "record/4711", "needs=admin");
    audit.noteAlone(act);
    audit.noteAlone(Act.done("", "log-in", "account/ada", ""));

    assertThat(entries.after(0, 9)).extracting(AuditEntry::number).containsExactly(1L, 2L);
    assertThat(entries.after(0, 9).get(0).act()).isEqualTo(act);
    assertThat(entries.latest(AuditFilter.ALL, Long.MAX_VALUE, 1))
        .extracting(AuditEntry::number)
        .containsExactly(2L);
    assertThat(entries.latest(AuditFilter.ALL, 2, 9))
        .extracting(AuditEntry::number)
        .containsExactly(1L);
  }

  @Test
  void what_a_caller_chose_is_cut_and_can_not_forge_lines() {
    audit.noteAlone(
        Act.done("a\u0000b\nc" + "x".repeat(300), "act", "record/\ud83d\ude00\ud800", "\r"));

    Act kept = entries.after(0, 1).get(0).act();
    assertThat(kept.actor()).hasSize(100).startsWith("a?b?cx");
    assertThat(kept.subject()).isEqualTo("record/\ud83d\ude00?");
    assertThat(kept.detail()).isEqualTo("?");
    assertThat(verify.verify()).isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void an_act_is_kept_only_with_what_it_did() {
    assertThatThrownBy(
            () ->
                transactions.inNew(
                    () -> {
                      audit.note(Act.done("ada", "record.change", "record/1", ""));
                      throw new IllegalStateException("not done");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(entries.after(0, 9)).isEmpty();
    assertThat(verify.verify()).isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void many_at_once_make_one_trail_without_gaps() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      running.add(threads.submit(this::twenty));
    }
    for (Future<?> one : running) {
      one.get();
    }
    threads.shutdown();

    assertThat(verify.verify())
        .isInstanceOfSatisfying(
            Verdict.Sound.class, sound -> assertThat(sound.last()).isEqualTo(THREADS * ENTRIES));
  }

  @ParameterizedTest
  @CsvSource({
    "actor, 'eve'",
    "act, 'record.read'",
    "subject, 'record/999'",
    "detail, 'receipt=999'",
    "refused, true",
    "at, timestamp '2020-01-01 00:00:00'",
    "seal, '0000000000000000000000000000000000000000000000000000000000000000'"
  })
  void a_changed_entry_is_named(String column, String value) {
    String text = value.startsWith("timestamp") || value.equals("true") ? value : "'" + value + "'";

    assertThat(
            firstBad(
                tampered(
                    "update audit_entry set " + column + " = " + text + " where entry_number = 7")))
        .isEqualTo(7);
  }

  @Test
  void a_deleted_entry_is_named() {
    assertThat(firstBad(tampered("delete from audit_entry where entry_number = 7"))).isEqualTo(7);
  }

  @Test
  void an_inserted_entry_is_named_in_the_middle_and_after_the_end() {
    String insert =
        "insert into audit_entry (entry_number, at, actor, act, subject, refused, detail, seal)"
            + " select 21, at, actor, act, subject, refused, detail, seal from audit_entry"
            + " where entry_number = 20";
    assertThat(firstBad(tampered(insert))).isEqualTo(21);

    sql.update("delete from audit_entry where entry_number = 21", p -> {});
    for (int number = 20; number > 7; number--) {
      int from = number;
      sql.update(
          "update audit_entry set entry_number = ? where entry_number = ?",
          p -> p.number(from + 1).number(from));
    }
    sql.update(insert.replace("21, at", "8, at").replace("= 20", "= 7"), p -> {});
    sql.update("update audit_end set last_number = 21", p -> {});
    assertThat(firstBad(verify.verify())).isEqualTo(8);
  }

  @Test
  void entries_in_another_order_are_named() {
    assertThat(
            firstBad(
                tampered(
                    "update audit_entry set entry_number = 99 where entry_number = 7",
                    "update audit_entry set entry_number = 7 where entry_number = 8",
                    "update audit_entry set entry_number = 8 where entry_number = 99")))
        .isEqualTo(7);
  }

  @Test
  void a_trail_that_is_cut_off_is_named() {
    assertThat(firstBad(tampered("delete from audit_entry where entry_number > 15"))).isEqualTo(16);
  }

  @Test
  void who_cuts_the_end_off_too_is_caught_by_the_anchor() {
    twenty();
    verify.anchor();

    String seal = entries.after(14, 1).get(0).seal();
    sql.update("delete from audit_entry where entry_number > 15", p -> {});
    sql.update("update audit_end set last_number = 15, last_seal = ?", p -> p.text(seal));

    assertThat(firstBad(verify.verify())).isEqualTo(16);
  }

  @Test
  void who_writes_the_trail_anew_is_caught_by_the_anchor() {
    twenty();
    verify.anchor();
    sql.update("delete from audit_entry", p -> {});
    sql.update("update audit_end set last_number = 0, last_seal = ?", p -> p.text("0".repeat(64)));

    for (int i = 1; i <= ENTRIES; i++) {
      audit.noteAlone(Act.done("bob", "record.change", "record/" + i, "receipt=" + i));
    }

    assertThat(firstBad(verify.verify())).isEqualTo(ENTRIES);
    verify.anchor();
    assertThat(firstBad(verify.verify())).as("anchored anew").isEqualTo(ENTRIES);
  }

  @Test
  void a_period_is_exported_the_oldest_first_and_the_export_is_noted() throws Exception {
    for (int i = 1; i <= 1_203; i++) {
      at = Instant.parse("2026-11-22T12:00:00Z").plusSeconds(i);
      audit.noteAlone(Act.done("ada", "record.change", "record/" + i, "=receipt " + i));
    }
    ExportAudit exports = new ExportAudit(transactions, entries, audit);

    ByteArrayOutputStream all = new ByteArrayOutputStream();
    exports.begin(GivenActor.everything("otto"), TableFormat.CSV, AuditFilter.ALL).writeTo(all);
    ByteArrayOutputStream some = new ByteArrayOutputStream();
    Instant from = Instant.parse("2026-11-22T12:00:03Z");
    exports
        .begin(
            GivenActor.everything("otto"),
            TableFormat.CSV,
            AuditFilter.of(from, from.plusSeconds(2)))
        .writeTo(some);

    String[] lines = all.toString(StandardCharsets.UTF_8).split("\r\n");
    assertThat(lines[0]).isEqualTo("\uFEFFnumber,at,actor,action,subject,refused,detail,seal");
    assertThat(lines).hasSize(1_204);
    assertThat(lines[1])
        .startsWith("1,2026-11-22T12:00:01Z,ada,record.change,record/1,false,'=receipt 1,")
        .endsWith(entries.after(0, 1).get(0).seal());
    assertThat(lines[1_203]).startsWith("1203,");
    assertThat(some.toString(StandardCharsets.UTF_8).split("\r\n"))
        .extracting(line -> line.split(",")[0])
        .containsExactly("\uFEFFnumber", "3", "4");
    assertThat(entries.after(1_203, 9))
        .extracting(entry -> entry.act().subject() + " " + entry.act().detail())
        .containsExactly(
            "audit/1-1203 format=csv begun",
            "audit/1-1203 format=csv rows=1203 complete",
            "audit/1-1205 format=csv from=2026-11-22T12:00:03Z to=2026-11-22T12:00:05Z begun",
            "audit/1-1205 format=csv from=2026-11-22T12:00:03Z to=2026-11-22T12:00:05Z rows=2"
                + " complete");
  }

  private List<Long> found(AuditFilter filter) {
    List<Long> latest =
        entries.latest(filter, Long.MAX_VALUE, 99).stream().map(AuditEntry::number).toList();
    assertThat(entries.earliest(filter, 0, Long.MAX_VALUE, 99))
        .extracting(AuditEntry::number)
        .containsExactlyInAnyOrderElementsOf(latest)
        .isSorted();
    return latest;
  }

  @Test
  void entries_are_found_by_who_act_object_outcome_and_time() {
    Instant begin = at;
    audit.noteAlone(Act.done("ada", "record.change", "record/1", ""));
    audit.noteAlone(Act.done("ada", "record.change", "record/12", ""));
    at = at.plusSeconds(1);
    audit.noteAlone(Act.refused("bob", "record.change", "record/1", ""));
    audit.noteAlone(Act.done("ada", "log-in", "account/ada", ""));
    audit.noteAlone(Act.done("ada", "record.export", "record-type/customer", ""));
    audit.noteAlone(Act.done("ada", "egress.put", "recordX1%_!", ""));

    assertThat(found(AuditFilter.ALL)).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(found(new AuditFilter("bob", null, null, null, null, null))).containsExactly(3L);
    assertThat(found(new AuditFilter(null, "record.change", null, null, null, null)))
        .containsExactly(3L, 2L, 1L);
    assertThat(found(new AuditFilter(null, null, "record/1", null, null, null)))
        .as("whole")
        .containsExactly(3L, 1L);
    assertThat(found(new AuditFilter(null, null, "record/", null, null, null)))
        .as("all of a kind")
        .containsExactly(3L, 2L, 1L);
    assertThat(found(new AuditFilter(null, null, "%/", null, null, null)))
        .as("no wild card")
        .isEmpty();
    assertThat(found(new AuditFilter(null, null, "recordX1%_!", null, null, null)))
        .containsExactly(6L);
    assertThat(found(new AuditFilter(null, null, null, true, null, null))).containsExactly(3L);
    assertThat(found(new AuditFilter("ada", null, null, false, null, null)))
        .containsExactly(6L, 5L, 4L, 2L, 1L);
    assertThat(found(AuditFilter.of(null, begin.plusSeconds(1)))).containsExactly(2L, 1L);
    assertThat(found(AuditFilter.of(begin.plusSeconds(1), null))).containsExactly(6L, 5L, 4L, 3L);
    assertThat(
            found(
                new AuditFilter(
                    "ada", "record.change", "record/12", false, begin, begin.plusSeconds(1))))
        .containsExactly(2L);
  }

  @Test
  void what_fits_comes_page_by_page_from_either_end() {
    for (int i = 1; i <= 10; i++) {
      audit.noteAlone(Act.done(i % 2 == 0 ? "ada" : "bob", "record.change", "record/" + i, ""));
    }
    AuditFilter adas = new AuditFilter("ada", null, null, null, null, null);

    assertThat(entries.latest(adas, 9, 2)).extracting(AuditEntry::number).containsExactly(8L, 6L);
    assertThat(entries.earliest(adas, 4, 9, 2))
        .extracting(AuditEntry::number)
        .containsExactly(6L, 8L);
    assertThat(entries.earliest(adas, 8, 9, 2)).isEmpty();
  }

  @Test
  void what_fits_is_exported_and_noted_by_what_it_was_searched_and_not_for_what() throws Exception {
    audit.noteAlone(Act.done("ada", "record.change", "record/1", ""));
    audit.noteAlone(Act.refused("bob", "record.change", "record/1", ""));
    ByteArrayOutputStream some = new ByteArrayOutputStream();

    new ExportAudit(transactions, entries, audit)
        .begin(
            GivenActor.everything("otto"),
            TableFormat.CSV,
            new AuditFilter("bob", "record.change", "record/1", true, null, null))
        .writeTo(some);

    assertThat(some.toString(StandardCharsets.UTF_8).split("\r\n"))
        .extracting(line -> line.split(",")[0])
        .containsExactly("\uFEFFnumber", "2");
    assertThat(entries.after(2, 9))
        .extracting(entry -> entry.act().detail())
        .containsExactly(
            "format=csv by=actor,action,subject,refused begun",
            "format=csv by=actor,action,subject,refused rows=1 complete");
  }

  @Test
  void who_may_not_read_the_trail_gets_nothing_of_it() {
    ReadAudit read = new ReadAudit(transactions, entries, verify);
    Actor nobody = GivenActor.without(Permission.READ_AUDIT);

    assertThatThrownBy(() -> read.before(AuditFilter.ALL, 9, 1, nobody))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> read.after(AuditFilter.ALL, 0, 1, nobody))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> read.size(nobody)).isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> read.verify(nobody)).isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> read.verifyPart(0, nobody)).isInstanceOf(NotAllowedException.class);
  }

  @Test
  void what_an_account_did_since_a_moment_is_counted_without_what_was_refused() {
    audit.noteAlone(Act.done("ada", "record.reveal", "record/1", ""));
    at = at.plusSeconds(1);
    audit.noteAlone(Act.done("ada", "record.reveal", "record/2", ""));
    audit.noteAlone(Act.refused("ada", "record.reveal", "record/2", ""));
    audit.noteAlone(Act.done("bob", "record.reveal", "record/2", ""));
    audit.noteAlone(Act.done("ada", "record.change", "record/2", ""));

    assertThat(entries.count("ada", "record.reveal", at.minusSeconds(1))).isEqualTo(2);
    assertThat(entries.count("ada", "record.reveal", at)).isEqualTo(1);
    assertThat(entries.count("eve", "record.reveal", at)).isZero();
  }

  @Test
  void a_long_detail_is_kept_as_a_whole() {
    audit.noteAlone(Act.done("ada", "record.reveal", "record/1", "x".repeat(2_000)));

    assertThat(entries.after(0, 1).get(0).act().detail()).hasSize(2_000);
    assertThat(verify.verify()).isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void anchors_are_added_to_their_file_line_by_line() throws Exception {
    twenty();
    verify.anchor();
    twenty();
    verify.anchor();

    List<String> lines = Files.readAllLines(folder.resolve("data").resolve("anchors"));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).matches("20 [0-9a-f]{64}");
    assertThat(verify.verify())
        .isInstanceOfSatisfying(
            Verdict.Sound.class, sound -> assertThat(sound.anchors()).isEqualTo(2));
  }
}
