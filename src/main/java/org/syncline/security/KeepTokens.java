package org.syncline.security;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.Sha256;
import org.syncline.platform.Transactions;

/**
 * Makes, lists, revokes and recognises API tokens. Everybody keeps their own; administrators those
 * of all. A token does less than its account where it is kept to scopes, and never more: with the
 * account's roles, or the account, it loses what they lose.
 */
public final class KeepTokens {
  /** What each token begins with, so that leaked ones are found by whoever scans for them. */
  public static final String PREFIX = "syncline_";

  public static final int LONGEST_DAYS = 366;
  private static final int MOST = 50;
  private static final int LONGEST_LABEL = 100;

  /** What no token may do: else one that leaked would make itself successors. */
  private static final Set<Permission> NEVER =
      EnumSet.of(Permission.KEEP_OWN_ACCOUNT, Permission.ADMINISTER_ACCOUNTS);

  private final Transactions transactions;
  private final Accounts accounts;
  private final ApiTokens tokens;
  private final AuditTrail audit;
  private final SecureRandom random;
  private final Clock clock;

  public KeepTokens(
      Transactions transactions,
      Accounts accounts,
      ApiTokens tokens,
      AuditTrail audit,
      SecureRandom random,
      Clock clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.tokens = tokens;
    this.audit = audit;
    this.random = random;
    this.clock = clock;
  }

  /**
   * A token to be made.
   *
   * @param scopes empty = all that its account may, so far as tokens may
   * @param days how long it is good for, 1 to {@link #LONGEST_DAYS}
   */
  public record Wanted(String label, Set<Permission> scopes, int days) {
    public Wanted {
      scopes = Set.copyOf(scopes);
    }
  }

  /** What came of it. */
  public sealed interface Result {

    /**
     * It is made.
     *
     * @param secret to be shown once
     */
    record Done(ApiToken token, String secret) implements Result {
      /** Without the secret. */
      @Override
      public String toString() {
        return "Done[" + token.id() + "]";
      }
    }

    /** There is no such account here. */
    record NoSuchAccount() implements Result {}

    /** A member of the wish is not usable; the sentence says what to do. */
    record Invalid(String field, String sentence) implements Result {}
  }

  /** Makes a token for an account. */
  public Result make(String account, Wanted wanted, Actor who) {
    requireFor(account, who);
    Instant now = clock.instant();
    return transactions.inNew(
        () -> {
          Optional<Account> found = accounts.find(account);
          if (found.isEmpty()) {
            return new Result.NoSuchAccount();
          }
          Set<Permission> allowed = allowed(found.get());
          Set<Permission> scopes = wanted.scopes().isEmpty() ? allowed : wanted.scopes();
          tokens.removeExpired(now);
          Optional<Result.Invalid> objection = objection(wanted, scopes, allowed, account);
          return objection.isPresent() ? objection.get() : add(account, wanted, scopes, now, who);
        });
  }

  /**
   * What a token of an account may be kept to: all that its account may, so far as tokens may;
   * empty where there is no such account here.
   */
  public Optional<Set<Permission>> scopes(String account, Actor who) {
    requireFor(account, who);
    return transactions.inNew(() -> accounts.find(account)).map(KeepTokens::allowed);
  }

  private static Set<Permission> allowed(Account account) {
    Set<Permission> allowed = EnumSet.noneOf(Permission.class);
    allowed.addAll(account.caller().permissions());
    allowed.removeAll(NEVER);
    return allowed;
  }

  private Result add(
      String account, Wanted wanted, Set<Permission> scopes, Instant now, Actor who) {
    String secret = PREFIX + RandomText.of(random);
    ApiToken token =
        new ApiToken(
            RandomText.of(random).substring(0, 12),
            Sha256.hex(secret),
            account,
            wanted.label().strip(),
            scopes,
            now,
            now.plus(Duration.ofDays(wanted.days())));
    tokens.add(token);
    audit.note(
        AuditTrail.Act.done(
            who.getName(),
            "token.make",
            "account/" + account,
            "token=" + token.id() + " scopes=" + words(scopes)));
    return new Result.Done(token, secret);
  }

