package org.syncline.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.syncline.security.Account.Standing;
import org.syncline.security.AdministerAccounts.Result;
import org.syncline.security.Role;

/** What the fields of a form say about an account. */
final class UserForm {
  /** What is wrong, by the member that the core names. */
  private static final Map<String, String> MISTAKES =
      Map.of(
          "user", "mistake.user",
          "password", "mistake.password",
          "roles", "mistake.roles",
          "system", "mistake.machine",
          "owners", "mistake.owned",
          "teams", "mistake.owned");

  private final HttpServletRequest request;

  UserForm(HttpServletRequest request) {
    this.request = request;
  }

  /** Empty where a role is none: no form of ours says so. */
  Optional<Standing> standing() {
    Set<Role> roles = new TreeSet<>();
    for (String word : GivenForm.values(request, "role")) {
      Optional<Role> role = Role.ofWord(word);
      if (role.isEmpty()) {
        return Optional.empty();
      }
      roles.add(role.get());
    }
    String system = DecisionForm.text(request.getParameter("system"));
    return Optional.of(
        new Standing(
            roles,
            system.isEmpty() ? null : system,
            new LinkedHashSet<>(GivenForm.lines(request, "owners")),
            new LinkedHashSet<>(GivenForm.lines(request, "teams"))));
  }

  /** A new password, which may begin and end with spaces. */
  String password() {
    String password = request.getParameter("password");
    return password == null ? "" : password;
  }

  boolean isSaidTwice() {
    return password().equals(request.getParameter("again"));
  }

  static FormRefusal saidOnce() {
    return new FormRefusal("again", "mistake.twice");
  }

  static FormRefusal taken() {
    return new FormRefusal("user", "mistake.taken");
  }

  static FormRefusal of(Result.Invalid invalid) {
    return new FormRefusal(
        invalid.field(), MISTAKES.getOrDefault(invalid.field(), "mistake.choice"));
  }
}
