package org.syncline.console;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.syncline.security.rest.CallerOfRequest;

/**
 * What browsers ask of the console: pages are only read, forms are small but for the one that
 * brings a file, and nobody sends the state of a page. Anything else would end in a fault of the
 * server, which fills its log. Before the filter of log-ins, by {@code web.xml}.
 */
public final class PageRequests implements Filter {
  /** Most bytes of a form; the longest of ours set a secret, such as a key with its certificate. */
  static final long FORM_LIMIT = 16_384;

  /** Most bytes of a form that holds a document, or a part of one. */
  static final long DOCUMENT_LIMIT = 262_144;

  private static final Set<String> OF_DOCUMENTS =
      Set.of(
          "/system",
          "/connection",
          "/connect",
          "/flow",
          "/mapping",
          "/mapping-editor",
          "/what-if",
          "/edit-record");

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Parameters that Jakarta Faces would act upon. */
  private static final String OF_FACES = "jakarta.faces.";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    int refusal = CallerOfRequest.isApi(http) ? 0 : refusal(http);
    if (refusal == 0) {
      chain.doFilter(request, response);
    } else {
      HttpServletResponse answer = (HttpServletResponse) response;
      if (refusal == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
        answer.setHeader("Allow", "GET, HEAD");
      }
      answer.sendError(refusal);
    }
  }

  /** The status of the refusal, 0 for none. */
  static int refusal(HttpServletRequest request) {
    boolean post = request.getMethod().equals("POST");
    if (!METHODS.contains(request.getMethod())
        || (post && request.getServletPath().endsWith(".xhtml"))) {
      return HttpServletResponse.SC_METHOD_NOT_ALLOWED;
    }
    if (post && request.getServletPath().equals(PutFileServlet.PATH)) {
      // Its body is left alone: it is read as it comes, by who may send it.
      int form = refusalOfFile(request.getContentType(), request.getContentLengthLong());
      if (form != 0) {
        return form;
      }
    } else if (post) {
      long limit = OF_DOCUMENTS.contains(request.getServletPath()) ? DOCUMENT_LIMIT : FORM_LIMIT;
      int form = refusalOfForm(request.getContentType(), request.getContentLengthLong(), limit);
      if (form != 0) {
        return form;
      }
    }
    return hasUsableParameters(request) ? 0 : HttpServletResponse.SC_BAD_REQUEST;
  }

  private static int refusalOfForm(@Nullable String type, long length, long limit) {
    if (type == null || !type.toLowerCase(Locale.ROOT).split(";", -1)[0].strip().equals(FORM)) {
      return HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
    }
    if (length < 0) {
      return HttpServletResponse.SC_LENGTH_REQUIRED;
    }
    return length > limit ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE : 0;
  }

  private static int refusalOfFile(@Nullable String type, long length) {
    if (FormParts.boundary(type).isEmpty()) {
      return HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
    }
    return length < 0 ? HttpServletResponse.SC_LENGTH_REQUIRED : 0;
  }

  private static boolean hasUsableParameters(HttpServletRequest request) {
    try {
      return request.getParameterMap().entrySet().stream()
          .noneMatch(
              parameter ->
                  parameter.getKey().startsWith(OF_FACES)
                      || holdsZero(parameter.getKey())
                      || Stream.of(parameter.getValue()).anyMatch(PageRequests::holdsZero));
    } catch (RuntimeException tooManyOrMalformed) {
      // The server says so in exceptions of its own.
      return false;
    }
  }

  /** PostgreSQL fails on it. */
  private static boolean holdsZero(String text) {
    return text.indexOf('\0') >= 0;
  }
}
