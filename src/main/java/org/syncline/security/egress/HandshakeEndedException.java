package org.syncline.security.egress;

import javax.net.ssl.SSLException;

/**
 * The host ended the TLS handshake: it does not take the client certificate, misses one, or speaks
 * another TLS. It took nothing that was said to it.
 */
public final class HandshakeEndedException extends SSLException {
  private static final long serialVersionUID = 1L;

  public HandshakeEndedException() {
    super("The host ended the TLS handshake.");
  }
}
