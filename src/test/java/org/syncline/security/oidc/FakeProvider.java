package org.syncline.security.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A provider of OpenID Connect on 127.0.0.1, with real signatures. Whoever runs a test says who
 * logs in, changes people while sessions go on, rotates keys, and lets endpoints misbehave.
 */
public final class FakeProvider implements AutoCloseable {
  /** What a client is called and, unless it is public, has to know. */
  public static final String CLIENT = "hub";

  public static final String SECRET = "secret of the hub";

  private static final FakeKey RSA = FakeKey.rsa("rsa-1", 2048);

  private final Clock clock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<FakeKey> keys = new CopyOnWriteArrayList<>(List.of(RSA));
  private final List<Map<String, Object>> extraKeys = new CopyOnWriteArrayList<>();
  private final Map<String, Object> metadata = new ConcurrentHashMap<>();
  private final Map<String, Login> codes = new ConcurrentHashMap<>();
  private final Map<String, Login> accessTokens = new ConcurrentHashMap<>();
  private final Map<String, Login> refreshTokens = new ConcurrentHashMap<>();
  private final Map<String, FakePerson> people = new ConcurrentHashMap<>();
  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private volatile FakeKey signing = RSA;
  private volatile FakePerson atTheBrowser;
  private volatile Duration accessLasts = Duration.ofMinutes(5);
  private volatile boolean publicClient;
  private volatile boolean groupsOnlyInIdToken;
  private volatile boolean givesRefreshTokens = true;
  private volatile Function<FakeToken, String> idTokens = token -> token.signedBy(signing);
  private volatile UnaryOperator<Map<String, Object>> userInfos = UnaryOperator.identity();

  /** One log-in of a person. */
  private record Login(
      FakePerson person,
      String sid,
      String nonce,
      String challenge,
      String redirect,
      Instant accessExpires) {
    Login until(Instant expires) {
      return new Login(person, sid, nonce, challenge, redirect, expires);
    }
  }

  /** Answers instead of the endpoint. */
  public interface Fault {
    void answer(HttpExchange exchange) throws IOException;

    static Fault status(int status) {
      return exchange -> send(exchange, status, "text/plain", "no");
    }

    /** So slow that nobody waits for it: it answers when it is released. */
    static Fault slow(CountDownLatch released) {
      return exchange -> {
        try {
          released.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        send(exchange, 503, "text/plain", "late");
      };
    }

    static Fault garbage() {
      return exchange -> send(exchange, 200, "application/json", "{\"issuer\": [[[");
    }

    static Fault huge() {
      return exchange ->
          send(exchange, 200, "application/json", "{\"x\":\"" + "x".repeat(400_000) + "\"}");
    }

    static Fault redirect(String to) {
      return exchange -> {
        exchange.getResponseHeaders().set("Location", to);
        send(exchange, 302, "text/plain", "");
      };
    }
  }

  private FakeProvider(Clock clock) {
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    at("/.well-known/openid-configuration", this::discovery);
    at("/keys", this::keys);
    at("/authorize", this::authorize);
    at("/token", this::token);
    at("/userinfo", this::userInfo);
    at("/introspect", this::introspect);
    at("/logout", this::logOut);
    fillMetadata();
    server.start();
  }

