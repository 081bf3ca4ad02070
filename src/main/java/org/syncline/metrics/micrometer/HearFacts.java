package org.syncline.metrics.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.metrics.MeterIntake;
import org.syncline.sync.intake.Settled;

/** Hears the hub's facts and has them metered in the server's registry. */
@ApplicationScoped
@NullUnmarked
class HearFacts {
  @Inject private MeterRegistry registry;
  @Inject private Clock clock;
  private MeterIntake intake;

  @PostConstruct
  void begin() {
    intake = new MeterIntake(new MicrometerMeters(registry), clock);
  }

  void settled(@Observes Settled fact) {
    intake.settled(fact);
  }
}
