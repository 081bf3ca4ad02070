package org.syncline.assembly;

import java.util.ArrayList;
import java.util.List;
import org.syncline.security.egress.ReachHost;
import org.syncline.security.secret.UseSecrets;
import org.syncline.security.secret.UseSecrets.Answer;
import org.syncline.system.Connection;
import org.syncline.system.UseOfConnection;

/** A connection's secret first, then the egress policy, then the host. */
final class SecuredConnections implements UseOfConnection {
  private final UseSecrets secrets;
  private final ReachHost reach;

  SecuredConnections(UseSecrets secrets, ReachHost reach) {
    this.secrets = secrets;
    this.reach = reach;
  }

  @Override
  public List<Step> begin(String system, Connection connection, String who) {
    List<Step> steps = new ArrayList<>();
    String secret = connection.secret();
    if (secret != null) {
      Answer answer = secrets.give(system, secret, ConfiguredSecretUses.endpoint(connection), who);
      if (answer instanceof Answer.Withheld withheld) {
        return List.of(new Step("secret", false, withheld.why().sentence()));
      }
      steps.add(new Step("secret", true, "The secret is set, for this kind, host, port and tls."));
    }
    reach.run(connection.host(), connection.port(), connection.tls(), who).stream()
        .map(step -> new Step(step.step(), step.ok(), step.sentence()))
        .forEach(steps::add);
    return steps;
  }
}
