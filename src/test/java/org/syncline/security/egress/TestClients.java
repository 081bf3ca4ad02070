package org.syncline.security.egress;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates of clients, made by the JDK's keytool: {@code ec} by an authority in between, {@code
 * rsa}, {@code expired} and {@code server} (which is for servers alone) by the authority that
 * servers trust here, {@code stranger} by nobody but itself. And servers on 127.0.0.1 that ask.
 */
public final class TestClients {
  private static final String PASSWORD = "changeit";

  private final KeyStore store;
  private final KeyStore trusted;
  private final OutboundTls tls;

  private TestClients(KeyStore store, KeyStore trusted, OutboundTls tls) {
    this.store = store;
    this.trusted = trusted;
    this.tls = tls;
  }

  /** Makes them in this folder. */
  public static TestClients in(Path folder) throws Exception {
    Path file = folder.resolve("clients.p12");
    pair(file, "ca", "EC", "-ext", "bc:c=ca:true");
    pair(file, "between", "EC", "-signer", "ca", "-ext", "bc:c=ca:true");
    pair(file, "ec", "EC", "-signer", "between", "-ext", "eku=clientAuth");
    pair(file, "rsa", "RSA", "-signer", "ca");
    pair(file, "expired", "EC", "-signer", "ca", "-startdate", "-10d", "-validity", "5");
    pair(file, "server", "EC", "-signer", "ca", "-ext", "eku=serverAuth");
    pair(file, "stranger", "EC");
    pair(file, "localhost", "EC", "-signer", "ca", "-ext", "SAN=ip:127.0.0.1,dns:localhost");
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", store.getCertificate("ca"));
    TrustManagerFactory trust = trust(trusted);
    SSLContext plain = SSLContext.getInstance("TLS");
    plain.init(null, trust.getTrustManagers(), null);
    return new TestClients(store, trusted, new OutboundTls(plain, trust.getTrustManagers()));
  }

  private static TrustManagerFactory trust(KeyStore trusted) throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    return trust;
  }

  private static void pair(Path file, String alias, String algorithm, String... more)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                algorithm,
                "-dname",
                "CN=" + alias,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD));
    command.addAll(List.of(more));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
      throw new IllegalStateException(said);
    }
  }

  /** The hub's way, trusting the authority. */
  public OutboundTls tls() {
    return tls;
  }

  /** Certificates and key, as the hub's secret holds them. */
  public String pem(String alias) {
    return chain(alias) + key(alias);
  }

  /** The client's own, and who signed it, without the authority. */
  public String chain(String alias) {
    StringBuilder chain = new StringBuilder();
    try {
      Certificate[] all = store.getCertificateChain(alias);
      for (int i = 0; i < Math.max(1, all.length - 1); i++) {
        chain.append(block("CERTIFICATE", all[i].getEncoded()));
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return chain.toString();
  }

  public String key(String alias) {
    try {
      return block("PRIVATE KEY", store.getKey(alias, PASSWORD.toCharArray()).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String block(String label, byte[] content) {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }

  /** One that can be used. */
  public ClientCertificate certificate(String alias) {
    return ((ClientCertificate.Read.Usable) ClientCertificate.read(pem(alias))).certificate();
  }

  /** A server that lets nobody in without a certificate of the authority. */
  public ServerSocket needing(String protocol) {
    SSLServerSocket server = server();
    server.setEnabledProtocols(new String[] {protocol});
    server.setNeedClientAuth(true);
    return server;
  }

  /** A server that asks for a certificate, and goes on without. */
  public ServerSocket wanting(String protocol) {
    SSLServerSocket server = server();
    server.setEnabledProtocols(new String[] {protocol});
    server.setWantClientAuth(true);
    return server;
  }

  private SSLServerSocket server() {
    try {
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, null);
      own.setKeyEntry(
          "localhost",
          store.getKey("localhost", PASSWORD.toCharArray()),
          PASSWORD.toCharArray(),
          store.getCertificateChain("localhost"));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust(trusted).getTrustManagers(), null);
      return (SSLServerSocket)
          context
              .getServerSocketFactory()
              .createServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
