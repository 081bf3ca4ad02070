package org.syncline.security.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import org.syncline.security.oidc.TokenTricks;

/** Tokens of the provider and of the hub that are forged, stolen, old or meant for others. */
public final class TokenAbuse {
  private static final String NOBODY = "401 unauthenticated";
  private static final String ME = "/api/account";

  private TokenAbuse() {}

  static List<AbuseCase> cases() {
    Group group = new Group("token tricks");
    forged(group);
    claims(group);
    ownTokens(group);
    carried(group);
    return group.cases();
  }

  /** A token of the provider that is what it seems; without it the others would prove nothing. */
  public static int statusOfGoodToken(AbusedHub hub) throws Exception {
    return Call.get(ME)
        .bearing(new TokenTricks(hub.provider(), hub.boss()).good())
        .to(hub)
        .status();
  }

  private static void trick(
      Group group, String name, String attack, Function<TokenTricks, String> making) {
    group.add(
        name,
        attack,
        NOBODY,
        hub ->
            Seen.of(
                Call.get(ME)
                    .bearing(making.apply(new TokenTricks(hub.provider(), hub.boss())))
                    .from("127.0.0.12")
                    .to(hub)));
  }

  private static void forged(Group group) {
    trick(group, "alg none", "no signature, and a header that says so", TokenTricks::algNone);
    trick(
        group,
        "alg none, signed",
        "the header says none, a signature of another token follows",
        TokenTricks::algNoneWithSignature);
    trick(
        group,
        "public key as a secret",
        "HS256 with the provider's public key as the secret",
        TokenTricks::hmacWithPublicKey);
    trick(group, "unknown key", "signed with a key that nobody published", TokenTricks::unknownKey);
    trick(
        group,
        "foreign key",
        "a stranger's signature under the name of the provider's key",
        TokenTricks::foreignKeyUnderKnownName);
    trick(group, "key in the header", "brings its own key along (jwk)", TokenTricks::keyInHeader);
    trick(group, "kid of a file", "kid=../../../../dev/null", TokenTricks::kidOfFile);
    group.add(
        "address of keys",
        "the header names a server with keys (jku), on this machine",
        NOBODY,
        hub -> {
          TokenTricks tricks = new TokenTricks(hub.provider(), hub.boss());
          return Seen.of(Call.get(ME).bearing(tricks.addressOfKeys(hub.decoyPort())).to(hub));
        });
    trick(
        group,
        "changed claims",
        "a good signature with other claims than it signed",
        TokenTricks::changedClaims);
  }

  private static void claims(Group group) {
    trick(group, "wrong issuer", "iss of another provider", TokenTricks::otherIssuer);
    trick(group, "wrong audience", "a token for another hub", TokenTricks::otherAudience);
    trick(group, "expired", "exp a minute ago", TokenTricks::expired);
    trick(group, "not yet valid", "nbf in an hour", TokenTricks::notYet);
    trick(group, "ID token", "an ID token in place of an access token", TokenTricks::idToken);
    trick(group, "log-out token", "an order to log out as a log-in", TokenTricks::logOutToken);
    trick(group, "no role", "somebody of the company without a group", TokenTricks::withoutRole);
  }

