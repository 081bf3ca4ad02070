package org.syncline.crash;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a hub's database says, without what differs from one run to the next: ids and the moments at
 * which the hub did something. A record is called by the first of its links.
 */
final class HubContent {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);
  private static final int FETCH = 5_000;

  private final Connection connection;
  private final Map<Long, String> names = new HashMap<>();

  private HubContent(Connection connection) {
    this.connection = connection;
  }

  /**
   * By kind ({@code records}, {@code links}, {@code history}, {@code keys}, {@code outcomes},
   * {@code held}): the number of rows and a hash of them all, whatever their order.
   */
  static Map<String, String> of(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    HubContent content = new HubContent(connection);
    content.nameRecords();
    Map<String, String> all = new LinkedHashMap<>();
    all.put(
        "records",
        content.hash("select id, record_type, version, field_values from golden_record", "id"));
    all.put(
        "links",
        content.hash(
            "select record_id, system_id, object, record_type, external_id, stamp from link",
            "record_id"));
    all.put(
        "history",
        content.hash(
            "select record_id, version, flow_id, mapping_version, changes from record_history",
            "record_id"));
    all.put("keys", content.hash("select record_id, slot, index_key from record_key", "record_id"));
    all.put(
        "outcomes",
        content.hash(
            "select o.record_id, r.system_id, r.object, r.message_id, r.occurrence, r.body_hash,"
                + " r.door, o.flow_id, o.status, o.reason, o.lane_key, o.stamp,"
                // Problems of matching name records by their ids.
                + " regexp_replace(convert_from(o.problems, 'UTF8'), '[0-9]+', '#', 'g')"
                + " from receipt r join outcome o on o.receipt_id = r.id",
            "record_id"));
    all.put(
        "held",
        content.hash(
            "select r.message_id, h.flow_id, h.kind, h.lane_key, h.stamp, h.ready"
                + " from held h join receipt r on r.id = h.receipt_id",
            ""));
    connection.rollback();
    return all;
  }

  private void nameRecords() throws SQLException {
    read(
        "select record_id, min(system_id || '/' || object || '/' || external_id) as name"
            + " from link group by record_id",
        row -> names.put(row.getLong("record_id"), row.getString("name")));
  }

  @FunctionalInterface
  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void read(String sql, RowReader reader) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCH);
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }

  private String hash(String sql, String recordColumn) throws SQLException {
    BigInteger[] sum = {BigInteger.ZERO};
    long[] count = {0};
    MessageDigest digest = sha256();
    read(
        sql,
        row -> {
          int columns = row.getMetaData().getColumnCount();
          for (int i = 1; i <= columns; i++) {
            boolean record = row.getMetaData().getColumnLabel(i).equals(recordColumn);
            digest.update(record ? named(row.getLong(i)) : bytes(row.getObject(i)));
            digest.update((byte) 0);
          }
          sum[0] = sum[0].add(new BigInteger(1, digest.digest())).mod(MODULUS);
          count[0]++;
        });
    return count[0] + " " + HexFormat.of().formatHex(sum[0].toByteArray());
  }

  private byte[] named(long record) {
    return names.getOrDefault(record, "-").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    return String.valueOf(value).getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
