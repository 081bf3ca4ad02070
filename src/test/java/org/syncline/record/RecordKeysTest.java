package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class RecordKeysTest {
  private static final RecordType PERSON =
      RecordTypeDocument.parse(
          """
          {"id": "person", "fields": [
            {"name": "name", "type": "string", "privacy": "personal", "words": true, "indexed": true},
            {"name": "nick", "type": "string", "privacy": "personal", "words": true},
            {"name": "email", "type": "email", "privacy": "personal"},
            {"name": "age", "type": "integer", "privacy": "none", "indexed": true},
            {"name": "boss", "type": "reference", "to": "person", "privacy": "none"},
            {"name": "note", "type": "string", "privacy": "none"}],
           "match": [{"name": "same e-mail", "fields": ["email"]}]}
          """
              .getBytes(StandardCharsets.UTF_8));

  private static SortedMap<String, String> keys(Map<String, Object> values) {
    return RecordKeys.of(PERSON, FieldValues.of(values));
  }

  @Test
  void only_indexed_match_and_reference_fields_and_words_have_keys() {
    SortedMap<String, String> keys =
        keys(
            Map.of(
                "name",
                "Ada King",
                "nick",
                "ada",
                "email",
                "a@b.de",
                "age",
                36L,
                "boss",
                "7",
                "note",
                "x"));

    assertThat(keys).containsOnlyKeys("#0", "age", "boss", "name", "~0", "~1");
  }

  @Test
  void what_is_absent_null_or_blank_has_no_key() {
    Map<String, Object> values = new java.util.HashMap<>(Map.of("name", " ", "email", ""));
    values.put("age", null);

    assertThat(keys(values)).isEmpty();
  }

  @Test
  void ranges_hold_the_keys_they_are_for_and_no_others() {
    FieldIndex age = PERSON.indexes().get("age");
    FieldIndex name = PERSON.indexes().get("name");
    SortedMap<String, String> keys = keys(Map.of("name", "Ada King", "age", 36L));

    assertThat(age.equalTo(36L)).matches(range -> holds(range, keys.get("age")));
    assertThat(age.equalTo(37L)).matches(range -> !holds(range, keys.get("age")));
    assertThat(age.atLeast(36L)).matches(range -> holds(range, keys.get("age")));
    assertThat(age.below(36L)).matches(range -> !holds(range, keys.get("age")));
    assertThat(age.all()).matches(range -> holds(range, keys.get("age")));
    assertThat(age.all()).matches(range -> !holds(range, keys.get("name")));
    assertThat(name.startingWith("ADA k")).matches(range -> holds(range, keys.get("name")));
    assertThat(name.startingWith("king")).matches(range -> !holds(range, keys.get("name")));
    assertThat(PERSON.words().startingWith("kin")).matches(range -> holds(range, keys.get("~1")));
  }

  private static boolean holds(KeyRange range, String key) {
    return key.compareTo(range.from()) >= 0 && key.compareTo(range.to()) < 0;
  }

  @Test
  void a_change_names_only_the_slots_that_differ() {
    FieldValues before = FieldValues.of(Map.of("name", "Ada Byron", "age", 19L));
    GoldenRecord record = GoldenRecord.begin(1, "person", java.time.Instant.EPOCH);
    Map<String, Object> now = new java.util.HashMap<>(Map.of("name", "Ada"));
    now.put("age", null);
    record.merge(
        new Contribution(
            new Origin("s", "o", "k", 1, "f", 1, null, java.time.Instant.EPOCH, true),
            FieldValues.of(now),
            false),
        PERSON,
        java.time.Instant.EPOCH);

    Records.Keyed change = RecordKeys.change(PERSON, before, record);

    assertThat(change.emptied()).containsExactly("age", "~1");
    assertThat(change.filled()).containsOnlyKeys("name");
  }

  @Test
  void a_change_of_other_fields_asks_nothing_of_the_keys() {
    FieldValues before = FieldValues.of(Map.of("note", "old"));
    GoldenRecord record = GoldenRecord.begin(1, "person", java.time.Instant.EPOCH);

    Records.Keyed change = RecordKeys.change(PERSON, before, record);

    assertThat(change.keysBefore()).isEmpty();
    assertThat(change.filled()).isEmpty();
  }
}
