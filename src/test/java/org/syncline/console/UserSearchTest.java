package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.security.AccountQuery;
import org.syncline.security.AccountState;
import org.syncline.security.Role;

class UserSearchTest {

  private static UserSearch search(String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new UserSearch(parameters::get, ZoneOffset.UTC);
  }

  @Test
  void nothing_asked_for_is_everybody_by_name() {
    assertThat(search().query(50)).isEqualTo(new AccountQuery(null, null, null, false, null, 50));
    assertThat(search().isFiltered()).isFalse();
  }

  @Test
  void each_filter_reaches_the_query() {
    assertThat(
            search(
                    "name", " Ann@Example ",
                    "role", "agent",
                    "state", "blocked",
                    "order", "falling",
                    "cursor", "ann@example.org")
                .query(5))
        .isEqualTo(
            new AccountQuery(
                "ann@example", Role.AGENT, AccountState.BLOCKED, true, "ann@example.org", 5));
  }

  @ParameterizedTest
  @CsvSource({
    "role, king, mistake.choice",
    "state, asleep, mistake.choice",
    "cursor, No Name, mistake.cursor"
  })
  void what_is_not_understood_is_told_by_field_and_nothing_is_searched(
      String field, String value, String mistake) {
    UserSearch search = search(field, value);

    assertThat(search.mistake(field)).isEqualTo(mistake);
    assertThatThrownBy(() -> search.query(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void each_way_leads_to_the_same_accounts() {
    UserSearch search = search("name", "a&b", "role", "agent", "order", "falling", "cursor", "x");

    assertThat(search.next("ann@example.org"))
        .isEqualTo("users.xhtml?name=a%26b&role=agent&order=falling&cursor=ann%40example.org");
    assertThat(search.next((String) null)).isEmpty();
    assertThat(search.getFirst()).isEqualTo("users.xhtml?name=a%26b&role=agent&order=falling");
    assertThat(search.getOtherOrder()).isEqualTo("users.xhtml?name=a%26b&role=agent");
    assertThat(search("name", "b").getOtherOrder()).isEqualTo("users.xhtml?name=b&order=falling");
    assertThat(ReturnAddress.checked(search.next("ann@example.org")))
        .isEqualTo(search.next("ann@example.org"));
  }
}
