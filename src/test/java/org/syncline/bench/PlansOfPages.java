package org.syncline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The plans of all statements that a PostgreSQL runs, from its log, where the extension {@code
 * auto_explain} writes them.
 */
final class PlansOfPages {
  /** What a table of at least so many rows is. */
  private static final int LARGE = 50_000;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOG = "plans";

  private final String url;
  private final String user;
  private final Path log;
  private Set<String> large = Set.of();
  private long read;
  private int seen;
  private long blocks;

  /**
   * @param logs the folder that was given to {@link #settings}
   */
  PlansOfPages(String url, String user, Path logs) {
    this.url = url;
    this.user = user;
    this.log = logs.resolve(LOG + ".json");
  }

  /**
   * What the server has to be started with. From when on plans are written is left out: what a
   * server is started with can't be set otherwise while it runs.
   */
  static Map<String, String> settings(Path logs) throws IOException {
    Files.createDirectories(logs);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("session_preload_libraries", "auto_explain");
    settings.put("auto_explain.log_format", "json");
    settings.put("logging_collector", "on");
    settings.put("log_destination", "jsonlog");
    settings.put("log_directory", logs.toAbsolutePath().toString());
    settings.put("log_filename", LOG + ".log");
    settings.put("log_rotation_age", "0");
    settings.put("log_rotation_size", "0");
    return settings;
  }

  void begin() throws SQLException, IOException {
    large = largeTables();
    set("log_analyze", "on");
    set("log_timing", "off");
    set("log_buffers", "on");
    set("log_min_duration", "0");
    read = Files.exists(log) ? Files.size(log) : 0;
  }

  void end() throws SQLException {
    set("log_min_duration", "-1");
    set("log_analyze", "off");
  }

  /**
   * Most blocks of 8 KiB that one statement has touched since the last time this was asked: an
   * index may be read as a whole too.
   */
  long blocks() {
    long most = blocks;
    blocks = 0;
    return most;
  }

  /** How many plans were found so far. */
  int seen() {
    return seen;
  }

  private void set(String setting, String value) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("alter system set auto_explain." + setting + " = '" + value + "'");
      statement.execute("select pg_reload_conf()");
    }
  }

  private Set<String> largeTables() throws SQLException {
    Set<String> found = new HashSet<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select relname from pg_class where relkind = 'r' and reltuples >= " + LARGE)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, user);
  }

  /**
   * Statements since the last time that read a large table as a whole: the table, and the text.
   * Bytes of the log are read as letters, so that a place in it is a number of either.
   */
  Set<String> scans() throws IOException {
    Set<String> scans = new TreeSet<>();
    try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
      long skipped = 0;
      while (skipped < read) {
        skipped += lines.skip(read - skipped);
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        read += line.length() + 1;
        String message = JSON.readTree(line).path("message").asText();
        int plan = message.indexOf("plan:\n");
        if (message.startsWith("duration:") && plan > 0) {
          seen++;
          JsonNode explained = JSON.readTree(message.substring(plan + "plan:\n".length()));
          JsonNode root = explained.path("Plan");
          blocks =
              Math.max(
                  blocks,
                  root.path("Shared Hit Blocks").asLong()
                      + root.path("Shared Read Blocks").asLong());
          collect(root, explained.path("Query Text").asText(), scans);
        }
      }
    }
    return scans;
  }

  private void collect(JsonNode node, String text, Set<String> scans) {
    String table = node.path("Relation Name").asText();
    if (node.path("Node Type").asText().equals("Seq Scan") && large.contains(table)) {
      scans.add(table + ": " + text.replaceAll("\\s+", " "));
    }
    node.path("Plans").forEach(child -> collect(child, text, scans));
  }
}
