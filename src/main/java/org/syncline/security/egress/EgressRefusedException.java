package org.syncline.security.egress;

/** The egress policy does not let a call out. The message says why and what to do, for people. */
public final class EgressRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public EgressRefusedException(String message) {
    super(message);
  }
}