  private static void ownTokens(Group group) {
    group.add(
        "invented API token",
        "Bearer syncline_ and 43 letters",
        NOBODY,
        hub ->
            Seen.of(Call.get(ME).bearing("syncline_" + "A".repeat(43)).from("127.0.0.12").to(hub)));
    group.add(
        "revoked API token",
        "a token is used once more after it was revoked",
        "200, then " + NOBODY,
        hub -> {
          JsonNode token = hub.token("victim", "");
          String secret = token.get("token").textValue();
          int before = Call.get(ME).bearing(secret).to(hub).status();
          String path = "/api/accounts/victim/tokens/" + token.get("id").textValue();
          AbusedHub.expect(204, Call.of("DELETE", path).as("ada").to(hub));
          return before + ", then " + Seen.of(Call.get(ME).bearing(secret).to(hub));
        });
    group.add(
        "token of a removed account",
        "the account goes, its token is used",
        NOBODY,
        hub -> {
          hub.account("leaver", "operator", "");
          String secret = hub.token("leaver", "").get("token").textValue();
          AbusedHub.expect(204, Call.of("DELETE", "/api/accounts/leaver").as("ada").to(hub));
          return Seen.of(Call.get(ME).bearing(secret).to(hub));
        });
    group.add(
        "successors",
        "an administrator's token makes itself another one",
        "403 forbidden",
        hub -> {
          String secret = hub.token("ada", "").get("token").textValue();
          Call call = Call.json("POST", "/api/account/tokens", "{'label': 'more'}");
          return Seen.of(call.bearing(secret).to(hub));
        });
    group.add(
        "more than its scopes",
        "a token for reading the ledger makes a record",
        "403 forbidden, nothing kept",
        hub -> {
          String secret = hub.token("ada", ", 'scopes': ['ledger.read']").get("token").textValue();
          String record = "{'values': {'organisationName': 'X'}}";
          Call call = Call.json("POST", "/api/records/customer", record).bearing(secret);
          return hub.leavingNothing(() -> Seen.of(call.to(hub)));
        });
    group.add(
        "more than its account",
        "an operator makes a token with the permission to administer accounts",
        "400 invalid scopes",
        hub ->
            Seen.of(
                Call.json(
                        "POST",
                        "/api/account/tokens",
                        "{'label': 'x', 'scopes': ['accounts.administer']}")
                    .as("operator")
                    .to(hub)));
    group.add(
        "somebody else's token",
        "an operator revokes a token of the administrator by its id",
        "404 not-found, still 200",
        hub -> {
          JsonNode token = hub.token("ada", "");
          Call call = Call.of("DELETE", "/api/account/tokens/" + token.get("id").textValue());
          String seen = Seen.of(call.as("operator").to(hub));
          int after = Call.get(ME).bearing(token.get("token").textValue()).to(hub).status();
          return seen + ", still " + after;
        });
  }

  private static void carried(Group group) {
    group.add(
        "flood",
        "31 forged tokens from one address, the last under another X-Forwarded-For",
        NOBODY + ", then 429 too-many-tries",
        hub -> {
          String first = Seen.of(forged(0).to(hub));
          for (int i = 1; i < 30; i++) {
            forged(i).to(hub);
          }
          Call last = forged(30).header("X-Forwarded-For", "203.0.113.9");
          return first + ", then " + Seen.of(last.to(hub));
        });
    group.add(
        "token in the address",
        "?access_token= with a good token, where logs and histories keep it",
        NOBODY,
        hub -> {
          String secret = hub.token("ada", "").get("token").textValue();
          return Seen.of(Call.get(ME + "?access_token=" + secret).to(hub));
        });
    group.add(
        "token in a cookie",
        "a good token as cookie, which browsers send along",
        NOBODY,
        hub -> {
          String secret = hub.token("ada", "").get("token").textValue();
          return Seen.of(Call.get(ME).header("Cookie", "access_token=" + secret).to(hub));
        });
    group.add(
        "two log-ins",
        "a good and a bad Authorization header in one request",
        "400 invalid Authorization",
        hub -> Seen.of(Call.get(ME).as("ada").bearing("syncline_x").to(hub)));
    group.add(
        "token as a password",
        "Basic with a good API token as the password",
        NOBODY,
        hub -> {
          String secret = hub.token("ada", "").get("token").textValue();
          return Seen.of(Call.get(ME).as("ada", secret).from("127.0.0.3").to(hub));
        });
  }

  private static Call forged(int number) {
    return Call.get(ME).bearing("syncline_forged-" + number).from("127.0.0.13");
  }
}
