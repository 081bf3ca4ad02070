package org.syncline.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search finds what there is: else its zero would mean nothing. */
class NeedlesTest {
  private static final Canary CANARY =
      new Canary("planted", Canary.Kind.PERSONAL, "Gr\u00f6\u00dfner & Qwrtzp");
  private static final Canary OTHER = new Canary("other", Canary.Kind.SECRET, "Pw-12345678");

  private static List<Long> places(byte[] text) throws IOException {
    List<Long> places = new ArrayList<>();
    long read =
        new Needles(List.of(OTHER, CANARY))
            .search(new ByteArrayInputStream(text), (canary, at) -> places.add(at));
    assertThat(read).isEqualTo(text.length);
    return places;
  }

  private static List<Long> places(String text, Charset charset) throws IOException {
    return places(text.getBytes(charset));
  }

  @Test
  void a_canary_in_a_line_of_a_log_is_found() throws IOException {
    String line = "2026-01-01 12:00:00,000 TRACE [org.example] (default task-1) Bind: $1=<'";

    assertThat(places(line + CANARY.spelling() + "'>\n", StandardCharsets.UTF_8))
        .containsExactly((long) line.length());
    assertThat(places(line + "Qwrtzp'>\n", StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void upper_and_lower_case_are_one() throws IOException {
    assertThat(places("pW-12345678", StandardCharsets.UTF_8)).containsExactly(0L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16LE", "UTF-16BE"})
  void it_is_found_in_every_usual_encoding(String charset) throws IOException {
    assertThat(places("x" + CANARY.spelling() + "y", Charset.forName(charset))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc", "user:", "somebody:"})
  void it_is_found_in_base64_whatever_stands_before_it(String before) throws IOException {
    byte[] log = (before + OTHER.spelling() + "!?").getBytes(StandardCharsets.UTF_8);

    assertThat(
            places(
                "Authorization: Basic " + Base64.getEncoder().encodeToString(log),
                StandardCharsets.US_ASCII))
        .isNotEmpty();
  }

  @Test
  void it_is_found_as_hexadecimal_digits_and_in_an_address() throws IOException {
    byte[] bytes = CANARY.spelling().getBytes(StandardCharsets.UTF_8);
    String address = "/x?text=" + URLEncoder.encode(CANARY.spelling(), StandardCharsets.UTF_8);

    assertThat(places("\\x00" + HexFormat.of().formatHex(bytes), StandardCharsets.US_ASCII))
        .isNotEmpty();
    assertThat(places(address, StandardCharsets.US_ASCII)).isNotEmpty();
  }

  /** A chunk is a MiB and as much as the longest form. */
  @Test
  void one_that_lies_across_the_border_of_two_chunks_is_found_once() throws IOException {
    for (int before = (1 << 20) - 40; before < (1 << 20) + 120; before++) {
      byte[] text = ("x".repeat(before) + OTHER.spelling()).getBytes(StandardCharsets.US_ASCII);

      assertThat(places(text)).as("at " + before).containsExactly((long) before);
    }
  }

  @Test
  void two_of_them_are_found_twice() throws IOException {
    assertThat(places("Pw-12345678Pw-12345678", StandardCharsets.US_ASCII))
        .containsExactly(0L, 11L);
  }

  @Test
  void what_could_come_up_by_chance_is_no_canary() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Canary("short", Canary.Kind.PERSONAL, "Berlin"));
  }

  @Test
  void a_place_that_may_hold_persons_may_not_hold_secrets() {
    Searched searched = new Searched(new Needles(List.of(CANARY, OTHER)));
    String both = CANARY.spelling() + OTHER.spelling();

    searched.text("log", "line 1", both, Set.of());
    searched.text("database", "row 1", both, Set.of(Canary.Kind.PERSONAL));

    assertThat(searched.found())
        .containsExactly(
            "log: personal planted in line 1 x1",
            "log: secret other in line 1 x1",
            "database: secret other in row 1 x1");
  }

  @Test
  void only_the_database_and_the_broker_may_hold_persons(@TempDir Path server) throws IOException {
    for (String file :
        List.of(
            "data/syncline/h2/syncline.mv.db",
            "data/activemq/journal/1.amq",
            "data/activemq/bindings/1.bindings",
            "data/syncline/audit-anchors",
            "log/server.log.2026-01-01",
            "jvm-tmp/x",
            "tmp/vfs/x",
            "configuration/standalone_xml_history/x")) {
      Files.createDirectories(server.resolve(file).getParent());
      Files.writeString(server.resolve(file), CANARY.spelling());
    }
    Searched searched = new Searched(new Needles(List.of(CANARY)));

    ServerFiles.search(server, searched);

    assertThat(searched.hits()).isEqualTo(6);
    assertThat(searched.subjects().get("database and broker").hits()).isZero();
    assertThat(searched.subjects().get("log").hits()).isEqualTo(1);
    assertThat(searched.subjects().get("temporary files").hits()).isEqualTo(2);
  }
}
