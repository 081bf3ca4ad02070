package org.syncline.configuration.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.configuration.Documents;
import org.syncline.platform.Transactions;

/** Down while the database can't be asked; intake waits then, and takes no message. */
@Readiness
@ApplicationScoped
@NullUnmarked
public class DatabaseHealth implements HealthCheck {
  @Inject private Transactions transactions;
  @Inject private Documents documents;

  @Override
  public HealthCheckResponse call() {
    try {
      long epoch = transactions.inNew(documents::epoch);
      return HealthCheckResponse.named("database").up().withData("epoch", epoch).build();
    } catch (RuntimeException e) {
      return HealthCheckResponse.named("database")
          .down()
          .withData("fault", e.getClass().getSimpleName())
          .build();
    }
  }
}
