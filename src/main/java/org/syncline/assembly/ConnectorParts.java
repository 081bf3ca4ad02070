package org.syncline.assembly;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.connector.file.FileConnector;
import org.syncline.connector.jdbc.JdbcConnector;
import org.syncline.connector.jms.BrokerConnector;
import org.syncline.connector.jms.artemis.ArtemisClient;
import org.syncline.connector.jms.qpid.QpidClient;
import org.syncline.connector.rest.RestConnector;
import org.syncline.connector.spi.Connector;
import org.syncline.connector.spi.Connectors;
import org.syncline.connector.spi.Credentials;
import org.syncline.security.egress.OutboundHosts;
import org.syncline.security.egress.OutboundHttp;
import org.syncline.security.secret.RotateSecrets;
import org.syncline.security.secret.UseSecrets;
import org.syncline.system.Connection;

/** The connectors that the hub has. */
@ApplicationScoped
@NullUnmarked
class ConnectorParts {

  @Resource private ManagedThreadFactory threads;

  /** Those that keep connections open, to be closed in the end. */
  record Brokers(BrokerConnector jms, BrokerConnector amqp) {}

  @Produces
  @Singleton
  JdbcConnector jdbcConnector(OutboundHosts hosts, Credentials credentials, Clock clock) {
    return new JdbcConnector(hosts, credentials, clock);
  }

  void close(@Disposes JdbcConnector jdbc) {
    jdbc.close();
    JdbcConnector.forgetDrivers();
  }

  @Produces
  @Singleton
  Credentials credentials(UseSecrets secrets, RotateSecrets rotating) {
    return new ConnectionSecrets(secrets, rotating);
  }

  @Produces
  @Singleton
  Brokers brokers(OutboundHosts hosts, Credentials credentials, Clock clock)
      throws NoSuchAlgorithmException {
    return new Brokers(
        new BrokerConnector(new ArtemisClient(clock), hosts, credentials, clock, threads),
        new BrokerConnector(
            new QpidClient(SSLContext.getDefault()), hosts, credentials, clock, threads));
  }

  void close(@Disposes Brokers brokers) {
    brokers.jms().close();
    brokers.amqp().close();
  }

  @Produces
  @Singleton
  FileConnector fileConnector(OutboundHosts hosts, Credentials credentials, Clock clock) {
    return new FileConnector(hosts, credentials, clock);
  }

  void close(@Disposes FileConnector files) {
    files.close();
  }

  @Produces
  @Singleton
  Connectors connectors(
      RestConnector rest, JdbcConnector jdbc, Brokers brokers, FileConnector files) {
    Map<Connection.Kind, Connector> all =
        List.<Connector>of(rest, jdbc, brokers.jms(), brokers.amqp(), files).stream()
            .collect(
                Collectors.toMap(connector -> connector.describe().kind(), Function.identity()));
    return kind -> Optional.ofNullable(all.get(kind));
  }

  @Produces
  @Singleton
  RestConnector restConnector(OutboundHttp http, Credentials credentials, Clock clock) {
    return new RestConnector(http, credentials, clock);
  }
}