  public static FakeProvider start(Clock clock) {
    return new FakeProvider(clock);
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  // What a test arranges.

  public FakePerson person(String name) {
    FakePerson person = new FakePerson(name);
    people.put(name, person);
    return person;
  }

  /** From now on this person is logged in at the provider; null shows the log-in form. */
  public void atTheBrowser(FakePerson person) {
    atTheBrowser = person;
  }

  public void accessLasts(Duration time) {
    accessLasts = time;
  }

  public void publicClient() {
    publicClient = true;
  }

  public void groupsOnlyInIdToken() {
    groupsOnlyInIdToken = true;
  }

  public void givesNoRefreshTokens() {
    givesRefreshTokens = false;
  }

  /** Null takes a member out. */
  public void metadata(String name, Object value) {
    if (value == null) {
      metadata.remove(name);
    } else {
      metadata.put(name, value);
    }
  }

  public void misbehave(String path, Fault fault) {
    faults.put(path, fault);
  }

  public void away() {
    calls.keySet().forEach(path -> misbehave(path, Fault.status(503)));
  }

  public void back() {
    faults.clear();
  }

  public int calls(String path) {
    return calls.get(path).get();
  }

  void idTokens(Function<FakeToken, String> making) {
    idTokens = making;
  }

  void userInfos(UnaryOperator<Map<String, Object>> making) {
    userInfos = making;
  }

  FakeKey signing() {
    return signing;
  }

  /** Publishes a key, and signs with it from now on. */
  void signWith(FakeKey key) {
    keys.add(key);
    signing = key;
  }

  /** Takes all keys back but the new one. */
  public void rotateKeys() {
    FakeKey fresh = FakeKey.ec("ec-" + UUID.randomUUID());
    keys.clear();
    signWith(fresh);
  }

  void publish(Map<String, Object> jwk) {
    extraKeys.add(jwk);
  }

  /** An access token as the provider gives it to programs. */
  public String accessToken(FakePerson person, String audience) {
    String token = access(person, audience).signedBy(signing);
    accessTokens.put(token, login(person).until(clock.instant().plus(accessLasts)));
    return token;
  }

  FakeToken access(FakePerson person, String audience) {
    return timed(person)
        .header("typ", "at+jwt")
        .claim("aud", audience)
        .claim("scope", "hub")
        .claim("client_id", "some-program")
        .claim("preferred_username", person.name())
        .claim("groups", person.groups())
        .claim("teams", person.teams());
  }

  private FakeToken timed(FakePerson person) {
    long now = clock.instant().getEpochSecond();
    return new FakeToken()
        .claim("iss", issuer())
        .claim("sub", person.subject())
        .claim("iat", now)
        .claim("exp", now + accessLasts.toSeconds())
        .claim("jti", UUID.randomUUID().toString());
  }

  public void revoke(String accessToken) {
    accessTokens.remove(accessToken);
  }

  FakeToken logOutToken(FakePerson person, String sid) {
    return timed(person)
        .header("typ", "logout+jwt")
        .claim("aud", CLIENT)
        .claim("sid", sid)
        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
  }

  /** Ends all sessions of somebody at the provider, and tells the hub at this address. */
  public int sendLogOut(URI to, FakePerson person) throws IOException, InterruptedException {
    end(login -> login.person() == person);
    String token = logOutToken(person, null).signedBy(signing);
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + token))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  // Endpoints.

  private interface Endpoint {
    void answer(HttpExchange exchange) throws IOException;
  }

