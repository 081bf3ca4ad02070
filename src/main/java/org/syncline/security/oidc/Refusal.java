package org.syncline.security.oidc;

/** Why a token or a log-in is not accepted. */
public enum Refusal {
  TOO_LONG("too-long"),
  UNREADABLE("unreadable"),
  ENCRYPTED("encrypted"),
  ALGORITHM("algorithm"),
  CRITICAL("critical-header"),
  HEADER_KEY("key-in-header"),
  NESTED("nested"),
  TYPE("type"),
  KEY_UNKNOWN("key-unknown"),
  KEY_UNFIT("key-unfit"),
  SIGNATURE("signature"),
  ISSUER("issuer"),
  AUDIENCE("audience"),
  PARTY("authorized-party"),
  NO_EXPIRY("no-expiry"),
  EXPIRED("expired"),
  NOT_YET("not-yet"),
  ISSUED_LATER("issued-later"),
  ISSUED_LONG_AGO("issued-long-ago"),
  NO_SUBJECT("no-subject"),
  SUBJECT("other-subject"),
  NOT_AN_ACCESS_TOKEN("not-an-access-token"),
  REVOKED("revoked"),
  NONCE("nonce"),
  TOKEN_HASH("token-hash"),
  STATE("state", Words.BEGIN_AGAIN),
  TOO_LATE("too-late", Words.BEGIN_AGAIN),
  PARAMETERS("parameters"),
  DENIED("denied", Words.DENIED),
  CODE("code", Words.BEGIN_AGAIN),
  NO_ID_TOKEN("no-id-token"),
  GROUPS("groups-not-renewed"),
  NO_ROLE(
      "no-role",
      "Your account has no role in this hub: ask an administrator to put you into a group that has"
          + " one, then log in again."),
  ROLES("roles-of-two-machines"),
  MACHINE(
      "machine",
      "Accounts of machines can't log in to the pages: let the machine send a bearer token."),
  DISABLED("disabled", Words.DENIED),
  LOGGED_OUT("logged-out", "You have logged out at the log-in provider: log in again."),
  EVENT("event"),
  NO_SESSION("no-session"),
  NO_ID("no-id"),
  REPEATED("repeated");

  private final String word;
  private final String sentence;

  Refusal(String word) {
    this(word, Words.UNVERIFIED);
  }

  Refusal(String word, String sentence) {
    this.word = word;
    this.sentence = sentence;
  }

  /** For the audit trail. */
  public String word() {
    return word;
  }

  /** For the person at the browser; it tells nothing that helps a forger. */
  public String sentence() {
    return sentence;
  }

  private static final class Words {
    static final String UNVERIFIED =
        "The log-in could not be verified: begin again. If it happens again, ask an administrator"
            + " to look at the audit trail.";
    static final String BEGIN_AGAIN =
        "This log-in was begun in another browser, too long ago, or was used already: begin again.";
    static final String DENIED =
        "The log-in provider does not let you in: begin again, or ask an administrator whether your"
            + " account is enabled.";
  }
}
