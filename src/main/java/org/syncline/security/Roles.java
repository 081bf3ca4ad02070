package org.syncline.security;

/** The words of the roles, as annotations need them. */
public final class Roles {
  /** Everything, accounts included. */
  public static final String ADMIN = "admin";

  /** Watches, retries and dismisses; sees personal data masked. */
  public static final String OPERATOR = "operator";

  /** Reads; sees personal data masked. */
  public static final String AUDITOR = "auditor";

  /** Connects systems: configuration, message bodies. */
  public static final String INTEGRATOR = "integrator";

  /** One connected system: sends messages and asks what became of them. */
  public static final String MACHINE = "machine";

  private Roles() {}
}
