package org.syncline.sync.intake.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.security.Caller;
import org.syncline.security.Role;
import org.syncline.sync.intake.Status;

class MessageFilterTest {
  private static final Caller MACHINE = Caller.of("m", Set.of(Role.MACHINE), "erp");
  private static final Caller PERSON = Caller.of("p", Set.of(Role.OPERATOR), null);

  private static MessageFilter of(Map<String, String> given) {
    return MessageFilter.of(
        QueryParameters.of(
            given.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))),
            MessageFilter.PARAMETERS));
  }

  @Test
  void a_query_is_read_into_the_words_of_the_ledger() {
    var query = of(Map.of("status", "parked", "record", "7", "key", "42")).query(99L, 10);

    assertThat(query.status()).isEqualTo(Status.PARKED);
    assertThat(query.record()).isEqualTo(7);
    assertThat(query.key()).isEqualTo("42");
    assertThat(query.before()).isEqualTo(99);
    assertThat(query.system()).isNull();
  }

  @Test
  void a_machine_asks_about_its_own_system_only() {
    assertThat(of(Map.of()).forCaller(MACHINE).system()).isEqualTo("erp");
    assertThat(of(Map.of("system", "erp")).forCaller(MACHINE).system()).isEqualTo("erp");
    assertThatThrownBy(() -> of(Map.of("system", "shop")).forCaller(MACHINE))
        .isInstanceOf(ProblemException.class);
    assertThat(of(Map.of()).forCaller(PERSON).system()).isNull();
  }

  @Test
  void a_word_that_is_no_outcome_and_a_period_that_ends_before_it_begins_are_refused() {
    assertThatThrownBy(() -> of(Map.of("status", "lost")).query(null, 10))
        .isInstanceOf(ProblemException.class);
    Map<String, String> backwards =
        Map.of("from", "2026-11-22T12:00:00Z", "to", "2026-11-22T11:00:00Z");
    assertThatThrownBy(() -> of(backwards).query(null, 10)).isInstanceOf(ProblemException.class);
  }

  @Test
  void a_filter_without_any_member_is_known_as_such() {
    assertThat(of(Map.of()).isEmpty()).isTrue();
    assertThat(of(Map.of("reason", "X")).isEmpty()).isFalse();
  }
}
