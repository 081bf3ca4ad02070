package org.syncline.sync.review.jpa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.SourceBody;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.review.ReviewedMessages;

/** Stored messages from intake's tables; pages by key, so that each costs the same. */
public final class SqlReviewedMessages implements ReviewedMessages {
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
  private static final String READABLE = "b.kind <> 'unread'";
  private static final String BODY =
      "select r.id, b.charset, b.content from receipt r join message_body b on b.receipt_id = r.id";
  private static final String OF_OBJECT = " and r.system_id = ? and r.object = ? and " + READABLE;

  // Sizes are summed up before bodies are fetched: a page of large ones is cut short.
  private static final String PAGE =
      "select p.id, b.charset, b.content from"
          + " (select q.id, sum(q.body_size) over (order by q.id) - q.body_size as before_it from"
          + " (select r.id, r.body_size from receipt r join message_body b on b.receipt_id = r.id"
          + " where r.id > ? and r.id <= ?"
          + OF_OBJECT
          + " order by r.id limit ?) q) p"
          + " join message_body b on b.receipt_id = p.id where p.before_it < ? order by p.id";

  private static final String NEWEST =
      "select p.id, b.charset, b.content from"
          + " (select q.id, sum(q.body_size) over (order by q.id desc) - q.body_size as before_it"
          + " from (select r.id, r.body_size from receipt r"
          + " join message_body b on b.receipt_id = r.id"
          + " where r.id between ? and ? and r.body_size <= ?"
          + OF_OBJECT
          + " order by r.id desc limit ?) q) p"
          + " join message_body b on b.receipt_id = p.id where p.before_it < ? order by p.id desc";

  private final Sql sql;

  public SqlReviewedMessages(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<Range> range(@Nullable Instant from, @Nullable Instant to) {
    return sql.query(
            "select min(id) as first_id, max(id) as last_id from receipt"
                + " where accepted_at >= ? and accepted_at < ?",
            p -> p.time(from == null ? EARLIEST : from).time(to == null ? LATEST : to),
            row -> {
              Long first = row.numberOrNull("first_id");
              Long last = row.numberOrNull("last_id");
              return first == null || last == null
                  ? Optional.<Range>empty()
                  : Optional.of(new Range(first, last));
            })
        .get(0);
  }

  @Override
  public long count(String system, String object, Range range) {
    return sql.query(
            "select count(*) as n from receipt r join message_body b on b.receipt_id = r.id"
                + " where r.id between ? and ?"
                + OF_OBJECT,
            p -> p.number(range.first()).number(range.last()).text(system).text(object),
            row -> row.number("n"))
        .get(0);
  }

  @Override
  public List<Stored> after(
      String system, String object, Range range, long receipt, int limit, long bytes) {
    return sql.query(
        PAGE,
        p ->
            p.number(Math.max(receipt, range.first() - 1))
                .number(range.last())
                .text(system)
                .text(object)
                .count(limit)
                .number(bytes),
        SqlReviewedMessages::stored);
  }

  @Override
  public List<Stored> newest(
      String system, String object, Range range, int limit, long longest, long bytes) {
    return sql.query(
        NEWEST,
        p ->
            p.number(range.first())
                .number(range.last())
                .number(longest)
                .text(system)
                .text(object)
                .count(limit)
                .number(bytes),
        SqlReviewedMessages::stored);
  }

  @Override
  public Optional<Stored> find(String system, String object, long receipt) {
    return sql
        .query(
            BODY + " where r.id = ?" + OF_OBJECT,
            p -> p.number(receipt).text(system).text(object),
            SqlReviewedMessages::stored)
        .stream()
        .findFirst();
  }

  private static Stored stored(Sql.Row row) throws java.sql.SQLException {
    return new Stored(
        row.number("id"), new SourceBody(row.bytes("content"), row.textOrNull("charset")));
  }

  @Override
  public List<Group> groups(Range range) {
    return sql.query(
        "select flow_id, flow_version, mapping_version, count(*) as n from outcome"
            + " where receipt_id between ? and ? and status <> 'duplicate' and mapping_version > 0"
            + " group by flow_id, flow_version, mapping_version"
            + " order by flow_id, flow_version, mapping_version",
        p -> p.number(range.first()).number(range.last()),
        row ->
            new Group(
                row.text("flow_id"),
                row.count("flow_version"),
                row.count("mapping_version"),
                row.number("n")));
  }

  @Override
  public List<Faulty> faulty(Range range, long receipt, String flow, int limit) {
    return sql.query(
        "select receipt_id, flow_id, flow_version, mapping_version, problems from outcome"
            + " where receipt_id between ? and ? and (receipt_id > ? or flow_id > ?)"
            + " and status <> 'duplicate' and mapping_version > 0 and problems is not null"
            + " order by receipt_id, flow_id limit ?",
        p ->
            p.number(Math.max(receipt, range.first()))
                .number(range.last())
                .number(Math.max(receipt, range.first() - 1))
                .text(flow)
                .count(limit),
        row ->
            new Faulty(
                row.number("receipt_id"),
                row.text("flow_id"),
                row.count("flow_version"),
                row.count("mapping_version"),
                row.bytes("problems")));
  }
}