  private void at(String path, Endpoint endpoint) {
    calls.put(path, new AtomicInteger());
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            calls.get(path).incrementAndGet();
            Fault fault = faults.get(path);
            if (fault != null) {
              fault.answer(exchange);
            } else {
              endpoint.answer(exchange);
            }
          } catch (RuntimeException e) {
            send(exchange, 500, "text/plain", e.toString());
          }
        });
  }

  private void fillMetadata() {
    metadata.put("issuer", issuer());
    metadata.put("authorization_endpoint", issuer() + "/authorize");
    metadata.put("token_endpoint", issuer() + "/token");
    metadata.put("jwks_uri", issuer() + "/keys");
    metadata.put("userinfo_endpoint", issuer() + "/userinfo");
    metadata.put("introspection_endpoint", issuer() + "/introspect");
    metadata.put("end_session_endpoint", issuer() + "/logout");
    metadata.put("subject_types_supported", List.of("public"));
    metadata.put("response_types_supported", List.of("code"));
    metadata.put("id_token_signing_alg_values_supported", List.of("RS256", "ES256"));
    metadata.put("authorization_response_iss_parameter_supported", true);
  }

  private void discovery(HttpExchange exchange) throws IOException {
    json(exchange, 200, metadata);
  }

  private void keys(HttpExchange exchange) throws IOException {
    List<Map<String, Object>> all = new ArrayList<>(extraKeys);
    keys.forEach(key -> all.add(key.jwk()));
    json(exchange, 200, Map.of("keys", all));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
    FakePerson person =
        query.containsKey("user") ? people.get(query.get("user")) : this.atTheBrowser;
    boolean usable =
        CLIENT.equals(query.get("client_id"))
            && "code".equals(query.get("response_type"))
            && "S256".equals(query.get("code_challenge_method"))
            && Arrays.asList(query.getOrDefault("scope", "").split(" ")).contains("openid");
    if (!usable) {
      send(exchange, 400, "text/plain", "not a request that this provider takes");
      return;
    }
    if (person == null) {
      send(exchange, 200, "text/html", logInForm(query));
      return;
    }
    exchange.getResponseHeaders().set("Location", back(query, person));
    send(exchange, 302, "text/plain", "");
  }

  private static String logInForm(Map<String, String> query) {
    StringBuilder page = new StringBuilder("<form action='/authorize'>");
    query.forEach(
        (name, value) ->
            page.append("<input type='hidden' name='" + name + "' value='" + value + "'>"));
    return page.append("<input name='user'><button>Log in</button></form>").toString();
  }

  private String back(Map<String, String> query, FakePerson person) {
    String redirect = query.get("redirect_uri");
    String common = "&state=" + encoded(query.get("state")) + "&iss=" + encoded(issuer());
    if (!person.isEnabled()) {
      return redirect + "?error=access_denied&error_description=Person+is+disabled" + common;
    }
    String code = UUID.randomUUID().toString();
    codes.put(
        code,
        new Login(
            person,
            UUID.randomUUID().toString(),
            query.get("nonce"),
            query.get("code_challenge"),
            redirect,
            clock.instant()));
    return redirect + "?code=" + code + common;
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(body(exchange));
    if (!knowsClient(exchange, form)) {
      json(exchange, 401, Map.of("error", "invalid_client"));
      return;
    }
    Login login =
        "refresh_token".equals(form.get("grant_type"))
            ? refreshTokens.remove(form.get("refresh_token"))
            : ofCode(form);
    if (login == null || !login.person().isEnabled()) {
      json(
          exchange,
          400,
          Map.of("error", "invalid_grant", "error_description", "<b>provider's own text</b>"));
      return;
    }
    json(exchange, 200, issue(login));
  }

  private Login ofCode(Map<String, String> form) {
    Login login = codes.remove(form.getOrDefault("code", ""));
    boolean right =
        login != null
            && login.redirect().equals(form.get("redirect_uri"))
            && login.challenge().equals(sha256(form.getOrDefault("code_verifier", ""), 32));
    return right ? login : null;
  }

  private Map<String, Object> issue(Login login) {
    String access = accessToken(login.person(), "account");
    accessTokens.put(access, login.until(clock.instant().plus(accessLasts)));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("access_token", access);
    answer.put("token_type", "Bearer");
    answer.put("expires_in", accessLasts.toSeconds());
    if (givesRefreshTokens) {
      String refresh = UUID.randomUUID().toString();
      refreshTokens.put(refresh, login);
      answer.put("refresh_token", refresh);
    }
    FakeToken id =
        timed(login.person())
            .header("typ", "JWT")
            .claim("aud", CLIENT)
            .claim("nonce", login.nonce())
            .claim("sid", login.sid())
            .claim("preferred_username", login.person().name())
            .claim("groups", groupsOnlyInIdToken ? login.person().groups() : null)
            .claim("at_hash", sha256(access, 16));
    String signed = idTokens.apply(id);
    if (signed != null) {
      answer.put("id_token", signed);
    }
    return answer;
  }

  private void userInfo(HttpExchange exchange) throws IOException {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    Login login = header == null ? null : accessTokens.get(header.replaceFirst("^Bearer ", ""));
    if (!counts(login)) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
      send(exchange, 401, "text/plain", "");
      return;
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("sub", login.person().subject());
    answer.put("preferred_username", login.person().name());
    if (!groupsOnlyInIdToken) {
      answer.put("groups", login.person().groups());
    }
    answer.put("teams", login.person().teams());
    json(exchange, 200, userInfos.apply(answer));
  }

  private void introspect(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(body(exchange));
    if (!knowsClient(exchange, form)) {
      json(exchange, 401, Map.of("error", "invalid_client"));
      return;
    }
    Login login = accessTokens.get(form.getOrDefault("token", ""));
    json(
        exchange,
        200,
        counts(login)
            ? Map.of(
                "active", true, "sub", login.person().subject(), "groups", login.person().groups())
            : Map.of("active", false));
  }

  private void logOut(HttpExchange exchange) throws IOException {
    Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
    String[] hint = query.getOrDefault("id_token_hint", "").split("\\.");
    String claims =
        hint.length < 2
            ? ""
            : new String(Base64.getUrlDecoder().decode(hint[1]), StandardCharsets.UTF_8);
    end(login -> claims.contains(login.sid()));
    exchange.getResponseHeaders().set("Location", query.get("post_logout_redirect_uri"));
    send(exchange, 302, "text/plain", "");
  }

  private void end(java.util.function.Predicate<Login> which) {
    accessTokens.values().removeIf(which);
    refreshTokens.values().removeIf(which);
  }

  private boolean counts(Login login) {
    return login != null
        && login.person().isEnabled()
        && clock.instant().isBefore(login.accessExpires());
  }

  private Login login(FakePerson person) {
    return new Login(person, UUID.randomUUID().toString(), "", "", "", clock.instant());
  }

  private boolean knowsClient(HttpExchange exchange, Map<String, String> form) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (publicClient) {
      return header == null
          && !form.containsKey("client_secret")
          && CLIENT.equals(form.get("client_id"));
    }
    if (header == null) {
      return CLIENT.equals(form.get("client_id")) && SECRET.equals(form.get("client_secret"));
    }
    // RFC 6749, 2.3.1: both parts are form-encoded first.
    return header.equals(
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (CLIENT + ":" + encoded(SECRET)).getBytes(StandardCharsets.US_ASCII)));
  }

  private static String sha256(String text, int bytes) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return FakeToken.encode(Arrays.copyOf(digest, bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<String, String> form(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : text == null ? new String[0] : text.split("&")) {
      String[] parts = pair.split("=", 2);
      values.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return values;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void json(HttpExchange exchange, int status, Object body) throws IOException {
    send(exchange, status, "application/json", FakeToken.json(body));
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
