package org.syncline.connector.jdbc;

class JdbcWayOnMariaTest extends JdbcWayRules {
  @Override
  TargetDatabase database() {
    return TargetDatabase.sharedMaria();
  }
}
