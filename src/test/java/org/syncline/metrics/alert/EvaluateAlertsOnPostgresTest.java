package org.syncline.metrics.alert;

import org.syncline.metrics.MetricsKit;

class EvaluateAlertsOnPostgresTest extends EvaluateAlertsRules {
  @Override
  MetricsKit metrics() {
    return MetricsKit.postgres();
  }
}
