package org.syncline.samples;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import javax.jms.JMSException;

/**
 * Plays the three legacy systems against a hub that was just started with empty data, in a process
 * of its own, and compares the hub's ledger with the sender's tally: {@code DemoRun [properties]},
 * by default {@code target/demo/demo.properties}.
 *
 * <table>
 *   <caption>Properties</caption>
 *   <tr><td>{@code jms.url}</td><td>the broker's acceptor, {@code tcp://localhost:5445}</td></tr>
 *   <tr><td>{@code http.url}</td><td>the hub, {@code http://localhost:8080/syncline}</td></tr>
 *   <tr><td>{@code health.url}</td><td>optional, {@code http://127.0.0.1:9990/health/ready}</td></tr>
 *   <tr><td>{@code setup.token.file}</td><td>where the hub writes its one-time token</td></tr>
 *   <tr><td>{@code password.erp}, {@code .shop}, {@code .branch}</td><td>of the systems' broker users</td></tr>
 * </table>
 *
 * <p>Exit code 0 where ledger and tally agree, 1 where they don't, 2 where the run itself failed.
 */
public final class DemoRun {
  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration FIGURES = Duration.ofMinutes(2);
  private static final long POLL_NANOS = 250_000_000L;

  private final Properties properties;
  private final String hubUrl;

  private DemoRun(Properties properties) {
    this.properties = properties;
    String url = required("http.url").replaceAll("/+$", "");
    this.hubUrl = url.endsWith("/syncline") ? url : url + "/syncline";
  }

  public static void main(String[] args) {
    Path file = Path.of(args.length > 0 ? args[0] : "target/demo/demo.properties");
    int exit;
    try (Reader reader = Files.newBufferedReader(file)) {
      Properties properties = new Properties();
      properties.load(reader);
      exit = new DemoRun(properties).run() ? 0 : 1;
    } catch (IOException | JMSException | InterruptedException | RuntimeException e) {
      System.err.println("DEMO failed: " + e);
      exit = 2;
    }
    System.exit(exit);
  }

  private boolean run() throws IOException, JMSException, InterruptedException {
    awaitReady();
    String user = "demo-admin";
    String password = randomPassword();
    HubClient hub = new HubClient(hubUrl, user, password);
    hub.setUp(token(), user, password);

    System.out.println("DEMO sample messages from seed " + Samples.SEED);
    SampleRun samples = new SampleRun(hub, required("jms.url"), passwords());
    HubClient.Ledger ledger = samples.play(line -> System.out.println("DEMO " + line));
    boolean agreed = report(samples.tally(), ledger);
    awaitFigures(hub, ledger);
    System.out.println("DEMO Overview " + hubUrl + "/ user " + user + " password " + password);
    return agreed;
  }

  private void awaitReady() throws IOException, InterruptedException {
    String health = properties.getProperty("health.url", "http://127.0.0.1:9990/health/ready");
    Instant end = Instant.now().plus(START);
    while (!HubClient.isUp(health) || !Files.exists(tokenFile()) || !HubClient.isDeployed(hubUrl)) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("The hub is not ready: " + health + ", " + tokenFile());
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** The Overview is worth a look when the figures of all messages are there. */
  private static void awaitFigures(HubClient hub, HubClient.Ledger ledger)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(FIGURES);
    while (counted(hub) < ledger.counts().accepted()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("The figures of all messages are not there.");
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** Outcomes that the metrics of the hub know of. */
  private static long counted(HubClient hub) throws IOException, InterruptedException {
    long counted = 0;
    for (JsonNode outcome : hub.get("/api/metrics?subject=hub&last=P1D").json().get("messages")) {
      counted += outcome.asLong();
    }
    return counted;
  }

  private static boolean report(Tally tally, HubClient.Ledger ledger) {
    tally.countsBySystem().forEach((system, counts) -> print("TALLY " + system + " ", counts));
    print("TALLY ", tally.counts());
    System.out.println(
        "DEMO ledger "
            + ledger.counts()
            + " inFlight="
            + ledger.inFlight()
            + " balanced="
            + ledger.balanced());
    List<String> differences = SampleRun.differences(tally.counts(), ledger);
    differences.forEach(difference -> System.out.println("DIFFERENCE " + difference));
    System.out.println(
        differences.isEmpty() ? "DEMO ledger and tally agree" : "DEMO ledger and tally DISAGREE");
    return differences.isEmpty();
  }

  private static void print(String start, Counts counts) {
    System.out.println(start + counts);
  }

  private Map<String, String> passwords() {
    Map<String, String> passwords = new HashMap<>();
    for (String system : Samples.systems()) {
      passwords.put(system, required("password." + system));
    }
    return passwords;
  }

  private String token() throws IOException {
    return Files.readString(tokenFile(), StandardCharsets.UTF_8).trim();
  }

  private Path tokenFile() {
    return Path.of(required("setup.token.file"));
  }

  private String required(String name) {
    String value = properties.getProperty(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("The properties lack '" + name + "'.");
    }
    return value;
  }

  private static String randomPassword() {
    byte[] bytes = new byte[18];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
