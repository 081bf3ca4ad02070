package org.syncline.security.egress;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.syncline.security.egress.Deadlines.Deadline;

/**
 * Calls out by HTTP/1.1, to addresses that the egress policy has just allowed and to no others: the
 * client is given the address beside the name, and has no resolver.
 *
 * <p>Connections are kept for at most 30 seconds under that address, so one that a call finds again
 * was allowed to that very call too. No redirects, cookies, proxies, repetitions and compression.
 */
public final class PinnedHttp implements OutboundHttp, AutoCloseable {
  private static final String WHO = "hub";
  private static final int MOST_CONNECTIONS = 64;
  private static final int MOST_PER_HOST = 8;
  private static final int MOST_HEADERS = 100;
  private static final int LONGEST_LINE = 16_384;
  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final Timeout KEPT = Timeout.ofSeconds(30);

  /** Not 1: with that the client looks whether a connection has ended. */
  private static final Timeout LOOK = Timeout.ofMilliseconds(2);

  /** What a connection is for that shows no certificate. */
  private static final Object NO_CERTIFICATE = "no certificate";

  /** Names in the context of a call: what it shows, and how long it waits for a word against it. */
  private static final String SHOWN = "certificate shown";

  private static final String DOUBT = "time for a refusal";
  private static final Timeout LONGEST_DOUBT = Timeout.ofSeconds(1);

  /** Held fast: a logger that nobody holds forgets its level. */
  private static final List<Logger> SILENT =
      Stream.of("org.apache.hc.client5.http.headers", "org.apache.hc.client5.http.wire")
          .map(Logger::getLogger)
          .toList();

  private final EgressPolicy policy;
  private final Deadlines deadlines;
  private final CloseableHttpClient client;

  public PinnedHttp(EgressPolicy policy, OutboundTls tls, Deadlines deadlines, Clock clock) {
    this.policy = policy;
    this.deadlines = deadlines;
    // Whatever the server logs: these two would write passwords.
    SILENT.forEach(logger -> logger.setLevel(Level.OFF));
    this.client =
        HttpClients.custom()
            .setConnectionManager(connections(new Showing(tls, clock)))
            .setRoutePlanner((host, context) -> new HttpRoute(host, null, isEncrypted(host)))
            .setRequestExecutor(new OneAnswerEach())
            .setUserAgent("Syncline")
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableConnectionState()
            .build();
  }

