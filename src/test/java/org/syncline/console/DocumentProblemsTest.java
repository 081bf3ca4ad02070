package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Kind;

class DocumentProblemsTest {
  private static ConfigurationProblem at(String path) {
    return new ConfigurationProblem(path, "Mend it.");
  }

  private static DocumentProblems of(String object, String... paths) {
    return DocumentProblems.of(
        java.util.Arrays.stream(paths).map(DocumentProblemsTest::at).toList(),
        Kind.SYSTEM,
        "crm",
        object);
  }

  private static List<String> paths(List<ConfigurationProblem> problems) {
    return problems.stream().map(ConfigurationProblem::path).toList();
  }

  @Test
  void problems_of_a_document_have_their_places_in_it() {
    DocumentProblems parted = of("", "systems/crm name", "systems/crm", "flows/f object");

    assertThat(paths(parted.own())).containsExactly("name", "");
    assertThat(paths(parted.elsewhere())).containsExactly("flows/f object");
  }

  @Test
  void problems_of_an_object_have_their_places_in_that() {
    DocumentProblems parted =
        of(
            "connections[1]",
            "systems/crm connections[1].settings.objects",
            "systems/crm connections[1]",
            "systems/crm connections[10].host",
            "systems/crm connections",
            "systems/crm-2 connections[1].host");

    assertThat(paths(parted.own())).containsExactly("settings.objects", "");
    assertThat(paths(parted.elsewhere()))
        .containsExactly(
            "systems/crm connections[10].host",
            "systems/crm connections",
            "systems/crm-2 connections[1].host");
  }
}
