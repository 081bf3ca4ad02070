package org.syncline.security.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.syncline.console.KnownPages;
import org.syncline.security.Role;

/** The matrix leaves nothing out: what is added to the hub without an entry fails here. */
class RoleMatrixEntriesTest {

  @Test
  void every_operation_of_the_open_api_document_has_an_entry_and_every_entry_an_operation() {
    Set<String> operations =
        Operation.all().stream()
            .map(Operation::name)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(operations).hasSizeGreaterThan(50);
    assertThat(new TreeSet<>(ApiEntries.all().keySet())).isEqualTo(operations);
  }

  @Test
  void every_page_and_every_address_of_a_form_has_an_entry_and_every_entry_a_page() {
    Set<String> pages = new TreeSet<>(KnownPages.all().keySet());
    pages.addAll(KnownPages.open());

    assertThat(pages).hasSizeGreaterThan(10);
    assertThat(new TreeSet<>(PageEntries.all().keySet())).isEqualTo(pages);
    assertThat(KnownPages.all()).isEqualTo(PageEntries.NEEDED);
  }

  @Test
  void the_roles_of_each_operation_are_those_that_have_its_permission() {
    assertThat(Operation.all())
        .allSatisfy(
            operation ->
                assertThat(operation.roles())
                    .as(operation.name())
                    .isEqualTo(
                        operation
                            .permission()
                            .map(
                                needed ->
                                    Arrays.stream(Role.values())
                                        .filter(role -> role.permissions().contains(needed))
                                        .map(Role::word)
                                        .collect(Collectors.toSet()))
                            .orElse(Set.of())));
  }

  @Test
  void every_case_that_must_not_be_told_from_another_names_one_of_its_operation() {
    ApiEntries.all()
        .forEach(
            (operation, cases) -> {
              List<String> subjects = cases.stream().map(Case::subject).toList();
              assertThat(subjects).as(operation).isNotEmpty().doesNotHaveDuplicates();
              assertThat(cases)
                  .as(operation)
                  .allMatch(one -> one.twin() == null || subjects.contains(one.twin()));
            });
  }

  @Test
  void every_operation_on_one_record_is_asked_for_about_records_of_others() {
    Set<String> forgetful = new TreeSet<>();
    for (Operation operation : Operation.all()) {
      boolean onRecord =
          operation.path().startsWith("/records/{id}") || operation.path().startsWith("/links/");
      boolean forAgents = operation.roles().contains(Role.AGENT.word());
      boolean compared =
          ApiEntries.all().get(operation.name()).stream()
              .anyMatch(one -> one.twin() != null && one.alike().containsAll(Who.AGENTS));
      if (onRecord && forAgents && !compared) {
        forgetful.add(operation.name());
      }
    }

    assertThat(forgetful).isEmpty();
  }
}
