package org.syncline.configuration.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.Document;
import org.syncline.configuration.Kind;
import org.syncline.platform.rest.ProblemException;

class ExpectedVersionTest {
  private static final Optional<Document> THIRD =
      Optional.of(
          new Document(Kind.SYSTEM, "erp", 3, new byte[0], "", "rest", Instant.EPOCH, "ada"));

  @Test
  void a_first_version_needs_no_precondition() {
    assertThat(ConfigurationResource.expected(Optional.empty(), null)).isZero();
  }

  @Test
  void a_later_one_names_the_version_that_was_seen() {
    assertThat(ConfigurationResource.expected(THIRD, "\"3\"")).isEqualTo(3);
    assertRefused(THIRD, null, 428);
    assertRefused(THIRD, "\"2\"", 412);
    assertRefused(THIRD, "*", 412);
    assertRefused(Optional.empty(), "\"1\"", 412);
  }

  private static void assertRefused(Optional<Document> present, String ifMatch, int status) {
    assertThatThrownBy(() -> ConfigurationResource.expected(present, ifMatch))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(status));
  }
}
