package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
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

  public List<String> getRoles() {
    return visitor.known().roleWords().stream().sorted().toList();
  }

  public List<String> getPermissions() {
    return visitor.known().permissions().stream().map(Permission::word).sorted().toList();
  }

  /** Whose records an agent sees; empty for those who see all. */
  public List<String> getOwners() {
    return visitor.known().seesOwnRecordsOnly()
        ? visitor.known().owners().stream().sorted().toList()
        : List.of();
  }

  public List<String> getTeams() {
    return visitor.known().teams().stream().sorted().toList();
  }
}
