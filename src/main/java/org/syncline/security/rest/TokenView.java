package org.syncline.security.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.ApiToken;
import org.syncline.security.KeepTokens;

/**
 * An API token as the API shows it.
 *
 * @param token the secret itself, in the answer that made it and never again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenView(
    String id,
    String label,
    List<String> scopes,
    Instant created,
    Instant expires,
    @Nullable String token) {
  private static final int USUAL_DAYS = 90;

  static TokenView of(ApiToken token, @Nullable String secret) {
    return new TokenView(
        token.id(),
        token.label(),
        token.scopes().stream().map(Permission::word).sorted().toList(),
        token.createdAt(),
        token.expiresAt(),
        secret);
  }

  /**
   * A token to be made.
   *
   * @param scopes words of permissions; left out = all that the account may
   * @param days 90 where left out
   */
  public record Wanted(
      @Nullable String label, @Nullable List<String> scopes, @Nullable Integer days) {

    KeepTokens.Wanted read() {
      Set<Permission> read = EnumSet.noneOf(Permission.class);
      for (String word : scopes == null ? List.<String>of() : scopes) {
        read.add(
            Permission.ofWord(word)
                .orElseThrow(
                    () ->
                        ProblemException.invalid(
                            "scopes", "There is no such permission: see the OpenAPI document.")));
      }
      return new KeepTokens.Wanted(
          Required.text("label", label), read, days == null ? USUAL_DAYS : days);
    }
  }

  static TokenView made(KeepTokens.Result result) {
    if (result instanceof KeepTokens.Result.Done done) {
      return of(done.token(), done.secret());
    }
    if (result instanceof KeepTokens.Result.Invalid invalid) {
      throw ProblemException.invalid(invalid.field(), invalid.sentence());
    }
    throw ProblemException.notFound("There is no account of this name here.");
  }

  /** Not the secret. */
  @Override
  public String toString() {
    return "TokenView[" + id + "]";
  }
}
