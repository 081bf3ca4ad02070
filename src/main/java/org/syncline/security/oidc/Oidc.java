package org.syncline.security.oidc;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.Sha256;
import org.syncline.security.TryLimit;
import org.syncline.security.egress.OutboundHttp;

/**
 * Log-in by OpenID Connect, as the edges see it. All methods but {@link #enabled} need it to be
 * enabled. Log-ins, refusals, changes of roles and log-outs are in the audit trail.
 */
public final class Oidc {
  private static final String LOG_IN = "log-in";
  private static final String SOMEBODY = "account/oidc:?";

  private final @Nullable Parts parts;

  private Oidc(@Nullable Parts parts) {
    this.parts = parts;
  }

  /** No log-in by OpenID Connect. */
  public static Oidc off() {
    return new Oidc(null);
  }

  /**
   * Log-in by the provider of these settings. It is asked when it is first needed, so that the hub
   * starts without it.
   *
   * @param secret the client secret, asked for anew each time; empty for a public client
   * @param sessions told of log-outs at the provider
   * @param wrong how many refusals of one address are kept in the audit trail
   */
  public static Oidc with(
      OidcSettings settings,
      OutboundHttp out,
      Supplier<Optional<String>> secret,
      OidcSessions sessions,
      TryLimit wrong,
      SecureRandom random,
      AuditTrail audit,
      Clock clock) {
    return new Oidc(new Parts(settings, out, secret, sessions, wrong, random, audit, clock));
  }

  public boolean enabled() {
    return parts != null;
  }

  /**
   * Who sends a bearer token.
   *
   * @param token what stands behind {@code Bearer} in the header
   * @param from the address it comes from
   */
  public OidcResult<OidcIdentity> bearer(String token, String from) {
    Parts oidc = parts();
    OidcResult<OidcIdentity> result =
        oidc.answering("token", from, () -> oidc.bearer.verify(token));
    if (result instanceof OidcResult.Accepted<OidcIdentity> accepted && oidc.seen.isNew(token)) {
      oidc.noteLogIn(accepted.value(), "by=token");
    }
    return result;
  }

  /**
   * Begins the log-in of a person.
   *
   * @param returnPage what the caller wants to know again at the end; checked by the caller
   */
  public OidcResult<LogInBegun> begin(String returnPage) {
    Parts oidc = parts();
    return oidc.answering(
        "begin",
        "",
        () -> {
          PendingLogIn pending = oidc.flow.pending(returnPage);
          return new LogInBegun(oidc.flow.address(pending), pending);
        });
  }

  /**
   * Ends the log-in of a person with what the browser brings back.
   *
   * @param parameters the query, decoded; unknown ones are ignored
   * @param pending what was remembered for this browser, already removed there; null where nothing
   *     was
   * @param from the address it comes from
   */
  public OidcResult<OidcSession> finish(
      Map<String, List<String>> parameters, @Nullable PendingLogIn pending, String from) {
    Parts oidc = parts();
    OidcResult<OidcSession> result =
        oidc.answering("code", from, () -> oidc.flow.finish(parameters, pending));
    if (result instanceof OidcResult.Accepted<OidcSession> accepted) {
      oidc.noteLogIn(accepted.value().identity(), "by=code");
    }
    return result;
  }

  /**
   * The session as it is now; to be asked for every request, and put into the HTTP session where it
   * differs. What it says about the identity is at most {@code recheck} old, and up to a minute
   * while the provider is away.
   *
   * @return refused where the session is over; unavailable where nobody confirmed it for a minute
   */
  public OidcResult<OidcSession> recheck(OidcSession session) {
    Rechecks.Answer<OidcSession> answer = parts().live.check(session);
    if (answer instanceof Rechecks.Answer.Good<OidcSession> good) {
      return new OidcResult.Accepted<>(good.value());
    }
    if (answer instanceof Rechecks.Answer.Gone<OidcSession> gone) {
      return new OidcResult.Refused<>(gone.why());
    }
    return new OidcResult.Unavailable<>(ProviderAwayException.SENTENCE);
  }

  /**
   * Ends a session on the wish of its person.
   *
   * @return where the browser goes to end the provider's session too; empty where that can't be
   */
  public Optional<URI> logOut(OidcSession session) {
    Parts oidc = parts();
    oidc.live.forget(session);
    String account = session.identity().account();
    oidc.audit.noteAlone(Act.done(account, "log-out", "account/" + account, ""));
    return oidc.logOut.of(session);
  }

