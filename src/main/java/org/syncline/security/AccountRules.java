package org.syncline.security;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.syncline.security.Account.Standing;
import org.syncline.security.AdministerAccounts.Result.Invalid;
import org.syncline.security.AdministerAccounts.Wanted;

/** What an account must be like. */
final class AccountRules {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,59}");
  private static final int MOST_OWNED = 50;
  private static final int LONGEST_OWNED = 200;

  private AccountRules() {}

  static Optional<Invalid> objection(Wanted wanted) {
    if (!NAME.matcher(wanted.name()).matches()) {
      return invalid(
          "user",
          "Use lower-case letters, digits and . _ @ - for a user name, 60 characters at most,"
              + " beginning with a letter or digit.");
    }
    Optional<String> weak = weakness(wanted.name(), wanted.password());
    return weak.isPresent() ? invalid("password", weak.get()) : objection(wanted.standing());
  }

  /** What is wrong with a password of this account, for people. */
  static Optional<String> weakness(String name, String password) {
    Optional<String> weak = Passwords.objection(password);
    if (weak.isPresent()) {
      return weak;
    }
    String lower = password.toLowerCase(Locale.ROOT);
    // A name said over and over, or one character, is what is tried first.
    boolean guessed =
        lower.replace(name, "").length() < 4 || lower.codePoints().distinct().count() < 5;
    return guessed
        ? Optional.of("Choose a password of more different characters, that is not the user name.")
        : Optional.empty();
  }

  static Optional<Invalid> objection(Standing standing) {
    Set<Role> roles = standing.roles();
    if (roles.isEmpty()) {
      return invalid("roles", "Name at least one role.");
    }
    Optional<Role> alone = roles.stream().filter(Role::standsAlone).findFirst();
    if (alone.isPresent() && roles.size() > 1) {
      return invalid(
          "roles",
          "Whoever is " + alone.get().word() + " has no other role: make a second account.");
    }
    boolean machine = roles.contains(Role.MACHINE);
    if (machine != (standing.system() != null)) {
      return invalid(
          "system",
          machine
              ? "Name the system that this machine speaks for."
              : "Only accounts with the role machine belong to a system: leave it out.");
    }
    boolean owns = !standing.owners().isEmpty() || !standing.teams().isEmpty();
    if (owns && !roles.contains(Role.AGENT)) {
      return invalid(
          "teams", "Only agents are kept to records of owners and teams: leave both out.");
    }
    return owned("owners", standing.owners()).or(() -> owned("teams", standing.teams()));
  }

  private static Optional<Invalid> owned(String field, Set<String> values) {
    boolean usable =
        values.size() <= MOST_OWNED
            && values.stream()
                .allMatch(value -> !value.isBlank() && value.length() <= LONGEST_OWNED);
    return usable
        ? Optional.empty()
        : invalid(
            field,
            "Give at most " + MOST_OWNED + " texts of 1 to " + LONGEST_OWNED + " characters.");
  }

  private static Optional<Invalid> invalid(String field, String sentence) {
    return Optional.of(new Invalid(field, sentence));
  }
}
