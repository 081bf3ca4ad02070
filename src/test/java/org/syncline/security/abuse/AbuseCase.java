package org.syncline.security.abuse;

/**
 * One attack and the refusal it has to get.
 *
 * @param attack what is done, for people
 * @param expected exactly what the attempt has to see
 */
public record AbuseCase(
    String group, String name, String attack, String expected, Attempt attempt) {

  /** Does it, and says in the words of {@code expected} what came of it. */
  @FunctionalInterface
  public interface Attempt {
    String on(AbusedHub hub) throws Exception;
  }

  @Override
  public String toString() {
    return group + ": " + name;
  }
}
