package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.security.KeepTokens;

/** The form that makes an API token, and the token, shown this once. */
@Named
@RequestScoped
public class NewTokenPage {
  private static final int USUAL_DAYS = 90;

  @Inject private HttpServletRequest request;
  @Inject private KeepTokens tokens;
  @Inject private Visitor visitor;

  private @Nullable Optional<Set<Permission>> scopes;

  /** For the container. */
  @NullUnmarked
  public NewTokenPage() {}

  NewTokenPage(HttpServletRequest request, KeepTokens tokens, Visitor visitor) {
    this.request = request;
    this.tokens = tokens;
    this.visitor = visitor;
  }

  /** The account that the token is for. */
  public String getAccount() {
    return UserName.read(request.getParameter("account")).orElse(visitor.getName());
  }

  /** The account as a part of an address. */
  public String getCoded() {
    return ShownUser.coded(getAccount());
  }

  /** Whether it is one's own account. */
  public boolean isOwn() {
    return getAccount().equals(visitor.getName());
  }

  private Optional<Set<Permission>> scopes() {
    Optional<Set<Permission>> known = scopes;
    if (known == null) {
      known =
          isOwn() || visitor.isAdministrator()
              ? tokens.scopes(getAccount(), visitor.known())
              : Optional.empty();
      scopes = known;
    }
    return known;
  }

  /** Whether whoever looks may make one, and the account is there. */
  public boolean isPossible() {
    return scopes().isPresent();
  }

  /** Words of what the token may be kept to. */
  public List<String> getScopes() {
    return scopes().orElse(Set.of()).stream().map(Permission::word).sorted().toList();
  }

  /** Null where none was made just now. */
  public KeepTokens.Result.@Nullable Done getMade() {
    return MakeTokenServlet.made(request);
  }

  // ---- the form

  private GivenForm form() {
    return new GivenForm(request);
  }

  /** Key of the text that says what is wrong with a field; empty where nothing is. */
  public String mistake(String field) {
    return form().mistake(field);
  }

  public boolean isRefused() {
    return form().refused();
  }

  public String getLabel() {
    return form().text("label", "");
  }

  public String getDays() {
    return form().text("days", Integer.toString(USUAL_DAYS));
  }

  public boolean has(String scope) {
    return form().ticked("scope", scope, false);
  }

  public int getLongestDays() {
    return KeepTokens.LONGEST_DAYS;
  }
}
