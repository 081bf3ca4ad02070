package org.syncline.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Credentials;
import org.syncline.platform.Sha256;
import org.syncline.system.Connection;

/** Puts into a request what proves who the hub is. */
final class AuthoriseCall {
  private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]{1,8000}");
  private static final String HMAC = "HmacSHA256";

  /** What the client's own secret is for, where the connection's is a refresh token. */
  static final String CLIENT = "client";

  private final Auth auth;
  private final String system;

  /** Whose secret it is: where log-ins are, else where requests go. */
  private final Connection connection;

  private final Credentials credentials;
  private final LogIns logIns;
  private final Clock clock;

  AuthoriseCall(
      AuthDocument.LogIn logIn,
      String system,
      Credentials credentials,
      LogIns logIns,
      Clock clock) {
    this.auth = logIn.auth();
    this.system = system;
    this.connection = logIn.at();
    this.credentials = credentials;
    this.logIns = logIns;
    this.clock = clock;
  }

  /** What came of it. */
  sealed interface Authorised {
    /**
     * It may be sent.
     *
     * @param token that it carries, null where it carries none that can run out
     */
    record Ready(HttpCall call, LogIns.@Nullable Token token) implements Authorised {}

    record Stopped(Answer answer) implements Authorised {}
  }

  Authorised authorise(HttpCall call, TimeLeft time) throws InterruptedException {
    if (auth instanceof Auth.None) {
      return new Authorised.Ready(call, null);
    }
    if (auth instanceof Auth.OAuth2 oauth2) {
      return carry(
          call,
          new Auth.TokenTo(false, "Authorization", "Bearer "),
          logIns.token(() -> withSecret(secret -> logIns.ask(oauth2, secret, time)), time));
    }
    if (auth instanceof Auth.OAuth2Refresh refresh) {
      return carry(
          call,
          new Auth.TokenTo(false, "Authorization", "Bearer "),
          logIns.token(() -> refreshed(refresh, time), time));
    }
    if (auth instanceof Auth.Session session) {
      return carry(
          call,
          session.to(),
          logIns.token(() -> withSecret(secret -> logIns.ask(session, secret, time)), time));
    }
    Credentials.Given given = credentials.of(system, connection);
    if (given instanceof Credentials.Given.Withheld withheld) {
      return stopped(withheld.sentence());
    }
    return prove(call, ((Credentials.Given.Secret) given).value());
  }

  /** Whether there is a call that logs in, beside the requests themselves. */
  boolean logsIn() {
    return auth.logsIn();
  }

  /** Forgets a token that the other side takes no more. */
  void forget(LogIns.Token token) {
    logIns.forget(token);
  }

  private static Authorised stopped(String sentence) {
    return new Authorised.Stopped(new Answer.Misconfigured(sentence));
  }

  private static Authorised carry(HttpCall call, Auth.TokenTo to, LogIns.Got got) {
    if (got instanceof LogIns.Got.Pass pass) {
      return new Authorised.Ready(to.put(call, pass.token().value()), pass.token());
    }
    return new Authorised.Stopped(((LogIns.Got.No) got).answer());
  }

  private interface WithSecret {
    LogIns.Got use(String secret) throws InterruptedException;
  }

  private LogIns.Got withSecret(WithSecret use) throws InterruptedException {
    Credentials.Given given = credentials.of(system, connection);
    if (given instanceof Credentials.Given.Withheld withheld) {
      return new LogIns.Got.No(new Answer.Misconfigured(withheld.sentence()));
    }
    return use.use(((Credentials.Given.Secret) given).value());
  }

  /** The refresh token alone in all servers, with the client's own secret where it has one. */
  private LogIns.Got refreshed(Auth.OAuth2Refresh refresh, TimeLeft time)
      throws InterruptedException {
    Optional<Connection> client = connection.withSecretFor(CLIENT);
    String clientSecret = null;
    if (client.isPresent()) {
      Credentials.Given given = credentials.of(system, client.get());
      if (given instanceof Credentials.Given.Withheld withheld) {
        return new LogIns.Got.No(new Answer.Misconfigured(withheld.sentence()));
      }
      clientSecret = ((Credentials.Given.Secret) given).value();
    }
    String proof = clientSecret;
    AtomicReference<LogIns.@Nullable Got> got = new AtomicReference<>();
    Credentials.Rotated rotated =
        credentials.rotate(
            system,
            connection,
            time.now(),
            token -> {
              LogIns.Refreshed refreshed = logIns.ask(refresh, token, proof, time);
              got.set(refreshed.got());
              return refreshed.shown();
            });
    if (rotated instanceof Credentials.Rotated.Withheld withheld) {
      return new LogIns.Got.No(new Answer.Misconfigured(withheld.sentence()));
    }
    LogIns.Got result = got.get();
    if (rotated instanceof Credentials.Rotated.Done && result != null) {
      return result;
    }
    return new LogIns.Got.No(
        rotated instanceof Credentials.Rotated.Busy
            ? new Answer.Later(
                Answer.Why.RATE_LIMITED,
                clock.instant().plusSeconds(1),
                "The log-in is being renewed by another server or flow; nothing was written.")
            : new Answer.Later(
                Answer.Why.FAILED,
                null,
                "The new refresh token could not be stored yet: see the hub's log. Nothing was"
                    + " written."));
  }

  private Authorised prove(HttpCall call, String secret) {
    if (auth instanceof Auth.Basic basic) {
      return ready(
          call.withHeader("Authorization", "Basic " + LogIns.base64(basic.user() + ":" + secret)));
    }
    if (auth instanceof Auth.Hmac hmac) {
      return sign(call, hmac, secret);
    }
    if (auth instanceof Auth.ApiKey key && key.inQuery()) {
      return ready(call.withQuery(key.name(), key.prefix() + secret));
    }
    if (!SENDABLE.matcher(secret).matches()) {
      return stopped(
          "The connection's secret holds characters that a header can't carry, such as a space or"
              + " the end of a line: set it again.");
    }
    if (auth instanceof Auth.ApiKey key) {
      return ready(call.withHeader(key.name(), key.prefix() + secret));
    }
    return ready(call.withHeader("Authorization", "Bearer " + secret));
  }

  private static Authorised ready(HttpCall call) {
    return new Authorised.Ready(call, null);
  }

  private Authorised sign(HttpCall call, Auth.Hmac hmac, String secret) {
    String time = time(hmac.timeForm(), clock.instant());
    String signed;
    try {
      signed = hmac.signed().fill(name -> part(name, call, time));
    } catch (CannotFill e) {
      return new Authorised.Stopped(new Answer.Refused(e.code(), e.sentence()));
    }
    byte[] signature = mac(secret, signed);
    HttpCall ready =
        call.withHeader(
            hmac.header(),
            hmac.prefix()
                + (hmac.base64()
                    ? Base64.getEncoder().encodeToString(signature)
                    : HexFormat.of().formatHex(signature)));
    if (hmac.timeHeader() != null) {
      ready = ready.withHeader(hmac.timeHeader(), time);
    }
    return ready(hmac.keyHeader() == null ? ready : ready.withHeader(hmac.keyHeader(), hmac.key()));
  }

  private static String time(Auth.TimeForm form, Instant now) {
    return switch (form) {
      case SECONDS -> Long.toString(now.getEpochSecond());
      case MILLISECONDS -> Long.toString(now.toEpochMilli());
      case ISO -> Instant.ofEpochSecond(now.getEpochSecond()).toString();
    };
  }

  private static JsonNode part(String name, HttpCall call, String time) throws CannotFill {
    return TextNode.valueOf(
        switch (name) {
          case "method" -> call.method();
          case "path" -> call.path();
          case "query" -> call.query();
          case "timestamp" -> time;
          case "bodySha256" -> Sha256.hex(call.body());
          default -> text(call.body());
        });
  }

  private static String text(byte[] body) throws CannotFill {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new CannotFill(
          "BODY_NOT_UTF8",
          "The mapped body is not UTF-8, and only such is signed: use {bodySha256}, or let the"
              + " mapping write UTF-8.");
    }
  }

  private static byte[] mac(String secret, String signed) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + HMAC + ".");
    }
  }
}
