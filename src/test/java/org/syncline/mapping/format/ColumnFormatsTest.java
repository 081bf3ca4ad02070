package org.syncline.mapping.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.syncline.mapping.format.Formats.format;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.configuration.InvalidConfiguration;

/** Which formats of columns are refused, and where the complaint points. */
class ColumnFormatsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          {'kind': 'csv', 'quote': ''}                                          ! quote
          {'kind': 'csv', 'quote': 3}                                           ! quote
          {'kind': 'csv', 'separator': null}                                    ! separator
          {'kind': 'csv', 'escape': '~~'}                                       ! escape
          {'kind': 'csv', 'escape': ','}                                        ! ``
          {'kind': 'csv', 'quote': '~', 'escape': '~'}                          ! ``
          {'kind': 'csv', 'comment': ''}                                        ! ``
          {'kind': 'csv', 'comment': ',#'}                                      ! ``
          {'kind': 'csv', 'comment': ' #', 'trim': true}                        ! ``
          {'kind': 'csv', 'separator': ' ', 'trim': true}                       ! ``
          {'kind': 'csv', 'skipLines': -1}                                      ! skipLines
          {'kind': 'csv', 'trim': 'yes'}                                        ! trim
          {'kind': 'csv', 'null': 'a,b'}                                        ! ``
          {'kind': 'csv', 'null': ' a', 'trim': true}                           ! ``
          {'kind': 'csv', 'null': '#', 'comment': '#'}                          ! ``
          {'kind': 'csv', 'null': 'a~', 'escape': '~'}                          ! ``
          {'kind': 'fixed-width', 'unit': 'bits', COLUMN}                       ! unit
          {'kind': 'fixed-width', 'lineEnd': 'cr', COLUMN}                      ! lineEnd
          {'kind': 'fixed-width', 'lineEnd': 'none', COLUMN}                    ! ``
          {'kind': 'fixed-width', 'lineEnd': 'nel', COLUMN}                     ! ``
          {'kind': 'fixed-width', 'unit': 'bytes', 'lineEnd': 'none', COLUMN}   ! ``
          {'kind': 'fixed-width', 'unit': 'bytes', 'charset': 'UTF-16', COLUMN} ! ``
          {'kind': 'fixed-width', 'charset': 'GB18030', 'lineEnd': 'none', 'length': 9, COLUMN} ! ``
          {'kind': 'fixed-width', 'nullBytes': ['low-values'], COLUMN}          ! ``
          {'kind': 'fixed-width', 'unit': 'bytes', 'nullBytes': ['low'], COLUMN} ! nullBytes
          {'kind': 'fixed-width', 'unit': 'bytes', 'null': 'ä', COLUMN}         ! ``
          {'kind': 'fixed-width', WITH 'type': 'float'}]}                       ! columns[0].type
          {'kind': 'fixed-width', WITH 'type': 'packed'}]}                      ! ``
          {'kind': 'fixed-width', WITH 'type': 'binary'}]}                      ! ``
          {'kind': 'fixed-width', 'unit': 'bytes', WITH 'type': 'packed'}]}     ! ``
          {'kind': 'fixed-width', WITH 'decimals': 2}]}                         ! columns[0].decimals
          {'kind': 'fixed-width', WITH 'sign': 'none'}]}                        ! columns[0].sign
          {'kind': 'fixed-width', WITH 'type': 'zoned', 'decimals': 5}]}        ! columns[0]
          {'kind': 'fixed-width', WITH 'type': 'zoned', 'align': 'right'}]}     ! columns[0].align
          {'kind': 'fixed-width', WITH 'type': 'zoned', 'fill': '0'}]}          ! columns[0].fill
          {'kind': 'fixed-width', WITH 'type': 'zoned', 'trim': 'none'}]}       ! columns[0].trim
          {'kind': 'fixed-width', WITH 'type': 'zoned', 'sign': 'left'}]}       ! columns[0].sign
          {'kind': 'fixed-width', 'charset': 'IBM037', WITH 'type': 'zoned'}]}  ! ``
          {'kind': 'fixed-width', 'unit': 'bytes', 'length': 4, WITH 'type': 'packed', 'sign': 'leading'}]} ! columns[0]
          {'kind': 'fixed-width', 'unit': 'bytes', WITH 'fill': '中'}]}         ! ``
          {'kind': 'fixed-width', WITH 'fill': 'ab'}]}                          ! columns[0].fill
          {'kind': 'fixed-width', WITH 'align': 'middle'}]}                     ! columns[0].align
          {'kind': 'fixed-width', 'unit': 'bytes', 'length': 40, 'columns': [{'name': 'a', 'start': 1, 'length': 9, 'type': 'binary'}]}  ! columns[0]
          {'kind': 'fixed-width', 'unit': 'bytes', 'length': 40, 'columns': [{'name': 'a', 'start': 1, 'length': 17, 'type': 'packed'}]} ! columns[0]
          {'kind': 'fixed-width', 'columns': [{'name': 'a', 'start': 1, 'length': 32, 'type': 'zoned'}]}                                 ! columns[0]
          {'kind': 'fixed-width', 'columns': [{'name': 'a', 'start': 1, 'length': 1, 'type': 'zoned', 'sign': 'leading-separate'}]}      ! columns[0]
          """)
  void a_format_that_contradicts_itself_is_refused(String document, String path) {
    String whole =
        document
            .replace("COLUMN", "'columns': [{'name': 'a', 'start': 1, 'length': 4}]")
            .replace("WITH", "'columns': [{'name': 'a', 'start': 1, 'length': 4,");

    InvalidConfiguration refused =
        catchThrowableOfType(InvalidConfiguration.class, () -> format(whole));

    assertThat(refused).as(whole).isNotNull();
    assertThat(refused.problems()).as(whole).hasSize(1);
    assertThat(refused.problems().get(0).path()).isEqualTo(path);
    assertThat(refused.problems().get(0).message()).endsWith(".").contains(" ");
  }

  @Test
  void records_of_counted_bytes_have_no_line_ends_unless_it_is_said() {
    String columns = ", 'columns': [{'name': 'a', 'start': 1, 'length': 4}]}";

    assertThat(lineEnd("{'kind': 'fixed-width'" + columns)).isEqualTo(FixedWidthLineEnd.ANY);
    assertThat(lineEnd("{'kind': 'fixed-width', 'length': 4" + columns))
        .isEqualTo(FixedWidthLineEnd.ANY);
    assertThat(lineEnd("{'kind': 'fixed-width', 'unit': 'bytes'" + columns))
        .isEqualTo(FixedWidthLineEnd.ANY);
    assertThat(lineEnd("{'kind': 'fixed-width', 'unit': 'bytes', 'length': 4" + columns))
        .isEqualTo(FixedWidthLineEnd.NONE);
  }

  private static FixedWidthLineEnd lineEnd(String document) {
    return ((FormatDefinition.FixedWidth) format(document)).lineEnd();
  }

  @Test
  void bytes_for_null_hold_for_all_columns_but_binary_ones() {
    FormatDefinition.FixedWidth format =
        (FormatDefinition.FixedWidth)
            format(
                "{'kind': 'fixed-width', 'unit': 'bytes', 'length': 9, 'nullBytes': ['low-values'], 'columns': ["
                    + "{'name': 'a', 'start': 1, 'length': 1}, {'name': 'b', 'start': 2, 'length': 1, 'type': 'binary'},"
                    + "{'name': 'c', 'start': 3, 'length': 1, 'nullBytes': ['high-values']},"
                    + "{'name': 'd', 'start': 4, 'length': 1, 'nullBytes': []},"
                    + "{'name': 'e', 'start': 5, 'length': 1, 'type': 'binary', 'nullBytes': ['high-values']}]}");

    assertThat(format.columns().stream().map(column -> column.nullBytes().toString()))
        .containsExactly("[LOW_VALUES]", "[]", "[HIGH_VALUES]", "[]", "[HIGH_VALUES]");
  }
}
