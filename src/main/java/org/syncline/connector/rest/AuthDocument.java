package org.syncline.connector.rest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.configuration.Words;
import org.syncline.system.Connection;

/** The member {@code auth}. */
final class AuthDocument {
  private static final Set<String> SIGNED =
      Set.of("method", "path", "query", "timestamp", "body", "bodySha256");
  private static final Set<String> OWN_PARAMETERS =
      Set.of("grant_type", "client_id", "client_secret", "refresh_token");
  private static final int LONGEST = 86_400;
  private static final List<String> USES = List.of(RestConnector.CERTIFICATE, AuthoriseCall.CLIENT);

  private AuthDocument() {}

  /** Kinds of log-ins. */
  enum Kind {
    NONE,
    API_KEY,
    BASIC,
    BEARER,
    OAUTH2,
    OAUTH2_REFRESH,
    SESSION,
    HMAC
  }

  /**
   * How the hub logs in, and where.
   *
   * @param at the connection whose host is asked, and whose secret is for that
   */
  record LogIn(Auth auth, Connection at) {}

  /** Another connection of the same system. */
  @FunctionalInterface
  interface Others {
    Optional<Connection> byId(String id);
  }

  private enum ClientBy {
    FORM,
    HEADER
  }

  private enum Encoding {
    HEX,
    BASE64
  }

  static LogIn read(ConfigurationObject object, Connection connection, Others others) {
    Kind kind = object.choice("kind", Words.of(Kind.values()), null);
    Auth auth = auth(kind, object);
    Connection at = auth.logsIn() ? at(object, connection, others) : connection;
    if (kind != Kind.NONE && at.secret() == null) {
      object.problem(
          "kind",
          "This kind needs a secret: give "
              + (at.id().equals(connection.id())
                  ? "the connection"
                  : "the connection '" + at.id() + "'")
              + " the name of one in 'secret'.");
    }
    if (at != connection) {
      checkSecrets(object, "connection", at);
    }
    return new LogIn(auth, at);
  }

  /**
   * What the connection's secrets are for; a name that nobody asks for would be missed silently.
   */
  static void checkSecrets(ConfigurationObject object, String member, Connection connection) {
    for (String use : connection.secrets().keySet()) {
      if (!USES.contains(use)) {
        object.problem(
            member,
            "The 'secrets' of the connection '"
                + connection.id()
                + "' have '"
                + use
                + "', which is for nothing here: name them by what they are for, of "
                + USES
                + ".");
      }
    }
    if (connection.secrets().containsKey(RestConnector.CERTIFICATE) && !connection.tls()) {
      object.problem(
          member,
          "A client certificate is shown by TLS alone: set 'tls' of the connection '"
              + connection.id()
              + "' to true, or take '"
              + RestConnector.CERTIFICATE
              + "' out of its 'secrets'.");
    }
  }

  /** Where log-ins are: fields of the system's document, never an address in the settings. */
  private static Connection at(ConfigurationObject object, Connection connection, Others others) {
    String id = object.optionalText("connection");
    if (id == null) {
      return connection;
    }
    Connection other = others.byId(id).orElse(null);
    if (other == null) {
      object.problem(
          "connection", "The system has no connection '" + id + "': add it, or name another one.");
      return connection;
    }
    if (other.kind() != Connection.Kind.REST) {
      object.problem("connection", "Log-ins go by HTTP: name a connection of kind 'rest'.");
    }
    return other;
  }