  private static PoolingHttpClientConnectionManager connections(Showing tls) {
    return new Unproxied()
        .setTlsSocketStrategy(tls)
        .setDnsResolver(new NoNames())
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setMaxHeaderCount(MOST_HEADERS)
                        .setMaxLineLength(LONGEST_LINE)
                        .build())
                .build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(CONNECT)
                .setSocketTimeout(CONNECT)
                .setTimeToLive(KEPT)
                .setValidateAfterInactivity(Timeout.ofSeconds(1))
                .build())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(CONNECT).build())
        .setMaxConnTotal(MOST_CONNECTIONS)
        .setMaxConnPerRoute(MOST_PER_HOST)
        .build();
  }

  private static boolean isEncrypted(HttpHost host) {
    return host.getSchemeName().equals("https");
  }

  /** Takes no proxy from the server's system properties. */
  private static final class Unproxied extends PoolingHttpClientConnectionManagerBuilder {
    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
        SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
      return new DefaultHttpClientConnectionOperator(
          proxy -> new LookingSocket(),
          ports,
          names,
          scheme -> scheme.equals("https") ? tls : null);
    }
  }

  /** Shows the call's certificate to a host that asks for one. */
  private static final class Showing implements TlsSocketStrategy {
    private final OutboundTls tls;
    private final Clock clock;

    Showing(OutboundTls tls, Clock clock) {
      this.tls = tls;
      this.clock = clock;
    }

    @Override
    public SSLSocket upgrade(
        Socket socket,
        String target,
        int port,
        @Nullable Object attachment,
        @Nullable HttpContext context)
        throws IOException {
      Object shown = context == null ? null : context.getAttribute(SHOWN);
      ClientCertificate certificate = shown instanceof ClientCertificate one ? one : null;
      Instant begun = clock.instant();
      SSLSocket secured = upgraded(socket, target, port, tls.showing(certificate), context);
      if (certificate != null && context != null) {
        context.setAttribute(DOUBT, doubt(secured, Duration.between(begun, clock.instant())));
      }
      return secured;
    }

    /** A host that refuses one ends it, and what is said to it meanwhile may meet that first. */
    private static SSLSocket upgraded(
        Socket socket, String target, int port, SSLContext tls, @Nullable HttpContext context)
        throws IOException {
      try {
        return new DefaultClientTlsStrategy(tls).upgrade(socket, target, port, null, context);
      } catch (SocketException e) {
        throw new HandshakeBroken();
      }
    }

    /**
     * In TLS 1.3 a client is through before the host has looked at its certificate (RFC 8446, 2):
     * whoever speaks at once can't tell a refusal from a lost answer. The word against it takes
     * about as long as the handshake did.
     */
    private static @Nullable Timeout doubt(SSLSocket secured, Duration handshake) {
      if (!secured.getSession().getProtocol().equals("TLSv1.3")) {
        return null;
      }
      long millis = Math.max(0, 2 * handshake.toMillis()) + 10;
      return Timeout.ofMilliseconds(Math.min(millis, LONGEST_DOUBT.toMilliseconds()));
    }
  }

  /**
   * Lets no answer that is there already be taken for that of the next request, if a host says one
   * twice (RFC 9112, 9.3). One that comes only after the next request was sent can't be told apart.
   */
  private static final class OneAnswerEach extends HttpRequestExecutor {
    @Override
    public ClassicHttpResponse execute(
        ClassicHttpRequest request,
        HttpClientConnection connection,
        @Nullable HttpResponseInformationCallback information,
        HttpContext context)
        throws IOException, HttpException {
      if (context.removeAttribute(DOUBT) instanceof Timeout doubt) {
        wait(doubt, connection);
      }
      if (connection.isDataAvailable(LOOK)) {
        throw new Unasked();
      }
      return super.execute(request, connection, information, context);
    }

    private static void wait(Timeout doubt, HttpClientConnection connection) throws IOException {
      try {
        if (!connection.isDataAvailable(doubt) && connection.isStale()) {
          throw new HandshakeBroken();
        }
      } catch (SocketException e) {
        throw new HandshakeBroken();
      }
    }
  }

  /** Nothing was sent but what belongs to TLS. */
  private static final class HandshakeBroken extends IOException {
    private static final long serialVersionUID = 1L;

    HandshakeBroken() {
      super("The host ended the connection before anything was asked.");
    }
  }

  private static final class Unasked extends IOException {
    private static final long serialVersionUID = 1L;

    Unasked() {
      super("The host spoke before it was asked.");
    }
  }

  /** Does not wait where somebody only looks whether anything came: that would slow each call. */
  private static final class LookingSocket extends Socket {
    private volatile boolean looking;

    LookingSocket() {
      super(Proxy.NO_PROXY);
    }

    @Override
    public synchronized void setSoTimeout(int timeout) throws SocketException {
      looking = timeout == LOOK.toMillisecondsIntBound();
      super.setSoTimeout(timeout);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          look();
          return in.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
          look();
          return in.read(bytes, from, length);
        }

        private void look() throws IOException {
          if (looking && in.available() == 0) {
            throw new SocketTimeoutException("Nothing came.");
          }
        }
      };
    }
  }

  /** Every name was looked up and checked before; a second look could see something else. */
  private static final class NoNames implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      throw new UnknownHostException("Names are not looked up here.");
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
      throw new UnknownHostException("Names are not looked up here.");
    }
  }

  @Override
  public Answer send(Request request) throws IOException, EgressRefusedException {
    CheckedRequest checked = checked(request);
    try (Deadline deadline = deadlines.in(request.timeout())) {
      List<InetAddress> addresses =
          policy.addresses(
              new EgressPolicy.Call(checked.host(), checked.port(), checked.encrypted(), WHO),
              request.timeout());
      return send(checked, addresses, deadline);
    }
  }

  private CheckedRequest checked(Request request) throws EgressRefusedException {
    try {
      return CheckedRequest.of(request);
    } catch (EgressRefusedException e) {
      policy.noteForm(WHO);
      throw e;
    }
  }

  private Answer send(CheckedRequest checked, List<InetAddress> addresses, Deadline deadline)
      throws IOException {
    int dropped = 0;
    for (int i = 0; i < addresses.size(); i++) {
      HttpUriRequestBase request = request(checked);
      if (deadline.isOver()) {
        break;
      }
      deadline.guards(request::cancel);
      HttpHost host =
          new HttpHost(checked.scheme(), addresses.get(i), checked.host().text(), checked.port());
      try (ClassicHttpResponse response = client.executeOpen(host, request, context(checked))) {
        return answer(response, checked.request().mostBytes(), request);
      } catch (ConnectTimeoutException | ConnectException | NoRouteToHostException unreachable) {
        // Nothing was sent yet: the next address, if there is one.
      } catch (Unasked e) {
        // Nothing was sent, and that connection is closed: the same address by another one.
        if (dropped++ < MOST_PER_HOST) {
          i--;
        }
      } catch (IOException e) {
        throw inOwnWords(e, deadline, checked);
      } catch (RuntimeException e) {
        // What the client makes of an answer that is none.
        throw new IOException("The host's answer can't be read.");
      }
    }
    throw deadline.isOver() ? late(checked) : new ConnectException("No connection to the host.");
  }

  /** Connections are found again by calls that show the same certificate, or none, alone. */
  private static HttpClientContext context(CheckedRequest checked) {
    ClientCertificate certificate = checked.request().certificate();
    HttpClientContext context = HttpClientContext.create();
    context.setUserToken(certificate == null ? NO_CERTIFICATE : certificate);
    if (certificate != null) {
      context.setAttribute(SHOWN, certificate);
    }
    return context;
  }

  private static HttpUriRequestBase request(CheckedRequest checked) {
    HttpUriRequestBase request = new HttpUriRequestBase(checked.request().method(), checked.uri());
    Timeout whole = Timeout.of(checked.request().timeout());
    request.setConfig(
        RequestConfig.custom()
            .setConnectionRequestTimeout(whole)
            .setResponseTimeout(whole)
            .setProtocolUpgradeEnabled(false)
            .setExpectContinueEnabled(false)
            .build());
    checked.request().headers().forEach(request::setHeader);
    byte[] body = checked.request().body();
    if (body.length > 0) {
      request.setEntity(new ByteArrayEntity(body, null));
    }
    return request;
  }

  private static Answer answer(ClassicHttpResponse response, int most, HttpUriRequestBase request)
      throws IOException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Header header : response.getHeaders()) {
      headers
          .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(header.getValue() == null ? "" : header.getValue());
    }
    return new Answer(response.getCode(), headers, body(response.getEntity(), most, request));
  }

  private static byte[] body(HttpEntity entity, int most, HttpUriRequestBase request)
      throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    InputStream in = entity.getContent();
    byte[] part = new byte[8192];
    for (int read = in.read(part); read >= 0; read = in.read(part)) {
      if (body.size() + read > most) {
        // Closing alone would read the rest first.
        request.cancel();
        throw new TooLarge(most);
      }
      body.write(part, 0, read);
    }
    return body.toByteArray();
  }

  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(int most) {
      super("The host's answer has more than " + most + " bytes.");
    }
  }

  /** Nothing of what the host said. */
  private static IOException inOwnWords(IOException e, Deadline deadline, CheckedRequest checked) {
    if (e instanceof TooLarge) {
      return e;
    }
    if (deadline.isOver() || e instanceof SocketTimeoutException) {
      return late(checked);
    }
    if (e instanceof HandshakeBroken || OutboundTls.endedByHost(e)) {
      return new HandshakeEndedException();
    }
    if (e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException) {
      return new UntrustedHostException();
    }
    if (e instanceof SSLException) {
      return new SSLException(
          "The host did not prove its name by a trusted certificate, or speaks no TLS here.");
    }
    return new IOException(
        "The host's answer broke off or can't be read (" + e.getClass().getSimpleName() + ").");
  }

  private static IOException late(CheckedRequest checked) {
    Duration timeout = checked.request().timeout();
    return new SocketTimeoutException("No whole answer within " + timeout.toMillis() + " ms.");
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
