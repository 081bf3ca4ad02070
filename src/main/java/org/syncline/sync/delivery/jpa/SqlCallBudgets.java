package org.syncline.sync.delivery.jpa;

import java.time.Instant;
import java.util.List;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.delivery.CallBudget;
import org.syncline.sync.delivery.CallBudgets;

/** Budgets of connections in their table. */
public final class SqlCallBudgets implements CallBudgets {
  private final Sql sql;

  public SqlCallBudgets(Sql sql) {
    this.sql = sql;
  }

  @Override
  public CallBudget lock(String connection, Instant now) {
    List<CallBudget> found = locked(connection);
    if (found.isEmpty()) {
      sql.update(
          "insert into delivery_call_budget (connection, saved, at) values (?, ?, ?)"
              + " on conflict do nothing",
          p -> p.text(connection).number(Long.MAX_VALUE).time(now));
      found = locked(connection);
    }
    return found.get(0);
  }

  private List<CallBudget> locked(String connection) {
    return sql.query(
        "select saved, at from delivery_call_budget where connection = ? for update",
        p -> p.text(connection),
        row -> new CallBudget(connection, row.number("saved"), row.time("at")));
  }

  @Override
  public void keep(CallBudget budget) {
    sql.update(
        "update delivery_call_budget set saved = ?, at = ? where connection = ?",
        p -> p.number(budget.saved()).time(budget.at()).text(budget.connection()));
  }
}
