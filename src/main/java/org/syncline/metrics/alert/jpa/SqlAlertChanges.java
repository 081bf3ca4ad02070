package org.syncline.metrics.alert.jpa;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.metrics.alert.AlertChange;
import org.syncline.metrics.alert.AlertChanges;
import org.syncline.metrics.alert.Destination;
import org.syncline.metrics.alert.Notice;
import org.syncline.metrics.alert.NoticeState;
import org.syncline.platform.jpa.Sql;

/** Changes of state and their notices in their tables. */
public final class SqlAlertChanges implements AlertChanges {
  private static final int MOST = 1_000;
  private static final String PENDING = word(NoticeState.PENDING);

  private static final String NEXT =
      "select n.id, n.rule_id, n.destination, n.tries, c.raised, c.told, c.at from alert_notice n"
          + " join alert_change c on c.id = n.change_id"
          + " where n.status = 'pending' and n.due <= ? and not (n.destination = any(?))"
          + " and not exists (select 1 from alert_notice e where e.rule_id = n.rule_id"
          + " and e.destination = n.destination and e.status = 'pending'"
          + " and e.change_id < n.change_id) order by n.change_id, n.id limit 1";

  private final Sql sql;

  public SqlAlertChanges(Sql sql) {
    this.sql = sql;
  }

  private static String word(NoticeState state) {
    return switch (state) {
      case PENDING -> "pending";
      case SENT -> "sent";
      case GIVEN_UP -> "given-up";
    };
  }

  private static NoticeState state(String word) {
    return switch (word) {
      case "pending" -> NoticeState.PENDING;
      case "sent" -> NoticeState.SENT;
      case "given-up" -> NoticeState.GIVEN_UP;
      default -> throw new IllegalStateException("There is no notice that is " + word + ".");
    };
  }

  @Override
  public void add(NewChange change, Map<String, Destination> notices) {
    sql.update(
        "insert into alert_change (rule_id, raised, at, told) values (?, ?, ?, ?)",
        p -> p.text(change.rule()).flag(change.raised()).time(change.at()).text(change.told()));
    // Nobody else adds any while this transaction holds the lock.
    long id =
        sql.query("select max(id) as id from alert_change", p -> {}, row -> row.number("id"))
            .get(0);
    sql.batch(
        "insert into alert_notice (id, change_id, rule_id, destination, status, tries, due)"
            + " values (?, ?, ?, ?, ?, 0, ?)",
        notices.entrySet(),
        (p, notice) ->
            p.text(notice.getKey())
                .number(id)
                .text(change.rule())
                .text(notice.getValue().toString())
                .text(PENDING)
                .time(change.at()));
  }

  @Override
  public List<AlertChange> latest(@Nullable String rule, @Nullable Long before, int most) {
    Map<Long, AlertChange> changes = new LinkedHashMap<>();
    Map<Long, List<AlertChange.Told>> notices = new LinkedHashMap<>();
    sql.query(
            "select id, rule_id, raised, at, told from alert_change where id < ?"
                + (rule == null ? "" : " and rule_id = ?")
                + " order by id desc limit ?",
            p -> {
              p.number(before == null ? Long.MAX_VALUE : before);
              (rule == null ? p : p.text(rule)).count(most);
            },
            row ->
                new AlertChange(
                    row.number("id"),
                    row.text("rule_id"),
                    row.flag("raised"),
                    row.time("at"),
                    row.text("told"),
                    List.of()))
        .forEach(change -> changes.put(change.id(), change));
    sql.query(
        "select change_id, id, destination, status, tries, due, settled_at, sentence"
            + " from alert_notice where change_id = any(?) order by change_id, destination",
        p -> p.numbers(changes.keySet()),
        row ->
            notices
                .computeIfAbsent(row.number("change_id"), id -> new ArrayList<>())
                .add(told(row)));
    return changes.values().stream()
        .map(
            change ->
                new AlertChange(
                    change.id(),
                    change.rule(),
                    change.raised(),
                    change.at(),
                    change.told(),
                    notices.getOrDefault(change.id(), List.of())))
        .toList();
  }

  private static AlertChange.Told told(Sql.Row row) throws SQLException {
    return new AlertChange.Told(
        row.text("id"),
        Destination.parse(row.text("destination")),
        state(row.text("status")),
        row.count("tries"),
        row.time("due"),
        row.timeOrNull("settled_at"),
        row.textOrNull("sentence"));
  }

  @Override
  public Optional<Notice> claim(Instant now, Instant until, Collection<Destination> except) {
    Optional<Notice> next =
        sql
            .query(
                NEXT,
                p -> p.time(now).texts(except.stream().map(Destination::toString).toList()),
                SqlAlertChanges::notice)
            .stream()
            .findFirst();
    next.ifPresent(
        notice ->
            sql.update(
                "update alert_notice set tries = ?, due = ? where id = ?",
                p -> p.count(notice.tries()).time(until).text(notice.id())));
    return next;
  }

  private static Notice notice(Sql.Row row) throws SQLException {
    return new Notice(
        row.text("id"),
        row.text("rule_id"),
        row.flag("raised"),
        row.text("told"),
        row.time("at"),
        Destination.parse(row.text("destination")),
        row.count("tries") + 1);
  }

  @Override
  public void settle(Notice notice, NoticeState state, Instant at, @Nullable String sentence) {
    sql.update(
        "update alert_notice set status = ?, settled_at = ?, sentence = ?"
            + " where id = ? and status = ? and tries = ?",
        p ->
            p.text(word(state))
                .time(at)
                .text(shortened(sentence))
                .text(notice.id())
                .text(PENDING)
                .count(notice.tries()));
  }

  @Override
  public void retry(Notice notice, Instant due, String sentence) {
    sql.update(
        "update alert_notice set due = ?, sentence = ? where id = ? and status = ? and tries = ?",
        p ->
            p.time(due)
                .text(shortened(sentence))
                .text(notice.id())
                .text(PENDING)
                .count(notice.tries()));
  }

  private static @Nullable String shortened(@Nullable String sentence) {
    return sentence == null || sentence.length() <= MOST ? sentence : sentence.substring(0, MOST);
  }

  @Override
  public int purge(Instant before) {
    String old =
        " (select c.id from alert_change c where c.at < ? and not exists (select 1 from"
            + " alert_notice p where p.change_id = c.id and p.status = 'pending'))";
    sql.update("delete from alert_notice where change_id in" + old, p -> p.time(before));
    return sql.update("delete from alert_change where id in" + old, p -> p.time(before));
  }
}