  private static Auth auth(Kind kind, ConfigurationObject object) {
    return switch (kind) {
      case NONE -> new Auth.None();
      case API_KEY -> apiKey(object);
      case BASIC -> basic(object);
      case BEARER -> new Auth.Bearer();
      case OAUTH2 -> oauth2(object);
      case OAUTH2_REFRESH -> refresh(object);
      case SESSION -> session(object);
      case HMAC -> hmac(object);
    };
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  private static String prefix(ConfigurationObject object) {
    String prefix = or(object.optionalText("prefix"), "");
    HeaderNames.checkValue(object, "prefix", prefix);
    return prefix;
  }

  private static Auth apiKey(ConfigurationObject object) {
    String header = object.optionalText("header");
    String query = object.optionalText("query");
    if ((header == null) == (query == null)) {
      object.problem("header", "Give one of header and query: the name that the key is sent by.");
    }
    if (header != null) {
      HeaderNames.check(object, "header", header);
    }
    return new Auth.ApiKey(query != null, or(query, or(header, "")), prefix(object));
  }

  private static Auth basic(ConfigurationObject object) {
    String user = object.text("user");
    if (user.indexOf(':') >= 0) {
      object.problem("user", "A name for basic log-in has no ':', which ends it.");
    }
    return new Auth.Basic(user);
  }

  private static Auth oauth2(ConfigurationObject object) {
    return new Auth.OAuth2(
        path(object, "tokenPath"),
        object.text("clientId"),
        parameters(object),
        byHeader(object),
        tokenTime(object));
  }

  private static Auth refresh(ConfigurationObject object) {
    return new Auth.OAuth2Refresh(
        path(object, "tokenPath"),
        object.text("clientId"),
        parameters(object),
        byHeader(object),
        tokenTime(object));
  }

  private static boolean byHeader(ConfigurationObject object) {
    return object.choice("clientBy", Words.of(ClientBy.values()), ClientBy.FORM) == ClientBy.HEADER;
  }

  private static Duration tokenTime(ConfigurationObject object) {
    return Duration.ofSeconds(object.number("tokenSeconds", 1, LONGEST, 600));
  }

  private static Map<String, String> parameters(ConfigurationObject object) {
    Map<String, String> more = new LinkedHashMap<>(object.textsByName("parameters"));
    for (String name : more.keySet()) {
      if (OWN_PARAMETERS.contains(name)) {
        object.problem("parameters." + name, "The connector gives this itself: take it away.");
      }
    }
    String scope = object.optionalText("scope");
    if (scope != null) {
      more.put("scope", scope);
    }
    return more;
  }

  private static String path(ConfigurationObject object, String name) {
    String path = object.text(name);
    if (!path.isBlank()) {
      ManifestDocument.checkPath(object, name, path);
    }
    return path;
  }

  private record LogInCall(
      String method, String path, Map<String, String> headers, BodyTemplate body) {}

  private static Auth session(ConfigurationObject object) {
    String user = object.optionalText("user");
    Set<String> names =
        user == null ? Set.of(ManifestDocument.SECRET) : Set.of(ManifestDocument.SECRET, "user");
    LogInCall call = object.object("logIn", inner -> logIn(inner, names));
    Auth.TokenFrom from = object.object("token", AuthDocument::from);
    Auth.TokenTo to = object.object("send", AuthDocument::to);
    for (String name : new String[] {"logIn", "token", "send"}) {
      if (!object.has(name)) {
        object.problem(name, "This member is missing: give an object.");
      }
    }
    return new Auth.Session(
        call == null ? "POST" : call.method(),
        call == null ? "/" : call.path(),
        call == null ? Map.of() : call.headers(),
        call == null ? BodyTemplate.nothing() : call.body(),
        user,
        from == null ? new Auth.TokenFrom(MemberPath.WHOLE, null, null) : from,
        to == null ? new Auth.TokenTo(false, "Authorization", "") : to,
        Duration.ofSeconds(object.number("tokenSeconds", 1, LONGEST, 1_800)));
  }

  private static LogInCall logIn(ConfigurationObject object, Set<String> names) {
    if (!object.has("body")) {
      object.problem("body", "This member is missing: give the log-in's body with {secret} in it.");
    }
    return new LogInCall(
        object.choice("method", ManifestDocument.words(ManifestDocument.METHODS), "POST"),
        path(object, "path"),
        ManifestDocument.headers(object, "headers"),
        BodyTemplate.read(object.value("body"), names, "body", object::problem));
  }

  private static Auth.TokenFrom from(ConfigurationObject object) {
    MemberPath body = ManifestDocument.path(object, "body");
    String header = object.optionalText("header");
    String cookie = object.optionalText("cookie");
    int given = (body == null ? 0 : 1) + (header == null ? 0 : 1) + (cookie == null ? 0 : 1);
    if (given != 1) {
      object.problem("body", "Give one of body, header and cookie: where the token is.");
    }
    if (cookie != null) {
      HeaderNames.check(object, "cookie", cookie);
    }
    return new Auth.TokenFrom(body, header, cookie);
  }

  private static Auth.TokenTo to(ConfigurationObject object) {
    String header = object.optionalText("header");
    String cookie = object.optionalText("cookie");
    if ((header == null) == (cookie == null)) {
      object.problem("header", "Give one of header and cookie: how requests carry the token.");
    }
    if (header != null) {
      HeaderNames.check(object, "header", header);
    }
    if (cookie != null) {
      HeaderNames.check(object, "cookie", cookie);
    }
    return new Auth.TokenTo(cookie != null, or(cookie, or(header, "")), prefix(object));
  }

  private static Auth hmac(ConfigurationObject object) {
    String signed = object.text("signed");
    String header = object.text("header");
    HeaderNames.check(object, "header", header);
    String timeHeader = object.optionalText("timestampHeader");
    if (timeHeader != null) {
      HeaderNames.check(object, "timestampHeader", timeHeader);
    }
    String keyHeader = object.optionalText("keyHeader");
    String key = object.optionalText("key");
    if ((keyHeader == null) != (key == null)) {
      object.problem("key", "Give both keyHeader and key, or none of them.");
    }
    if (keyHeader != null) {
      HeaderNames.check(object, "keyHeader", keyHeader);
    }
    HeaderNames.checkValue(object, "key", or(key, ""));
    return new Auth.Hmac(
        Template.read(signed, SIGNED, sentence -> object.problem("signed", sentence)),
        header,
        prefix(object),
        object.choice("encoding", Words.of(Encoding.values()), Encoding.HEX) == Encoding.BASE64,
        object.choice("timestamp", Words.of(Auth.TimeForm.values()), Auth.TimeForm.SECONDS),
        timeHeader,
        keyHeader,
        or(key, ""));
  }
}
