package org.syncline.metrics.alert;

import org.syncline.metrics.MetricsKit;

class SendNoticesOnPostgresTest extends SendNoticesRules {
  @Override
  MetricsKit metrics() {
    return MetricsKit.postgres();
  }
}
