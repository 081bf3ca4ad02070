package org.syncline.console;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.Kind;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.configuration.form.Field;
import org.syncline.configuration.form.Group;
import org.syncline.configuration.form.Mistake;
import org.syncline.connector.rest.RestConnector;
import org.syncline.connector.spi.Connectors;
import org.syncline.platform.GivenActor;
import org.syncline.platform.RememberedAudit;
import org.syncline.security.Accounts;
import org.syncline.security.Caller;
import org.syncline.security.Role;
import org.syncline.security.oidc.Oidc;
import org.syncline.security.rest.SessionLogIn;
import org.syncline.sync.HubConfiguration;
import org.syncline.sync.KeptDocuments;
import org.syncline.system.Connection;

/** A hub's configuration with its real checks, and somebody who sends forms. */
final class DocumentKit {
  final KeptDocuments kept = new KeptDocuments();
  final List<String> dropped = new ArrayList<>();
  final RememberedAudit audit = new RememberedAudit();
  final Connectors connectors;
  final HubConfiguration configuration;
  final ReadConfiguration read = new ReadConfiguration(kept, kept);
  final SessionLogIn sessions =
      new SessionLogIn(
          noAccounts(),
          Oidc.off(),
          new SessionLogIn.Limits(Duration.ofMinutes(30), Duration.ofHours(12)),
          audit,
          new SecureRandom(),
          Clock.systemUTC());

  DocumentKit() {
    RestConnector rest = new RestConnector(null, null, Clock.systemUTC());
    connectors = kind -> kind == Connection.Kind.REST ? Optional.of(rest) : Optional.empty();
    configuration =
        new HubConfiguration(
            kept.transactions(),
            kept,
            (system, who) -> List.copyOf(dropped),
            audit,
            connectors,
            Clock.systemUTC());
  }

  /** The forms of a session need none. */
  private static Accounts noAccounts() {
    return (Accounts)
        Proxy.newProxyInstance(
            DocumentKit.class.getClassLoader(),
            new Class<?>[] {Accounts.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }

  void put(Kind kind, String id, String json) {
    configuration.put(kind, id, json.getBytes(StandardCharsets.UTF_8), GivenActor.ADA, null);
  }

  /** The latest version of a document, as its members. */
  Map<String, @Nullable Object> document(Kind kind, String id) {
    return ConfigurationDocument.members(kept.latest(kind, id).orElseThrow().content());
  }

  static Map<String, @Nullable Object> members(String json) {
    return ConfigurationDocument.members(json.getBytes(StandardCharsets.UTF_8));
  }

  int version(Kind kind, String id) {
    return kept.latest(kind, id).map(document -> document.version()).orElse(0);
  }

  /** A form by somebody of a role, with the token of their session. */
  FakeRequest form(Role role, String path) {
    FakeRequest form = new FakeRequest().at(path).by(Caller.of("olga", Set.of(role), null));
    return form.with("token", sessions.formToken(form.request()));
  }

  /** What a page makes of the answer to a form. */
  static EditedForm shown(FakeRequest form) {
    EditedForm shown = EditedForm.of(form.request());
    if (shown == null) {
      throw new AssertionError("No form is shown; it leads to " + form.redirect);
    }
    return shown;
  }

  static Field field(EditedForm form, String place) {
    return form.groups().stream()
        .flatMap(group -> group.fields().stream())
        .filter(field -> field.place().equals(place))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No field at " + place));
  }

  /** The sentences at a field. */
  static List<String> told(EditedForm form, String place) {
    return field(form, place).mistakes().stream().map(Mistake::sentence).toList();
  }

  static List<String> paths(EditedForm form) {
    return form.groups().stream().map(Group::path).toList();
  }
}
