package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.security.SetUp;

/** The page that makes the first administrator of a new hub. */
@Named
@RequestScoped
public class SetUpPage {
  /** Why it did not succeed, in words that texts are known for. */
  static final Set<String> WHY = Set.of("refused", "user", "password", "again", "busy", "stale");

  @Inject private HttpServletRequest request;
  @Inject private SetUp setUp;

  /** For the container. */
  @NullUnmarked
  public SetUpPage() {}

  /** Whether the hub waits for its first administrator. */
  public boolean isOpen() {
    return setUp.isOpen();
  }

  /** Why the last try did not succeed; empty where there was none. */
  public String getWhy() {
    @Nullable String why = request.getParameter("set-up");
    return why != null && WHY.contains(why) ? why : "";
  }

  /** The name that was typed. */
  public String getUser() {
    @Nullable String user = request.getParameter("user");
    return user != null && user.length() <= 60 ? user : "";
  }
}
