package org.syncline.mapping.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.mapping.format.Formats.seeded;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as z/Architecture and COBOL compilers write them, and such as nobody should. */
class HostNumbersTest {

  private static HostNumber number(String kind, int length) {
    return switch (kind) {
      case "packed" -> new PackedDecimal(length, true);
      case "packed-none" -> new PackedDecimal(length, false);
      case "binary" -> new BinaryInteger(length, true);
      case "binary-none" -> new BinaryInteger(length, false);
      case "ebcdic" -> new ZonedDecimal(length, true, FixedWidthColumn.Sign.TRAILING);
      case "ebcdic-leading" -> new ZonedDecimal(length, true, FixedWidthColumn.Sign.LEADING);
      case "ebcdic-separate" ->
          new ZonedDecimal(length, true, FixedWidthColumn.Sign.TRAILING_SEPARATE);
      case "ebcdic-none" -> new ZonedDecimal(length, true, FixedWidthColumn.Sign.NONE);
      case "ascii" -> new ZonedDecimal(length, false, FixedWidthColumn.Sign.TRAILING);
      case "ascii-leading" -> new ZonedDecimal(length, false, FixedWidthColumn.Sign.LEADING);
      case "ascii-separate" ->
          new ZonedDecimal(length, false, FixedWidthColumn.Sign.LEADING_SEPARATE);
      case "ascii-none" -> new ZonedDecimal(length, false, FixedWidthColumn.Sign.NONE);
      default -> throw new AssertionError(kind);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "packed, 12345c, 12345",
    "packed, 12345d, -12345",
    "packed, 12345f, 12345",
    "packed, 12345a, 12345",
    "packed, 12345e, 12345",
    "packed, 12345b, -12345",
    "packed, 0d, 0",
    "packed, 9c, 9",
    "packed, 9999999999999999999999999999999c, 9999999999999999999999999999999",
    "packed, 0123456789012345678d, -123456789012345678",
    "packed, 123456789012345678901d, -123456789012345678901",
    "packed, 123459,",
    "packed, 1a345c,",
    "packed, a2345c,",
    "packed, 12345,",
    "packed, f0,",
    "packed, 000000,",
    "packed, ffffff,",
    "packed-none, 12345f, 12345",
    "packed-none, 12345c, 12345",
    "packed-none, 12345d,",
    "ebcdic, f1f2f3, 123",
    "ebcdic, f1f2c3, 123",
    "ebcdic, f1f2d3, -123",
    "ebcdic, f1f2a3, 123",
    "ebcdic, f1f2e3, 123",
    "ebcdic, f1f2b3, -123",
    "ebcdic, d0, 0",
    "ebcdic, f1c2f3,",
    "ebcdic, f1f293,",
    "ebcdic, f1f2fa,",
    "ebcdic, f1f2da,",
    "ebcdic, 40f2f3,",
    "ebcdic, 313233,",
    "ebcdic-leading, d1f2f3, -123",
    "ebcdic-leading, f1f2d3,",
    "ebcdic-separate, f1f2f34e, 123",
    "ebcdic-separate, f1f2f360, -123",
    "ebcdic-separate, f1f2f340,",
    "ebcdic-separate, f1f2d360,",
    "ebcdic-none, f1f2f3, 123",
    "ebcdic-none, f1f2c3,",
    "ascii, 313233, 123",
    "ascii, 313243, 123",
    "ascii, 31324c, -123",
    "ascii, 31327b, 120",
    "ascii, 31327d, -120",
    "ascii, 313273, -123",
    "ascii, 313270, -120",
    "ascii, 313279, -129",
    "ascii, 31327a,",
    "ascii, 31326f,",
    "ascii, 314333,",
    "ascii, 3132f3,",
    "ascii-leading, 4a3233, -123",
    "ascii-separate, 2b313233, 123",
    "ascii-separate, 2d313233, -123",
    "ascii-separate, 20313233,",
    "ascii-none, 313243,",
    "binary, 00, 0",
    "binary, ff, -1",
    "binary, 7fff, 32767",
    "binary, 8000, -32768",
    "binary, 00000100, 256",
    "binary, 8000000000000000, -9223372036854775808",
    "binary-none, ffffffffffffffff, 18446744073709551615",
    "binary-none, ff, 255"
  })
  void bytes_are_a_number_or_none(String kind, String hex, String expected) {
    if (hex.length() % 2 == 1) {
      hex = "0" + hex;
    }
    byte[] bytes = HexFormat.of().parseHex("aa" + hex + "bb");

    BigInteger read = number(kind, bytes.length - 2).read(bytes, 1);

    assertThat(read).isEqualTo(expected == null ? null : new BigInteger(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "packed, 3, 12345, 12345c",
    "packed, 3, -1, 00001d",
    "packed-none, 2, 7, 007f",
    "ebcdic, 3, 123, f1f2c3",
    "ebcdic, 3, -120, f1f2d0",
    "ebcdic-leading, 3, -123, d1f2f3",
    "ebcdic-separate, 4, -123, f1f2f360",
    "ebcdic-none, 3, 5, f0f0f5",
    "ascii, 3, 123, 313243",
    "ascii, 3, -120, 31327d",
    "ascii-leading, 3, 23, 7b3233",
    "ascii-separate, 4, 7, 2b303037",
    "ascii-none, 3, 7, 303037",
    "binary, 2, -2, fffe",
    "binary, 4, 256, 00000100",
    "binary-none, 1, 255, ff"
  })
  void a_number_is_written_as_its_host_writes_it(
      String kind, int length, String number, String hex) {
    byte[] bytes = new byte[length + 2];

    number(kind, length).write(new BigInteger(number), bytes, 1);

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("00" + hex + "00");
  }

  @ParameterizedTest
  @CsvSource({
    "packed, 2, 999, true",
    "packed, 2, -999, true",
    "packed, 2, 1000, false",
    "packed-none, 2, -1, false",
    "ebcdic, 3, 999, true",
    "ebcdic, 3, 1000, false",
    "ebcdic-separate, 3, 99, true",
    "ebcdic-separate, 3, 100, false",
    "ascii-none, 3, -1, false",
    "binary, 1, 127, true",
    "binary, 1, 128, false",
    "binary, 1, -128, true",
    "binary, 1, -129, false",
    "binary-none, 1, 255, true",
    "binary-none, 1, 256, false",
    "binary-none, 1, -1, false",
    "binary, 8, 9223372036854775807, true",
    "binary, 8, 9223372036854775808, false"
  })
  void a_column_holds_what_its_digits_hold(String kind, int length, String number, boolean holds) {
    assertThat(number(kind, length).holds(new BigInteger(number))).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "packed",
        "packed-none",
        "binary",
        "binary-none",
        "ebcdic",
        "ebcdic-leading",
        "ebcdic-separate",
        "ebcdic-none",
        "ascii",
        "ascii-leading",
        "ascii-separate",
        "ascii-none"
      })
  void every_number_that_a_column_holds_is_read_as_it_was_written(String kind) {
    Random random = seeded();
    int written = 0;
    for (int round = 0; round < 3_000; round++) {
      int length = 2 + random.nextInt(kind.startsWith("binary") ? 7 : 14);
      HostNumber column = number(kind, length);
      BigInteger number = new BigInteger(random.nextInt(100), random);
      number = random.nextBoolean() ? number.negate() : number;
      if (column.holds(number)) {
        byte[] bytes = new byte[length];
        column.write(number, bytes, 0);
        written++;

        assertThat(column.read(bytes, 0)).as("seed %d", Formats.SEED).isEqualTo(number);
      }
    }
    assertThat(written).isGreaterThan(300);
  }

  @ParameterizedTest
  @EnumSource(FixedWidthColumn.Sign.class)
  void no_bytes_bring_a_zoned_column_down(FixedWidthColumn.Sign sign) {
    Random random = seeded();
    for (int round = 0; round < 5_000; round++) {
      byte[] bytes = new byte[3];
      random.nextBytes(bytes);
      ZonedDecimal column = new ZonedDecimal(3, random.nextBoolean(), sign);

      BigInteger read = column.read(bytes, 0);

      assertThat(read == null || column.holds(read)).as("seed %d", Formats.SEED).isTrue();
    }
  }
}
