package org.syncline.record.jpa;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.BusinessDay;
import org.syncline.record.BusinessDays;
import org.syncline.record.BusinessSums;
import org.syncline.record.FieldValues;

/** Days of the business in their tables. */
public final class SqlBusinessDays implements BusinessDays {
  private final Sql sql;
  private final String put;

  public SqlBusinessDays(Sql sql) {
    this.sql = sql;
    String columns =
        " (on_day, won, closed, won_amounts, days_to_close, timed_closes, satisfaction,"
            + " rated_cases, churned, customers, counted_at)";
    String values = " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    this.put =
        sql.postgres()
            ? "insert into business_day"
                + columns
                + values
                + " on conflict (on_day) do update set won = excluded.won, closed = excluded.closed,"
                + " won_amounts = excluded.won_amounts, days_to_close = excluded.days_to_close,"
                + " timed_closes = excluded.timed_closes, satisfaction = excluded.satisfaction,"
                + " rated_cases = excluded.rated_cases, churned = excluded.churned,"
                + " customers = excluded.customers, counted_at = excluded.counted_at"
            : "merge into business_day" + columns + " key (on_day)" + values;
  }

  @Override
  public void note(Collection<LocalDate> days) {
    sql.batch(
        "insert into business_note (on_day) values (?)",
        days,
        (Sql.Parameters p, LocalDate day) -> p.day(day));
  }

  @Override
  public Optional<String> lock() {
    return sql.query(
            "select basis from business_writer where id = 1 for update",
            p -> {},
            row -> Optional.ofNullable(row.textOrNull("basis")))
        .get(0);
  }

  @Override
  public void setBasis(String indexes) {
    sql.update("update business_writer set basis = ? where id = 1", p -> p.text(indexes));
  }

  @Override
  public List<Note> oldest(int limit) {
    return sql.query(
        "select note, on_day from business_note order by note limit ?",
        p -> p.count(limit),
        row -> new Note(row.number("note"), row.day("on_day")));
  }

  @Override
  public void done(Collection<Note> notes) {
    sql.batch(
        "delete from business_note where note = ?",
        notes,
        (Sql.Parameters p, Note note) -> p.number(note.note()));
  }

  @Override
  public Optional<BusinessDay> find(LocalDate day) {
    return between(day, day.plusDays(1)).stream().findFirst();
  }

  @Override
  public void put(Collection<BusinessDay> days, Instant at) {
    sql.batch(
        put,
        days,
        (Sql.Parameters p, BusinessDay one) -> {
          BusinessSums sums = one.sums();
          p.day(one.day())
              .number(sums.won())
              .number(sums.closed())
              .bytes(FieldValues.of(sums.wonAmounts()).toBytes())
              .number(sums.daysToClose())
              .number(sums.timedCloses())
              .number(sums.satisfaction())
              .number(sums.ratedCases())
              .number(sums.churned())
              .numberOrNull(one.customers())
              .time(at);
        });
  }

  @Override
  public List<BusinessDay> between(LocalDate from, LocalDate to) {
    return sql.query(
        "select on_day, won, closed, won_amounts, days_to_close, timed_closes, satisfaction,"
            + " rated_cases, churned, customers from business_day where on_day >= ? and on_day < ?"
            + " order by on_day",
        p -> p.day(from).day(to),
        SqlBusinessDays::read);
  }

  private static BusinessDay read(Sql.Row row) throws SQLException {
    return new BusinessDay(
        row.day("on_day"),
        new BusinessSums(
            row.number("won"),
            row.number("closed"),
            amounts(row.bytes("won_amounts")),
            row.number("days_to_close"),
            row.number("timed_closes"),
            row.number("satisfaction"),
            row.number("rated_cases"),
            row.number("churned")),
        row.numberOrNull("customers"));
  }

  private static SortedMap<String, BigDecimal> amounts(byte[] stored) {
    TreeMap<String, BigDecimal> amounts = new TreeMap<>();
    FieldValues.fromBytes(stored)
        .asMap()
        .forEach((currency, amount) -> amounts.put(currency, new BigDecimal("" + amount)));
    return amounts;
  }

  @Override
  public long churnedSince(LocalDate day) {
    return sql.query(
            "select coalesce(sum(churned), 0) as n from business_day where on_day >= ?",
            p -> p.day(day),
            row -> row.number("n"))
        .get(0);
  }
}
