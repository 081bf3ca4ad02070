package org.syncline.connector.rest;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the hub proves who it is; the secret itself is the connection's. */
sealed interface Auth {

  /** Not at all. */
  record None() implements Auth {}

  /**
   * The secret goes with each request.
   *
   * @param name of the header or of the query's parameter
   * @param prefix before the secret
   */
  record ApiKey(boolean inQuery, String name, String prefix) implements Auth {}

  /** A user's name, with the secret as password. */
  record Basic(String user) implements Auth {}

  /** The secret is the token. */
  record Bearer() implements Auth {}

  /**
   * Client credentials (RFC 6749, 4.4), with the secret as the client's.
   *
   * @param path from the root of the host
   * @param more parameters of the token request
   * @param byHeader whether the client proves itself by a header instead of parameters
   * @param lifetime of a token that does not tell its own
   */
  record OAuth2(
      String path, String client, Map<String, String> more, boolean byHeader, Duration lifetime)
      implements Auth {
    public OAuth2 {
      more = Map.copyOf(more);
    }
  }

  /**
   * A refresh token (RFC 6749, 6), which is the secret, and which the other side may replace with
   * each use. The client's own secret is the one of the connection that is for {@code client}.
   *
   * @param path from the root of the host
   * @param more parameters of the token request
   * @param byHeader whether the client proves itself by a header instead of parameters
   * @param lifetime of a token that does not tell its own
   */
  record OAuth2Refresh(
      String path, String client, Map<String, String> more, boolean byHeader, Duration lifetime)
      implements Auth {
    public OAuth2Refresh {
      more = Map.copyOf(more);
    }
  }

  /** Whether there is a call that logs in, beside the requests themselves. */
  default boolean logsIn() {
    return this instanceof OAuth2 || this instanceof OAuth2Refresh || this instanceof Session;
  }

  /**
   * A call that logs in, and a token from its answer.
   *
   * @param path from the root of the host
   * @param body with {@code {user}} and {@code {secret}}
   * @param lifetime of the token
   */
  record Session(
      String method,
      String path,
      Map<String, String> headers,
      BodyTemplate body,
      @Nullable String user,
      TokenFrom from,
      TokenTo to,
      Duration lifetime)
      implements Auth {}

  /** Where a log-in's answer holds the token: one of them. */
  record TokenFrom(@Nullable MemberPath body, @Nullable String header, @Nullable String cookie) {
    Optional<String> of(ReadAnswer answer) {
      if (body != null) {
        MemberPath path = body;
        return answer.json().map(path::in).flatMap(AnswerShape::idOf);
      }
      if (header != null) {
        return answer.header(header.toLowerCase(Locale.ROOT));
      }
      String start = cookie + "=";
      return answer.headers("set-cookie").stream()
          .filter(line -> line.startsWith(start))
          .map(line -> line.substring(start.length(), end(line)))
          .findFirst();
    }

    private static int end(String cookie) {
      int semicolon = cookie.indexOf(';');
      return semicolon < 0 ? cookie.length() : semicolon;
    }
  }

  /**
   * How requests carry the token: as a header or a cookie.
   *
   * @param prefix before the token
   */
  record TokenTo(boolean asCookie, String name, String prefix) {
    HttpCall put(HttpCall call, String token) {
      return asCookie
          ? call.withHeader("Cookie", name + "=" + token)
          : call.withHeader(name, prefix + token);
    }
  }

  /**
   * A signature of each request by HMAC-SHA-256 (RFC 2104), with the secret in UTF-8 as key.
   *
   * @param signed what is signed
   * @param header of the signature
   * @param prefix before the signature
   * @param timeHeader of the time; null = it is not sent
   * @param keyHeader of the key's name; null = it is not sent
   */
  record Hmac(
      Template signed,
      String header,
      String prefix,
      boolean base64,
      TimeForm timeForm,
      @Nullable String timeHeader,
      @Nullable String keyHeader,
      String key)
      implements Auth {}

  /** How a signature's time is written. */
  enum TimeForm {
    SECONDS,
    MILLISECONDS,
    ISO
  }
}