  /**
   * Ends sessions on the provider's order. It is answered with 200 where accepted, 400 where
   * refused, 503 where unavailable, each with {@code Cache-Control: no-store}.
   *
   * @param logoutToken the form parameter {@code logout_token}
   * @param from the address it comes from
   */
  public OidcResult<LoggedOut> backChannel(String logoutToken, String from) {
    Parts oidc = parts();
    OidcResult<LoggedOut> result =
        oidc.answering("log-out", from, () -> oidc.logOutTokens.verify(logoutToken));
    if (result instanceof OidcResult.Accepted<LoggedOut> accepted) {
      oidc.end(accepted.value());
    }
    return result;
  }

  private Parts parts() {
    if (parts == null) {
      throw new IllegalStateException(
          "Log-in by OpenID Connect is off: ask enabled() first, or set syncline.oidc.issuer.");
    }
    return parts;
  }

  /** A question that can be refused, and that can find nobody who answers. */
  private interface Question<T> {
    T ask() throws NotTrustedException, ProviderAwayException;
  }

  private static final class Parts {
    private final AuditTrail audit;
    private final TryLimit wrong;
    private final OidcSessions sessions;
    private final Complaints complaints;
    private final EndedLogIns ended = new EndedLogIns();
    private final Recent seen = new Recent();
    private final BearerTokens bearer;
    private final CodeFlow flow;
    private final LiveIdentity live;
    private final LogOutTokens logOutTokens;
    private final LogOutAddress logOut;

    Parts(
        OidcSettings settings,
        OutboundHttp out,
        Supplier<Optional<String>> secret,
        OidcSessions sessions,
        TryLimit wrong,
        SecureRandom random,
        AuditTrail audit,
        Clock clock) {
      this.audit = audit;
      this.wrong = wrong;
      this.sessions = sessions;
      this.complaints = new Complaints(clock);
      OidcHttp http = new OidcHttp(out);
      Provider provider = new Provider(settings, http, complaints, clock);
      SignedTokens tokens = new SignedTokens(new SigningKeys(provider));
      ClaimChecks checks = new ClaimChecks(settings.issuer(), clock);
      ReadIdentity identities = new ReadIdentity(settings);
      ClientAccess client = new ClientAccess(settings, provider, http, secret, clock);
      IdTokens idTokens = new IdTokens(settings, tokens, checks);
      Introspection introspection =
          new Introspection(settings, provider, http, client, complaints, clock);
      bearer = new BearerTokens(settings, tokens, checks, identities, introspection);
      flow = new CodeFlow(settings, provider, client, idTokens, identities, random, clock);
      live =
          new LiveIdentity(settings, client, idTokens, identities, ended, audit, complaints, clock);
      logOutTokens = new LogOutTokens(settings, tokens, checks, clock);
      logOut = new LogOutAddress(settings, provider);
    }

    /**
     * The answer to a question.
     *
     * @param what is noted where it is refused
     * @param from the address that asks: whoever is refused too often fills the trail no further
     */
    <T> OidcResult<T> answering(String what, String from, Question<T> question) {
      try {
        return new OidcResult.Accepted<>(question.ask());
      } catch (NotTrustedException e) {
        // Who it was is not known: nothing of what came can be trusted.
        if (wrong.wait(from).isEmpty()) {
          audit.noteAlone(Act.refused("", LOG_IN, SOMEBODY, what + "=" + e.why().word()));
          wrong.count(from);
        }
        return new OidcResult.Refused<>(e.why());
      } catch (ProviderAwayException e) {
        complaints.note(e);
        return new OidcResult.Unavailable<>(ProviderAwayException.SENTENCE);
      }
    }

    void noteLogIn(OidcIdentity who, String how) {
      String account = who.account();
      audit.noteAlone(
          Act.done(account, LOG_IN, "account/" + account, how + " roles=" + who.roles()));
    }

    void end(LoggedOut who) {
      ended.add(who);
      sessions.end(who);
      String id = Sha256.hex(who.sid() == null ? String.valueOf(who.subject()) : who.sid());
      audit.noteAlone(
          Act.done(
              "",
              "log-out",
              (who.sid() == null ? "oidc-subject/" : "oidc-session/") + id.substring(0, 12),
              "by=provider"));
    }
  }
}
