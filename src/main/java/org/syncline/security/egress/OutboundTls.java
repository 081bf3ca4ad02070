package org.syncline.security.egress;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * How connections by TLS begin: whom the hub trusts, and what it shows of itself.
 *
 * <p>Each client certificate has a context of its own, as contexts remember sessions: else one
 * could go on with a session that another was shown in.
 */
public final class OutboundTls {
  private static final int MOST = 64;

  private final SSLContext plain;
  private final TrustManager @Nullable [] trust;
  private final Map<ClientCertificate, SSLContext> showing =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClientCertificate, SSLContext> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param plain where no certificate is shown
   * @param trust whom to trust where one is; null = whom the server's JVM trusts
   */
  public OutboundTls(SSLContext plain, TrustManager @Nullable [] trust) {
    this.plain = plain;
    this.trust = trust == null ? null : trust.clone();
  }

  /** Trusts whom the server's JVM trusts. */
  public static OutboundTls ofServer() throws GeneralSecurityException {
    return new OutboundTls(SSLContext.getDefault(), null);
  }

  /** The context that shows this certificate where a host asks for one; null = none. */
  SSLContext showing(@Nullable ClientCertificate certificate) {
    if (certificate == null) {
      return plain;
    }
    synchronized (showing) {
      return showing.computeIfAbsent(certificate, this::made);
    }
  }

  private SSLContext made(ClientCertificate certificate) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {new OneKey(certificate)}, trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The server's JVM can make no TLS.", e);
    }
  }

  /**
   * Whether it was the host that ended a handshake, though it had proved who it is: it does not
   * take what the hub showed, or misses it.
   */
  static boolean endedByHost(Throwable fault) {
    if (!(fault instanceof SSLHandshakeException)) {
      return false;
    }
    for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return false;
      }
    }
    return true;
  }

  /**
   * Shows one certificate, also to a host that names other signers: it may know that one all the
   * same, and says so more clearly than by missing one.
   */
  private static final class OneKey extends X509ExtendedKeyManager {
    private static final String ALIAS = "client";

    private final ClientCertificate certificate;

    OneKey(ClientCertificate certificate) {
      this.certificate = certificate;
    }

    private boolean isOf(@Nullable String keyType) {
      return certificate.key().getAlgorithm().equals(keyType);
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
      for (String keyType : keyTypes) {
        if (isOf(keyType)) {
          return ALIAS;
        }
      }
      return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
      return isOf(keyType) ? new String[] {ALIAS} : null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
      return alias.equals(ALIAS) ? certificate.chain() : null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
      return alias.equals(ALIAS) ? certificate.key() : null;
    }

    @Override
    public @Nullable String chooseServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
      return null;
    }
  }
}
