package org.syncline.platform;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an exception out of a transaction means for whoever ran it. */
public enum Fault {
  /**
   * Deadlock, lock time-out, serialisation failure or a lost race for a unique row: run it again.
   */
  COLLISION,
  /** The database can't be reached or is stopping: wait until it is back, spend no attempt. */
  DATABASE_AWAY,
  /** Anything else: a fault of this work. */
  OTHER;

  /**
   * Reads SQLSTATE (ISO/IEC 9075 classes 08, 40, 23505; PostgreSQL 53, 55P03, 57P; H2 90xxx) along
   * the chain of causes.
   */
  public static Fault of(Throwable thrown) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Fault found = OTHER;
    Throwable at = thrown;
    while (at != null && seen.add(at)) {
      if (at instanceof SQLException sql) {
        Fault fault = ofState(sql);
        if (fault == DATABASE_AWAY) {
          return fault;
        }
        if (fault == COLLISION) {
          found = fault;
        }
        if (sql.getNextException() != null && at.getCause() == null) {
          at = sql.getNextException();
          continue;
        }
      } else if (saysNoConnection(at)) {
        return DATABASE_AWAY;
      }
      at = at.getCause();
    }
    return found;
  }

  private static Fault ofState(SQLException sql) {
    String state = sql.getSQLState();
    if (sql instanceof SQLNonTransientConnectionException
        || sql instanceof SQLTransientConnectionException
        || sql instanceof SQLRecoverableException) {
      return DATABASE_AWAY;
    }
    if (state == null) {
      return saysNoConnection(sql) ? DATABASE_AWAY : OTHER;
    }
    if (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P")) {
      return DATABASE_AWAY;
    }
    return switch (state) {
      case "40001", "40P01", "55P03", "23505", "HYT00" -> COLLISION;
      // H2: connection broken, database closed, timeout on opening, file locked.
      case "90067", "90098", "90121", "90020" -> DATABASE_AWAY;
      default -> OTHER;
    };
  }

  /** The server's connection pool reports an unreachable database by its message ids only. */
  private static boolean saysNoConnection(Throwable thrown) {
    @Nullable String message = thrown.getMessage();
    return message != null && (message.contains("IJ000453") || message.contains("IJ000655"));
  }
}
