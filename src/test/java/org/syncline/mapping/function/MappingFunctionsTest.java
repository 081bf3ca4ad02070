package org.syncline.mapping.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MappingFunctionsTest {

  @Test
  void each_function_does_what_its_examples_say() {
    MappingFunctions.examples()
        .forEach(
            (name, examples) -> {
              assertThat(examples).as("examples of %s", name).isNotEmpty();
              for (MappingFunctions.Example example : examples) {
                assertThat(MappingFunctions.bind(name, example.arguments()).apply(example.in()))
                    .as("%s%s of '%s'", name, example.arguments(), example.in())
                    .isEqualTo(example.out());
              }
            });
  }

  @Test
  void the_functions_of_the_documentation_are_there() {
    assertThat(MappingFunctions.examples().keySet())
        .containsExactlyInAnyOrder(
            "trim",
            "collapse",
            "upper",
            "lower",
            "title",
            "substring",
            "replace",
            "stripLeadingZeros",
            "digits",
            "prefix",
            "suffix");
  }

  @Test
  void an_unknown_function_or_wrong_arguments_are_refused_with_help() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("shout", List.of()))
        .withMessageContaining("There are: trim, collapse");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("trim", List.of("x")))
        .withMessage("'trim' takes no arguments.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("substring", List.of("0", 1)))
        .withMessage("'substring' takes 2 whole numbers.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("substring", List.of(3, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("prefix", List.of("x".repeat(201))));
  }
}
