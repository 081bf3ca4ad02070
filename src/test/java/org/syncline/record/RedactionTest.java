package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syncline.record.FieldDefinition.Privacy;

class RedactionTest {
  private static final Optional<RecordType> TYPE =
      Optional.of(
          new RecordType(
              "customer",
              Map.of(),
              List.of(
                  field("kind", Privacy.NONE),
                  field("email", Privacy.PERSONAL),
                  field("health", Privacy.SENSITIVE),
                  field("born", FieldType.DATE, Privacy.PERSONAL),
                  field("children", FieldType.INTEGER, Privacy.PERSONAL),
                  field("member", FieldType.BOOLEAN, Privacy.PERSONAL)),
              List.of()));

  private static FieldDefinition field(String name, Privacy privacy) {
    return field(name, FieldType.STRING, privacy);
  }

  private static FieldDefinition field(String name, FieldType type, Privacy privacy) {
    return new FieldDefinition(
        name,
        type,
        Limits.GENERAL,
        Set.of(),
        null,
        false,
        privacy,
        Set.of(),
        Survivorship.NEWEST,
        Map.of());
  }

  @Test
  void a_reader_without_the_right_sees_personal_values_masked_and_sensitive_ones_not_at_all() {
    Redaction masked = Redaction.of(TYPE, false);

    assertThat(masked.shown("kind", "person")).isEqualTo("person");
    assertThat(masked.shown("email", "ada@example.com")).isEqualTo("a\u2026");
    assertThat(masked.shown("health", "allergic")).isEqualTo("\u2026");
    assertThat(masked.masked(Set.of("kind", "email", "health"))).containsExactly("email", "health");
  }

  @Test
  void a_reader_with_the_right_sees_everything() {
    Redaction open = Redaction.of(TYPE, true);

    assertThat(open.shown("email", "ada@example.com")).isEqualTo("ada@example.com");
    assertThat(open.masked(Set.of("email", "health"))).isEmpty();
  }

  @Test
  void what_is_empty_stays_empty() {
    Redaction masked = Redaction.of(TYPE, false);

    assertThat(masked.shown("email", null)).isNull();
    assertThat(masked.shown("email", "")).isEqualTo("");
  }

  @Test
  void a_field_that_nobody_knows_any_more_counts_as_sensitive() {
    assertThat(Redaction.of(TYPE, false).shown("former", 42L)).isEqualTo("\u2026");
    assertThat(Redaction.of(Optional.empty(), false).shown("kind", "person")).isEqualTo("\u2026");
  }

  @Test
  void a_beginning_that_would_give_the_value_away_is_not_shown() {
    Redaction masked = Redaction.of(TYPE, false);

    assertThat(masked.shown("born", "1990-04-01")).isEqualTo("\u2026");
    assertThat(masked.shown("children", 3L)).isEqualTo("\u2026");
    assertThat(masked.shown("member", true)).isEqualTo("\u2026");
    assertThat(masked.shown("email", "Al")).isEqualTo("\u2026");
    assertThat(masked.shown("email", "\uD83D\uDE00\uD83D\uDE00")).isEqualTo("\u2026");
    assertThat(masked.shown("email", "Ali")).isEqualTo("A\u2026");
  }

  @Test
  void what_few_tries_would_find_may_not_be_looked_for() {
    Redaction masked = Redaction.of(TYPE, false);

    assertThat(masked.forbidsGuesses("born")).isTrue();
    assertThat(masked.forbidsGuesses("member")).isTrue();
    assertThat(masked.forbidsGuesses("health")).isTrue();
    assertThat(masked.forbidsGuesses("email")).isFalse();
    assertThat(masked.forbidsGuesses("kind")).isFalse();
    assertThat(Redaction.of(TYPE, true).forbidsGuesses("health")).isFalse();
  }
}
