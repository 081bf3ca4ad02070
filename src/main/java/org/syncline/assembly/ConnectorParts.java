package org.syncline.assembly;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.connector.jdbc.JdbcConnector;
import org.syncline.connector.rest.RestConnector;
import org.syncline.connector.spi.Connector;
import org.syncline.connector.spi.Connectors;
import org.syncline.connector.spi.Credentials;
import org.syncline.security.egress.OutboundHosts;
import org.syncline.security.egress.OutboundHttp;
import org.syncline.security.secret.UseSecrets;
import org.syncline.system.Connection;

/** The connectors that the hub has. */
@ApplicationScoped
@NullUnmarked
class ConnectorParts {

  @Produces
  @Singleton
  JdbcConnector jdbcConnector(OutboundHosts hosts, UseSecrets secrets, Clock clock) {
    return new JdbcConnector(hosts, new ConnectionSecrets(secrets), clock);
  }

  void close(@Disposes JdbcConnector jdbc) {
    jdbc.close();
    JdbcConnector.forgetDrivers();
  }

  @Produces
  @Singleton
  Connectors connectors(OutboundHttp http, JdbcConnector jdbc, UseSecrets secrets, Clock clock) {
    Credentials credentials = new ConnectionSecrets(secrets);
    Map<Connection.Kind, Connector> all =
        List.of(new RestConnector(http, credentials, clock), jdbc).stream()
            .collect(
                Collectors.toMap(connector -> connector.describe().kind(), Function.identity()));
    return kind -> Optional.ofNullable(all.get(kind));
  }
}
