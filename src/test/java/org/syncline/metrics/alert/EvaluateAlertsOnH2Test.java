package org.syncline.metrics.alert;

import org.syncline.metrics.MetricsKit;

class EvaluateAlertsOnH2Test extends EvaluateAlertsRules {
  @Override
  MetricsKit metrics() {
    return MetricsKit.h2();
  }
}
