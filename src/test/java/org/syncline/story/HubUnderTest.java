package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.syncline.samples.HubClient;
import org.syncline.samples.Samples;
import org.syncline.server.HubServer;

/** A hub on a server of its own, with its first administrator logged in. */
final class HubUnderTest implements AutoCloseable {
  static final String ADMIN = "ada";
  static final String PASSWORD = "a password for tests";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What is waited for mostly comes at once, or takes long. */
  private static final Duration FIRST_STEP = Duration.ofMillis(10);

  private static final Duration LONGEST_STEP = Duration.ofMillis(200);

  private final HubServer server;
  private final HubClient admin;

  private HubUnderTest(HubServer server) {
    this.server = server;
    this.admin = client(ADMIN, PASSWORD);
  }

  /** Makes the first administrator, {@link #ADMIN} with the usual password. */
  interface FirstRun {
    void by(HubUnderTest hub, String token) throws IOException, InterruptedException;
  }

  /** Starts the server, and makes the first administrator as its documentation says. */
  static HubUnderTest start(HubServer.Plan plan) throws IOException, InterruptedException {
    return start(plan, (hub, token) -> hub.admin.setUp(token, ADMIN, PASSWORD));
  }

  /** The same, with the set-up done in another way. */
  static HubUnderTest start(HubServer.Plan plan, FirstRun firstRun)
      throws IOException, InterruptedException {
    HubUnderTest hub = new HubUnderTest(plan.start());
    try {
      firstRun.by(hub, Files.readString(hub.tokenFile()).strip());
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      hub.close();
      throw e;
    }
    return hub;
  }

  private Path tokenFile() {
    return server.data().resolve("syncline").resolve("setup-token");
  }

  HubServer server() {
    return server;
  }

  HubClient admin() {
    return admin;
  }

  /** The API as somebody else, who may not exist. */
  HubClient client(String user, String password) {
    return new HubClient(url(), user, password);
  }

  /** Makes an account with the usual password. */
  HubClient account(String user, String role, Map<String, String> more)
      throws IOException, InterruptedException {
    Map<String, Object> account = new HashMap<>(more);
    account.putAll(Map.of("user", user, "password", PASSWORD, "roles", List.of(role)));
    assertThat(admin.post("/api/accounts", account).status()).isEqualTo(201);
    return client(user, PASSWORD);
  }

  /** Without a slash at the end. */
  String url() {
    return server.http().toString().replaceAll("/$", "");
  }

  /** Broker passwords of the sample systems. */
  Map<String, String> passwords() {
    Map<String, String> passwords = new HashMap<>();
    Samples.systems().forEach(system -> passwords.put(system, server.password(system)));
    return passwords;
  }

  /** The whole ledger, checked now. */
  JsonNode ledger() throws IOException, InterruptedException {
    return admin.get("/api/ledger").json();
  }

  /** Waits until that many messages have an outcome and nothing is in flight. */
  JsonNode atRest(long accepted) {
    return await(
        "ledger at rest with " + accepted,
        this::ledger,
        ledger ->
            ledger.path("accepted").asLong() == accepted
                && ledger.path("inFlight").asLong() == 0
                && ledger.path("balanced").asBoolean());
  }

  /** The messages of one system under one message id, once there are that many. */
  List<JsonNode> messages(String query, int atLeast) {
    return await(
        atLeast + " messages of " + query,
        () -> admin.messages(query),
        found -> found.size() >= atLeast);
  }

  List<String> log() throws IOException {
    return Files.readAllLines(server.log());
  }

  /** What a question answers as soon as the answer is the one that is waited for. */
  static <T> T await(String what, Callable<T> question, Predicate<T> wanted) {
    return await(what, PATIENCE, question, wanted);
  }

  static <T> T await(String what, Duration atMost, Callable<T> question, Predicate<T> wanted) {
    long end = System.nanoTime() + atMost.toNanos();
    long step = FIRST_STEP.toNanos();
    while (true) {
      T answer = ask(question);
      if (wanted.test(answer)) {
        return answer;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("Waited " + atMost + " for " + what + ", last seen: " + answer);
      }
      LockSupport.parkNanos(step);
      step = Math.min(step + step / 2, LONGEST_STEP.toNanos());
    }
  }

  private static <T> T ask(Callable<T> question) {
    try {
      return question.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
