package org.syncline.mapping.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.syncline.mapping.format.Formats.format;
import static org.syncline.mapping.format.Formats.read;
import static org.syncline.mapping.format.Formats.seeded;
import static org.syncline.mapping.format.Formats.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/** What the writers of columns write, the readers read back to the same values. */
class ColumnWritersTest {
  private static final int ROUNDS = 4_000 / Integer.getInteger("rounds.divisor", 1);
  private static final int[] LETTERS =
      "ab 01,;|\t\\\"'#\n\r\u00e4\u00a5\u4e2d\u8868\u20ac\ud83d\ude00\ufeff~-"
          .codePoints()
          .toArray();
  private static final List<String> CHARSETS =
      List.of("UTF-8", "UTF-16", "UTF-16LE", "windows-1252", "GB18030", "Shift_JIS", "IBM500");

  private static TargetWriter writer(FormatDefinition format, String... paths) {
    TargetWriter.Builder builder = TargetWriter.builder(format);
    for (String path : paths) {
      builder.slot(path);
    }
    return builder.build();
  }

  private static <T> T any(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  @Test
  void any_table_of_texts_in_any_dialect_is_read_as_it_was_written() throws Exception {
    Random random = seeded();
    int written = 0;
    int unfit = 0;
    for (int round = 0; round < ROUNDS; round++) {
      FormatDefinition.Csv format = randomCsv(random);
      String[] names =
          format.header() ? new String[] {"b", "a", "\u00e4,\n\""} : new String[] {"b", "a", "c"};
      if (format.header() && WrittenText.notIn(format.charset(), names[2]) != null
          || format.dialect().quote() == null
          || !format.dialect().multiline()) {
        names[2] = "c";
      }
      TargetWriter writer = writer(format, names);
      @Nullable Object[] values = new Object[names.length];
      for (int i = 0; i < values.length; i++) {
        Object value = random.nextInt(6) == 0 ? Found.NULL : text(LETTERS, 6, random);
        if (random.nextInt(12) == 0 && format.nullText() != null) {
          value = format.nullText();
        }
        Fault fault = writer.unfit(i, value);
        unfit += fault == null ? 0 : 1;
        values[i] = fault == null ? value : random.nextInt(3) == 0 ? null : "x";
      }

      byte[] body = writer.write(values);

      written++;
      @Nullable Object[] expected = values.clone();
      for (int i = 0; i < expected.length; i++) {
        if (expected[i] == null || expected[i] == Found.NULL) {
          expected[i] = format.nullText() == null ? "" : Found.NULL;
        }
      }
      assertThat(readOrSay(format, body, names))
          .as("seed %d, round %d, %s, %s", Formats.SEED, round, format, Arrays.toString(body))
          .containsExactly(expected);
    }
    assertThat(written).isEqualTo(ROUNDS);
    assertThat(unfit).isBetween(ROUNDS / 10, ROUNDS);
  }

  private static @Nullable Object[] readOrSay(
      FormatDefinition format, byte[] body, String... names) {
    try {
      return read(format, new SourceBody(body, null), names);
    } catch (UnreadableBody said) {
      return new Object[] {said};
    }
  }

  private static FormatDefinition.Csv randomCsv(Random random) {
    while (true) {
      try {
        boolean header = random.nextBoolean();
        return new FormatDefinition.Csv(
            new CsvDialect(
                any(List.of(',', ';', '\t', '|', '\u00a5'), random),
                any(Arrays.asList('"', '"', '\'', '|', null), random),
                any(Arrays.asList(null, '\\', '~'), random),
                any(Arrays.asList(null, "#", "--"), random),
                random.nextBoolean(),
                random.nextInt(4) > 0),
            Charset.forName(any(CHARSETS, random)),
            header,
            header ? List.of() : List.of("a", "b", "c"),
            random.nextInt(3),
            any(Arrays.asList(null, "", "\\N", "a", "NULL", "#"), random));
      } catch (IllegalArgumentException contradiction) {
        // draw again
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          {'kind': 'csv'}                                        ! id,t\\r\\n1,a\\r\\n          ! a
          {'kind': 'csv'}                                        ! id,t\\r\\n1,=A1+1\\r\\n      ! =A1+1
          {'kind': 'csv'}                                        ! id,t\\r\\n1,"a,b"\\r\\n      ! a,b
          {'kind': 'csv'}                                        ! id,t\\r\\n1,"a""b"\\r\\n     ! a"b
          {'kind': 'csv', 'separator': ';'}                      ! id;t\\r\\n1;a,b\\r\\n        ! a,b
          {'kind': 'csv', 'escape': '~'}                         ! id,t\\r\\n1,"a~~b"\\r\\n     ! a~b
          {'kind': 'csv', 'quote': null, 'escape': '~'}          ! id,t\\r\\n1,a~,b"\\r\\n      ! a,b"
          {'kind': 'csv', 'trim': true}                          ! id,t\\r\\n1," a"\\r\\n       !  ` a`
          {'kind': 'csv', 'null': 'a'}                           ! id,t\\r\\n1,"a"\\r\\n        ! a
          {'kind': 'csv', 'skipLines': 1}                        ! \\r\\nid,t\\r\\n1,a\\r\\n    ! a
          """)
  void values_stand_in_quotes_only_where_they_need_them(
      String format, String expected, String value) {
    TargetWriter writer = writer(format(format), "id", "t");

    byte[] body = writer.write(new Object[] {new BigDecimal("1E0"), value});

    assertThat(new String(body, StandardCharsets.UTF_8))
        .isEqualTo(expected.replace("\\r", "\r").replace("\\n", "\n"));
  }

  @Test
  void absent_null_and_empty_are_told_apart_as_far_as_the_format_can() {
    Object[] values = {"", Found.NULL, null, Boolean.TRUE, new BigDecimal("1E3")};
    String[] names = {"a", "b", "c", "d", "e"};

    assertThat(
            new String(
                writer(format("{'kind': 'csv'}"), names).write(values), StandardCharsets.UTF_8))
        .isEqualTo("a,b,c,d,e\r\n,,,true,1000\r\n");
    assertThat(
            new String(
                writer(format("{'kind': 'csv', 'null': ''}"), names).write(values),
                StandardCharsets.UTF_8))
        .isEqualTo("a,b,c,d,e\r\n\"\",,,true,1000\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          {'kind': 'csv', 'quote': null}                               ! a,b
          {'kind': 'csv', 'quote': null, 'null': ''}                   ! ``
          {'kind': 'csv', 'quote': null, 'escape': '~', 'null': ''}    ! ``
          {'kind': 'csv', 'quote': null, 'trim': true}                 ! ` a`
          {'kind': 'csv', 'multiline': false}                          ! `a\nb`
          {'kind': 'csv', 'quote': null, 'null': 'x'}                  ! x
          """)
  void a_text_that_the_dialect_can_not_write_is_unfit(String format, String value) {
    Fault fault = writer(format(format), "id", "t").unfit(1, value);

    assertThat(fault).isNotNull();
    assertThat(fault.code()).isEqualTo(Codes.NOT_ALLOWED);
    assertThat(fault.message()).endsWith(".");
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252, \u4e2d",
    "UTF-8, \ud83d",
    "Shift_JIS, \u00a5",
    "IBM500, \u20ac",
    "ISO-8859-1, \u20ac"
  })
  void a_character_that_the_charset_does_not_have_is_unfit(String charset, String value) {
    Fault csv =
        writer(format("{'kind': 'csv', 'charset': '" + charset + "'}"), "t").unfit(0, value);
    Fault fixed =
        writer(
                format(
                    "{'kind': 'fixed-width', 'charset': '"
                        + charset
                        + "', 'columns': [{'name': 't', 'start': 1, 'length': 4}]}"),
                "t")
            .unfit(0, value);

    assertThat(csv).isNotNull();
    assertThat(csv.code()).isEqualTo(Codes.NOT_IN_CHARSET);
    assertThat(fixed).isEqualTo(csv);
  }

  @Test
  void a_writer_says_what_it_can_not_begin_with() {
    FormatDefinition csv = format("{'kind': 'csv'}");
    FormatDefinition fixed =
        format(
            "{'kind': 'fixed-width', 'columns': [{'name': 'a', 'start': 1, 'length': 4},"
                + " {'name': 'b', 'start': 4, 'length': 4}]}");

    assertThatThrownBy(() -> writer(csv, "a", "a")).hasMessageContaining("before");
    assertThatThrownBy(() -> writer(csv)).hasMessageContaining("no column");
    assertThatThrownBy(() -> writer(format("{'kind': 'csv', 'null': ''}"), "a"))
        .hasMessageContaining("one column");
    assertThatThrownBy(
            () -> writer(format("{'kind': 'csv', 'header': false, 'columns': ['a']}"), "b"))
        .hasMessageContaining("no column of this name");
    assertThatThrownBy(() -> writer(format("{'kind': 'csv', 'quote': null}"), "a,b"))
        .hasMessageContaining("name can't be written");
    assertThatThrownBy(() -> TargetWriter.builder(csv).repeated("a"))
        .hasMessageContaining("no lists");
    assertThatThrownBy(() -> TargetWriter.builder(fixed).repeated("a"))
        .hasMessageContaining("only read");
    assertThatThrownBy(() -> writer(fixed, "a", "a")).hasMessageContaining("before");
    assertThatThrownBy(() -> writer(fixed, "a", "b")).hasMessageContaining("over column 'a'");
    assertThatThrownBy(() -> writer(fixed, "c")).hasMessageContaining("no column of this name");
  }

  @Test
  void any_record_of_any_layout_is_read_as_it_was_written() throws Exception {
    Random random = seeded();
    int numbers = 0;
    int unfit = 0;
    for (int round = 0; round < ROUNDS; round++) {
      FormatDefinition.FixedWidth format = randomLayout(random);
      String[] names = format.columns().stream().map(FixedWidthColumn::name).toArray(String[]::new);
      TargetWriter writer = writer(format, names);
      @Nullable Object[] values = new Object[names.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = randomValue(format.columns().get(i), random);
        if (values[i] != null && writer.unfit(i, values[i]) != null) {
          unfit++;
          values[i] = "7";
          values[i] = writer.unfit(i, "7") == null ? "7" : null;
        }
        numbers += values[i] instanceof BigDecimal ? 1 : 0;
      }

      byte[] body = writer.write(values);

      @Nullable Object[] expected = new Object[values.length];
      for (int i = 0; i < expected.length; i++) {
        expected[i] = expected(format, format.columns().get(i), values[i]);
      }
      boolean blank =
          !format.hasAnyBytes()
              && Arrays.stream(expected)
                  .allMatch(value -> value == null || value.toString().isBlank());
      if (!blank) {
        assertThat(readExactly(format, body, names))
            .as(
                "seed %d, round %d, %s, %s",
                Formats.SEED, round, format, HexFormat.of().formatHex(body))
            .containsExactly(expected);
      }
    }
    assertThat(numbers).isGreaterThan(ROUNDS / 4);
    assertThat(unfit).isBetween(ROUNDS / 10, 3 * ROUNDS);
  }

  /** Numbers without the zeros that a column's decimals add. */
  private static @Nullable Object[] readExactly(
      FormatDefinition format, byte[] body, String... names) {
    @Nullable Object[] found = readOrSay(format, body, names);
    for (int i = 0; i < found.length; i++) {
      if (found[i] instanceof Found.Number number) {
        found[i] = new BigDecimal(number.text()).stripTrailingZeros();
      }
    }
    return found;
  }

  private static @Nullable Object expected(
      FormatDefinition.FixedWidth format, FixedWidthColumn column, @Nullable Object value) {
    boolean nulls = !column.nullBytes().isEmpty();
    if (column.content() instanceof FixedWidthColumn.Numeric number) {
      boolean binary = number.kind() == FixedWidthColumn.Kind.BINARY;
      if (value == Found.NULL && nulls) {
        return Found.NULL;
      }
      if (value == null || value == Found.NULL) {
        boolean zerosAreNull = column.nullBytes().contains(FixedWidthColumn.NullBytes.LOW_VALUES);
        return !binary ? null : zerosAreNull ? Found.NULL : BigDecimal.ZERO;
      }
      return new BigDecimal(value.toString()).stripTrailingZeros();
    }
    if (value == null) {
      return null;
    }
    if (value == Found.NULL) {
      return nulls || format.nullText() != null ? Found.NULL : null;
    }
    FixedWidthColumn.Text text = (FixedWidthColumn.Text) column.content();
    String kept = (String) value;
    if (text.fill() == ' ') {
      boolean right = text.align() == FixedWidthColumn.Align.RIGHT;
      boolean both = text.trim() == FixedWidthColumn.Trim.BOTH;
      boolean fill = text.trim() == FixedWidthColumn.Trim.FILL;
      while ((both || (fill && !right)) && kept.endsWith(" ")) {
        kept = kept.substring(0, kept.length() - 1);
      }
      while ((both || (fill && right)) && kept.startsWith(" ")) {
        kept = kept.substring(1);
      }
    }
    return kept.isEmpty() || kept.chars().allMatch(c -> c == ' ') ? null : kept;
  }

  private static @Nullable Object randomValue(FixedWidthColumn column, Random random) {
    int kind = random.nextInt(8);
    if (kind < 2) {
      return kind == 0 ? null : Found.NULL;
    }
    if (column.content() instanceof FixedWidthColumn.Numeric number) {
      BigInteger digits = new BigInteger(1 + random.nextInt(3 * column.length()), random);
      BigDecimal value = new BigDecimal(digits, random.nextInt(number.decimals() + 2));
      return random.nextBoolean() ? value : value.negate();
    }
    return text(LETTERS, column.length() + 1, random);
  }

  private static FormatDefinition.FixedWidth randomLayout(Random random) {
    while (true) {
      try {
        boolean bytes = random.nextInt(3) > 0;
        List<FixedWidthColumn> columns = new ArrayList<>();
        int start = 1;
        for (int i = 0; i < 3; i++) {
          start += random.nextInt(2);
          int length = 1 + random.nextInt(9);
          columns.add(
              new FixedWidthColumn(
                  "c" + i, start, length, content(random), nullBytes(bytes, random)));
          start += length;
        }
        return new FormatDefinition.FixedWidth(
            bytes ? FixedWidthUnit.BYTES : FixedWidthUnit.CHARACTERS,
            Charset.forName(
                any(
                    List.of(
                        "UTF-8",
                        "UTF-16",
                        "GB18030",
                        "Shift_JIS",
                        "IBM037",
                        "IBM273",
                        "IBM500",
                        "IBM1047",
                        "IBM01141",
                        "x-IBM939",
                        "x-IBM935",
                        "windows-1252"),
                    random)),
            random.nextBoolean() ? 0 : start - 1 + random.nextInt(3),
            any(List.of(FixedWidthLineEnd.values()), random),
            columns,
            List.of(),
            any(Arrays.asList(null, "*", "0", "NULL"), random));
      } catch (IllegalArgumentException contradiction) {
        // draw again
      }
    }
  }

  private static FixedWidthColumn.Content content(Random random) {
    return random.nextBoolean()
        ? new FixedWidthColumn.Text(
            any(List.of(FixedWidthColumn.Align.values()), random),
            any(List.of(' ', ' ', '0', '*'), random),
            any(List.of(FixedWidthColumn.Trim.values()), random))
        : new FixedWidthColumn.Numeric(
            any(List.of(FixedWidthColumn.Kind.values()), random),
            random.nextInt(3),
            any(List.of(FixedWidthColumn.Sign.values()), random));
  }

  private static Set<FixedWidthColumn.NullBytes> nullBytes(boolean bytes, Random random) {
    return !bytes || random.nextInt(3) > 0
        ? Set.of()
        : Set.of(any(List.of(FixedWidthColumn.NullBytes.values()), random));
  }

  private static final String LAYOUT =
      """
      {'kind': 'fixed-width', 'unit': 'bytes', 'charset': 'IBM037', 'length': 26, 'columns': [
       {'name': 'text', 'start': 1, 'length': 4}, {'name': 'right', 'start': 5, 'length': 4, 'align': 'right', 'fill': '0'},
       {'name': 'zoned', 'start': 9, 'length': 4, 'type': 'zoned', 'decimals': 2}, {'name': 'packed', 'start': 13, 'length': 3, 'type': 'packed'},
       {'name': 'binary', 'start': 16, 'length': 2, 'type': 'binary'}, {'name': 'unsigned', 'start': 18, 'length': 2, 'type': 'packed', 'sign': 'none'},
       {'name': 'low', 'start': 20, 'length': 3, 'type': 'packed', 'nullBytes': ['low-values']},
       {'name': 'high', 'start': 23, 'length': 4, 'nullBytes': ['high-values']}]}
      """;

  @Test
  void a_record_of_a_host_is_written_byte_by_byte() {
    TargetWriter writer = writer(format(LAYOUT), "text", "right", "zoned", "packed", "low", "high");

    byte[] body =
        writer.write(
            new Object[] {"AB", "7", new BigDecimal("-1.5"), "12345", Found.NULL, Found.NULL});

    assertThat(HexFormat.ofDelimiter(" ").formatHex(body))
        .isEqualTo("c1 c2 40 40 f0 f0 f0 f7 f0 f1 f5 d0 12 34 5c 00 00 00 0f 00 00 00 ff ff ff ff");
  }

  @ParameterizedTest
  @CsvSource({
    "text, ABCDE, TOO_LONG",
    "text, \u20ac, NOT_IN_CHARSET",
    "right, 07, NOT_ALLOWED",
    "zoned, 100, OUT_OF_RANGE",
    "zoned, 1.234, OUT_OF_RANGE",
    "zoned, 1e1, NOT_A_NUMBER",
    "zoned, ., NOT_A_NUMBER",
    "zoned, true, NOT_A_NUMBER",
    "zoned, \u0661, NOT_A_NUMBER",
    "zoned, 1/, NOT_A_NUMBER",
    "zoned, 1:, NOT_A_NUMBER",
    "zoned, 1.2.3, NOT_A_NUMBER",
    "zoned, 1-, NOT_A_NUMBER",
    "zoned, --1, NOT_A_NUMBER",
    "zoned, -, NOT_A_NUMBER",
    "zoned, -100, OUT_OF_RANGE",
    "packed, -123456, OUT_OF_RANGE",
    "binary, -32769, OUT_OF_RANGE",
    "packed, 123456, OUT_OF_RANGE",
    "packed, 0.1, OUT_OF_RANGE",
    "packed, AB, NOT_A_NUMBER",
    "binary, 32768, OUT_OF_RANGE",
    "unsigned, -1, OUT_OF_RANGE",
    "high, \u009f\u009f\u009f\u009f, NOT_ALLOWED"
  })
  void what_does_not_fit_a_column_is_said_before_it_is_written(
      String column, String value, String code) {
    Fault fault = writer(format(LAYOUT), column).unfit(0, value);

    assertThat(fault).isNotNull();
    assertThat(fault.code()).isEqualTo(code);
    assertThat(fault.message()).endsWith(".");
  }

  @ParameterizedTest
  @CsvSource({
    "zoned, 99.99, 99.99",
    "zoned, -99.99, -99.99",
    "zoned, +1.5, 1.5",
    "zoned, .5, 0.5",
    "zoned, 5., 5",
    "zoned, 09.9000, 9.9",
    "zoned, 0, 0",
    "packed, 99999, 99999",
    "packed, -99999, -99999",
    "packed, 1.0, 1",
    "binary, 32767, 32767",
    "binary, -32768, -32768",
    "unsigned, 0, 0",
    "unsigned, 999, 999"
  })
  void what_just_fits_a_column_is_read_back(String column, String value, String number)
      throws Exception {
    TargetWriter writer = writer(format(LAYOUT), column);
    @Nullable Object[] expected = {new BigDecimal(number).stripTrailingZeros()};

    assertThat(writer.unfit(0, value)).isNull();
    assertThat(readExactly(format(LAYOUT), writer.write(new Object[] {value}), column))
        .containsExactly(expected);
    assertThat(
            readExactly(
                format(LAYOUT), writer.write(new Object[] {new BigDecimal(number)}), column))
        .containsExactly(expected);
  }

  @Test
  void a_number_of_at_most_100_characters_is_one() {
    TargetWriter writer = writer(format(LAYOUT), "packed");

    assertThat(writer.unfit(0, "0".repeat(99) + "7")).isNull();
    assertThat(writer.unfit(0, "0".repeat(100) + "7")).isNotNull();
  }

  @Test
  void numbers_beyond_all_bounds_are_unfit_in_no_time() {
    TargetWriter writer = writer(format(LAYOUT), "packed");

    assertThat(writer.unfit(0, new BigDecimal("1E+999999999"))).isNotNull();
    assertThat(writer.unfit(0, new BigDecimal("1E-999999999"))).isNotNull();
    assertThat(writer.unfit(0, new BigDecimal("0E-999999999"))).isNull();
    assertThat(writer.unfit(0, new BigDecimal("12E3"))).isNull();
    assertThat(writer.unfit(0, "0".repeat(200))).isNotNull();
  }

  @Test
  void a_binary_column_has_no_null_unless_bytes_are_declared() {
    assertThat(writer(format(LAYOUT), "binary").unfit(0, Found.NULL)).isNotNull();
    assertThat(writer(format(LAYOUT), "packed").unfit(0, Found.NULL)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\r\n"})
  void a_line_end_in_a_line_is_unfit(String value) {
    FormatDefinition format =
        format("{'kind': 'fixed-width', 'columns': [{'name': 't', 'start': 1, 'length': 9}]}");

    assertThat(writer(format, "t").unfit(0, value)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, any, 617820",
    "UTF-8, lf, 6178200a",
    "UTF-8, crlf, 6178200d0a",
    "UTF-8, none, 617820",
    "IBM037, lf, 81a74025",
    "IBM1047, lf, 81a74025",
    "IBM037, nel, 81a74015",
    "IBM1047, nel, 81a74015",
    "UTF-16LE, lf, 6100780020000a00"
  })
  void a_record_ends_with_the_line_end_of_its_format(String charset, String lineEnd, String hex) {
    String format =
        "{'kind': 'fixed-width', UNIT'charset': '"
            + charset
            + "', 'length': 3, 'lineEnd': '"
            + lineEnd
            + "', 'columns': [{'name': 't', 'start': 1, 'length': 3}]}";
    byte[] characters = writer(format(format.replace("UNIT", "")), "t").write(new Object[] {"ax"});

    assertThat(HexFormat.of().formatHex(characters)).isEqualTo(hex);
    if (!charset.startsWith("UTF-16")) {
      byte[] bytes =
          writer(format(format.replace("UNIT", "'unit': 'bytes', ")), "t")
              .write(new Object[] {"ax"});
      assertThat(bytes).isEqualTo(characters);
    }
  }
}
