package org.syncline.mapping.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syncline.mapping.conversion.CanonicalText;
import org.syncline.mapping.value.Fault;

/**
 * The groups as they are written down, built anew: the catalogue is built once in a process, so
 * that whatever is asked of it says nothing about a change of its making.
 */
class FunctionGroupsTest {
  private static Stream<Supplier<List<FunctionEntry>>> groups() {
    return Stream.of(
        TextFunctions::entries,
        PatternFunctions::entries,
        NumberFunctions::entries,
        DateFunctions::entries,
        CalendarFunctions::entries,
        PhoneFunctions::entries,
        EmailFunctions::entries,
        NameFunctions::entries,
        AddressFunctions::entries,
        CodeFunctions::entries,
        ListFunctions::entries,
        CheckFunctions::entries);
  }

  @Test
  void together_they_are_the_catalogue() {
    List<FunctionDescription> together =
        groups().flatMap(group -> group.get().stream()).map(FunctionEntry::description).toList();

    assertThat(together).isEqualTo(MappingFunctions.catalogue());
  }

  @ParameterizedTest
  @MethodSource("groups")
  void each_function_of_a_group_does_what_its_examples_say(Supplier<List<FunctionEntry>> group) {
    assertThat(group.get()).isNotEmpty();
    for (FunctionEntry entry : group.get()) {
      for (FunctionExample example : entry.description().examples()) {
        Object result = MappingFunctions.bind(entry, example.arguments()).apply(example.in());

        if (example.fault() != null) {
          assertThat(result).as("%s", example).isInstanceOf(Fault.class);
          assertThat(((Fault) result).code()).as("%s", example).isEqualTo(example.fault());
        } else {
          assertThat(shown(result)).as("%s", example).isEqualTo(example.out());
        }
      }
    }
  }

  private static Object shown(Object value) {
    if (value instanceof List<?> list) {
      List<Object> shown = new ArrayList<>();
      list.forEach(item -> shown.add(shown(item)));
      return shown;
    }
    return value == null ? null : value instanceof Fault ? value : CanonicalText.of(value);
  }
}
