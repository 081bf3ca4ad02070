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
import org.syncline.connector.file.FileConnector;
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
  FileConnector fileConnector(OutboundHosts hosts, UseSecrets secrets, Clock clock) {
    return new FileConnector(hosts, new ConnectionSecrets(secrets), clock);
  }

  void close(@Disposes FileConnector files) {
    files.close();
  }

  @Produces
  @Singleton
  Connectors connectors(OutboundHttp http, UseSecrets secrets, FileConnector files, Clock clock) {
    Credentials credentials = new ConnectionSecrets(secrets);
    Map<Connection.Kind, Connector> all =
        List.<Connector>of(new RestConnector(http, credentials, clock), files).stream()
            .collect(
                Collectors.toMap(connector -> connector.describe().kind(), Function.identity()));
    return kind -> Optional.ofNullable(all.get(kind));
  }
}
