package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCursorTest {

  @Test
  void a_place_comes_back_as_it_was() {
    KeyQuery.Hit place = new KeyQuery.Hit("#1\u0000\u00ff key", 7_000_000_000L);

    assertThat(RecordCursor.read(RecordCursor.write(place))).contains(place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "not base 64!", "\u00e9"})
  void what_was_not_written_here_is_none(String cursor) {
    assertThat(RecordCursor.read(cursor)).isEmpty();
  }

  @Test
  void a_key_that_is_too_long_is_none() {
    assertThat(RecordCursor.read(RecordCursor.write(new KeyQuery.Hit("x".repeat(241), 1))))
        .isEmpty();
  }
}
