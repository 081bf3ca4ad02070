package org.syncline.mapping.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.syncline.mapping.format.Formats.format;
import static org.syncline.mapping.format.Formats.read;
import static org.syncline.mapping.format.Formats.records;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.mapping.value.Found;

class FixedWidthRecordStreamTest {
  private static final String COLUMNS =
      "'columns': [{'name': 'id', 'start': 1, 'length': 1}, {'name': 't', 'start': 2, 'length': 3}]";
  private static final String PACKED =
      "'columns': [{'name': 'id', 'start': 1, 'length': 1}, {'name': 'n', 'start': 2, 'length': 2, 'type': 'packed'}]";

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static String hex(RecordStream.FileRecord record) {
    return HexFormat.of().formatHex(record.body().bytes());
  }

  @ParameterizedTest
  @CsvSource({"any", "lf", "crlf"})
  void lines_may_be_short_and_empty_ones_are_passed_over(String lineEnd) throws Exception {
    FormatDefinition format =
        format(
            "{'kind': 'fixed-width', 'length': 4, 'lineEnd': '" + lineEnd + "', " + COLUMNS + "}");

    List<RecordStream.FileRecord> records =
        records(format, "1abc\r\n2a\r\n\r\n3\r\n4xyz".getBytes(StandardCharsets.UTF_8));

    assertThat(records.stream().map(FixedWidthRecordStreamTest::hex))
        .containsExactly("31616263", "3261", "33", "3478797a");
    assertThat(records.stream().map(RecordStream.FileRecord::offset))
        .containsExactly(0L, 6L, 12L, 15L);
    assertThat(read(format, records.get(2).body(), "id", "t")).containsExactly("3", null);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, efbbbf", "UTF-16LE, fffe", "UTF-16BE, ''", "GB18030, ''", "Shift_JIS, ''"})
  void lines_of_characters_are_cut_in_any_charset(String charset, String mark) throws Exception {
    String lines = "1\u8868a|\n2\u4e2d\n";
    byte[] text = lines.getBytes(Charset.forName(charset));
    byte[] file = new byte[mark.length() / 2 + text.length];
    System.arraycopy(hex(mark), 0, file, 0, mark.length() / 2);
    System.arraycopy(text, 0, file, mark.length() / 2, text.length);
    FormatDefinition format =
        format("{'kind': 'fixed-width', 'charset': '" + charset + "', " + COLUMNS + "}");

    List<RecordStream.FileRecord> records = records(format, file, 3, RecordStream.Position.START);

    assertThat(records).hasSize(2);
    assertThat(read(format, records.get(0).body(), "id", "t")).containsExactly("1", "\u8868a|");
    assertThat(read(format, records.get(1).body(), "id", "t")).containsExactly("2", "\u4e2d");
  }

  @Test
  void the_byte_order_that_a_mark_tells_is_declared_by_the_records() throws Exception {
    FormatDefinition format =
        format("{'kind': 'fixed-width', 'charset': 'UTF-16', " + COLUMNS + "}");

    List<RecordStream.FileRecord> records =
        records(format, hex("fffe 3100 6100 0a00 3200 6200 0a00"));

    assertThat(records).hasSize(2).allMatch(r -> "UTF-16LE".equals(r.body().charset()));
    assertThat(read(format, records.get(1).body(), "id", "t")).containsExactly("2", "b");
  }

  @ParameterizedTest
  @CsvSource({"nel, 15", "lf, 25", "any, 15", "any, 25", "any, 0d25", "crlf, 0d25"})
  void lines_of_ebcdic_end_with_next_line_or_line_feed(String lineEnd, String end)
      throws Exception {
    FormatDefinition format =
        format(
            "{'kind': 'fixed-width', 'unit': 'bytes', 'charset': 'IBM037', 'lineEnd': '"
                + lineEnd
                + "', "
                + COLUMNS
                + "}");

    List<RecordStream.FileRecord> records =
        records(format, hex("f1c1c2" + end + "f2" + end + "f3c1c2c3"));

    assertThat(records.stream().map(FixedWidthRecordStreamTest::hex))
        .containsExactly("f1c1c2", "f2", "f3c1c2c3");
    assertThat(read(format, records.get(0).body(), "id", "t")).containsExactly("1", "AB");
  }

  @Test
  void records_without_line_ends_are_counted_off_whatever_their_bytes() throws Exception {
    FormatDefinition format =
        format(
            "{'kind': 'fixed-width', 'unit': 'bytes', 'charset': 'IBM037', 'length': 3, "
                + PACKED
                + "}");
    byte[] file = hex("f1 0d0c f2 151c f3 250d");

    List<RecordStream.FileRecord> records = records(format, file, 1, RecordStream.Position.START);

    assertThat(records.stream().map(FixedWidthRecordStreamTest::hex))
        .containsExactly("f10d0c", "f2151c", "f3250d");
    assertThat(read(format, records.get(2).body(), "id", "n"))
        .containsExactly("3", new Found.Number("-250"));
  }

  @Test
  void a_line_end_behind_counted_bytes_is_not_looked_for_within_them() throws Exception {
    FormatDefinition format =
        format(
            "{'kind': 'fixed-width', 'unit': 'bytes', 'charset': 'ISO-8859-1', 'length': 3,"
                + " 'lineEnd': 'lf', "
                + PACKED
                + "}");

    List<RecordStream.FileRecord> records = records(format, hex("31 0a0c 0a 32 001c 0a 33 0a0d"));

    assertThat(records.stream().map(FixedWidthRecordStreamTest::hex))
        .containsExactly("310a0c", "32001c", "330a0d");
    assertThatThrownBy(() -> records(format, hex("31 0a0c 0a 32 001c 20 33 0a0d")))
        .isInstanceOf(UnreadableBody.class)
        .hasMessageContaining("Record 2 at byte offset 4 has no line end");
  }

  @Test
  void a_file_that_ends_within_a_record_gives_what_is_there_and_the_format_refuses_it()
      throws Exception {
    FormatDefinition format =
        format("{'kind': 'fixed-width', 'unit': 'bytes', 'length': 4, " + COLUMNS + "}");

    List<RecordStream.FileRecord> records =
        records(format, "1abc2a".getBytes(StandardCharsets.UTF_8));

    assertThat(records).hasSize(2);
    assertThatThrownBy(() -> read(format, records.get(1).body(), "id", "t"))
        .isInstanceOf(UnreadableBody.class)
        .hasMessageContaining("2 bytes, its format 4");
  }

  @Test
  void characters_without_line_ends_are_counted_off_in_utf_8() throws Exception {
    FormatDefinition format =
        format("{'kind': 'fixed-width', 'length': 4, 'lineEnd': 'none', " + COLUMNS + "}");
    byte[] file = "1\u00e4\u4e2d\ud83d\ude002abc".getBytes(StandardCharsets.UTF_8);

    for (int atOnce = 1; atOnce < 16; atOnce++) {
      List<RecordStream.FileRecord> records =
          records(format, file, atOnce, RecordStream.Position.START);

      assertThat(records).hasSize(2);
      assertThat(read(format, records.get(0).body(), "id", "t"))
          .containsExactly("1", "\u00e4\u4e2d\ud83d\ude00");
      assertThat(read(format, records.get(1).body(), "id", "t")).containsExactly("2", "abc");
    }
  }

  @Test
  void reading_goes_on_from_the_place_behind_any_record() throws Exception {
    FormatDefinition format = format("{'kind': 'fixed-width', " + COLUMNS + "}");
    byte[] file = "\ufeff1abc\r\n2a\n\n3\n4xyz".getBytes(StandardCharsets.UTF_8);
    List<RecordStream.FileRecord> all = records(format, file);
    try (RecordStream stream =
        RecordStream.open(format, new Bytes(file, 5), RecordStream.Position.START)) {
      for (int i = 0; i <= all.size(); i++) {
        assertThat(records(format, file, 2, stream.position()))
            .usingRecursiveComparison()
            .isEqualTo(all.subList(i, all.size()));
        assertThat(stream.next() == null).isEqualTo(i == all.size());
      }
    }
    assertThatThrownBy(() -> records(format, file, 9, new RecordStream.Position(1, 99)))
        .isInstanceOf(UnreadableBody.class);
  }

  @Test
  void a_file_without_lines_is_not_read_into_memory() {
    FormatDefinition format = format("{'kind': 'fixed-width', " + COLUMNS + "}");
    Bytes file = new Bytes(new byte[40_000_000], Integer.MAX_VALUE);

    assertThatThrownBy(() -> RecordStream.open(format, file, RecordStream.Position.START).next())
        .isInstanceOf(UnreadableBody.class)
        .hasMessageContaining("byte offset 0");
    assertThat(file.read()).isLessThan(20_000_000);
  }
}
