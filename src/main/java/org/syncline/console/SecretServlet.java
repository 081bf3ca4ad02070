package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.console.DecisionForm.Done;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;
import org.syncline.security.secret.AdministerSecrets;
import org.syncline.security.secret.AdministerSecrets.Resealed;
import org.syncline.security.secret.SealingKeys;
import org.syncline.security.secret.SecretName;
import org.syncline.security.secret.SecretValue;

/** Where the forms are sent to that set and delete secrets, and seal them anew. */
@WebServlet(name = "Secret", urlPatterns = "/secret")
public class SecretServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final String PAGE = "secrets.xhtml";
  private static final Logger LOG = Logger.getLogger(SecretServlet.class.getName());

  @Inject private transient AdministerSecrets secrets;

  /** For the container. */
  @NullUnmarked
  public SecretServlet() {}

  SecretServlet(AdministerSecrets secrets, SessionLogIn sessions) {
    super(sessions);
    this.secrets = secrets;
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(seals(request) ? Permission.ROTATE_KEYS : Permission.MANAGE_SECRETS);
  }

  private static boolean seals(HttpServletRequest request) {
    return text(request.getParameter("decision")).equals("reseal");
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    try {
      decide(request, response, who);
    } catch (SealingKeys.KeysUnavailable e) {
      LOG.log(Level.WARNING, "no secret can be sealed: {0}", e.getMessage());
      DecisionForm.lead(request, response, Done.nothing("keys-missing"));
    }
  }

  private void decide(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    Optional<SecretName> name = SecretName.read(text(request.getParameter("name")));
    switch (text(request.getParameter("decision"))) {
      case "put" -> {
        if (name.isEmpty()) {
          new FormRefusal("name", "mistake.secret").show(PAGE, request, response);
        } else {
          put(name.get(), request, response, who);
        }
      }
      case "remove" -> {
        boolean there = name.isPresent() && secrets.remove(name.get(), who);
        DecisionForm.lead(
            request, response, Done.nothing(there ? "secret-removed" : "secret-unknown"));
      }
      case "reseal" -> {
        Resealed done = secrets.sealAnew(who);
        DecisionForm.lead(
            request,
            response,
            done.unreadable().isEmpty()
                ? new Done("secrets-resealed", done.sealed())
                : new Done("secrets-unreadable", done.unreadable().size()));
      }
      default -> DecisionForm.lead(request, response, Done.nothing("not-understood"));
    }
  }

  private void put(
      SecretName name, HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    SecretValue value;
    try {
      value = SecretValue.of(typed(request.getParameter("value")));
    } catch (IllegalArgumentException e) {
      new FormRefusal("value", "mistake.value").show(PAGE, request, response);
      return;
    }
    if (secrets.put(name, value, who)) {
      DecisionForm.lead(request, response, Done.nothing("secret-put"));
    } else {
      new FormRefusal("name", "mistake.unused").show(PAGE, request, response);
    }
  }

  /**
   * What somebody typed or pasted: browsers end its lines as Windows does, and who copies takes the
   * end of the line along. Spaces stay.
   */
  static String typed(@Nullable String value) {
    String text = value == null ? "" : value.replace("\r\n", "\n");
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end);
  }
}
