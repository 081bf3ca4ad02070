package org.syncline.platform;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
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
   * Reads SQLSTATE (ISO/IEC 9075 classes 08, 40, 23505; PostgreSQL 25P03, 53, 55P03, 57P; H2 90xxx)
   * of the exception and of all that stand behind it: causes, what was suppressed (a transaction
   * manager hides a failed commit there), and what JDBC chains.
   */
  public static Fault of(Throwable thrown) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(thrown);
    Fault found = OTHER;
    Throwable at;
    while ((at = open.poll()) != null) {
      if (!seen.add(at)) {
        continue;
      }
      Fault fault = ofOne(at);
      if (fault == DATABASE_AWAY) {
        return fault;
      }
      if (fault == COLLISION) {
        found = fault;
      }
      offer(open, at.getCause());
      if (at instanceof SQLException sql) {
        offer(open, sql.getNextException());
      }
      open.addAll(List.of(at.getSuppressed()));
    }
    return found;
  }

  private static void offer(Deque<Throwable> open, @Nullable Throwable next) {
    if (next != null) {
      open.add(next);
    }
  }

  private static Fault ofOne(Throwable thrown) {
    if (thrown instanceof SQLException sql) {
      return ofState(sql);
    }
    return saysNoConnection(thrown) ? DATABASE_AWAY : OTHER;
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
      // H2: a row was changed or deleted by another transaction meanwhile.
      case "90131", "90112", "90143" -> COLLISION;
      // PostgreSQL ended a connection that was idle in its transaction for too long.
      case "25P03" -> DATABASE_AWAY;
      // H2: object or connection closed, database closed, closed at exit, file locked.
      case "90007", "90067", "90098", "90121", "90020" -> DATABASE_AWAY;
      default -> OTHER;
    };
  }

  /** The server's connection pool reports an unreachable database by its message ids only. */
  private static boolean saysNoConnection(Throwable thrown) {
    @Nullable String message = thrown.getMessage();
    return message != null && (message.contains("IJ000453") || message.contains("IJ000655"));
  }
}
