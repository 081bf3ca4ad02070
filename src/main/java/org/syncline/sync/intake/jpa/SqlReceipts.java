package org.syncline.sync.intake.jpa;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.syncline.mapping.format.SourceBody;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.intake.BodyKind;
import org.syncline.sync.intake.Known;
import org.syncline.sync.intake.Receipt;
import org.syncline.sync.intake.Receipts;
import org.syncline.sync.intake.StoredBody;

/** Receipts and bodies in their tables. */
public final class SqlReceipts implements Receipts {
  private static final String BEGIN_POSTGRES =
      "select nextval('receipt_id') as first_id, clock_timestamp() as now, epoch"
          + " from configuration_epoch where id = 1";
  private static final String BEGIN_H2 =
      "select next value for receipt_id as first_id, current_timestamp as now, epoch"
          + " from configuration_epoch where id = 1";
  private static final String KNOWN =
      "select id, system_id, object, message_id, occurrence, transport_id, body_hash from receipt"
          + " where message_id = any(?) and system_id = any(?) order by occurrence";
  private static final String ADD =
      "insert into receipt (id, system_id, object, message_id, occurrence, transport_id, body_hash,"
          + " body_size, door, flows, sent_at, received_at, accepted_at)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String ADD_BODY =
      "insert into message_body (receipt_id, kind, charset, content) values (?, ?, ?, ?)";

  private final Sql sql;

  public SqlReceipts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Start begin() {
    return sql.query(
            sql.postgres() ? BEGIN_POSTGRES : BEGIN_H2,
            p -> {},
            row -> new Start(row.number("first_id"), row.time("now"), row.number("epoch")))
        .get(0);
  }

  @Override
  public List<Known> known(Collection<String> systems, Collection<String> messageIds) {
    return sql.query(
        KNOWN,
        p -> p.texts(messageIds).texts(systems),
        row ->
            new Known(
                row.number("id"),
                row.text("system_id"),
                row.text("object"),
                row.text("message_id"),
                row.count("occurrence"),
                row.text("transport_id"),
                row.text("body_hash")));
  }

  @Override
  public void add(Collection<Receipt> receipts, Collection<StoredBody> bodies) {
    sql.batch(ADD, receipts, SqlReceipts::bind);
    sql.batch(
        ADD_BODY,
        bodies,
        (p, body) ->
            p.number(body.receipt())
                .text(body.kind().word())
                .text(body.body().charset())
                .bytes(body.body().bytes()));
  }

  private static void bind(Sql.Parameters p, Receipt receipt) throws SQLException {
    p.number(receipt.id())
        .text(receipt.system())
        .text(receipt.object())
        .text(receipt.messageId())
        .count(receipt.occurrence())
        .text(receipt.transportId())
        .text(receipt.bodyHash())
        .number(receipt.bodySize())
        .text(receipt.door())
        .count(receipt.flows())
        .time(receipt.sentAt())
        .time(receipt.receivedAt())
        .time(receipt.acceptedAt());
  }

  @Override
  public void setFlows(long receipt, int flows) {
    sql.update("update receipt set flows = ? where id = ?", p -> p.count(flows).number(receipt));
  }

  @Override
  public Optional<Receipt> find(long receipt) {
    return all(List.of(receipt)).stream().findFirst();
  }

  @Override
  public List<Receipt> all(Collection<Long> receipts) {
    return sql.query(
        "select * from receipt where id = any(?) order by id",
        p -> p.numbers(receipts),
        row ->
            Receipt.stored(
                row.number("id"),
                row.text("system_id"),
                row.text("object"),
                row.text("message_id"),
                row.count("occurrence"),
                row.text("transport_id"),
                row.text("body_hash"),
                row.number("body_size"),
                row.text("door"),
                row.count("flows"),
                row.timeOrNull("sent_at"),
                row.time("received_at"),
                row.time("accepted_at")));
  }

  @Override
  public Optional<StoredBody> body(long receipt) {
    return bodies(List.of(receipt)).stream().findFirst();
  }

  @Override
  public List<StoredBody> bodies(Collection<Long> receipts) {
    return sql.query(
        "select receipt_id, kind, charset, content from message_body where receipt_id = any(?)",
        p -> p.numbers(receipts),
        row ->
            new StoredBody(
                row.number("receipt_id"),
                BodyKind.ofWord(row.text("kind")),
                new SourceBody(row.bytes("content"), row.textOrNull("charset"))));
  }
}