  private static String words(Set<Permission> scopes) {
    return scopes.stream().map(Permission::word).sorted().collect(Collectors.joining(","));
  }

  private Optional<Result.Invalid> objection(
      Wanted wanted, Set<Permission> scopes, Set<Permission> allowed, String account) {
    if (wanted.label().isBlank() || wanted.label().length() > LONGEST_LABEL) {
      return Optional.of(
          new Result.Invalid(
              "label", "Say what it is for, with at most " + LONGEST_LABEL + " characters."));
    }
    if (wanted.days() < 1 || wanted.days() > LONGEST_DAYS) {
      return Optional.of(
          new Result.Invalid("days", "Give a number of days from 1 to " + LONGEST_DAYS + "."));
    }
    if (!allowed.containsAll(scopes) || scopes.isEmpty()) {
      return Optional.of(
          new Result.Invalid(
              "scopes", "Name what the account itself may do: " + words(allowed) + "."));
    }
    return tokens.of(account).size() >= MOST
        ? Optional.of(
            new Result.Invalid(
                "label", "The account has " + MOST + " tokens already: revoke one first."))
        : Optional.empty();
  }

  /** Those of an account that are not expired, the newest first; empty = no such account here. */
  public Optional<List<ApiToken>> of(String account, Actor who) {
    requireFor(account, who);
    Instant now = clock.instant();
    return transactions
        .inNew(() -> accounts.find(account).map(found -> tokens.of(found.name())))
        .map(all -> all.stream().filter(token -> !token.expiredAt(now)).toList());
  }

  /**
   * Some of the tokens.
   *
   * @param next the cursor of the next page; null on the last one
   */
  public record Page(List<ApiToken> tokens, TokenQuery.@Nullable Place next) {
    public Page {
      tokens = List.copyOf(tokens);
    }
  }

  /** Those that fit, page by page: of one account, or for administrators of all. */
  public Page page(TokenQuery query, Actor who) {
    who.require(Permission.KEEP_OWN_ACCOUNT);
    requireFor(query, who);
    // One more than are wanted tells whether there is another page.
    TokenQuery andOneMore = query.page(query.behind(), query.limit() + 1);
    List<ApiToken> found = transactions.inNew(() -> tokens.search(andOneMore, clock.instant()));
    boolean goesOn = found.size() > query.limit();
    List<ApiToken> page = goesOn ? found.subList(0, query.limit()) : found;
    return new Page(page, goesOn ? TokenQuery.Place.of(page.get(page.size() - 1)) : null);
  }

  /** Revokes a token at once; false where the account has no such token. */
  public boolean revoke(String account, String id, Actor who) {
    requireFor(account, who);
    return transactions.inNew(
        () -> {
          boolean there = tokens.remove(account, id);
          if (there) {
            audit.note(
                AuditTrail.Act.done(
                    who.getName(), "token.revoke", "account/" + account, "token=" + id));
          }
          return there;
        });
  }

  /** Of all accounts it takes an administrator. */
  static void requireFor(TokenQuery query, Actor who) {
    String account = query.account();
    if (account == null) {
      who.require(Permission.ADMINISTER_ACCOUNTS);
    } else {
      requireFor(account, who);
    }
  }

  private static void requireFor(String account, Actor who) {
    Permission needed =
        account.equals(who.getName())
            ? Permission.KEEP_OWN_ACCOUNT
            : Permission.ADMINISTER_ACCOUNTS;
    if (!who.may(needed)) {
      throw new NotAllowedException(who.getName(), needed);
    }
  }

  /** Whose token this is; empty where it is unknown, revoked or expired, or its account blocked. */
  public Optional<Caller> caller(String secret) {
    String hash = Sha256.hex(secret);
    return transactions.inNew(
        () ->
            tokens
                .find(hash)
                .filter(token -> !token.expiredAt(clock.instant()))
                .flatMap(
                    token ->
                        accounts
                            .find(token.account())
                            .filter(account -> !account.blocked())
                            .map(account -> account.caller().keptTo(token.scopes()))));
  }
}
