package org.syncline.metrics;

class PersistSnapshotsOnH2Test extends PersistSnapshotsRules {
  @Override
  MetricsKit kit() {
    return MetricsKit.h2();
  }
}
