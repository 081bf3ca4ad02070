package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.security.AdministerAccounts;
import org.syncline.security.Role;
import org.syncline.sync.HubPlans;

/** One account, and what an administrator does with it. */
@Named
@RequestScoped
public class UserPage {
  @Inject private HttpServletRequest request;
  @Inject private AdministerAccounts accounts;
  @Inject private HubPlans plans;
  @Inject private Visitor visitor;
  @Inject private Clock clock;

  private @Nullable Optional<ShownUser> user;

  /** For the container. */
  @NullUnmarked
  public UserPage() {}

  UserPage(
      HttpServletRequest request,
      AdministerAccounts accounts,
      HubPlans plans,
      Visitor visitor,
      Clock clock) {
    this.request = request;
    this.accounts = accounts;
    this.plans = plans;
    this.visitor = visitor;
    this.clock = clock;
  }

  /** The name that was asked for, as far as it can be one. */
  public String getAsked() {
    return UserName.read(request.getParameter("name")).orElse("");
  }

  /** Null where there is no such account. */
  public @Nullable ShownUser getUser() {
    Optional<ShownUser> known = user;
    if (known == null) {
      known =
          UserName.read(request.getParameter("name"))
              .flatMap(name -> accounts.find(name, visitor.known()))
              .map(account -> ShownUser.of(account, clock.instant()));
      user = known;
    }
    return known.orElse(null);
  }

  /** Whether it is the account of whoever looks. */
  public boolean isOwn() {
    return getAsked().equals(visitor.getName());
  }

  /** Address of what this account did, in the audit trail. */
  public String getDeeds() {
    return "audit.xhtml?actor=" + ShownUser.coded(getAsked());
  }

  /** Address of what was done to this account, in the audit trail. */
  public String getTrail() {
    return "audit.xhtml?subject=" + ShownUser.coded("account/" + getAsked());
  }

  // ---- the form for another standing

  private GivenForm form() {
    return new GivenForm(request, "change");
  }

  /** Key of the text that says what is wrong with a field; empty where nothing is. */
  public String mistake(String field) {
    return FormRefusal.mistake(request, field);
  }

  /** Whether a form of this page did nothing. */
  public boolean isRefused() {
    return FormRefusal.is(request);
  }

  public List<String> getRoles() {
    return Arrays.stream(Role.values()).map(Role::word).toList();
  }

  public boolean has(String role) {
    ShownUser known = getUser();
    return form().ticked("role", role, known != null && known.roles().contains(role));
  }

  public String getSystem() {
    ShownUser known = getUser();
    return form().text("system", known == null ? "" : known.system());
  }

  /** One a line. */
  public String getOwners() {
    ShownUser known = getUser();
    return form().text("owners", known == null ? "" : String.join("\n", known.owners()));
  }

  /** One a line. */
  public String getTeams() {
    ShownUser known = getUser();
    return form().text("teams", known == null ? "" : String.join("\n", known.teams()));
  }

  /** Systems that are known now, for the choice. */
  public List<String> getSystems() {
    return plans.current().systems().keySet().stream().sorted().toList();
  }
}
