package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.security.AccountState;
import org.syncline.security.AdministerAccounts;
import org.syncline.security.Role;

/** The accounts with a filter, page by page. */
@Named
@RequestScoped
public class UsersPage {
  private static final int LINES = 50;

  @Inject private HttpServletRequest request;
  @Inject private AdministerAccounts accounts;
  @Inject private Visitor visitor;
  @Inject private Taste taste;
  @Inject private Clock clock;

  private @Nullable UserSearch search;
  private AdministerAccounts.@Nullable Page page;

  /** For the container. */
  @NullUnmarked
  public UsersPage() {}

  UsersPage(
      HttpServletRequest request,
      AdministerAccounts accounts,
      Visitor visitor,
      Taste taste,
      Clock clock) {
    this.request = request;
    this.accounts = accounts;
    this.visitor = visitor;
    this.taste = taste;
    this.clock = clock;
  }

  /** What was asked for. */
  public UserSearch getSearch() {
    UserSearch known = search;
    if (known == null) {
      known = new UserSearch(request::getParameter, taste.getZone());
      search = known;
    }
    return known;
  }

  private AdministerAccounts.Page page() {
    AdministerAccounts.Page found = page;
    if (found == null) {
      found =
          getSearch().isUsable()
              ? accounts.page(getSearch().query(LINES), visitor.known())
              : new AdministerAccounts.Page(List.of(), null);
      page = found;
    }
    return found;
  }

  public List<ShownUser> getUsers() {
    return page().accounts().stream()
        .map(account -> ShownUser.of(account, clock.instant()))
        .toList();
  }

  /** The address of the next page, empty on the last one. */
  public String getNext() {
    return getSearch().next(page().next());
  }

  /** The address of these accounts as a file. */
  public String export(String format) {
    return getSearch().at("users-export", "format", format);
  }

  /** All roles, for the choice. */
  public List<String> getRoles() {
    return Arrays.stream(Role.values()).map(Role::word).toList();
  }

  /** All states, for the choice. */
  public List<String> getStates() {
    return Arrays.stream(AccountState.values()).map(AccountState::word).toList();
  }
}
