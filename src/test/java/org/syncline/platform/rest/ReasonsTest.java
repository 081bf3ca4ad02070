package org.syncline.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonsTest {

  @Test
  void blanks_around_a_reason_are_left_out() {
    assertThat(Reasons.checked("  mended ", "delivery")).isEqualTo("mended");
    assertThat(Reasons.checked("x".repeat(500), "delivery")).hasSize(500);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " \t"})
  void nothing_is_no_reason(String why) {
    assertThatThrownBy(() -> Reasons.checked(why, "delivery")).isInstanceOf(ProblemException.class);
  }

  @Test
  void a_story_is_no_reason() {
    assertThatThrownBy(() -> Reasons.checked("x".repeat(501), "delivery"))
        .isInstanceOf(ProblemException.class);
  }
}
