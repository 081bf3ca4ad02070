package org.syncline.security.oidc;

/** What came of a question that only the provider can answer. */
public sealed interface OidcResult<T> {

  /** It is good. */
  record Accepted<T>(T value) implements OidcResult<T> {}

  /** It is not; already in the audit trail. Callers with tokens learn no more than that. */
  record Refused<T>(Refusal why) implements OidcResult<T> {}

  /**
   * The provider gives no usable answer, so nothing was decided.
   *
   * @param sentence for people
   */
  record Unavailable<T>(String sentence) implements OidcResult<T> {}
}
