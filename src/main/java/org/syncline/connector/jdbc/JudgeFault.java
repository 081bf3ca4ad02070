package org.syncline.connector.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Answer;

/**
 * What a fault of a database means: by its SQLSTATE, where that is precise, else by the number that
 * the vendor gives it. Classes of SQLSTATE are of the SQL standard and of the manuals of PostgreSQL
 * (appendix "Error Codes") and MariaDB ("Error Codes").
 */
final class JudgeFault {
  private static final Pattern STATE = Pattern.compile("[0-9A-Z]{5}");

  private static final int DUPLICATE = 1062;

  /** Of MariaDB and MySQL: too many connections, of all or of this user. */
  private static final Set<Integer> TOO_MANY = Set.of(1040, 1203, 1226);

  /** Of MariaDB and MySQL: locks waited for too long, broken off, read-only, no room, no memory. */
  private static final Set<Integer> NOT_NOW =
      Set.of(1021, 1037, 1038, 1041, 1114, 1205, 1206, 1213, 1290, 1317, 1792, 1836, 1969, 3024);

  /** Of MariaDB and MySQL: the server goes away. */
  private static final Set<Integer> GOING =
      Set.of(1053, 1077, 1079, 1152, 1158, 1159, 1160, 1161, 1927, 1047);

  /** Of MariaDB and MySQL: hosts, accounts and plugins that are not let in. */
  private static final Set<Integer> NOT_LET_IN =
      Set.of(1129, 1130, 1251, 1524, 1820, 1862, 3118, 3159, 4151);

  /** Of MariaDB and MySQL, of no precise SQLSTATE: values that a column does not take. */
  private static final Set<Integer> VALUES = Set.of(1265, 1292, 1364, 1366, 1411, 1525, 1644, 4025);

  private final Vendor vendor;

  JudgeFault(Vendor vendor) {
    this.vendor = vendor;
  }

  static boolean isDuplicate(SQLException e) {
    return e.getErrorCode() == DUPLICATE;
  }

  /**
   * What it means.
   *
   * @param committing whether the commit was under way
   */
  Answer of(SQLException e, boolean committing) {
    SQLException fault = first(e);
    String state = state(fault);
    if (committing && !saysNotDone(state)) {
      return new Answer.Uncertain(
          "The database did not say whether the transaction was committed"
              + (state.isEmpty() ? "." : " (SQLSTATE " + state + ")."));
    }
    int code = vendor == Vendor.POSTGRESQL ? 0 : fault.getErrorCode();
    Answer byNumber = byNumber(code, state);
    return byNumber == null ? byState(state, fault) : byNumber;
  }

  private static SQLException first(SQLException e) {
    boolean hides = e instanceof BatchUpdateException && e.getSQLState() == null;
    SQLException next = e.getNextException();
    return hides && next != null ? next : e;
  }

  private static String state(SQLException e) {
    String state = e.getSQLState();
    return state != null && STATE.matcher(state).matches() ? state : "";
  }

  /** The database itself says that the commit failed: a check at its end, or a lost race. */
  private static boolean saysNotDone(String state) {
    return switch (clazz(state)) {
      case "22", "23", "27", "44", "45", "P0" -> true;
      case "40" -> !state.equals("40003");
      default -> false;
    };
  }

  private static String clazz(String state) {
    return state.length() < 2 ? "" : state.substring(0, 2);
  }

  private static @Nullable Answer byNumber(int code, String state) {
    if (code == 0) {
      return null;
    }
    if (TOO_MANY.contains(code)) {
      return tooMany();
    }
    if (NOT_NOW.contains(code)) {
      return failed(state);
    }
    if (GOING.contains(code)) {
      return unreachable(state);
    }
    if (NOT_LET_IN.contains(code)) {
      return new Answer.Misconfigured(
          "The database does not let the hub in from here or as this user (error "
              + code
              + "): mend the account, then resume.");
    }
    return VALUES.contains(code) ? refused(state) : null;
  }

