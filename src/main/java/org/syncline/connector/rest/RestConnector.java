package org.syncline.connector.rest;

import java.time.Clock;
import java.util.Optional;
import org.syncline.connector.spi.Connector;
import org.syncline.connector.spi.Credentials;
import org.syncline.connector.spi.Description;
import org.syncline.connector.spi.Way;
import org.syncline.security.egress.OutboundHttp;
import org.syncline.system.ConnectedSystem;
import org.syncline.system.Connection;

/** Reaches systems that speak JSON over HTTP, as the manifest in a connection's settings says. */
public final class RestConnector implements Connector {
  /** What the secret of a connection is for that holds a client certificate and its key. */
  public static final String CERTIFICATE = "certificate";

  /** Most bytes of an answer's body. */
  static final int MOST_BYTES = 10_000_000;

  private final OutboundHttp http;
  private final Credentials credentials;
  private final Clock clock;

  public RestConnector(OutboundHttp http, Credentials credentials, Clock clock) {
    this.http = http;
    this.credentials = credentials;
    this.clock = clock;
  }

  @Override
  public Description describe() {
    return RestDescription.DESCRIPTION;
  }

  @Override
  public Way open(String system, Connection connection) {
    return open(system, connection, id -> Optional.empty());
  }

  @Override
  public Way open(ConnectedSystem system, Connection connection) {
    return open(system.id(), connection, system::connection);
  }

  private Way open(String system, Connection connection, AuthDocument.Others others) {
    Manifest manifest = ManifestDocument.read(connection, others);
    SendCall sends = sends(system, connection);
    JudgeAnswer judge = new JudgeAnswer(manifest.errors(), manifest.errorPath());
    LogIns logIns = new LogIns(sends(system, manifest.logIn().at()), judge, clock);
    return new RestWay(
        manifest,
        judge,
        sends,
        new AuthoriseCall(manifest.logIn(), system, credentials, logIns, clock),
        clock);
  }

  private SendCall sends(String system, Connection connection) {
    return new SendCall(
        http, connection, new ShowCertificate(system, connection, credentials, clock));
  }
}
