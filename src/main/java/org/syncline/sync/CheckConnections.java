package org.syncline.sync;

import java.util.List;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Document;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.connector.spi.Connector;
import org.syncline.connector.spi.Connectors;
import org.syncline.system.ConnectedSystem;
import org.syncline.system.Connection;
import org.syncline.system.SystemDocument;

/**
 * Has the connectors read the settings of systems that are put. Systems that are there already are
 * not asked: what was taken once must not stop the hub.
 */
final class CheckConnections {

  private final Connectors connectors;

  CheckConnections(Connectors connectors) {
    this.connectors = connectors;
  }

  /** Adds all problems, in place of those that flows over these connections told of them. */
  void add(List<Document> added, List<ConfigurationProblem> problems) {
    for (Document document : added) {
      if (document.kind() == Kind.SYSTEM) {
        check(document, problems);
      }
    }
  }

  private void check(Document document, List<ConfigurationProblem> problems) {
    ConnectedSystem system;
    try {
      system = SystemDocument.parse(document.content());
    } catch (InvalidConfiguration e) {
      // Told where the document was read first.
      return;
    }
    List<Connection> all = system.connections();
    for (int i = 0; i < all.size(); i++) {
      Connection connection = all.get(i);
      String at = Kind.SYSTEM.folder() + "/" + system.id() + " connections[" + i + "].settings";
      // One may be there for its secret, or before anybody knows how it is used.
      if (connection.hasSettings()) {
        connectors
            .of(connection.kind())
            .ifPresent(connector -> check(connector, system, connection, at, problems));
      }
    }
  }

  private static void check(
      Connector connector,
      ConnectedSystem system,
      Connection connection,
      String at,
      List<ConfigurationProblem> problems) {
    try {
      connector.open(system, connection);
    } catch (InvalidConfiguration e) {
      problems.removeIf(problem -> problem.path().contains(ofFlow(system, connection)));
      e.problems()
          .forEach(
              problem ->
                  problems.add(
                      new ConfigurationProblem(
                          problem.path().isEmpty() ? at : at + "." + problem.path(),
                          problem.message())));
    }
  }

  /** What stands in the place of a problem that a flow tells of a connection's settings. */
  static String ofFlow(ConnectedSystem system, Connection connection) {
    return "system " + system.id() + " connection " + connection.id() + " settings ";
  }
}
