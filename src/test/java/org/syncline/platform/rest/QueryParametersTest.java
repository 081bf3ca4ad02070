package org.syncline.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryParametersTest {
  private static final Set<String> KNOWN = Set.of("from", "limit");

  private static QueryParameters of(String name, String... values) {
    return QueryParameters.of(Map.of(name, List.of(values)), KNOWN);
  }

  @Test
  void what_is_given_is_read() {
    assertThat(of("from", "2026-11-22T12:00:00Z").instant("from"))
        .isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
    assertThat(of("limit", "7").count("limit", 50, 200)).isEqualTo(7);
    assertThat(of("from", "").instant("from")).isNull();
    assertThat(of("from", "").count("limit", 50, 200)).isEqualTo(50);
  }

  @Test
  void what_is_misspelt_repeated_or_out_of_range_is_refused_by_name() {
    assertRefused(() -> of("form", "x"), "form");
    assertRefused(() -> of("limit", "1", "2"), "limit");
    assertRefused(() -> of("limit", "201").count("limit", 50, 200), "limit");
    assertRefused(() -> of("limit", "many").count("limit", 50, 200), "limit");
    assertRefused(() -> of("from", "yesterday").instant("from"), "from");
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String field) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().field()).isEqualTo(field));
  }

  @Test
  void a_body_is_read_up_to_its_limit_and_no_byte_further() throws IOException {
    assertThat(LimitedBody.read(new ByteArrayInputStream(new byte[10]), 10)).hasSize(10);
    assertThatThrownBy(() -> LimitedBody.read(new ByteArrayInputStream(new byte[11]), 10))
        .isInstanceOf(ProblemException.class);
  }
}
