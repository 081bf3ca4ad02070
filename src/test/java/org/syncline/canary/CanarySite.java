package org.syncline.canary;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.syncline.server.HubServer;

/** A hub that logs everything, the people who use it, and what they put in and are told. */
final class CanarySite implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Canaries canaries;
  private final Answers answers = new Answers();
  private final HubServer server;
  private final Person admin;

  private CanarySite(Canaries canaries, HubServer server, String password)
      throws IOException, InterruptedException {
    this.canaries = canaries;
    this.server = server;
    admin = person("ada", password);
    setUp(password);
  }

  static CanarySite start(HubServer.Plan plan, long seed) throws IOException, InterruptedException {
    System.out.println("CANARY seed=" + seed);
    Canaries canaries = new Canaries(seed);
    HubServer server =
        plan.withSamples()
            .traced()
            .with("syncline.oidc.issuer", "http://127.0.0.1:" + closedPort())
            .with("syncline.oidc.client-id", "hub")
            .with("syncline.oidc.public-url", "http://127.0.0.1/syncline")
            .with("syncline.oidc.roles", "hub-ops=operator")
            .with("syncline.oidc.introspect", "true")
            .environment(
                "SYNCLINE_OIDC_CLIENT_SECRET", canaries.secret("client secret of OpenID Connect"))
            .start();
    for (String system : new String[] {"erp", "shop", "branch"}) {
      canaries.secret("broker password of " + system, server.password(system));
    }
    try {
      return new CanarySite(canaries, server, canaries.secret("password of the administrator"));
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** A provider that is away is asked all the same. */
  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void setUp(String password) throws IOException, InterruptedException {
    Path file = server.data().resolve("syncline").resolve("setup-token");
    String token = canaries.secret("set-up token", Files.readString(file).strip());
    Person somebody = Person.unknown(url(), answers);
    somebody.post("/api/setup", setUp(canaries.secret("wrong set-up token"), password));
    HttpResponse<String> done = somebody.post("/api/setup", setUp(token, password));
    if (done.statusCode() != 201) {
      throw new IllegalStateException(done + " " + done.body());
    }
  }

  private static String setUp(String token, String password) {
    return Json.of("token", token, "user", "ada", "password", password);
  }

  Canaries canaries() {
    return canaries;
  }

  Answers answers() {
    return answers;
  }

  HubServer server() {
    return server;
  }

  Person admin() {
    return admin;
  }

  Person person(String user, String password) {
    return Person.withPassword(url(), user, password, answers);
  }

  Person bearer(String token) {
    return Person.withToken(url(), token, answers);
  }

  /** Makes an account with a secret of its own. */
  Person account(String user, String role, @Nullable String system)
      throws IOException, InterruptedException {
    String password = canaries.secret("password of " + user);
    String account =
        Json.of("user", user, "password", password, "roles", new String[] {role}, "system", system);
    Person.document(admin.post("/api/accounts", account));
    Person person = person(user, password);
    if (!role.equals("machine") && !person.logIn(user, password).endsWith("/index.xhtml")) {
      throw new IllegalStateException(user + " could not log in.");
    }
    return person;
  }

  private String url() {
    return server.http().toString().replaceAll("/$", "");
  }

  /** Waits for an answer of the hub. */
  static <T> T await(String what, Callable<T> question, Predicate<T> wanted) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      T answer = question.call();
      if (wanted.test(answer)) {
        return answer;
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Waited for " + what + ", last seen: " + answer);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
