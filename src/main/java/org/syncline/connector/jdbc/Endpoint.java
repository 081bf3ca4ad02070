package org.syncline.connector.jdbc;

import org.syncline.system.Connection;

/**
 * What sessions that may be shared agree in.
 *
 * @param connection its host, port, tls, path and secret; nothing else of it counts
 */
record Endpoint(
    String system,
    Connection connection,
    Vendor vendor,
    String user,
    int statementSeconds,
    int atOnce) {

  static Endpoint of(String system, Connection connection, Tables tables) {
    // What is done with tables has nothing to do with how the database is reached.
    Connection plain =
        new Connection(
            connection.id(),
            connection.kind(),
            connection.host(),
            connection.port(),
            connection.tls(),
            connection.path(),
            connection.secret(),
            "{}");
    return new Endpoint(
        system,
        plain,
        tables.vendor(),
        tables.user(),
        tables.statementSeconds(),
        tables.limits().atOnce());
  }
}
