package org.syncline.metrics.alert;

import org.syncline.metrics.MetricsKit;

class AdministerAlertsOnPostgresTest extends AdministerAlertsRules {
  @Override
  MetricsKit metrics() {
    return MetricsKit.postgres();
  }
}
