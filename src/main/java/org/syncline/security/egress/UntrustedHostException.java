package org.syncline.security.egress;

import javax.net.ssl.SSLException;

/** The host did not prove who it is, so that nothing was said to it. */
public final class UntrustedHostException extends SSLException {
  private static final long serialVersionUID = 1L;

  public UntrustedHostException() {
    super("The host did not prove its name by a trusted certificate, or speaks no TLS here.");
  }
}
