package org.syncline.connector.file;

import java.time.Clock;
import org.syncline.connector.spi.Connector;
import org.syncline.connector.spi.Credentials;
import org.syncline.connector.spi.Description;
import org.syncline.connector.spi.Way;
import org.syncline.security.egress.OutboundHosts;
import org.syncline.system.Connection;

/** Writes files on file servers, by SFTP. */
public final class FileConnector implements Connector, AutoCloseable {
  private final SshSessions sessions;
  private final Clock clock;

  public FileConnector(OutboundHosts hosts, Credentials credentials, Clock clock) {
    this.sessions = new SshSessions(hosts, credentials, clock);
    this.clock = clock;
  }

  @Override
  public Description describe() {
    return FileDescription.DESCRIPTION;
  }

  @Override
  public Way open(String system, Connection connection) {
    FileSettings settings = SettingsDocument.read(connection);
    return new FileWay(
        settings, sessions, new SshSessions.Endpoint(system, connection, settings.logIn()), clock);
  }

  /** Sessions that wait for a call; for tests. */
  int waiting() {
    return sessions.waiting();
  }

  /** Ends all sessions; calls that are under way fail. */
  @Override
  public void close() {
    sessions.close();
  }
}
