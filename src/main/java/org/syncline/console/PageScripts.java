package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.syncline.security.RandomText;

/**
 * What a page may run: the scripts that carry the nonce of this very answer, and nothing else. An
 * answer that asks for no nonce keeps the policy without scripts that every answer begins with.
 */
@Named("scripts")
@RequestScoped
public class PageScripts {
  static final String POLICY = "Content-Security-Policy";

  private static final SecureRandom RANDOM = new SecureRandom();

  private @Nullable String nonce;

  /** The same one for all scripts of an answer; asked for in its head, before anything is sent. */
  public String getNonce() {
    String known = nonce;
    if (known == null) {
      known = RandomText.of(RANDOM);
      nonce = known;
      answer().setHeader(POLICY, policy(known));
    }
    return known;
  }

  private static HttpServletResponse answer() {
    HttpServletResponse answer =
        (HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse();
    if (answer.isCommitted()) {
      throw new IllegalStateException("The policy is gone already: ask for the nonce in the head.");
    }
    return answer;
  }

  static String policy(String nonce) {
    return "default-src 'none'; script-src 'nonce-"
        + nonce
        + "'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
        + " base-uri 'none'; frame-ancestors 'none'";
  }
}
