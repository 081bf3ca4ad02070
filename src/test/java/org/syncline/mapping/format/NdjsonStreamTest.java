package org.syncline.mapping.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.syncline.mapping.format.Records.utf8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.mapping.format.RecordStream.FileRecord;
import org.syncline.mapping.format.RecordStream.Position;
import org.syncline.mapping.value.Codes;

class NdjsonStreamTest {
  private static final FormatDefinition NDJSON = new FormatDefinition.Ndjson();

  @Test
  void each_line_is_a_record_and_blank_lines_are_none() throws IOException {
    Records records = Records.of(NDJSON, "{\"a\":1}\r\n\n  \t\r\n {\"b\":\"\\n\"} \n{\"c\":3}");

    assertThat(records.texts()).containsExactly("{\"a\":1}", "{\"b\":\"\\n\"}", "{\"c\":3}");
    assertThat(records.given.stream().map(FileRecord::number)).containsExactly(1L, 2L, 3L);
    assertThat(records.given.stream().map(FileRecord::offset)).containsExactly(0L, 16L, 28L);
    assertThat(records.positions)
        .containsExactly(
            Position.START, new Position(1, 9), new Position(2, 28), new Position(3, 35));
    assertThat(records.given.get(0).body().charset()).isEqualTo("UTF-8");
    assertThat(records.fault).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \r\n\t\n", "\uFEFF", "\uFEFF\n"})
  void a_file_without_lines_has_no_records(String file) throws IOException {
    Records records = Records.of(NDJSON, file);

    assertThat(records.given).isEmpty();
    assertThat(records.fault).isNull();
  }

  @Test
  void a_byte_order_mark_belongs_to_no_record() throws IOException {
    Records records = Records.of(NDJSON, "\uFEFF{}\n{}");

    assertThat(records.texts()).containsExactly("{}", "{}");
    assertThat(records.given.get(0).offset()).isEqualTo(3);
    records.assertRestartable(NDJSON, utf8("\uFEFF{}\n{}"), new Random(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "x-UTF-16LE-BOM"})
  void a_file_in_another_encoding_of_unicode_is_refused(String charset) throws IOException {
    byte[] file = "{\"a\":1}\n".getBytes(Charset.forName(charset));

    Records records = Records.of(NDJSON, file, Position.START, new Random(1), 7);

    assertThat(records.given).isEmpty();
    assertThat(records.fault).hasMessageContaining("convert it to UTF-8");
  }

  @Test
  void a_line_that_is_no_json_is_given_as_it_is_and_the_next_ones_too() throws IOException {
    Records records = Records.of(NDJSON, "{\"a\":\n[1]\n\"x\n{}");

    assertThat(records.texts()).containsExactly("{\"a\":", "[1]", "\"x", "{}");
  }

  @Test
  void a_line_of_twenty_million_bytes_is_given_and_a_longer_one_ends_the_stream()
      throws IOException {
    byte[] longest = new byte[FileBytes.LONGEST_RECORD];
    Arrays.fill(longest, (byte) 'x');
    byte[] file = new byte[2 + 2 * longest.length + 2];
    file[0] = '1';
    file[1] = '\n';
    System.arraycopy(longest, 0, file, 2, longest.length);
    file[2 + longest.length] = '\n';
    System.arraycopy(longest, 0, file, 3 + longest.length, longest.length);
    file[file.length - 1] = 'x';

    Records records = Records.of(NDJSON, file, Position.START, new Random(1), 1 << 20);

    assertThat(records.given).hasSize(2);
    assertThat(records.given.get(1).body().bytes()).isEqualTo(longest);
    assertThat(records.fault.problem("ndjson").code()).isEqualTo(Codes.BODY_UNREADABLE);
    assertThat(records.fault)
        .hasMessageContaining("line 3 (byte offset 20000003)")
        .hasMessageContaining("longer than 20000000 bytes");
    assertThat(records.positions.get(2)).isEqualTo(new Position(2, 20_000_003));
  }

  @Test
  void a_file_that_has_become_shorter_is_not_gone_on_with() throws IOException {
    Records records = Records.of(NDJSON, utf8("{}\n{}"), new Position(9, 6), new Random(1), 7);

    assertThat(records.fault)
        .hasMessageContaining("only 5 bytes")
        .hasMessageContaining("byte offset 6");
  }

  @Test
  void random_lines_are_given_as_they_are_from_any_position_on() throws IOException {
    Random random = Records.seeded();
    for (int round = 0; round < 200; round++) {
      List<String> lines = new ArrayList<>();
      StringBuilder file = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
      for (int n = random.nextInt(12); n > 0; n--) {
        String line = "{\"" + "\u00e4\u4e2d\\n}\r{".repeat(random.nextInt(6)) + "\":1}";
        lines.add(line);
        file.append(line).append(List.of("\n", "\r\n", "\n\n", " \n").get(random.nextInt(4)));
      }
      byte[] bytes = utf8(file.toString());

      Records records = Records.of(NDJSON, bytes, Position.START, random, 7);

      assertThat(records.texts()).as("seed %d", Records.SEED).isEqualTo(lines);
      records.assertSlices(bytes);
      records.assertRestartable(NDJSON, bytes, random);
    }
  }

  @Test
  void closing_the_stream_closes_the_file() throws IOException {
    Trickle file = new Trickle(utf8("{}"), new Random(1), 7);

    RecordStream.open(NDJSON, file, Position.START).close();

    assertThat(file.isOpen()).isFalse();
  }

  @Test
  void files_are_not_of_map_messages() {
    assertThatThrownBy(
            () ->
                RecordStream.open(
                    new FormatDefinition.MapMessage(),
                    new Trickle(new byte[0], new Random(1), 7),
                    Position.START))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Files are not read as 'map'.");
  }
}
