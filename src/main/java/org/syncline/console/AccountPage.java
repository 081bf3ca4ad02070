package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.Permission;

/** The account that somebody is logged in with. */
@Named
@RequestScoped
public class AccountPage {
  @Inject private Visitor visitor;

  /** For the container. */
  @NullUnmarked
  public AccountPage() {}

  AccountPage(Visitor visitor) {
    this.visitor = visitor;
  }

  public String getRoles() {
    return joined(visitor.known().roleWords().stream());
  }

  public String getPermissions() {
    return joined(visitor.known().permissions().stream().map(Permission::word));
  }

  /** Whose records an agent sees; empty for those who see all. */
  public String getOwners() {
    return visitor.known().seesOwnRecordsOnly() ? joined(visitor.known().owners().stream()) : "";
  }

  public String getTeams() {
    return joined(visitor.known().teams().stream());
  }

  /** Address of the API tokens of this account. */
  public String getTokens() {
    return "tokens.xhtml?account=" + ShownUser.coded(visitor.getName());
  }

  private static String joined(Stream<String> words) {
    return words.sorted().collect(Collectors.joining(", "));
  }
}
