package org.syncline.samples;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
  private static final Duration REST = Duration.ofMinutes(5);

  /**
   * So long nothing may move before a wave that does not agree with the tally counts as at rest.
   */
  private static final Duration STILL = Duration.ofSeconds(10);

  private static final long POLL_NANOS = 250_000_000L;
  private static final int HUGE_WAVE = 5;

  private final Properties properties;
  private final String hubUrl;
  private final Map<Integer, Envelope> kept = new HashMap<>();

  private DemoRun(Properties properties) {
    this.properties = properties;
    String url = required("http.url").replaceAll("/+$", "");
    this.hubUrl = url.endsWith("/syncline") ? url : url + "/syncline";
    for (Envelope envelope : SampleFiles.readAll(SampleFiles.FOLDER)) {
      kept.put(envelope.n(), envelope);
    }
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

    SampleSender sender = new SampleSender(required("jms.url"), passwords());
    Tally tally = new Tally();
    List<List<SampleMessage>> waves = waves();
    System.out.println("DEMO sample messages from seed " + Samples.SEED);
    for (int i = 0; i < waves.size(); i++) {
      send(sender, waves.get(i));
      for (SampleMessage message : waves.get(i)) {
        tally.accept(message);
        tally.goOn();
      }
      awaitRest(hub, tally.counts());
      System.out.println(
          "DEMO wave "
              + (i + 1)
              + " of "
              + waves.size()
              + ": "
              + tally.counts().accepted()
              + " sent");
    }
    for (Map.Entry<String, Integer> total : sender.handedOver().entrySet()) {
      hub.controlTotal(total.getKey(), total.getValue());
    }
    HubClient.Ledger ledger = hub.ledger();
    boolean agreed = report(tally, ledger);
    System.out.println("DEMO status page " + hubUrl + "/ user " + user + " password " + password);
    return agreed;
  }

  private static List<List<SampleMessage>> waves() {
    List<SampleMessage> all = new ArrayList<>(Samples.kept().messages());
    all.addAll(HugeMessages.inWave(HUGE_WAVE, all.size() + 1));
    List<List<SampleMessage>> waves = new ArrayList<>();
    for (int wave = 1; wave <= Script.WAVES; wave++) {
      int now = wave;
      waves.add(all.stream().filter(message -> message.wave() == now).toList());
    }
    return waves;
  }

  /** What goes out is what the files say, not what the generator would say today. */
  private void send(SampleSender sender, List<SampleMessage> wave)
      throws JMSException, InterruptedException {
    sender.send(
        wave.stream()
            .map(message -> kept.getOrDefault(message.n(), HugeMessages.envelope(message)))
            .toList());
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

  /**
   * Waits until nothing is in flight. Lanes that a parent frees go on a moment later, so the ledger
   * also has to agree with the tally so far; where it never does, that is for the report in the
   * end.
   */
  private static void awaitRest(HubClient hub, Counts expected)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(REST);
    Instant moved = Instant.now();
    HubClient.Ledger last = null;
    while (true) {
      HubClient.Ledger ledger = hub.ledger();
      boolean quiet = ledger.inFlight() == 0;
      if (quiet && ledger.counts().toString().equals(expected.toString())) {
        return;
      }
      Instant now = Instant.now();
      if (!ledger.equals(last)) {
        moved = now;
        last = ledger;
      }
      if (quiet && now.isAfter(moved.plus(STILL))) {
        return;
      }
      if (now.isAfter(end)) {
        throw new IllegalStateException("The hub does not come to rest: " + ledger);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
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
    List<String> differences = differences(tally.counts(), ledger);
    differences.forEach(difference -> System.out.println("DIFFERENCE " + difference));
    System.out.println(
        differences.isEmpty() ? "DEMO ledger and tally agree" : "DEMO ledger and tally DISAGREE");
    return differences.isEmpty();
  }

  private static void print(String start, Counts counts) {
    System.out.println(start + counts);
  }

  static List<String> differences(Counts tally, HubClient.Ledger ledger) {
    List<String> differences = new ArrayList<>();
    compare(differences, "accepted", tally.accepted(), ledger.counts().accepted());
    for (Outcome.Word word : Outcome.Word.values()) {
      compare(differences, word.text(), tally.of(word), ledger.counts().of(word));
    }
    compare(differences, "inFlight", 0, ledger.inFlight());
    if (!ledger.balanced().equals("true")) {
      differences.add("balanced: expected true, ledger says " + ledger.balanced());
    }
    return differences;
  }

  private static void compare(List<String> differences, String name, long expected, long found) {
    if (expected != found) {
      differences.add(name + ": tally " + expected + ", ledger " + found);
    }
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
