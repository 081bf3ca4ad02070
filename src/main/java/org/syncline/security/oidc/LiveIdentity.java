package org.syncline.security.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.security.oidc.Rechecks.Answer;
import org.syncline.security.oidc.Rechecks.Known;

/**
 * Keeps sessions true to what the provider says now. Of several requests at once one asks. The
 * newest tokens are remembered here too: a refresh token that is used twice ends the log-in at many
 * providers, and requests that run at the same time hold the same old session.
 */
final class LiveIdentity {
  private final ClientAccess client;
  private final IdTokens idTokens;
  private final ReadIdentity identities;
  private final Rechecks<OidcSession> rechecks;
  private final EndedLogIns ended;
  private final AuditTrail audit;
  private final Complaints complaints;
  private final Clock clock;

  LiveIdentity(
      OidcSettings settings,
      ClientAccess client,
      IdTokens idTokens,
      ReadIdentity identities,
      EndedLogIns ended,
      AuditTrail audit,
      Complaints complaints,
      Clock clock) {
    this.complaints = complaints;
    this.client = client;
    this.idTokens = idTokens;
    this.identities = identities;
    this.rechecks = new Rechecks<>(settings.recheck(), clock);
    this.ended = ended;
    this.audit = audit;
    this.clock = clock;
  }

  Answer<OidcSession> check(OidcSession session) {
    if (ended.cover(session)) {
      rechecks.forget(session.key());
      return new Answer.Gone<>(Refusal.LOGGED_OUT);
    }
    return rechecks.ask(
        session.key(),
        new Known<>(session, session.checked(), session.checked()),
        last -> again(last == null ? session : last));
  }

  void forget(OidcSession session) {
    rechecks.forget(session.key());
  }

  private Answer<OidcSession> again(OidcSession session) {
    Attempt attempt = new Attempt(session);
    try {
      OidcSession current = attempt.run();
      noteChange(session.identity(), current.identity());
      return new Answer.Good<>(current);
    } catch (NotTrustedException e) {
      String account = session.identity().account();
      audit.noteAlone(Act.refused(account, "session", "account/" + account, e.why().word()));
      return new Answer.Gone<>(e.why());
    } catch (ProviderAwayException e) {
      complaints.note(e);
      // Renewed tokens must not be lost: the old ones are worth nothing any more.
      return new Answer.Away<>(attempt.session);
    }
  }

  private void noteChange(OidcIdentity last, OidcIdentity current) {
    if (!current.roles().equals(last.roles()) || !current.teams().equals(last.teams())) {
      audit.noteAlone(
          Act.done(
              current.account(),
              "session.rights",
              "account/" + current.account(),
              "roles=" + current.roles() + " teams=" + current.teams().size()));
    }
  }

  /** One asking, which may have to renew the tokens on its way. */
  private final class Attempt {
    private OidcSession session;
    private boolean renewed;
    private @Nullable JWTClaimsSet idClaims;

    Attempt(OidcSession session) {
      this.session = session;
    }

    OidcSession run() throws NotTrustedException, ProviderAwayException {
      Instant began = clock.instant();
      if (session.groupsInIdToken() || session.accessExpired(began)) {
        renew();
      }
      Map<String, Object> claims = claims(userInfo());
      OidcIdentity last = session.identity();
      OidcIdentity current = identities.read(last.subject(), last.name(), claims);
      ClaimChecks.require(current.system() == null, Refusal.MACHINE);
      return session.confirmed(current, began);
    }

    private Map<String, Object> userInfo() throws NotTrustedException, ProviderAwayException {
      Optional<Map<String, Object>> answer = client.userInfo(session.tokens().access());
      if (answer.isEmpty() && !renewed) {
        renew();
        answer = client.userInfo(session.tokens().access());
      }
      Map<String, Object> claims =
          answer.orElseThrow(() -> new NotTrustedException(Refusal.DISABLED));
      ClaimChecks.require(session.identity().subject().equals(claims.get("sub")), Refusal.SUBJECT);
      return claims;
    }

    private void renew() throws NotTrustedException, ProviderAwayException {
      String refresh = session.tokens().refresh();
      if (refresh == null) {
        throw new NotTrustedException(Refusal.EXPIRED);
      }
      IssuedTokens issued = client.renew(refresh);
      session = session.with(issued.over(session.tokens()));
      renewed = true;
      String id = issued.id();
      if (id != null) {
        idClaims = idTokens.verifyRenewed(id, issued.access(), session.identity().subject());
      }
    }

    private Map<String, Object> claims(Map<String, Object> userInfo) throws NotTrustedException {
      if (!session.groupsInIdToken()) {
        return userInfo;
      }
      if (idClaims == null) {
        throw new NotTrustedException(Refusal.GROUPS);
      }
      Map<String, Object> both = new HashMap<>(idClaims.getClaims());
      both.putAll(userInfo);
      return both;
    }
  }
}
