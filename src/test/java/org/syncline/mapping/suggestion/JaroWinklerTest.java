package org.syncline.mapping.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JaroWinklerTest {

  /** The values that Winkler's papers print. */
  @ParameterizedTest
  @CsvSource({
    "MARTHA, MARHTA, 0.961",
    "DIXON, DICKSONX, 0.813",
    "DWAYNE, DUANE, 0.840",
    "same, same, 1",
    "abc, xyz, 0",
    "a, b, 0"
  })
  void words_are_as_alike_as_published(String one, String other, double similarity) {
    assertThat(JaroWinkler.similarity(one, other)).isEqualTo(similarity, within(0.001));
    assertThat(JaroWinkler.similarity(other, one)).isEqualTo(similarity, within(0.001));
  }
}
