package org.syncline.mapping.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Found;

class JsonWriterTest {
  private static final FormatDefinition JSON = new FormatDefinition.Json();

  @Test
  void places_are_members_in_the_order_of_their_paths() {
    TargetWriter.Builder builder = TargetWriter.builder(JSON);
    int no = builder.slot("customer.no");
    int mail = builder.slot("mail");
    int city = builder.slot("customer.address.city");
    int flag = builder.slot("customer.active");
    int odd = builder.slot("\"a.b\".\"q\\\"\"");

    Object[] values = new Object[5];
    values[no] = "K-1";
    values[mail] = "";
    values[city] = Found.NULL;
    values[flag] = true;
    values[odd] = new BigDecimal("1.50");

    assertThat(written(builder, values))
        .isEqualTo(
            "{\"customer\":{\"no\":\"K-1\",\"address\":{\"city\":null},\"active\":true},"
                + "\"mail\":\"\",\"a.b\":{\"q\\\"\":1.50}}");
  }

  @Test
  void objects_stand_there_only_if_something_in_them_does() {
    TargetWriter.Builder builder = TargetWriter.builder(JSON);
    builder.slot("a.b.c");
    builder.slot("a.b.d");
    builder.slot("a.e");
    builder.slot("f");

    assertThat(written(builder, null, null, null, null)).isEqualTo("{}");
    assertThat(written(builder, null, "x", null, null)).isEqualTo("{\"a\":{\"b\":{\"d\":\"x\"}}}");
    assertThat(written(builder, null, null, "x", "y"))
        .isEqualTo("{\"a\":{\"e\":\"x\"},\"f\":\"y\"}");
    assertThat(written(builder, null, null, null, "y")).isEqualTo("{\"f\":\"y\"}");
  }

  @Test
  void numbered_items_keep_their_numbers() {
    TargetWriter.Builder builder = TargetWriter.builder(JSON);
    builder.slot("l[0]");
    builder.slot("l[1].a");
    builder.slot("l[2][0]");
    builder.slot("l[3]");

    assertThat(written(builder, null, null, null, null)).isEqualTo("{}");
    assertThat(written(builder, "x", null, null, null)).isEqualTo("{\"l\":[\"x\"]}");
    assertThat(written(builder, null, null, null, "x")).isEqualTo("{\"l\":[null,{},[],\"x\"]}");
    assertThat(written(builder, null, "y", null, null)).isEqualTo("{\"l\":[null,{\"a\":\"y\"}]}");
    assertThat(written(builder, null, null, "z", null)).isEqualTo("{\"l\":[null,{},[\"z\"]]}");
  }

  @Test
  void a_repeated_place_is_a_list_of_objects() {
    TargetWriter.Builder builder = TargetWriter.builder(JSON);
    TargetWriter.Repeated contacts = builder.repeated("customer.contacts");
    int name = contacts.items().slot("name.last");
    int role = contacts.items().slot("role");
    TargetWriter.Repeated phones = contacts.items().repeated("phones");
    int phone = phones.items().slot(".");
    Object[] ada = new Object[3];
    ada[name] = "Ada";
    ada[phones.slot()] = List.of(item(phone, "1"), item(phone, Found.NULL), item(phone, null));
    Object[] bo = new Object[3];
    bo[role] = Found.NULL;
    bo[phones.slot()] = List.of();

    assertThat(written(builder, List.of(ada, bo, new Object[3])))
        .isEqualTo(
            "{\"customer\":{\"contacts\":[{\"name\":{\"last\":\"Ada\"},\"phones\":[\"1\",null,null]},"
                + "{\"role\":null,\"phones\":[]},{}]}}");
    assertThat(written(builder, List.of())).isEqualTo("{\"customer\":{\"contacts\":[]}}");
    assertThat(written(builder, Found.NULL)).isEqualTo("{\"customer\":{\"contacts\":null}}");
    assertThat(written(builder, new Object[] {null})).isEqualTo("{}");
  }

  @Test
  void items_may_be_lists_themselves() {
    TargetWriter.Builder builder = TargetWriter.builder(JSON);
    TargetWriter.Repeated rows = builder.repeated("rows");
    TargetWriter.Repeated cells = rows.items().repeated(".");
    cells.items().slot(".");

    Object[] row = {List.of(item(0, "a"), item(0, "b"))};

    assertThat(written(builder, List.of(row, new Object[] {List.of()}, new Object[1])))
        .isEqualTo("{\"rows\":[[\"a\",\"b\"],[],[]]}");
  }

