package org.syncline.sync.intake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.syncline.assembly.Migrated;
import org.syncline.assembly.Migrations;
import org.syncline.configuration.Documents;
import org.syncline.configuration.DraftDocuments;
import org.syncline.configuration.jpa.SqlDocuments;
import org.syncline.configuration.jpa.SqlDraftDocuments;
import org.syncline.ledger.BalanceChecks;
import org.syncline.ledger.jpa.SqlBalanceChecks;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.RememberedFacts;
import org.syncline.platform.Transactions;
import org.syncline.platform.jpa.Entities;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.ChangeWatch;
import org.syncline.record.IndexStates;
import org.syncline.record.jpa.SqlConflicts;
import org.syncline.record.jpa.SqlIndexStates;
import org.syncline.record.jpa.SqlLinks;
import org.syncline.record.jpa.SqlMerges;
import org.syncline.record.jpa.SqlRecords;
import org.syncline.record.jpa.SqlRelations;
import org.syncline.security.AuditEntry;
import org.syncline.security.KeepAudit;
import org.syncline.security.jpa.SqlAuditEntries;
import org.syncline.sync.intake.jpa.SqlLanes;
import org.syncline.sync.intake.jpa.SqlOutcomes;
import org.syncline.sync.intake.jpa.SqlReceipts;

/** The hub's own stores on a migrated database. */
public final class DatabaseKit implements StoreKit {
  private static final List<String> TABLES =
      List.of(
          "receipt",
          "message_body",
          "outcome",
          "held",
          "link",
          "golden_record",
          "record_key",
          "record_history",
          "record_index",
          "record_merge",
          "record_relation",
          "relation_history",
          "changed_record",
          "business_note",
          "business_day",
          "segment_state",
          "audit_entry",
          "field_conflict",
          "record_conflict",
          "conflict_settlement",
          "configuration_version",
          "configuration_draft",
          "ledger_check",
          "control_total");

  private final ChangeWatch watch = new ChangeWatch();
  private final LocalTransactions transactions;
  private final Sql sql;
  private final RememberedFacts facts = new RememberedFacts();
  private final Stores stores;
  private @Nullable Ledger ledger;

  /** Lazy: one of each for a JVM. */
  static final class Shared {
    static final DatabaseKit H2 = on(Migrated.h2());

    private Shared() {}
  }

  static final class SharedPostgres {
    static final DatabaseKit POSTGRES = on(Migrated.postgres());

    private SharedPostgres() {}
  }

  private DatabaseKit(DataSource physical) {
    transactions = new LocalTransactions(physical);
    Migrations.run(transactions.source());
    sql = Sql.on(transactions.source());
    stores =
        new Stores(
            new SqlReceipts(sql),
            new SqlOutcomes(sql),
            new SqlLanes(sql),
            new SqlLinks(sql),
            new SqlRecords(sql, watch),
            new SqlConflicts(sql),
            new SqlMerges(sql),
            new SqlRelations(sql),
            new RememberedDuties(),
            facts,
            new KeepAudit(transactions, new SqlAuditEntries(sql), Clock.systemUTC()));
  }

  /** Migrates an empty database and puts stores on it. */
  public static DatabaseKit on(DataSource physical) {
    if (physical instanceof JdbcConnectionPool pool) {
      pool.setMaxConnections(64);
    }
    return new DatabaseKit(physical);
  }

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public Stores stores() {
    return stores;
  }

  @Override
  public IndexStates indexStates() {
    return new SqlIndexStates(sql);
  }

  @Override
  public synchronized Ledger ledger() {
    Ledger known = ledger;
    if (known == null) {
      // Not before somebody asks: Hibernate takes longer than most tests.
      known = new LedgerOfEntities(Entities.on(transactions.source(), "none"));
      ledger = known;
    }
    return known;
  }

  ChangeWatch watch() {
    return watch;
  }

  /** The same transactions, whose commits can be watched. */
  public LocalTransactions local() {
    return transactions;
  }

  Sql sql() {
    return sql;
  }

  DataSource source() {
    return transactions.source();
  }

  @Override
  public Documents documents() {
    return new SqlDocuments(sql);
  }

  @Override
  public DraftDocuments drafts() {
    return new SqlDraftDocuments(sql);
  }

  @Override
  public BalanceChecks balanceChecks() {
    return new SqlBalanceChecks(sql);
  }

  @Override
  public void clear() {
    facts.clear();
    transactions.inNew(
        () -> {
          TABLES.forEach(table -> sql.update("delete from " + table, p -> {}));
          sql.update(
              "update audit_end set last_number = 0, last_seal = ?", p -> p.text("0".repeat(64)));
          return true;
        });
    epoch(1);
  }

  @Override
  public void epoch(long epoch) {
    sql.update("update configuration_epoch set epoch = ? where id = 1", p -> p.number(epoch));
  }

  @Override
  public List<String> conflicts(long record) {
    return sql.query(
        "select refused from field_conflict where record_id = ? order by field, receipt_id",
        p -> p.number(record),
        row -> new String(row.bytes("refused"), StandardCharsets.UTF_8));
  }

  @Override
  public int records() {
    return sql.query("select count(*) as n from golden_record", p -> {}, row -> row.count("n"))
        .get(0);
  }

  @Override
  public RememberedFacts facts() {
    return facts;
  }

  @Override
  public List<AuditTrail.Act> acts() {
    return new SqlAuditEntries(sql).after(0, 1_000).stream().map(AuditEntry::act).toList();
  }
}
