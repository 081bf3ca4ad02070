package org.syncline.security.egress;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of our own, made by the JDK's keytool, and those who trust it. */
public final class TestCertificate {
  public static final String PASSWORD = "changeit";

  private final Path file;
  private final SSLContext context;
  private final OutboundTls tls;

  private TestCertificate(Path file, SSLContext context, OutboundTls tls) {
    this.file = file;
    this.context = context;
    this.tls = tls;
  }

  /**
   * @param names as keytool takes them: {@code dns:crm.example.org,ip:127.0.0.1}
   */
  public static TestCertificate of(Path folder, String names) throws Exception {
    Path file = folder.resolve("certificate-" + Math.abs(names.hashCode()) + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "test",
                "-dname",
                "CN=test",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD,
                "-ext",
                "SAN=" + names)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
      throw new IllegalStateException(said);
    }
    return read(file);
  }

  private static TestCertificate read(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("test", store.getCertificate("test"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return new TestCertificate(file, context, new OutboundTls(context, trust.getTrustManagers()));
  }

  /** A trust store that holds it alone. */
  public Path trustStore() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("test", store.getCertificate("test"));
    Path trust = file.resolveSibling("trusted.p12");
    try (java.io.OutputStream out = Files.newOutputStream(trust)) {
      trusted.store(out, PASSWORD.toCharArray());
    }
    return trust;
  }

  /** Shows it, and trusts it. */
  public SSLContext context() {
    return context;
  }

  /** The hub's way, trusting it. */
  public OutboundTls tls() {
    return tls;
  }

  /** A server socket on 127.0.0.1 that shows it. */
  public ServerSocket serverSocket() throws IOException {
    return context
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }
}
