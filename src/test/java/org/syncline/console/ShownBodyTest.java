package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.format.SourceBody;

class ShownBodyTest {
  @Test
  void text_is_shown_as_text_in_its_own_charset() {
    byte[] bytes = "Größner\n佐藤".getBytes(StandardCharsets.UTF_8);
    byte[] latin = "Größner".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(ShownBody.of(new SourceBody(bytes, null)))
        .isEqualTo(new ShownBody("Größner\n佐藤", true, false));
    assertThat(ShownBody.of(new SourceBody(latin, "ISO-8859-1")).content()).isEqualTo("Größner");
    assertThat(ShownBody.of(new SourceBody(bytes, "no such charset")).text()).isTrue();
  }

  @Test
  void what_is_no_text_is_shown_as_digits() {
    byte[] ebcdic = "GROESSNER".getBytes(Charset.forName("IBM037"));
    ShownBody shown = ShownBody.of(new SourceBody(ebcdic, null));

    assertThat(shown.text()).isFalse();
    assertThat(shown.content()).isEqualTo("000000  c7 d9 d6 c5 e2 e2 d5 c5 d9\n");
    assertThat(ShownBody.of(new SourceBody(new byte[] {'a', 0, 'b'}, null)).text()).isFalse();
  }

  @Test
  void a_page_does_not_grow_with_the_body() {
    byte[] text = "x".repeat(ShownBody.MOST_TEXT + 1).getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[ShownBody.MOST_BYTES + 1];

    assertThat(ShownBody.of(new SourceBody(text, null)).content()).hasSize(ShownBody.MOST_TEXT);
    assertThat(ShownBody.of(new SourceBody(text, null)).cut()).isTrue();
    assertThat(ShownBody.of(new SourceBody(bytes, null)).cut()).isTrue();
    assertThat(ShownBody.of(new SourceBody(bytes, null)).content().lines()).hasSize(256);
  }
}
