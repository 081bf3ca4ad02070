package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.syncline.security.TokenQuery;

class TokenSearchTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static TokenSearch search(@Nullable String only, String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new TokenSearch(parameters::get, ZoneOffset.UTC, only);
  }

  @Test
  void an_administrator_asks_about_all_and_others_about_their_own() {
    assertThat(search(null).query(NOW, 5)).isEqualTo(new TokenQuery(null, null, false, null, 5));
    assertThat(search(null, "account", "bob").query(NOW, 5).account()).isEqualTo("bob");
    assertThat(search("ann").query(NOW, 5).account()).isEqualTo("ann");
    assertThat(search("ann", "account", "ann").query(NOW, 5).account()).isEqualTo("ann");
  }

  @Test
  void who_asks_about_others_and_may_not_is_told_so_and_gets_nothing() {
    TokenSearch search = search("ann", "account", "bob");

    assertThat(search.mistake("account")).isEqualTo("mistake.others");
    assertThatThrownBy(() -> search.query(NOW, 5)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void within_how_long_they_end_is_counted_from_now() {
    assertThat(search(null, "ending", "P7D", "order", "falling").query(NOW, 5))
        .isEqualTo(new TokenQuery(null, NOW.plus(Duration.ofDays(7)), true, null, 5));
    assertThat(search(null, "ending", "P8D").mistake("ending")).isEqualTo("mistake.choice");
    for (String ending : TokenSearch.endings()) {
      assertThat(search(null, "ending", ending).isUsable()).as(ending).isTrue();
    }
  }

  @Test
  void a_page_goes_on_where_the_one_before_ended() {
    TokenQuery.Place place = new TokenQuery.Place(NOW, "abc-_1");

    TokenSearch next = search(null, "cursor", place.word());

    assertThat(next.query(NOW, 5).behind()).isEqualTo(place);
    assertThat(search(null).next(place.word()))
        .isEqualTo("tokens.xhtml?cursor=2026-11-22T10%3A00%3A00Z_abc-_1");
    assertThat(search(null, "cursor", "7").mistake("cursor")).isEqualTo("mistake.cursor");
  }
}
