package org.syncline.connector.jdbc;

class JdbcWayOnPostgresTest extends JdbcWayRules {
  @Override
  TargetDatabase database() {
    return TargetDatabase.sharedPostgres();
  }
}
