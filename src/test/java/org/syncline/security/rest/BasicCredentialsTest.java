package org.syncline.security.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class BasicCredentialsTest {
  private static String encoded(byte[] pair) {
    return Base64.getEncoder().encodeToString(pair);
  }

  @Test
  void name_and_password_are_read_as_utf_8_and_only_the_first_colon_parts_them() {
    byte[] pair = "ada:pass:w\u00f6rd".getBytes(StandardCharsets.UTF_8);

    assertThat(BasicCredentials.read("basic " + encoded(pair)))
        .hasValue(new BasicCredentials("ada", "pass:w\u00f6rd"));
  }

  @Test
  void what_is_no_basic_header_is_refused() {
    byte[] latin = "ada:w\u00f6rd".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(BasicCredentials.read("Bearer abc")).isEmpty();
    assertThat(BasicCredentials.read("Basic !!!")).isEmpty();
    assertThat(BasicCredentials.read("Basic " + encoded("ada".getBytes(StandardCharsets.UTF_8))))
        .isEmpty();
    assertThat(BasicCredentials.read("Basic " + encoded(":x".getBytes(StandardCharsets.UTF_8))))
        .isEmpty();
    assertThat(BasicCredentials.read("Basic " + encoded(latin))).isEmpty();
  }
}
