package org.syncline.security.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

  @Test
  void a_page_may_run_nothing_ask_for_nothing_and_be_kept_nowhere() throws Exception {
    Map<String, String> headers = headers("/index.xhtml", false);

    assertThat(headers.get("Content-Security-Policy"))
        .startsWith("default-src 'none'")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
        .doesNotContain("unsafe", "script-src", "*");
    assertThat(headers)
        .containsEntry("Cache-Control", "no-store")
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("X-Frame-Options", "DENY")
        .containsEntry("Referrer-Policy", "no-referrer")
        .containsEntry("Cross-Origin-Opener-Policy", "same-origin")
        .containsEntry("Cross-Origin-Embedder-Policy", "require-corp")
        .containsEntry("Cross-Origin-Resource-Policy", "same-origin")
        .containsEntry("X-Permitted-Cross-Domain-Policies", "none")
        .doesNotContainKey("Strict-Transport-Security");
    assertThat(headers.get("Permissions-Policy").split(", "))
        .hasSizeGreaterThan(10)
        .allMatch(permission -> permission.endsWith("=()"));
  }

  @Test
  void what_came_by_tls_is_to_come_by_tls_again() throws Exception {
    assertThat(headers("/api/messages", true))
        .containsEntry("Strict-Transport-Security", "max-age=31536000");
  }

  @Test
  void the_style_sheet_alone_may_be_kept() throws Exception {
    assertThat(headers("/style.css", false)).containsEntry("Cache-Control", "max-age=3600");
  }

  private static Map<String, String> headers(String path, boolean secure) throws Exception {
    Map<String, String> headers = new HashMap<>();
    HttpServletRequest request =
        fake(
            HttpServletRequest.class,
            Map.of("getServletPath", path, "isSecure", secure),
            new HashMap<>());
    HttpServletResponse response = fake(HttpServletResponse.class, Map.of(), headers);
    new SecurityHeaders().doFilter(request, response, (passedRequest, passedResponse) -> {});
    return headers;
  }

  private static <T> T fake(Class<T> type, Map<String, Object> answers, Map<String, String> set) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals("setHeader")) {
                set.put((String) arguments[0], (String) arguments[1]);
                return null;
              }
              if (!answers.containsKey(method.getName())) {
                throw new UnsupportedOperationException(method.getName());
              }
              return answers.get(method.getName());
            }));
  }
}
