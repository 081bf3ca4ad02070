package org.syncline.badexample.record.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A store that handles connections itself. */
public final class OpensConnection {
  boolean answers(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return connection.isValid(1);
    }
  }
}
