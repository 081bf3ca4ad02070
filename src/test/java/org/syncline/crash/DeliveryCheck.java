package org.syncline.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What the hub's database has to say of deliveries when all is at rest. */
final class DeliveryCheck {

  /** What must find nothing. */
  private record Question(String kind, String sql) {}

  private static final List<Question> QUESTIONS =
      List.of(
          new Question(
              "a change that a target is not owed",
              "select f.flow_id, h.record_id, h.version from record_history h"
                  + " cross join delivery_target f where not exists (select 1 from delivery d"
                  + " where d.flow_id = f.flow_id and d.record_id = h.record_id"
                  // Changes of one transaction are owed together.
                  + " and d.version >= h.version)"),
          new Question(
              "a delivery of no change",
              "select d.flow_id, d.record_id, d.version from delivery d where not exists"
                  + " (select 1 from record_history h where h.record_id = d.record_id"
                  + " and h.version = d.version)"),
          new Question(
              "a change owed twice",
              "select flow_id, record_id, version from delivery"
                  + " group by flow_id, record_id, version having count(*) > 1"),
          new Question(
              "a delivery without outcome",
              "select flow_id, id, status from delivery where status not in"
                  + " ('delivered', 'unchanged', 'superseded', 'parked', 'dismissed')"),
          new Question(
              "an outcome with somebody still at it",
              "select flow_id, id, status from delivery d where due_at is not null"
                  + " or settled_at is null or exists"
                  + " (select 1 from delivery_lease l where l.delivery_id = d.id)"),
          new Question(
              "the newest change of a record is not at its target",
              "select flow_id, record_id, id, status from delivery d where status = 'superseded'"
                  + " and not exists (select 1 from delivery n where n.flow_id = d.flow_id"
                  + " and n.record_id = d.record_id and n.version > d.version)"),
          new Question(
              "deliveries differ from their count",
              "select d.flow_id, d.status, d.n, c.n from (select flow_id, status, count(*) as n"
                  + " from delivery group by flow_id, status) d left join delivery_count c"
                  + " on c.flow_id = d.flow_id and c.status = d.status"
                  + " where d.status in ('delivered', 'unchanged', 'superseded', 'dismissed')"
                  + " and (c.n is null or c.n <> d.n)"));

  private DeliveryCheck() {}

  static Violations of(Connection evidence) throws SQLException {
    Violations violations = new Violations();
    try (Statement statement = evidence.createStatement()) {
      for (Question question : QUESTIONS) {
        ask(statement, question, violations);
      }
    }
    return violations;
  }

  private static void ask(Statement statement, Question question, Violations violations)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(question.sql())) {
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.append(i == 1 ? "" : " ").append(rows.getString(i));
        }
        violations.add(question.kind(), row.toString());
      }
    }
  }
}