  private static Object[] item(int slot, Object value) {
    Object[] item = new Object[slot + 1];
    item[slot] = value;
    return item;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-1.50, -1.50",
    "1E+3, 1000",
    "1.5E+3, 1500",
    "1E-7, 0.0000001",
    "-1E-20, -0.00000000000000000001",
    "0E+9, 0",
    "1E+101, 1E+101",
    "1E+100, 1"
        + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
    "1E-102, 1E-102",
    "9E+999999999, 9E+999999999",
    "12345678901234567890.123, 12345678901234567890.123"
  })
  void numbers_are_exact(String number, String expected) {
    TargetWriter.Builder builder = TargetWriter.builder(JSON);
    builder.slot("n");

    assertThat(written(builder, new BigDecimal(number))).isEqualTo("{\"n\":" + expected + "}");
  }

  @Test
  void texts_are_escaped_as_little_as_json_asks_for() {
    TargetWriter.Builder builder = TargetWriter.builder(JSON);
    builder.slot("t");

    assertThat(written(builder, "/<\"\\\b\t\n\f\r\u0000\u001f\u007f\u00e4\u20ac\ud83d\ude00\u2028"))
        .isEqualTo(
            "{\"t\":\"/<\\\"\\\\\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u00e4\u20ac\ud83d\ude00\u2028\"}");
  }

  @Test
  void long_texts_of_all_lengths_are_whole() {
    TargetWriter.Builder builder = TargetWriter.builder(JSON);
    builder.slot("t");
    TargetWriter writer = builder.build();
    for (String piece :
        List.of("a", "\u0001", "\u00e4", "\u4e2d", "\ud83d\ude00", "ab\ud83d\ude00")) {
      for (int length : new int[] {1, 4_094, 4_095, 4_096, 4_097, 100_000}) {
        String text = piece.repeat(length);

        String body = new String(writer.write(new Object[] {text}), StandardCharsets.UTF_8);

        assertThat(body).isEqualTo("{\"t\":\"" + text.replace("\u0001", "\\u0001") + "\"}");
      }
    }
  }

  @Test
  void a_line_is_one_line_and_ends() {
    TargetWriter.Builder builder = TargetWriter.builder(new FormatDefinition.Ndjson());
    builder.slot("a.b");

    assertThat(written(builder, "x\ny")).isEqualTo("{\"a\":{\"b\":\"x\\ny\"}}\n");
    assertThat(written(builder, new Object[] {null})).isEqualTo("{}\n");
  }

  @Test
  void a_map_message_is_flat_whatever_its_names_hold() {
    TargetWriter.Builder builder = TargetWriter.builder(new FormatDefinition.MapMessage());
    builder.slot("a.b[0]");
    builder.slot(".");

    assertThat(written(builder, "x", false)).isEqualTo("{\"a.b[0]\":\"x\",\".\":false}");
    assertThatThrownBy(() -> builder.repeated("c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no lists");
    assertThatThrownBy(() -> builder.slot(".")).hasMessageContaining("written already");
  }

  @ParameterizedTest
  @CsvSource({
    "a, a.b, a single value and an object",
    "a.b, a, an object and a single value",
    "a, a[0], a single value and a list with numbered items",
    "a[0], a.b, a list with numbered items and an object",
    "a[0].b, a[0], an object and a single value",
    "a.b.c, a.b.c.d, a single value and an object"
  })
  void one_place_is_one_thing(String first, String second, String sentence) {
    TargetWriter.Builder builder = TargetWriter.builder(JSON);
    builder.slot(first);

    assertThatThrownBy(() -> builder.slot(second))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void a_list_is_nothing_else_and_nothing_is_given_twice() {
    TargetWriter.Builder builder = TargetWriter.builder(JSON);
    builder.slot("a.b");
    TargetWriter.Builder items = builder.repeated("l").items();
    items.slot(".");

    assertThatThrownBy(() -> builder.slot("a.b")).hasMessageContaining("give each path once");
    assertThatThrownBy(() -> builder.repeated("l")).hasMessageContaining("give each path once");
    assertThatThrownBy(() -> builder.slot("l[0]")).hasMessageContaining("a list and a list with");
    assertThatThrownBy(() -> builder.slot("l.x")).hasMessageContaining("a list and an object");
    assertThatThrownBy(() -> builder.slot("l")).hasMessageContaining("a list and a single value");
    assertThatThrownBy(() -> builder.repeated("a")).hasMessageContaining("an object and a list");
    assertThatThrownBy(() -> items.slot("x")).hasMessageContaining("a single value and an object");
    assertThatThrownBy(() -> builder.slot(".")).hasMessageContaining("a name is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"l[1]", "l[0],l[2]", "l[99999]"})
  void numbers_of_items_have_no_gaps(String paths) {
    TargetWriter.Builder builder = TargetWriter.builder(JSON);
    Arrays.stream(paths.split(",")).forEach(builder::slot);

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("have gaps");
  }

  @Test
  void half_characters_and_endless_numbers_have_no_form() {
    TargetWriter.Builder builder = TargetWriter.builder(JSON);
    builder.slot("a");
    TargetWriter.Repeated list = builder.repeated("l");
    list.items().slot("b");
    TargetWriter writer = builder.build();

    for (Object value :
        List.of("\ud800", "a\ude00", "\ud83dx", new BigDecimal("1" + "0".repeat(1_000)))) {
      assertThat(writer.unfit(0, value).code()).isEqualTo(Codes.NOT_WRITABLE);
      assertThat(writer.unfit(1, List.of(new Object[1], new Object[] {value}))).isNotNull();
    }
    for (Object value :
        List.of("", "\ud83d\ude00", Found.NULL, true, new BigDecimal("1" + "0".repeat(999)))) {
      assertThat(writer.unfit(0, value)).isNull();
      assertThat(writer.unfit(1, List.<Object[]>of(new Object[] {value}))).isNull();
    }
    assertThatThrownBy(() -> writer.write(new Object[] {"\ud800", null}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> writer.write(new Object[] {1, null}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String written(TargetWriter.Builder builder, Object... values) {
    return new String(builder.build().write(values), StandardCharsets.UTF_8);
  }
}
