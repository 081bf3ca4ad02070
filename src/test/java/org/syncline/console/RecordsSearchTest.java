package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.record.KeyQuery;
import org.syncline.record.RecordCursor;
import org.syncline.record.RecordSearch;

class RecordsSearchTest {
  private static RecordsSearch search(String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new RecordsSearch(parameters::get);
  }

  @Test
  void nothing_asked_for_is_all_customers() {
    assertThat(search().search(5))
        .isEqualTo(new RecordSearch("customer", List.of(), null, null, false, null, 5));
  }

  @Test
  void each_choice_reaches_the_search() {
    KeyQuery.Hit place = new KeyQuery.Hit("k", 9);

    assertThat(
            search(
                    "type",
                    "contact",
                    "text",
                    " ada ",
                    "field",
                    "email",
                    "how",
                    "begins",
                    "value",
                    "a@",
                    "order",
                    "-email",
                    "cursor",
                    RecordCursor.write(place))
                .search(5))
        .isEqualTo(
            new RecordSearch(
                "contact",
                List.of(
                    new RecordSearch.Condition(
                        "value", "email", RecordSearch.Comparison.BEGINS, "a@")),
                "ada",
                "email",
                true,
                place,
                5));
  }

  @ParameterizedTest
  @CsvSource({
    "how, like, how, mistake.choice",
    "into, x, into, mistake.number",
    "value, x, field, mistake.field",
    "cursor, x, cursor, mistake.cursor"
  })
  void what_is_not_understood_is_told_by_field_and_nothing_is_searched(
      String name, String value, String field, String mistake) {
    RecordsSearch search = search(name, value);

    assertThat(search.mistake(field)).isEqualTo(mistake);
    assertThat(search.isUsable()).isFalse();
    assertThatThrownBy(() -> search.search(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_text_is_not_longer_than_anybody_types() {
    assertThat(search("text", "x".repeat(401)).mistake("text")).isEqualTo("mistake.long");
  }

  @Test
  void addresses_begin_with_the_first_page() {
    RecordsSearch search =
        search("text", "a&b", "cursor", RecordCursor.write(new KeyQuery.Hit("k", 9)));

    assertThat(search.address()).isEqualTo("text=a%26b");
    assertThat(search("text", "a", "into", "7").address()).isEqualTo("text=a&into=7");
    assertThat(search("into", "7").into()).isEqualTo(7);
    assertThat(search("into", "7").isFiltered()).isFalse();
    assertThat(search.with("format", "csv")).isEqualTo("text=a%26b&format=csv");
  }
}
