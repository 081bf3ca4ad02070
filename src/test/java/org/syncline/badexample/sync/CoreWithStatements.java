package org.syncline.badexample.sync;

import java.sql.SQLException;

/** A core that knows what a database throws. */
public interface CoreWithStatements {
  void write() throws SQLException;
}
