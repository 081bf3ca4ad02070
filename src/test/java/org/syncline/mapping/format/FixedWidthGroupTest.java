package org.syncline.mapping.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.syncline.mapping.format.Formats.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/** Columns that occur several times in a record. */
class FixedWidthGroupTest {
  private static final String HOST =
      """
      {'kind': 'fixed-width', 'unit': 'bytes', 'charset': 'IBM037', 'length': 14, 'columns': [
       {'name': 'id', 'start': 1, 'length': 1},
       {'name': 'items', 'start': 2, 'length': 4, 'occurs': 3, 'columns': [
        {'name': 'n', 'start': 1, 'length': 2, 'type': 'packed'}, {'name': 't', 'start': 3, 'length': 2}]},
       {'name': 'end', 'start': 14, 'length': 1}]}
      """;

  private static List<?> items(FormatDefinition format, byte[] body, String... paths)
      throws UnreadableBody {
    SourceReader.Builder builder = SourceReader.builder(format);
    builder.slot("id");
    SourceReader.Repeated repeated = builder.repeated("items");
    assertThat(builder.repeated("items")).isSameAs(repeated);
    for (int i = 0; i < paths.length; i++) {
      assertThat(repeated.items().slot(paths[i])).isEqualTo(i);
      assertThat(repeated.items().slot(paths[i])).isEqualTo(i);
    }
    int last =
        format instanceof FormatDefinition.FixedWidth f && f.columns().size() > 1
            ? builder.slot("end")
            : 1;
    @Nullable Object[] slots = new Object[last + 1];
    builder.build().read(new SourceBody(body, null), slots);
    Object found = slots[repeated.slot()];
    return found == null
        ? null
        : ((List<?>) found).stream().map(item -> Arrays.asList((Object[]) item)).toList();
  }

  @Test
  void each_item_has_its_own_values_and_faults_and_blank_ones_are_left_out() throws Exception {
    byte[] body = HexFormat.of().parseHex("f1" + "012cc1c2" + "40404040" + "ffffc340" + "e7");

    List<?> items = items(format(HOST), body, "t", "n");

    assertThat(items).hasSize(2);
    assertThat(items.get(0)).isEqualTo(List.of("AB", new Found.Number("12")));
    assertThat(((List<?>) items.get(1)).get(0)).isEqualTo("C");
    assertThat(((List<?>) items.get(1)).get(1)).isInstanceOf(Fault.class);
  }

  @Test
  void items_of_low_values_are_blank_and_none_is_an_empty_list() throws Exception {
    byte[] body = HexFormat.of().parseHex("f1" + "00000000" + "40404040" + "00000000" + "e7");

    assertThat(items(format(HOST), body, "t")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          1\u00e4b\ud83d\ude00dxy ! [[\u00e4b], [\ud83d\ude00d], [xy]]
          1\u00e4b  xy            ! [[\u00e4b], [xy]]
          1\u00e4b\ud83d\ude00    ! [[\u00e4b], [\ud83d\ude00]]
          1abc                    ! [[ab], [c]]
          """)
  void characters_are_counted_in_items_too(String record, String expected) throws Exception {
    FormatDefinition format =
        format(
            "{'kind': 'fixed-width', 'columns': [{'name': 'id', 'start': 1, 'length': 1},"
                + " {'name': 'items', 'start': 2, 'length': 2, 'occurs': 3, 'columns': [{'name': 't', 'start': 1, 'length': 2}]}]}");

    List<?> items = items(format, record.getBytes(StandardCharsets.UTF_8), "t");

    assertThat(String.valueOf(items)).isEqualTo(expected);
  }

  @Test
  void a_record_that_ends_before_its_items_has_no_list() throws Exception {
    FormatDefinition format =
        format(
            "{'kind': 'fixed-width', UNIT'columns': [{'name': 'id', 'start': 1, 'length': 1}, {'name': 'items', 'start': 2,"
                    .replace("UNIT", "'unit': 'bytes', ")
                + " 'length': 2, 'occurs': 3, 'columns': [{'name': 't', 'start': 1, 'length': 2}]}]}");

    assertThat(items(format, new byte[] {'1'}, "t")).isNull();
    assertThat(items(format, "1a".getBytes(StandardCharsets.UTF_8), "t")).hasSize(1);
  }

  @Test
  void items_are_asked_for_by_the_names_that_the_format_has() {
    SourceReader.Builder builder = SourceReader.builder(format(HOST));

    assertThatThrownBy(() -> builder.repeated("id")).hasMessageContaining("several times");
    assertThatThrownBy(() -> builder.slot("items")).hasMessageContaining("no column of this name");
    assertThatThrownBy(() -> builder.repeated("items").items().slot("id"))
        .hasMessageContaining("It has: n, t.");
  }

  @Test
  void items_that_are_not_written_are_blanks_and_zeros() {
    TargetWriter.Builder builder = TargetWriter.builder(format(HOST));
    builder.slot("id");

    byte[] body = builder.build().write(new Object[] {"1"});

    assertThat(HexFormat.of().formatHex(body))
        .isEqualTo("f1" + "000c4040" + "000c4040" + "000c4040" + "40");
    assertThatThrownBy(() -> builder.repeated("items")).hasMessageContaining("only read");
  }

  @ParameterizedTest
  @CsvSource({
    "'occurs': 0, columns[0].occurs",
    "'occurs': 6, ''",
    "'type': 'text', columns[0].type",
    "'start': 5, ''"
  })
  void a_group_that_can_not_work_is_refused(String member, String path) {
    String group =
        "'name': 'g', 'start': 1, 'length': 2, 'occurs': 2, 'columns': [{'name': 'a', 'start': 1, 'length': 2}]";
    String name = member.substring(0, member.indexOf(':'));
    String changed =
        group.contains(name + ":")
            ? group.replaceFirst(name + ": \\d+", member)
            : group + ", " + member;

    assertThatThrownBy(
            () -> format("{'kind': 'fixed-width', 'length': 6, 'columns': [{" + changed + "}]}"))
        .hasMessageStartingWith(path.isEmpty() ? "Column 'g' ends" : path + ": ");
    assertThatThrownBy(
            () ->
                format(
                    "{'kind': 'fixed-width', 'columns': [{'name': 'g', 'start': 1, 'length': 2, 'occurs': 2}]}"))
        .hasMessageContaining("columns of one item");
    assertThatThrownBy(
            () ->
                format(
                    "{'kind': 'fixed-width', 'columns': [{'name': 'g', 'start': 1, 'length': 2, 'occurs': 2,"
                        + " 'columns': [{'name': 'a', 'start': 2, 'length': 2}]}]}"))
        .hasMessageContaining("behind its item's length");
  }
}
