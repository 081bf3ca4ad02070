package org.syncline.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainBodiesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "GZip",
        "x-gzip",
        "deflate",
        "br",
        "identity, gzip",
        "gzip,gzip",
        "aes128gcm"
      })
  void packed_bodies_are_refused(String encoding) {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class, () -> PlainBodies.refusePacked(List.of("identity", encoding)));

    assertThat(refused.problem().status()).isEqualTo(415);
    assertThat(refused.headers()).containsEntry("Accept-Encoding", "identity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "identity", "Identity , identity"})
  void plain_ones_pass(String encoding) {
    assertThatCode(() -> PlainBodies.refusePacked(List.of(encoding))).doesNotThrowAnyException();
  }

  @Test
  void a_request_without_the_header_passes() {
    assertThatCode(() -> PlainBodies.refusePacked(null)).doesNotThrowAnyException();
  }
}
