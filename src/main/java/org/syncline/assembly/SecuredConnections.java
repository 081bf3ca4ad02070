package org.syncline.assembly;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.connector.spi.Checked;
import org.syncline.connector.spi.Connector;
import org.syncline.connector.spi.Connectors;
import org.syncline.security.egress.ReachHost;
import org.syncline.security.egress.ReachHost.Encryption;
import org.syncline.security.secret.UseSecrets;
import org.syncline.security.secret.UseSecrets.Answer;
import org.syncline.system.ConnectedSystem;
import org.syncline.system.Connection;
import org.syncline.system.UseOfConnection;

/** A connection's secret first, then the egress policy, the host, and what its connector says. */
final class SecuredConnections implements UseOfConnection {
  private static final String CHECK = "check";
  private static final Duration CHECK_LIMIT = Duration.ofSeconds(15);

  private final UseSecrets secrets;
  private final ReachHost reach;
  private final Connectors connectors;

  SecuredConnections(UseSecrets secrets, ReachHost reach, Connectors connectors) {
    this.secrets = secrets;
    this.reach = reach;
    this.connectors = connectors;
  }

  @Override
  public List<Step> begin(ConnectedSystem system, Connection connection, String who) {
    List<Step> steps = new ArrayList<>();
    for (String secret : connection.allSecrets()) {
      Answer answer =
          secrets.give(system.id(), secret, ConfiguredSecretUses.endpoint(connection), who);
      if (answer instanceof Answer.Withheld withheld) {
        return List.of(new Step("secret", false, withheld.why().sentence()));
      }
    }
    if (!connection.allSecrets().isEmpty()) {
      steps.add(new Step("secret", true, "The secret is set, for this kind, host, port and tls."));
    }
    reach.run(connection.host(), connection.port(), encryption(connection), who).stream()
        .map(step -> new Step(step.step(), step.ok(), step.sentence()))
        .forEach(steps::add);
    if (steps.stream().allMatch(Step::ok)) {
      check(system, connection).ifPresent(steps::add);
    }
    return steps;
  }

  private static Encryption encryption(Connection connection) {
    return switch (connection.kind()) {
      // SFTP encrypts by itself, whatever the connection says of TLS.
      case FILE -> Encryption.OF_THE_PROTOCOL;
      case JDBC -> connection.tls() ? Encryption.OF_THE_PROTOCOL : Encryption.NONE;
      default -> connection.tls() ? Encryption.TLS : Encryption.NONE;
    };
  }

  /** Nothing where the hub does not speak this kind, or was not told how yet. */
  private Optional<Step> check(ConnectedSystem system, Connection connection) {
    return connectors
        .of(connection.kind())
        .filter(connector -> connection.hasSettings())
        .map(connector -> step(checked(connector, system, connection)));
  }

  private static Checked checked(
      Connector connector, ConnectedSystem system, Connection connection) {
    try {
      return connector.open(system, connection).check(CHECK_LIMIT);
    } catch (InvalidConfiguration e) {
      ConfigurationProblem first = e.problems().get(0);
      return new Checked.Fails(
          "The settings have "
              + e.problems().size()
              + " problems, the first at '"
              + first.path()
              + "': "
              + first.message());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Checked.Fails("The server stops: try again when it is up.");
    }
  }

  private static Step step(Checked checked) {
    if (checked instanceof Checked.Fails fails) {
      return new Step(CHECK, false, fails.sentence());
    }
    return new Step(
        CHECK,
        true,
        checked instanceof Checked.CantTell cant
            ? "Not tried. " + cant.sentence()
            : "The system let the hub in and answered.");
  }
}
