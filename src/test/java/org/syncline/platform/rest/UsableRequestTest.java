package org.syncline.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsableRequestTest {
  private static int refusal(String method, Map<String, List<String>> headers) {
    HttpServletRequest request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                UsableRequestTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) ->
                    switch (called.getName()) {
                      case "getMethod" -> method;
                      case "getHeaderNames" -> Collections.enumeration(headers.keySet());
                      case "getHeaders" ->
                          Collections.enumeration(headers.getOrDefault(arguments[0], List.of()));
                      default -> throw new UnsupportedOperationException(called.getName());
                    });
    return UsableRequest.refusal(request).map(problem -> problem.problem().status()).orElse(0);
  }

  private static int refusal(String header, String... values) {
    return refusal("POST", Map.of(header, List.of(values)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
  void the_methods_of_the_hub_go_through(String method) {
    assertThat(refusal(method, Map.of("Accept", List.of("*/*", "text/html")))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "Post", "TRACE", "CONNECT", "DEBUG", "PRI"})
  void other_methods_are_unknown(String method) {
    assertThat(refusal(method, Map.of())).isEqualTo(501);
  }

  @ParameterizedTest
  @CsvSource({"chunked,0", "Chunked,0", "identity,400", "'gzip, chunked',400", "xchunked,400"})
  void a_body_comes_chunked_or_with_its_length(String coding, int status) {
    assertThat(refusal("Transfer-Encoding", coding)).isEqualTo(status);
  }

  @Test
  void a_coding_is_said_once() {
    assertThat(refusal("Transfer-Encoding", "chunked", "chunked")).isEqualTo(400);
  }

  @Test
  void a_packed_body_is_of_no_type_that_is_taken() {
    assertThat(refusal("Content-Encoding", "gzip")).isEqualTo(415);
    assertThat(refusal("Content-Encoding", "identity")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\rb", "a\nb", "\u000bb", "\u007f"})
  void control_characters_are_no_part_of_a_value(String value) {
    assertThat(refusal("X-Any", value)).isEqualTo(400);
  }

  @Test
  void a_tab_and_letters_of_other_languages_are() {
    assertThat(refusal("X-Any", "a\tb \u00e9")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X A", "X:A", "X\u00e9"})
  void a_name_is_a_word(String name) {
    assertThat(refusal(name, "x")).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "Content-Type", "Sec-Fetch-Site", "If-Match"})
  void what_is_meant_once_is_not_said_twice(String name) {
    assertThat(refusal(name, "same-origin")).isZero();
    assertThat(refusal(name, "same-origin", "same-origin")).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "/syncline/login.xhtml,Location=/syncline/login.xhtml",
    "//other.example/,redirect to //other.example/",
    "https://other.example/,redirect to https://other.example/"
  })
  void own_pages_are_led_to_by_their_path(String location, String done) throws IOException {
    List<String> calls = new ArrayList<>();
    Map<String, String> headers = new LinkedHashMap<>();
    HttpServletResponse response =
        (HttpServletResponse)
            Proxy.newProxyInstance(
                UsableRequestTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, called, arguments) -> {
                  switch (called.getName()) {
                    case "setHeader" -> calls.add(arguments[0] + "=" + arguments[1]);
                    case "sendRedirect" -> calls.add("redirect to " + arguments[0]);
                    case "setStatus" -> headers.put("status", arguments[0].toString());
                    default -> {
                      // The body is none either way.
                    }
                  }
                  return null;
                });

    new OwnRedirects(response).sendRedirect(location);

    assertThat(calls).containsExactly(done);
    assertThat(headers).isEqualTo(done.startsWith("Location") ? Map.of("status", "302") : Map.of());
  }
}
