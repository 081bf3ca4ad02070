package org.syncline.mapping.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.syncline.mapping.format.Formats.format;
import static org.syncline.mapping.format.Formats.read;
import static org.syncline.mapping.format.Formats.records;
import static org.syncline.mapping.format.Formats.seeded;
import static org.syncline.mapping.format.Formats.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.mapping.value.Codes;

class CsvRecordStreamTest {
  private static final FormatDefinition CSV = format("{'kind': 'csv'}");

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String body(RecordStream.FileRecord record) {
    return new String(record.body().bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void each_record_comes_with_the_header_its_number_and_its_place() throws Exception {
    List<RecordStream.FileRecord> records = records(CSV, utf8("id,t\r\n1,\"a\nb\"\n\n2,c\r3,d"));

    assertThat(records.stream().map(CsvRecordStreamTest::body))
        .containsExactly("id,t\r\n1,\"a\nb\"\n", "id,t\r\n2,c\r", "id,t\r\n3,d");
    assertThat(records.stream().map(RecordStream.FileRecord::number)).containsExactly(1L, 2L, 3L);
    assertThat(records.stream().map(RecordStream.FileRecord::offset)).containsExactly(6L, 15L, 19L);
    assertThat(records).allMatch(record -> record.body().charset() == null);
  }

  @Test
  void skipped_lines_stay_as_empty_ones_and_comments_are_left_out() throws Exception {
    FormatDefinition format = format("{'kind': 'csv', 'skipLines': 2, 'comment': '#'}");

    List<RecordStream.FileRecord> records =
        records(format, utf8("Export of \"today\nid,t\n# names\nid,t\n#\n1,a\n# \"\n2,\"#\"\n"));

    assertThat(records.stream().map(CsvRecordStreamTest::body))
        .containsExactly("\n\nid,t\n1,a\n", "\n\nid,t\n2,\"#\"\n");
    assertThat(read(format, records.get(1).body(), "id", "t")).containsExactly("2", "#");
  }

  @Test
  void without_a_header_a_record_is_its_lines() throws Exception {
    FormatDefinition format =
        format("{'kind': 'csv', 'header': false, 'columns': ['id', 't'], 'skipLines': 1}");

    List<RecordStream.FileRecord> records = records(format, utf8("x\n1,a\n2,b\n"));

    assertThat(records.stream().map(CsvRecordStreamTest::body))
        .containsExactly("\n1,a\n", "\n2,b\n");
    assertThat(read(format, records.get(0).body(), "id", "t")).containsExactly("1", "a");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8, efbbbf,",
    "windows-1252, UTF-8, efbbbf, UTF-8",
    "UTF-16, UTF-16LE, fffe, UTF-16LE",
    "UTF-16LE, UTF-16LE, fffe,",
    "UTF-16, UTF-16BE, feff, UTF-16BE",
    "UTF-16, UTF-16BE, '',",
    "UTF-8, UTF-16BE, feff, UTF-16BE",
    "UTF-32, UTF-32LE, fffe0000, UTF-32LE",
    "UTF-32, UTF-32BE, '',"
  })
  void a_byte_order_mark_is_left_out_and_told_where_the_format_does_not(
      String expected, String written, String mark, String declared) throws Exception {
    FormatDefinition format = format("{'kind': 'csv', 'charset': '" + expected + "'}");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(HexFormat.of().parseHex(mark));
    file.writeBytes(
        "id,t\n1,\"\u00e4\n\u0a0d\u0d0a\"\n2,\ud83d\ude00\n".getBytes(Charset.forName(written)));

    List<RecordStream.FileRecord> records = records(format, file.toByteArray());

    assertThat(records).hasSize(2);
    assertThat(records.get(0).body().charset()).isEqualTo(declared);
    assertThat(read(format, records.get(0).body(), "id", "t"))
        .containsExactly("1", "\u00e4\n\u0a0d\u0d0a");
    assertThat(read(format, records.get(1).body(), "id", "t")).containsExactly("2", "\ud83d\ude00");
  }

  @Test
  void reading_goes_on_from_the_place_behind_any_record() throws Exception {
    byte[] file = utf8("\ufeffid,t\n1,\"a\nb\"\n\n2,\u00e4\n3,\"\"\"\"\n");
    List<RecordStream.FileRecord> all = records(CSV, file);
    try (RecordStream stream =
        RecordStream.open(CSV, new Bytes(file, 7), RecordStream.Position.START)) {
      for (int i = 0; i <= all.size(); i++) {
        List<RecordStream.FileRecord> rest = records(CSV, file, 3, stream.position());

        assertThat(rest).usingRecursiveComparison().isEqualTo(all.subList(i, all.size()));
        assertThat(stream.next() == null).isEqualTo(i == all.size());
      }
      assertThat(stream.position()).isEqualTo(new RecordStream.Position(3, file.length));
    }
  }

  @Test
  void a_place_that_the_file_does_not_have_is_refused() {
    assertThatThrownBy(() -> records(CSV, utf8("id\n1\n"), 9, new RecordStream.Position(1, 99)))
        .isInstanceOf(UnreadableBody.class)
        .hasMessageContaining("99");
    assertThatThrownBy(() -> records(CSV, utf8("id\n1\n"), 9, new RecordStream.Position(1, 2)))
        .isInstanceOf(UnreadableBody.class);
  }

  @Test
  void a_header_without_records_is_a_file_without_records() throws Exception {
    assertThat(records(CSV, utf8("id,t\n"))).isEmpty();
    assertThat(records(CSV, utf8("id,t"))).isEmpty();
    assertThat(records(format("{'kind': 'csv', 'header': false, 'columns': ['a']}"), new byte[0]))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\ufeff", "\n", "\n\n"})
  void a_file_without_its_header_is_refused(String file) {
    UnreadableBody refused =
        catchThrowableOfType(UnreadableBody.class, () -> records(CSV, utf8(file)));

    assertThat(refused.problem("csv").code()).isEqualTo(Codes.BODY_EMPTY);
  }

  @Test
  void a_record_that_is_wrong_in_itself_is_given_as_it_is() throws Exception {
    List<RecordStream.FileRecord> records =
        records(CSV, utf8("id,t\n1,a\"b\n2\n3,\"a\"b\n4,\ufffd\n"));

    assertThat(records).hasSize(4);
    for (int i = 0; i < 3; i++) {
      SourceBody body = records.get(i).body();
      assertThatThrownBy(() -> read(CSV, body, "id", "t")).isInstanceOf(UnreadableBody.class);
    }
  }

  @Test
  void a_quote_that_is_not_closed_ends_at_its_line_where_values_have_one_line() throws Exception {
    FormatDefinition format = format("{'kind': 'csv', 'multiline': false}");

    List<RecordStream.FileRecord> records = records(format, utf8("id,t\n1,\"a\n2,\"b\"\n"));

    assertThat(records).hasSize(2);
    assertThatThrownBy(() -> read(format, records.get(0).body(), "id", "t"))
        .isInstanceOf(UnreadableBody.class)
        .hasMessageContaining("line 2 a quoted value is not closed");
    assertThat(read(format, records.get(1).body(), "id", "t")).containsExactly("2", "b");
  }

  @Test
  void a_quote_that_is_not_closed_is_named_with_line_and_offset() {
    UnreadableBody refused =
        catchThrowableOfType(
            UnreadableBody.class, () -> records(CSV, utf8("id,t\n1,\"a\nb\"\n\n2,\"c\n3,d\n")));

    assertThat(refused)
        .hasMessageContaining("line 5 at byte offset 14")
        .hasMessageContaining("before the file ends");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2,\"c\n", "2,cccc"})
  void a_record_without_end_stops_reading_soon(String begin) throws Exception {
    byte[] file = new byte[60_000_000];
    byte[] head = utf8("id,t\n1,a\n" + begin);
    Arrays.fill(file, (byte) (begin.contains("\"") ? '\n' : 'x'));
    System.arraycopy(head, 0, file, 0, head.length);
    Bytes counting = new Bytes(file, Integer.MAX_VALUE);
    try (RecordStream stream = RecordStream.open(CSV, counting, RecordStream.Position.START)) {
      assertThat(stream.next()).isNotNull();

      assertThatThrownBy(stream::next)
          .isInstanceOf(UnreadableBody.class)
          .hasMessageContaining("line 3 at byte offset 9")
          .hasMessageContaining("16000000 bytes");
      assertThat(counting.read()).isLessThan(20_000_000);
    }
  }

  @Test
  void a_record_of_ten_megabytes_is_read() throws Exception {
    String value = "a\n\"\"".repeat(2_500_000);

    List<RecordStream.FileRecord> records = records(CSV, utf8("id,t\n1,\"" + value + "\"\n2,b\n"));

    assertThat(records).hasSize(2);
    assertThat(read(CSV, records.get(0).body(), "id", "t"))
        .containsExactly("1", value.replace("\"\"", "\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-2022-JP", "x-IBM939", "UTF-7"})
  void a_charset_in_which_bytes_change_their_meaning_is_refused_with_a_sentence(String charset) {
    if (!Charset.isSupported(charset)) {
      assertThatThrownBy(() -> format("{'kind': 'csv', 'charset': '" + charset + "'}"))
          .hasMessageContaining("charset");
      return;
    }
    FormatDefinition format = format("{'kind': 'csv', 'charset': '" + charset + "'}");

    assertThatThrownBy(() -> records(format, utf8("id\n1\n")))
        .isInstanceOf(UnreadableBody.class)
        .hasMessageContaining("send it in UTF-8");
  }

  /** In these charsets second bytes can be those of quote-like characters, or of a backslash. */
  @ParameterizedTest
  @CsvSource({
    "Shift_JIS, |, \u8868\u30bd\u5341\u30df\u30c1",
    "windows-31j, |, \u8868\u30bd\u5341\u30df\u30c1",
    "GB18030, |, \u4e9c\u4e57\u5f4c\u8c8e\u7dba\ud83d\ude00\u00e0",
    "GBK, ^, \u4e9c\u4e57\u5f4c\u8c8e\u7dba",
    "Big5, |, \u529f\u8a31\u84cb\u80b2",
    "EUC-JP, |, \u8868\u30bd",
    "EUC-KR, |, \uac00\ub098",
    "windows-1252, \u00a7, \u00e4\u20ac",
    "UTF-8, \u00a7, \u00e4\u20ac\u4e2d\ud83d\ude00",
    "UTF-8, |, \u00e4\u20ac\u4e2d\ud83d\ude00",
    "UTF-16LE, |, \u0a0d\u7c22\u5c5c\u220a\ud83d\ude00",
    "UTF-16BE, \u7c7c, \u0a0d\u7c22\u5c5c\u220a\ud83d\ude00",
    "UTF-32LE, |, \u0a0d\u7c22\u5c5c\ud83d\ude00",
    "IBM500, ;, \u00e4\u00df",
    "KOI8-R, |, \u0436\u044f"
  })
  void records_of_random_files_are_what_was_written_in_any_charset_and_chunk(
      String charset, char separator, String letters) throws Exception {
    Random random = seeded();
    for (int round = 0; round < 60; round++) {
      char quote = List.of('"', '\'', '^', '|').get(random.nextInt(4));
      boolean escapes = random.nextBoolean();
      if (quote == separator || (charset.startsWith("IBM") && quote == '^')) {
        quote = '"';
      }
      FormatDefinition format =
          FormatDefinition.parse(
              utf8(
                  "{\"kind\": \"csv\", \"charset\": \""
                      + charset
                      + "\", \"separator\": \""
                      + separator
                      + "\", \"quote\": \""
                      + (quote == '"' ? "\\\"" : quote)
                      + "\""
                      + (escapes ? ", \"escape\": \"\\\\\"" : "")
                      + "}"));
      TargetWriter.Builder builder = TargetWriter.builder(format);
      builder.slot("id");
      builder.slot("t");
      TargetWriter writer = builder.build();
      int[] alphabet =
          (letters + letters + letters + "a" + separator + quote + "\\\"\n\r")
              .codePoints()
              .toArray();
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      List<String> texts = new ArrayList<>();
      int header = headerLength(writer, Charset.forName(charset), separator);
      int records = 1 + random.nextInt(6);
      for (int i = 0; i < records; i++) {
        String text = text(alphabet, 12, random);
        texts.add(text);
        byte[] body = writer.write(new Object[] {"" + i, text});
        file.write(body, i == 0 ? 0 : header, body.length - (i == 0 ? 0 : header));
      }

      List<RecordStream.FileRecord> read =
          records(format, file.toByteArray(), 1 + random.nextInt(9), RecordStream.Position.START);

      assertThat(read).as("seed %d, round %d", Formats.SEED, round).hasSize(records);
      for (int i = 0; i < records; i++) {
        assertThat(read(format, read.get(i).body(), "id", "t"))
            .as("seed %d, round %d, record %d, %s", Formats.SEED, round, i, format)
            .containsExactly("" + i, texts.get(i));
      }
    }
  }

  private static int headerLength(TargetWriter writer, Charset charset, char separator) {
    byte[] body = writer.write(new Object[] {"1", "2"});
    return body.length - ("1" + separator + "2\r\n").getBytes(charset).length;
  }
}
