package org.syncline.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syncline.mutation.MutationScores.Score;

class MutationScoresTest {
  private static MutationScores scores(String report) throws Exception {
    return MutationScores.read(new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8)));
  }

  private static String change(boolean detected, String status, String type) {
    return "<mutation detected='"
        + detected
        + "' status='"
        + status
        + "'><mutatedClass>org.syncline."
        + type
        + "</mutatedClass></mutation>";
  }

  @Test
  void changes_are_counted_by_package_and_in_all() throws Exception {
    MutationScores scores =
        scores(
            "<mutations partial=\"true\">"
                + change(true, "KILLED", "mapping.format.A$B")
                + change(false, "SURVIVED", "mapping.format.A")
                + change(false, "NO_COVERAGE", "mapping.C")
                + change(true, "TIMED_OUT", "mapping.format.D")
                + "</mutations>");

    assertThat(scores.packages())
        .isEqualTo(Map.of("mapping.format", new Score(3, 2, 0), "mapping", new Score(1, 0, 1)));
    assertThat(scores.all()).isEqualTo(new Score(4, 2, 1));
    assertThat(scores.all().percent()).isEqualTo(50);
  }

  @Test
  void a_report_without_changes_proves_nothing() {
    assertThatThrownBy(() -> scores("<mutations/>")).hasMessageContaining("no change");
  }
}
