package org.syncline.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Credentials;

/** The token of one connection: got once, shared by all, got anew before it runs out. */
final class LogIns {
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,8000}");
  private static final Duration EARLY = Duration.ofSeconds(60);
  private static final MemberPath ACCESS_TOKEN = MemberPath.of("access_token");
  private static final MemberPath REFRESH_TOKEN = MemberPath.of("refresh_token");
  private static final MemberPath EXPIRES_IN = MemberPath.of("expires_in");
  private static final Duration LONGEST = Duration.ofDays(1);

  private final SendCall sends;
  private final JudgeAnswer judge;
  private final Clock clock;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final AtomicReference<@Nullable Token> kept = new AtomicReference<>();

  LogIns(SendCall sends, JudgeAnswer judge, Clock clock) {
    this.sends = sends;
    this.judge = judge;
    this.clock = clock;
  }

  /** A token, until shortly before it runs out. */
  record Token(String value, Instant until) {
    @Override
    public String toString() {
      return "Token";
    }
  }

  /** What came of asking for one. */
  sealed interface Got {
    record Pass(Token token) implements Got {}

    record No(Answer answer) implements Got {}
  }

  /** Logs in, where that is needed. */
  @FunctionalInterface
  interface LogIn {
    Got now() throws InterruptedException;
  }

  /** The kept one, or a new one. */
  Got token(LogIn logIn, TimeLeft time) throws InterruptedException {
    Token token = good();
    if (token != null) {
      return new Got.Pass(token);
    }
    if (!oneAtATime.tryLock(time.now().toMillis(), TimeUnit.MILLISECONDS)) {
      return new Got.No(
          new Answer.Later(
              Answer.Why.UNREACHABLE,
              null,
              "The log-in did not end within the time for the call; nothing was written."));
    }
    try {
      token = good();
      if (token != null) {
        return new Got.Pass(token);
      }
      Got got = logIn.now();
      if (got instanceof Got.Pass pass) {
        kept.set(pass.token());
      }
      return got;
    } finally {
      oneAtATime.unlock();
    }
  }

  private @Nullable Token good() {
    Token token = kept.get();
    return token != null && clock.instant().isBefore(token.until()) ? token : null;
  }

  /** Drops this one; a newer one that somebody else has got stays. */
  void forget(Token token) {
    kept.compareAndSet(token, null);
  }

  /** Asks the token endpoint. */
  Got ask(Auth.OAuth2 auth, String secret, TimeLeft time) throws InterruptedException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.putAll(auth.more());
    HttpCall call = tokenCall(auth.path(), form, auth.client(), secret, auth.byHeader());
    Instant asked = clock.instant();
    return got(
        sends.send(call, time),
        asked,
        LogIns::accessToken,
        answer -> lifetime(answer, auth.lifetime()));
  }

  /** What came of a refresh, and what it means for the refresh token. */
  record Refreshed(Got got, Credentials.Shown shown) {}

  /** Asks the token endpoint with a refresh token. */
  Refreshed ask(
      Auth.OAuth2Refresh auth, String refreshToken, @Nullable String secret, TimeLeft time)
      throws InterruptedException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", refreshToken);
    form.putAll(auth.more());
    HttpCall call = tokenCall(auth.path(), form, auth.client(), secret, auth.byHeader());
    Instant asked = clock.instant();
    Reply reply = sends.send(call, time);
    Credentials.Shown shown = shown(reply, refreshToken);
    if (shown instanceof Credentials.Shown.Lost) {
      return new Refreshed(
          later(
              Answer.Why.FAILED,
              null,
              "No answer to the refresh token could be read: it is tried once more."),
          shown);
    }
    if (shown instanceof Credentials.Shown.Refused) {
      return new Refreshed(
          no(
              "The system refused the refresh token (status "
                  + ((Reply.Answered) reply).answer().status()
                  + "): it has run out, was revoked, or was replaced in an answer that the hub never"
                  + " got; or the settings' auth is wrong. Authorise the hub there anew, and set the"
                  + " secret."),
          shown);
    }
    return new Refreshed(
        got(reply, asked, LogIns::accessToken, answer -> lifetime(answer, auth.lifetime())), shown);
  }

  private Credentials.Shown shown(Reply reply, String refreshToken) {
    if (reply instanceof Reply.NotSent) {
      return new Credentials.Shown.NotUsed();
    }
    if (reply instanceof Reply.Broken) {
      return new Credentials.Shown.Lost();
    }
    ReadAnswer answer = ((Reply.Answered) reply).answer();
    if (isForLater(answer.status())) {
      return new Credentials.Shown.NotUsed();
    }
    if (!JudgeAnswer.isSuccess(answer.status()) || judge.hasErrorInside(answer)) {
      return new Credentials.Shown.Refused();
    }
    if (answer.json().isEmpty()) {
      return new Credentials.Shown.Lost();
    }
    JsonNode next = answer.json().map(REFRESH_TOKEN::in).orElse(MissingNode.getInstance());
    if (next.isMissingNode() || next.isNull() || next.asText().equals(refreshToken)) {
      return new Credentials.Shown.Stays();
    }
    return next.isTextual() && TOKEN.matcher(next.textValue()).matches()
        ? new Credentials.Shown.Replaced(next.textValue())
        : new Credentials.Shown.Lost();
  }

  private static Optional<String> accessToken(ReadAnswer answer) {
    return answer.json().map(ACCESS_TOKEN::in).flatMap(AnswerShape::idOf);
  }

  /** A request to a token endpoint; without a secret the client just says who it is. */
  private static HttpCall tokenCall(
      String path,
      Map<String, String> form,
      String client,
      @Nullable String secret,
      boolean byHeader) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    if (secret != null && byHeader) {
      // RFC 6749, 2.3.1: both are encoded before they are joined.
      String pair = PercentEncoding.of(client) + ":" + PercentEncoding.of(secret);
      headers.put("Authorization", "Basic " + base64(pair));
    } else {
      form.put("client_id", client);
      if (secret != null) {
        form.put("client_secret", secret);
      }
    }
    StringBuilder body = new StringBuilder();
    form.forEach(
        (name, value) ->
            body.append(body.isEmpty() ? "" : "&")
                .append(PercentEncoding.of(name))
                .append('=')
                .append(PercentEncoding.of(value)));
    return new HttpCall(
        "POST", path, "", headers, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Duration lifetime(ReadAnswer answer, Duration otherwise) {
    JsonNode told = answer.json().map(EXPIRES_IN::in).orElse(MissingNode.getInstance());
    // Some say it as a text.
    long seconds = told.asLong(0);
    if (seconds <= 0) {
      return otherwise;
    }
    return seconds > LONGEST.toSeconds() ? LONGEST : Duration.ofSeconds(seconds);
  }

  /** Calls the log-in of the settings. */
  Got ask(Auth.Session auth, String secret, TimeLeft time) throws InterruptedException {
    byte[] body;
    try {
      body = JsonText.bytes(auth.body().fill(name -> logInValue(name, auth, secret)));
    } catch (CannotFill e) {
      return no("The log-in can't be filled in: look at the settings' auth.body.");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    headers.put("Content-Type", "application/json");
    HttpCall call = new HttpCall(auth.method(), auth.path(), "", headers, body);
    for (Map.Entry<String, String> header : auth.headers().entrySet()) {
      call = call.withHeader(header.getKey(), header.getValue());
    }
    Instant asked = clock.instant();
    return got(sends.send(call, time), asked, auth.from()::of, answer -> auth.lifetime());
  }

  private static JsonNode logInValue(String name, Auth.Session auth, String secret) {
    if (name.equals(ManifestDocument.SECRET)) {
      return TextNode.valueOf(secret);
    }
    return auth.user() == null ? MissingNode.getInstance() : TextNode.valueOf(auth.user());
  }

  private Got got(
      Reply reply,
      Instant asked,
      Function<ReadAnswer, Optional<String>> token,
      Function<ReadAnswer, Duration> lifetime) {
    if (reply instanceof Reply.NotSent not) {
      return not.forbidden()
          ? no(not.sentence())
          : later(Answer.Why.UNREACHABLE, null, not.sentence());
    }
    if (reply instanceof Reply.Broken broken) {
      return later(Answer.Why.FAILED, null, broken.sentence());
    }
    ReadAnswer answer = ((Reply.Answered) reply).answer();
    int status = answer.status();
    if (isForLater(status)) {
      return later(
          status == 429 ? Answer.Why.RATE_LIMITED : Answer.Why.FAILED,
          RetryAfter.of(answer, clock.instant()),
          "The system answered the log-in with status " + status + ".");
    }
    if (!JudgeAnswer.isSuccess(status) || judge.hasErrorInside(answer)) {
      return no(
          "The system refused the log-in (status "
              + status
              + "): look at the settings' auth, and set the connection's secret again.");
    }
    return token
        .apply(answer)
        .filter(value -> TOKEN.matcher(value).matches())
        .<Got>map(
            value -> {
              Duration whole = lifetime.apply(answer);
              Duration early =
                  whole.dividedBy(10).compareTo(EARLY) < 0 ? whole.dividedBy(10) : EARLY;
              return new Got.Pass(new Token(value, asked.plus(whole).minus(early)));
            })
        .orElseGet(
            () ->
                no(
                    "The answer to the log-in holds no token where the settings' auth looks for"
                        + " one: correct that."));
  }

  private static boolean isForLater(int status) {
    return status == 429 || status == 408 || status == 425 || status >= 500;
  }

  private static Got no(String sentence) {
    return new Got.No(new Answer.Misconfigured(sentence));
  }

  private static Got later(Answer.Why why, @Nullable Instant notBefore, String sentence) {
    return new Got.No(
        new Answer.Later(why, notBefore, "At the log-in; nothing was written. " + sentence));
  }
}
