package org.syncline.ledger.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.ledger.CheckLedger;
import org.syncline.ledger.LedgerSheet;

/** Down when the last check of the balance failed. */
@Readiness
@ApplicationScoped
@NullUnmarked
public class LedgerHealth implements HealthCheck {
  @Inject private CheckLedger ledger;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("ledger");
    Optional<LedgerSheet> latest = ledger.latest();
    if (latest.isEmpty()) {
      return response.up().withData("verdict", "Not checked yet.").build();
    }
    LedgerSheet sheet = latest.get();
    return response
        .status(sheet.balanced())
        .withData("verdict", sheet.verdict())
        .withData("accepted", sheet.accepted())
        .withData("inFlight", sheet.inFlight())
        .withData("proven", sheet.proven())
        .build();
  }
}
