package org.syncline.metrics.alert;

import org.syncline.metrics.MetricsKit;

class AdministerAlertsOnH2Test extends AdministerAlertsRules {
  @Override
  MetricsKit metrics() {
    return MetricsKit.h2();
  }
}
