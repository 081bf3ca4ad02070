package org.syncline;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syncline.architecture.HouseRule;
import org.syncline.architecture.HouseRules;
import org.syncline.architecture.HubClasses;

/** The rules of the house hold for the hub, and each of them can fail. */
class ArchitectureTest {
  private static final String BAD_EXAMPLES = "org.syncline.badexample";
  private static final JavaClasses HUB = HubClasses.all();
  private static final JavaClasses BROKEN =
      new ClassFileImporter()
          .importPath(Path.of("target/test-classes", BAD_EXAMPLES.replace('.', '/')));

  static List<HouseRule> rules() {
    return HouseRules.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_hub_keeps(HouseRule rule) {
    rule.below("org.syncline").check(HUB);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void bad_examples_break(HouseRule rule) {
    EvaluationResult result = rule.below(BAD_EXAMPLES).evaluate(BROKEN);

    assertThat(result.hasViolation()).isTrue();
    String report = String.join("\n", result.getFailureReport().getDetails());
    assertThat(rule.brokenBy())
        .isNotEmpty()
        .allSatisfy(example -> assertThat(report).contains(example.getName()));
    assertThat(result.getFailureReport().toString()).contains(rule.mend());
  }

  @Test
  void the_rules_read_the_whole_hub() {
    assertThat(HUB.contain("org.syncline.HubEvent")).isTrue();
    assertThat(HUB.contain("org.syncline.ArchitectureTest")).isFalse();
    assertThat(HUB.stream().map(JavaClass::getPackageName).distinct()).hasSizeGreaterThan(20);
  }

  @Test
  void every_bad_example_is_there_for_a_rule() {
    Set<String> named =
        HouseRules.all().stream()
            .flatMap(rule -> rule.brokenBy().stream())
            .map(Class::getName)
            .collect(Collectors.toSet());

    assertThat(BROKEN.stream().filter(type -> !type.getName().endsWith(".package-info")))
        .extracting(JavaClass::getName)
        .containsExactlyInAnyOrderElementsOf(named);
  }
}
