package org.syncline.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.SteppingClock;
import org.syncline.security.InMemoryTries;
import org.syncline.security.LogIn;
import org.syncline.security.TryLimit;

/** A hub's side of OpenID Connect, its provider, and a browser between them. */
final class OidcWorld implements AutoCloseable {
  static final String CLIENT = FakeProvider.CLIENT;

  final SteppingClock clock = new SteppingClock();
  final FakeProvider provider = FakeProvider.start(clock);
  final LoopbackHttp http = new LoopbackHttp();
  final RememberedAudit audit = new RememberedAudit();
  private final InMemoryTries tries = new InMemoryTries();

  /** An address that asks. */
  static final String FROM = "192.0.2.1";

  final List<LoggedOut> told = new ArrayList<>();
  final Map<String, String> properties = new HashMap<>();
  final FakePerson ada = provider.person("ada").in("hub-operators").ofTeams("north");
  private final HttpClient browser =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private String secret = FakeProvider.SECRET;
  private Oidc oidc;

  OidcWorld() {
    provider.atTheBrowser(ada);
    set("issuer", provider.issuer());
    set("client-id", CLIENT);
    set("public-url", "http://localhost:8080/syncline/");
    set(
        "roles",
        "hub-operators=operator,hub-admins=admin,erp-machines=machine:erp,crm=machine:crm");
    set("teams-claim", "teams");
  }

  OidcWorld set(String name, String value) {
    properties.put("syncline.oidc." + name, value);
    return this;
  }

  OidcWorld withoutSecret() {
    secret = null;
    return this;
  }

  /** Made when first asked for, with the settings of then. */
  Oidc oidc() {
    if (oidc == null) {
      oidc = another();
    }
    return oidc;
  }

  /** As on another node: with no memory of its own. */
  Oidc another() {
    return Oidc.with(
        OidcSettings.read(properties::get).orElseThrow(),
        http,
        () -> Optional.ofNullable(secret),
        told::add,
        new TryLimit(
            new InMemoryTransactions(),
            tries,
            "token",
            LogIn.FAILURES_OF_ADDRESS,
            LogIn.WINDOW,
            clock),
        new SecureRandom(),
        audit,
        clock);
  }

  LogInBegun begun() {
    return accepted(oidc().begin("index.xhtml"));
  }

  /** Where the provider sends the browser. */
  Map<String, List<String>> browse(URI address) {
    try {
      HttpResponse<String> answer =
          browser.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
      String location = answer.headers().firstValue("Location").orElseThrow();
      assertThat(location).startsWith("http://localhost:8080/syncline/");
      Map<String, List<String>> parameters = new HashMap<>();
      FakeProvider.form(URI.create(location).getRawQuery())
          .forEach((name, value) -> parameters.put(name, List.of(value)));
      return parameters;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  OidcResult<OidcSession> logIn() {
    LogInBegun begun = begun();
    return oidc().finish(browse(begun.to()), begun.pending(), OidcWorld.FROM);
  }

  OidcSession loggedIn() {
    return accepted(logIn());
  }

  static <T> T accepted(OidcResult<T> result) {
    assertThat(result).isInstanceOf(OidcResult.Accepted.class);
    return ((OidcResult.Accepted<T>) result).value();
  }

  static <T> Refusal refusal(OidcResult<T> result) {
    assertThat(result).isInstanceOf(OidcResult.Refused.class);
    return ((OidcResult.Refused<T>) result).why();
  }

  @Override
  public void close() {
    provider.close();
  }
}
