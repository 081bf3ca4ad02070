package org.syncline.console;

import jakarta.servlet.ReadListener;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.security.Caller;

/** A request of a browser with its session, and the answer it got. */
final class FakeRequest {
  final Map<String, String> parameters = new HashMap<>();

  /** Of fields that were given more than once. */
  final Map<String, String[]> many = new HashMap<>();

  final Map<String, String> asked = new HashMap<>();
  final StringWriter body = new StringWriter();
  final Map<String, Object> attributes = new HashMap<>();
  @Nullable Map<String, Object> session;
  final List<Cookie> cookies = new ArrayList<>();
  final List<Locale> locales = new ArrayList<>();
  String path = "/";

  /** A body that is not one of fields; null for none. */
  byte @Nullable [] content;

  @Nullable String contentType;

  /** Id of the session that the browser brings; null for none. */
  @Nullable String broughtSession;

  int sessionChanges;
  @Nullable String redirect;
  @Nullable String forwarded;
  final Map<String, String> headers = new HashMap<>();
  int status;
  int error;
  int idleSeconds;

  FakeRequest at(String path) {
    this.path = path;
    return this;
  }

  FakeRequest with(String parameter, String value) {
    parameters.put(parameter, value);
    return this;
  }

  /** A field with several values, such as boxes that are ticked. */
  FakeRequest with(String parameter, String first, String... others) {
    String[] values = new String[others.length + 1];
    values[0] = first;
    System.arraycopy(others, 0, values, 1, others.length);
    many.put(parameter, values);
    return with(parameter, first);
  }

  FakeRequest withHeader(String name, String value) {
    asked.put(name, value);
    return this;
  }

  FakeRequest withCookie(String name, String value) {
    cookies.add(new Cookie(name, value));
    return this;
  }

  FakeRequest by(Caller caller) {
    attributes.put(Caller.class.getName(), caller);
    return this;
  }

  /** A later request of the same browser. */
  FakeRequest next() {
    FakeRequest next = new FakeRequest();
    next.session = session;
    next.idleSeconds = idleSeconds;
    return next;
  }

  HttpServletRequest request() {
    return proxy(
        HttpServletRequest.class,
        (name, arguments) ->
            switch (name) {
              case "getServletPath" -> path;
              case "getMethod" -> "GET";
              case "getContextPath" -> "/syncline";
              case "getQueryString" -> null;
              case "getCookies" -> cookies.isEmpty() ? null : cookies.toArray(new Cookie[0]);
              case "getContentType" -> contentType;
              case "getContentLengthLong" -> content == null ? -1L : content.length;
              case "getInputStream" -> stream();
              case "getLocales" -> Collections.enumeration(locales);
              case "getRequestedSessionId" -> broughtSession;
              case "isRequestedSessionIdValid" -> session != null;
              case "getParameter" -> parameters.get((String) arguments[0]);
              case "getParameterMap" ->
                  parameters.entrySet().stream()
                      .collect(
                          Collectors.toMap(
                              Map.Entry::getKey, one -> new String[] {one.getValue()}));
              case "getParameterValues" -> values((String) arguments[0]);
              case "getHeader" -> asked.get((String) arguments[0]);
              case "getAttribute" -> attributes.get((String) arguments[0]);
              case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
              case "getRequestDispatcher" -> dispatcher((String) arguments[0]);
              case "getSession" -> session(arguments == null || Boolean.TRUE.equals(arguments[0]));
              case "getRemoteAddr" -> "127.0.0.1";
              case "changeSessionId" -> "id-" + ++sessionChanges;
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private ServletInputStream stream() {
    ByteArrayInputStream bytes = new ByteArrayInputStream(content == null ? new byte[0] : content);
    return new ServletInputStream() {
      @Override
      public boolean isFinished() {
        return bytes.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("setReadListener");
      }

      @Override
      public int read() {
        return bytes.read();
      }
    };
  }

  private String @Nullable [] values(String parameter) {
    String one = parameters.get(parameter);
    String[] single = one == null ? null : new String[] {one};
    return many.getOrDefault(parameter, single);
  }

  HttpServletResponse response() {
    return proxy(
        HttpServletResponse.class,
        (name, arguments) -> {
          switch (name) {
            case "getStatus" -> {
              return error == 0 ? 200 : error;
            }
            case "sendRedirect" -> redirect = (String) arguments[0];
            case "setStatus" -> status = (Integer) arguments[0];
            case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
            case "sendError" -> error = (Integer) arguments[0];
            case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
            case "getWriter" -> {
              return new PrintWriter(body);
            }
            default -> throw new UnsupportedOperationException(name);
          }
          return null;
        });
  }

  private RequestDispatcher dispatcher(String page) {
    return proxy(
        RequestDispatcher.class,
        (name, arguments) -> {
          if (!name.equals("forward")) {
            throw new UnsupportedOperationException(name);
          }
          forwarded = page;
          return null;
        });
  }

  private @Nullable HttpSession session(boolean create) {
    if (session == null) {
      if (!create) {
        return null;
      }
      session = new HashMap<>();
    }
    Map<String, Object> kept = session;
    return proxy(
        HttpSession.class,
        (name, arguments) ->
            switch (name) {
              case "getAttribute" -> kept.get((String) arguments[0]);
              case "setAttribute" -> kept.put((String) arguments[0], arguments[1]);
              case "setMaxInactiveInterval" -> idleSeconds = (Integer) arguments[0];
              case "invalidate" -> {
                session = null;
                yield null;
              }
              default -> throw new UnsupportedOperationException(name);
            });
  }

  /** Answers a call of a method. */
  private interface Answer {
    @Nullable Object to(String method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
  }
}
