package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.security.secret.AdministerSecrets;
import org.syncline.security.secret.AdministerSecrets.Listed;

/** Which secrets are set, never what they are, and the form that sets one. */
@Named
@RequestScoped
public class SecretsPage {
  @Inject private HttpServletRequest request;
  @Inject private AdministerSecrets secrets;
  @Inject private Visitor visitor;
  @Inject private Taste taste;

  private @Nullable NameSearch search;
  private @Nullable List<Listed> all;

  /** For the container. */
  @NullUnmarked
  public SecretsPage() {}

  SecretsPage(HttpServletRequest request, AdministerSecrets secrets, Visitor visitor, Taste taste) {
    this.request = request;
    this.secrets = secrets;
    this.visitor = visitor;
    this.taste = taste;
  }

  /** What was asked for. */
  public NameSearch getSearch() {
    NameSearch known = search;
    if (known == null) {
      known = new NameSearch("secrets.xhtml", request::getParameter, taste.getZone());
      search = known;
    }
    return known;
  }

  private List<Listed> all() {
    List<Listed> known = all;
    if (known == null) {
      known = secrets.all(visitor.known());
      all = known;
    }
    return known;
  }

  public List<Listed> getSecrets() {
    if (!getSearch().isUsable()) {
      return List.of();
    }
    Predicate<String> fits = getSearch().fits();
    return all().stream().filter(one -> fits.test(one.name().toString())).toList();
  }

  /** Whether there is one at all. */
  public boolean isAny() {
    return !all().isEmpty();
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

  /** The name that was given, or that the address asks for. */
  public String getName() {
    String asked = request.getParameter("name");
    return form().text("name", asked == null || asked.length() > 100 ? "" : asked);
  }
}
