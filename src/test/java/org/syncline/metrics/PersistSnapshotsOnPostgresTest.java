package org.syncline.metrics;

class PersistSnapshotsOnPostgresTest extends PersistSnapshotsRules {
  @Override
  MetricsKit kit() {
    return MetricsKit.postgres();
  }
}
