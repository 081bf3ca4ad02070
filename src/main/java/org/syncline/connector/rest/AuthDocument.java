package org.syncline.connector.rest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.configuration.Words;
import org.syncline.system.Connection;

/** The member {@code auth}. */
final class AuthDocument {
  private static final Set<String> SIGNED =
      Set.of("method", "path", "query", "timestamp", "body", "bodySha256");
  private static final int LONGEST = 86_400;

  private AuthDocument() {}

  /** Kinds of log-ins. */
  enum Kind {
    NONE,
    API_KEY,
    BASIC,
    BEARER,
    OAUTH2,
    SESSION,
    HMAC
  }

  private enum ClientBy {
    FORM,
    HEADER
  }

  private enum Encoding {
    HEX,
    BASE64
  }

  static Auth read(ConfigurationObject object, Connection connection) {
    Kind kind = object.choice("kind", Words.of(Kind.values()), null);
    if (kind != Kind.NONE && connection.secret() == null) {
      object.problem(
          "kind", "This kind needs a secret: give the connection the name of one in 'secret'.");
    }
    return switch (kind) {
      case NONE -> new Auth.None();
      case API_KEY -> apiKey(object);
      case BASIC -> basic(object);
      case BEARER -> new Auth.Bearer();
      case OAUTH2 -> oauth2(object);
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
    Map<String, String> more = new LinkedHashMap<>(object.textsByName("parameters"));
    for (String name : more.keySet()) {
      if (Set.of("grant_type", "client_id", "client_secret").contains(name)) {
        object.problem("parameters." + name, "The connector gives this itself: take it away.");
      }
    }
    String scope = object.optionalText("scope");
    if (scope != null) {
      more.put("scope", scope);
    }
    return new Auth.OAuth2(
        path(object, "tokenPath"),
        object.text("clientId"),
        more,
        object.choice("clientBy", Words.of(ClientBy.values()), ClientBy.FORM) == ClientBy.HEADER,
        Duration.ofSeconds(object.number("tokenSeconds", 1, LONGEST, 600)));
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
