package org.syncline.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The limit: the statements that intake runs for an update of a linked customer, on several
 * connections, without broker, mapping or merging.
 */
final class PlainJdbc {
  private final String url;
  private final String user;
  private final String password;
  private final boolean postgres;

  PlainJdbc(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.postgres = url.startsWith("jdbc:postgresql:");
  }

  private Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection(url, user, password);
    connection.setAutoCommit(false);
    return connection;
  }

  /** Fills the schema with linked customers. */
  void preload(int customers) throws SQLException {
    try (Connection c = connect();
        PreparedStatement record =
            c.prepareStatement(
                "insert into golden_record (id, record_type, version, field_values, origins,"
                    + " created_at, updated_at) values (?, 'customer', 1, ?, ?, ?, ?)");
        PreparedStatement link =
            c.prepareStatement(
                "insert into link (external_id, system_id, object, record_type, record_id, stamp,"
                    + " created_at) values (?, 'erp', 'customer', 'customer', ?, 1, ?)");
        PreparedStatement key =
            c.prepareStatement(
                "insert into record_key (record_id, slot, index_key) values (?, '#0', ?)")) {
      OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
      for (int i = 0; i < customers; i++) {
        record.setLong(1, i);
        record.setBytes(2, VALUES);
        record.setBytes(3, ORIGINS);
        record.setObject(4, now);
        record.setObject(5, now);
        record.addBatch();
        link.setString(1, BenchMessages.key(i));
        link.setLong(2, i);
        link.setObject(3, now);
        link.addBatch();
        key.setLong(1, i);
        key.setBytes(
            2, ("key-of-43-characters-in-base64-url-" + i).getBytes(StandardCharsets.US_ASCII));
        key.addBatch();
        if (i % 1000 == 999) {
          record.executeBatch();
          link.executeBatch();
          key.executeBatch();
        }
      }
      record.executeBatch();
      link.executeBatch();
      key.executeBatch();
      c.commit();
    }
  }

  private static final byte[] VALUES = "x".repeat(420).getBytes(StandardCharsets.UTF_8);
  private static final byte[] ORIGINS = "x".repeat(330).getBytes(StandardCharsets.UTF_8);
  private static final byte[] CHANGES = "x".repeat(120).getBytes(StandardCharsets.UTF_8);

  /**
   * Updates one customer a message.
   *
   * @param group messages of one transaction; each statement runs once for all of them
   * @return messages a second
   */
  double run(int first, int messages, int customers, int connections, int group) throws Exception {
    AtomicInteger next = new AtomicInteger(first);
    int end = first + messages;
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      List<Callable<Void>> work = new ArrayList<>();
      long begin = System.nanoTime();
      for (int t = 0; t < connections; t++) {
        work.add(
            () -> {
              try (Connection c = connect();
                  Statements statements = new Statements(c, postgres)) {
                int i;
                while ((i = next.getAndAdd(group)) < end) {
                  statements.update(i, Math.min(group, end - i), customers);
                  c.commit();
                }
              }
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
      return messages / ((System.nanoTime() - begin) / 1e9);
    } finally {
      threads.shutdownNow();
    }
  }

  /** One connection's prepared statements. */
  private static final class Statements implements AutoCloseable {
    private final Connection c;
    private final List<PreparedStatement> all = new ArrayList<>();
    private final PreparedStatement lock;
    private final PreparedStatement begin;
    private final PreparedStatement known;
    private final PreparedStatement held;
    private final PreparedStatement link;
    private final PreparedStatement record;
    private final PreparedStatement addReceipt;
    private final PreparedStatement addBody;
    private final PreparedStatement addOutcome;
    private final PreparedStatement setRecord;
    private final PreparedStatement setLink;
    private final PreparedStatement addHistory;
    private final List<PreparedStatement> batches;

    Statements(Connection c, boolean postgres) throws SQLException {
      this.c = c;
      lock = p("select id from bucket where id = any(?) order by id for update");
      begin =
          p(
              postgres
                  ? "select nextval('receipt_id') as id, clock_timestamp() as now, epoch from"
                      + " configuration_epoch where id = 1"
                  : "select next value for receipt_id as id, current_timestamp as now, epoch from"
                      + " configuration_epoch where id = 1");
      known =
          p(
              "select id, system_id, object, message_id, occurrence, transport_id, body_hash from"
                  + " receipt where message_id = any(?) and system_id = any(?) order by occurrence");
      held =
          p(
              "select receipt_id, flow_id, kind, lane_key, stamp, wait_key, ready, since from held"
                  + " where lane_key = any(?) and flow_id = any(?) order by receipt_id");
      link =
          p(
              "select external_id, system_id, object, record_type, record_id, stamp, created_at from"
                  + " link where external_id = any(?) and system_id = any(?)");
      record =
          p(
              "select id, record_type, version, field_values, origins, created_at, updated_at from"
                  + " golden_record where id = any(?) order by id for update");
      addReceipt =
          p(
              "insert into receipt (id, system_id, object, message_id, occurrence, transport_id,"
                  + " body_hash, body_size, door, flows, sent_at, received_at, accepted_at) values"
                  + " (?, 'erp', 'customer', ?, 0, ?, ?, 900, 'jms', 1, ?, ?, ?)");
      addBody =
          p(
              "insert into message_body (receipt_id, kind, charset, content) values (?, 'text',"
                  + " 'UTF-8', ?)");
      addOutcome =
          p(
              "insert into outcome (status, reason, lane_key, stamp, record_id, flow_version,"
                  + " mapping_version, problems, settled_at, tries, receipt_id, flow_id) values"
                  + " ('updated', null, ?, ?, ?, 1, 1, null, ?, 1, ?, 'erp-customers')");
      setRecord =
          p(
              "update golden_record set version = ?, field_values = ?, origins = ?, updated_at = ?"
                  + " where id = ?");
      setLink =
          p(
              "update link set stamp = ? where external_id = ? and system_id = 'erp' and object ="
                  + " 'customer' and record_type = 'customer'");
      addHistory =
          p(
              "insert into record_history (record_id, version, receipt_id, flow_id,"
                  + " mapping_version, at, changes) values (?, ?, ?, 'erp-customers', 1, ?, ?)");
      batches = List.of(addReceipt, addBody, addOutcome, setRecord, setLink, addHistory);
    }

    private PreparedStatement p(String sql) throws SQLException {
      PreparedStatement statement = c.prepareStatement(sql);
      all.add(statement);
      return statement;
    }

    void update(int first, int messages, int customers) throws SQLException {
      Set<Integer> buckets = new TreeSet<>();
      Map<Long, Integer> messageOf = new TreeMap<>();
      List<String> ids = new ArrayList<>();
      List<String> keys = new ArrayList<>();
      for (int message = first; message < first + messages; message++) {
        int customer = (int) (message * 7919L % customers);
        messageOf.put((long) customer, message);
        buckets.add(customer % 16_384);
        buckets.add((customer * 31 + 7) % 16_384);
        ids.add("jdbc-" + message);
        keys.add(BenchMessages.key(customer));
      }
      query(lock, "integer", buckets.toArray());
      long receipt;
      try (ResultSet rows = begin.executeQuery()) {
        rows.next();
        receipt = rows.getLong("id");
      }
      query(known, "varchar", ids.toArray(), new Object[] {"erp"});
      query(held, "varchar", keys.toArray(), new Object[] {"erp-customers"});
      query(link, "varchar", keys.toArray(), new Object[] {"erp"});
      record.setArray(1, c.createArrayOf("bigint", messageOf.keySet().toArray()));
      try (ResultSet rows = record.executeQuery()) {
        while (rows.next()) {
          long customer = rows.getLong("id");
          rows.getBytes("field_values");
          rows.getBytes("origins");
          String id = "jdbc-" + messageOf.get(customer);
          write(receipt++, id, (int) customer, rows.getInt("version") + 1);
        }
      }
      for (PreparedStatement batch : batches) {
        batch.executeBatch();
      }
    }

    private void write(long receipt, String id, int customer, int version) throws SQLException {
      String key = BenchMessages.key(customer);
      OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
      add(addReceipt, receipt, id, "ID:" + id, "0123456789abcdef".repeat(4), now, now, now);
      add(addBody, receipt, BenchMessages.body(customer, version).getBytes(StandardCharsets.UTF_8));
      add(addOutcome, key, (long) version, (long) customer, now, receipt);
      add(setRecord, version, VALUES, ORIGINS, now, (long) customer);
      add(setLink, (long) version, key);
      add(addHistory, (long) customer, version, receipt, now, CHANGES);
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
      for (int i = 0; i < values.length; i++) {
        if (values[i] instanceof byte[] bytes) {
          statement.setBytes(i + 1, bytes);
        } else {
          statement.setObject(i + 1, values[i]);
        }
      }
      statement.addBatch();
    }

    private void query(PreparedStatement statement, String type, Object[]... arrays)
        throws SQLException {
      for (int i = 0; i < arrays.length; i++) {
        statement.setArray(i + 1, c.createArrayOf(type, arrays[i]));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          rows.getObject(1);
        }
      }
    }

    @Override
    public void close() throws SQLException {
      for (PreparedStatement statement : all) {
        statement.close();
      }
    }
  }
}
