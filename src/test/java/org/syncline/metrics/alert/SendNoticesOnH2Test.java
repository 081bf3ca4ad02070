package org.syncline.metrics.alert;

import org.syncline.metrics.MetricsKit;

class SendNoticesOnH2Test extends SendNoticesRules {
  @Override
  MetricsKit metrics() {
    return MetricsKit.h2();
  }
}