  private static Answer byState(String state, SQLException fault) {
    return switch (clazz(state)) {
      case "08" -> connection(state, fault);
      case "28" ->
          new Answer.Misconfigured(
              "The database does not take the user or the password: mend 'user' in the connection's"
                  + " settings, or set its secret anew.");
      case "3D" ->
          new Answer.Misconfigured("There is no such database: mend the connection's path.");
      case "42", "3F", "0A", "26", "07" -> settings(state);
      case "40" -> failed(state);
      case "53" -> state.equals("53300") ? tooMany() : failed(state);
      case "55" -> state.equals("55000") ? settings(state) : failed(state);
      case "57" ->
          state.equals("57014") || state.equals("57000") ? failed(state) : unreachable(state);
      case "25", "58", "70", "HY", "XX", "72", "F0", "01" -> failed(state);
      case "" -> unreachable(state);
      default -> refused(state);
    };
  }

  private static Answer connection(String state, SQLException fault) {
    for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return new Answer.Misconfigured(
            "The database did not prove its name by TLS: give it a certificate for its host name"
                + " that this server trusts.");
      }
    }
    if (state.equals("08004")) {
      return new Answer.Misconfigured(
          "The database refuses connections of this kind: it may want, or not know, TLS.");
    }
    return unreachable(state);
  }

  private static Answer settings(String state) {
    String what =
        switch (state) {
          case "42P01", "42S02", "3F000" ->
              "There is no such table: mend 'schema' and 'table' of the object, or make it.";
          case "42703", "42S22" ->
              "The table has not all of these columns: mend 'columns' of the object or the mapping.";
          case "42P10" ->
              "The table has no unique constraint on the columns of 'key' or 'ledger': add one.";
          case "42804" ->
              "A column is of another type than its value: give it a 'type' in 'columns' of the"
                  + " object.";
          case "42501" -> "The user may not do that with the table: grant it.";
          default -> "The database refuses the statement: look at tables, columns and rights.";
        };
    return new Answer.Misconfigured(what + " (SQLSTATE " + state + ")");
  }

  private static Answer unreachable(String state) {
    return new Answer.Later(
        Answer.Why.UNREACHABLE,
        null,
        state.isEmpty()
            ? "The connection to the database broke before anything was committed."
            : "The database is not there, or the connection broke before anything was committed:"
                + " is it up, are port and 'vendor' right? (SQLSTATE "
                + state
                + ")");
  }

  private static Answer tooMany() {
    return new Answer.Later(
        Answer.Why.RATE_LIMITED, null, "The database has no connection left for the hub.");
  }

  private static Answer failed(String state) {
    return new Answer.Later(
        Answer.Why.FAILED,
        null,
        switch (clazz(state)) {
          case "40" -> "The database chose this transaction to end a deadlock or a conflict.";
          case "57", "70" -> "The database broke the statement off: it took too long.";
          case "55" -> "A lock in the database was not to be had in time.";
          default -> "The database could not do it now (SQLSTATE " + state + ").";
        });
  }

  private static Answer refused(String state) {
    String what =
        switch (state) {
          case "23505" -> "another row has a value that has to be unique";
          case "23503" -> "a row that it refers to is not there, or rows refer to it";
          case "23502" -> "a column that must not be empty got no value";
          case "23514", "44000" -> "a check of the table does not hold";
          case "23000" -> "a constraint of the table does not hold";
          case "22001" -> "a text is too long for its column";
          case "22003" -> "a number is too large for its column";
          default ->
              clazz(state).equals("22")
                  ? "a value does not fit its column"
                  : "a rule of the database forbids it";
        };
    return new Answer.Refused("SQLSTATE_" + state, "The database refuses the row: " + what + ".");
  }

  /** An upsert that would have changed a row of another key. */
  static Answer metAnother() {
    return new Answer.Refused(
        "SQLSTATE_23000",
        "Another row, of another key, has a value that has to be unique: nothing was changed.");
  }
}
