package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.security.Role;
import org.syncline.sync.HubPlans;

/** The form that makes an account. What was given in vain is there again, but for passwords. */
@Named
@RequestScoped
public class NewUserPage {
  @Inject private HttpServletRequest request;
  @Inject private HubPlans plans;

  /** For the container. */
  @NullUnmarked
  public NewUserPage() {}

  NewUserPage(HttpServletRequest request, HubPlans plans) {
    this.request = request;
    this.plans = plans;
  }

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

  /** What was given; empty where nothing was. */
  public String given(String field) {
    return form().text(field, "");
  }

  public List<String> getRoles() {
    return Arrays.stream(Role.values()).map(Role::word).toList();
  }

  public boolean has(String role) {
    return form().ticked("role", role, false);
  }

  /** Systems that are known now, for the choice. */
  public List<String> getSystems() {
    return plans.current().systems().keySet().stream().sorted().toList();
  }
}
