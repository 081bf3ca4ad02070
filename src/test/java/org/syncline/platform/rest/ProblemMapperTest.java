package org.syncline.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemMapperTest {
  record Order(String name, int count, Instant at) {}

  private static ProblemDocument reading(String json) {
    try {
      Json.mapper().readValue(json, Order.class);
      throw new AssertionError("It was read.");
    } catch (JsonProcessingException e) {
      return ProblemMapper.read(e).problem();
    }
  }

  @Test
  void malformed_json_is_shown_by_line_and_column() {
    ProblemDocument problem = reading("{\"name\":\n  oops}");

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.detail()).contains("line 2").doesNotContain("oops");
  }

  @Test
  void an_unknown_member_is_named() {
    assertThat(reading("{\"count\":1,\"nme\":\"x\"}").field()).isEqualTo("nme");
  }

  @Test
  void a_value_of_the_wrong_type_is_named_but_not_repeated() {
    ProblemDocument problem = reading("{\"count\":\"secret\"}");

    assertThat(problem.field()).isEqualTo("count");
    assertThat(problem.detail()).doesNotContain("secret");
    assertThat(reading("{\"at\":\"tomorrow\"}").field()).isEqualTo("at");
  }

  @Test
  void a_number_that_is_missing_is_named_and_not_taken_for_zero() {
    assertThat(reading("{\"name\":\"x\"}").field()).isEqualTo("count");
  }

  @Test
  void a_member_given_twice_or_anything_after_the_document_is_refused() {
    assertThat(reading("{\"count\":1,\"count\":2}").status()).isEqualTo(400);
    assertThat(reading("{\"count\":1} {}").status()).isEqualTo(400);
  }

  @Test
  void a_document_that_is_too_deep_is_refused() {
    assertThat(reading("{\"name\":" + "[".repeat(Json.DEPTH + 1)).status()).isEqualTo(400);
  }

  @Test
  void a_fault_of_the_hub_has_an_incident_and_tells_nothing_else() {
    ProblemDocument problem =
        ProblemMapper.read(new IllegalStateException("password=secret")).problem();

    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.incident()).isNotBlank();
    assertThat(new String(Json.bytes(problem), java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("secret")
        .doesNotContain("IllegalState");
  }

  @Test
  void a_database_that_is_away_asks_to_try_again() {
    ProblemException problem =
        ProblemMapper.read(new RuntimeException(new SQLException("gone", "08006")));

    assertThat(problem.problem().status()).isEqualTo(503);
    assertThat(problem.headers()).containsEntry("Retry-After", "5");
  }

  @Test
  void a_lost_race_is_a_conflict() {
    assertThat(
            ProblemMapper.read(new RuntimeException(new SQLException("twice", "23505")))
                .problem()
                .status())
        .isEqualTo(409);
  }

  @Test
  void a_problem_inside_another_exception_is_found() {
    assertThat(
            ProblemMapper.read(new RuntimeException(ProblemException.notFound("Not here.")))
                .problem()
                .detail())
        .isEqualTo("Not here.");
  }

  @Test
  void a_problem_document_leaves_out_what_it_does_not_have() {
    ProblemDocument problem =
        ProblemException.unusable("Mend it.", List.of(new ProblemDocument.Mistake("rows[1]", "x")))
            .problem();

    assertThat(new String(Json.bytes(problem), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"type\":\"urn:syncline:problem:unusable\",\"title\":\"Unusable document\","
                + "\"status\":422,\"detail\":\"Mend it.\","
                + "\"errors\":[{\"path\":\"rows[1]\",\"message\":\"x\"}]}");
  }
}
