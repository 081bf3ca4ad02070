package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRequestsTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private static int refusal(
      String method, String path, String type, long length, Map<String, String[]> parameters) {
    return PageRequests.refusal(
        (HttpServletRequest)
            Proxy.newProxyInstance(
                PageRequestsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) ->
                    switch (called.getName()) {
                      case "getMethod" -> method;
                      case "getServletPath" -> path;
                      case "getContentType" -> type;
                      case "getContentLengthLong" -> length;
                      case "getParameterMap" -> {
                        if (parameters.isEmpty()) {
                          throw new IllegalStateException("too many");
                        }
                        yield parameters;
                      }
                      default -> throw new UnsupportedOperationException(called.getName());
                    }));
  }

  private static int get(String name, String value) {
    return refusal("GET", "/index.xhtml", null, -1, Map.of(name, new String[] {value}));
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/index.xhtml,0",
    "HEAD,/index.xhtml,0",
    "POST,/decide,0",
    "POST,/index.xhtml,405",
    "PUT,/decide,405",
    "OPTIONS,/style.css,405"
  })
  void pages_are_read_and_forms_are_sent_to_their_own_addresses(
      String method, String path, int status) {
    assertThat(refusal(method, path, FORM, 3, Map.of("a", new String[] {"b"}))).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-www-form-urlencoded,16384,0",
    "application/x-www-form-urlencoded;charset=UTF-8,10,0",
    "application/x-www-form-urlencoded,16385,413",
    "application/x-www-form-urlencoded,-1,411",
    "multipart/form-data,10,415",
    ",10,415"
  })
  void a_form_is_small_and_says_how_long_it_is(String type, long length, int status) {
    assertThat(refusal("POST", "/decide", type, length, Map.of("a", new String[] {"b"})))
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "/system,262144,0",
    "/connection,262144,0",
    "/connection,262145,413",
    "/decide,16385,413"
  })
  void a_form_that_holds_a_document_may_be_longer(String path, long length, int status) {
    assertThat(refusal("POST", path, FORM, length, Map.of("a", new String[] {"b"})))
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "/put-file,multipart/form-data; boundary=x,4294967296,0",
    "/put-file,multipart/form-data; boundary=x,-1,411",
    "/put-file,multipart/form-data,10,415",
    "/put-file,application/x-www-form-urlencoded,10,415",
    "/put-file/,multipart/form-data; boundary=x,10,415",
    "/delete-file,multipart/form-data; boundary=x,10,415"
  })
  void the_one_form_that_brings_a_file_has_no_limit_here_and_says_how_long_it_is(
      String path, String type, long length, int status) {
    assertThat(refusal("POST", path, type, length, Map.of("a", new String[] {"b"})))
        .isEqualTo(status);
  }

  @Test
  void nobody_sends_the_state_of_a_page() {
    assertThat(get("jakarta.faces.ViewState", "x")).isEqualTo(400);
    assertThat(get("faces", "x")).isZero();
  }

  @Test
  void nothing_is_searched_that_the_database_can_not_hold() {
    assertThat(get("key", "\0")).isEqualTo(400);
    assertThat(get("\0", "x")).isEqualTo(400);
  }

  @Test
  void parameters_that_the_server_can_not_read_are_the_senders_fault() {
    assertThat(refusal("GET", "/index.xhtml", null, -1, Map.of())).isEqualTo(400);
  }
}
