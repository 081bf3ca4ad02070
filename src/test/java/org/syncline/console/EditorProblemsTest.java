package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.ConfigurationProblem;

class EditorProblemsTest {
  private static ConfigurationProblem problem(String path, String message) {
    return new ConfigurationProblem(path, message);
  }

  @Test
  void problems_come_to_their_rows_once_and_the_others_stay_together() {
    EditorProblems problems =
        EditorProblems.of(
            List.of(
                problem("flows/f mapping in rows[2].steps[0]", "No such function."),
                problem("mappings/in rows", "A row for @key is missing."),
                problem("mappings/in rows[10]", "It is empty.")),
            List.of(
                problem("rows[2].steps[0]", "No such function."),
                problem("rows[2].steps[1]", "Neither."),
                problem("rows", "A row for @key is missing.")),
            false);

    assertThat(problems.of(2))
        .containsExactly(
            new EditorProblems.OfRow(2, "steps[0]", "No such function."),
            new EditorProblems.OfRow(2, "steps[1]", "Neither."));
    assertThat(problems.of(10)).containsExactly(new EditorProblems.OfRow(10, "", "It is empty."));
    assertThat(problems.of(1)).isEmpty();
    assertThat(problems.elsewhere())
        .containsExactly(problem("mappings/in rows", "A row for @key is missing."));
  }

  @Test
  void a_format_that_was_only_guessed_says_nothing_about_places_in_bodies() {
    List<ConfigurationProblem> tried =
        List.of(
            problem("rows[0].source", "No such path."),
            problem("rows[0].all[1]", "No such path."),
            problem("rows[0].when[0].source", "No such path."),
            problem("rows[0].steps[0]", "No such function."));

    assertThat(EditorProblems.of(List.of(), tried, true).rows())
        .extracting(EditorProblems.OfRow::member)
        .containsExactly("steps[0]");
    assertThat(EditorProblems.of(List.of(), tried, false).rows()).hasSize(4);
    assertThat(EditorProblems.of(tried, List.of(), true).rows()).hasSize(4);
  }
}
