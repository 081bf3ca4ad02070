package org.syncline.mapping.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.syncline.mapping.format.Records.utf8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.format.RecordStream.FileRecord;
import org.syncline.mapping.format.RecordStream.Position;
import org.syncline.mapping.value.Codes;

class JsonStreamTest {
  private static final FormatDefinition JSON = new FormatDefinition.Json();
  private static final FormatDefinition ITEMS = new FormatDefinition.Json("data.\"the items\"");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"a\":1},{\"b\":[{}]}]",
        "\uFEFF \n[ {\"a\":1}\r\n , {\"b\":[{}]} ] \n",
        "{\"a\":1}{\"b\":[{}]}",
        "\uFEFF\n{\"a\":1}\n\n{\"b\":[{}]}\n",
      })
  void a_list_at_the_top_and_objects_in_a_row_are_records(String file) throws IOException {
    Records records = Records.of(JSON, file);

    assertThat(records.texts()).containsExactly("{\"a\":1}", "{\"b\":[{}]}");
    assertThat(records.fault).isNull();
    records.assertSlices(utf8(file));
    records.assertRestartable(JSON, utf8(file), new Random(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":{\"the items\":[{\"a\":1},{\"b\":[{}]}]}}",
        "{\"x\":{\"data\":[]},\"data\":{\"x\":[1,2],\"\":null,\"the items\":[{\"a\":1} , {\"b\":[{}]}],\"y\":0},\"z\":\"]}\"}",
        "\uFEFF{ \"d\\u0061ta\" : { \"the\\u0020items\" : [ {\"a\":1},{\"b\":[{}]} ] } } ",
      })
  void a_list_in_the_middle_of_the_file_is_found_by_its_path(String file) throws IOException {
    Records records = Records.of(ITEMS, file);

    assertThat(records.texts()).containsExactly("{\"a\":1}", "{\"b\":[{}]}");
    assertThat(records.fault).isNull();
    records.assertSlices(utf8(file));
    records.assertRestartable(ITEMS, utf8(file), new Random(1));
  }

  @Test
  void records_tell_their_numbers_offsets_and_where_to_go_on() throws IOException {
    Records records = Records.of(JSON, "[ {}, {\"a\":\"\u00e4\"} ]");

    assertThat(records.given.stream().map(FileRecord::number)).containsExactly(1L, 2L);
    assertThat(records.given.stream().map(FileRecord::offset)).containsExactly(2L, 6L);
    assertThat(records.positions)
        .containsExactly(Position.START, new Position(1, 4), new Position(2, 16));
    assertThat(records.given.get(1).body().charset()).isEqualTo("UTF-8");
  }

  @Test
  void empty_lists_have_no_records() throws IOException {
    assertThat(Records.of(JSON, " [ ] ").given).isEmpty();
    assertThat(Records.of(JSON, " [ ] ").fault).isNull();
    assertThat(Records.of(ITEMS, "{\"data\":{\"the items\":[]}}").given).isEmpty();
    assertThat(Records.of(ITEMS, "{\"data\":{\"the items\":[]}}").fault).isNull();
  }

  @Test
  void items_that_are_no_objects_are_given_for_their_mapping_to_refuse() throws IOException {
    Records records = Records.of(JSON, "[1,-0.5e+3 ,null,true,false,\"],\\\"\",[[],{}],0]");

    assertThat(records.texts())
        .containsExactly("1", "-0.5e+3", "null", "true", "false", "\"],\\\"\"", "[[],{}]", "0");
    assertThat(records.fault).isNull();
  }

  @Test
  void a_record_that_is_no_utf8_does_not_stop_the_next_one() throws IOException {
    byte[] file = utf8("[{\"a\":\"?\"},{}]");
    file[7] = (byte) 0xE4;

    Records records = Records.of(JSON, file, Position.START, new Random(1), 7);

    assertThat(records.given).hasSize(2);
    SourceReader reader = SourceReader.builder(JSON).build();
    assertThatThrownBy(() -> reader.read(records.given.get(0).body(), new Object[0]))
        .isInstanceOf(UnreadableBody.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        "[{\"a\":1} {}] | 1 | 10",
        "[{\"a\":1},] | 1 | 10",
        "[,{}] | 0 | 2",
        "[{}}] | 1 | 4",
        "[{\"a\":[}] | 0 | 8",
        "[{\"a\":[1}] | 0 | 9",
        "[{\"a\" 1}] | 0 | 7",
        "[{\"a\":}] | 0 | 7",
        "[{a:1}] | 0 | 3",
        "[{'a':1}] | 0 | 3",
        "[{\"a\":1,}] | 0 | 9",
        "[{\"a\":01}] | 0 | 8",
        "[{\"a\":1.}] | 0 | 9",
        "[{\"a\":.5}] | 0 | 7",
        "[{\"a\":+1}] | 0 | 7",
        "[{\"a\":-}] | 0 | 8",
        "[{\"a\":1e}] | 0 | 9",
        "[{\"a\":1e+}] | 0 | 10",
        "[{\"a\":tru}] | 0 | 10",
        "[{\"a\":nulll}] | 0 | 11",
        "[{\"a\":NaN}] | 0 | 7",
        "[{\"a\":\"\\x\"}] | 0 | 9",
        "[{\"a\":\"\\u12G4\"}] | 0 | 12",
        "[{\"a\":\"\t\"}] | 0 | 8",
        "[{} /* */] | 1 | 5",
        "{} , {} | 1 | 4",
        "{} [] | 1 | 4",
        "{} 1 | 1 | 4",
      })
  void what_breaks_the_grammar_ends_the_stream_with_its_place(String file, int records, long column)
      throws IOException {
    Records read = Records.of(JSON, "\n" + file);

    assertThat(read.given).hasSize(records);
    assertThat(read.fault)
        .hasMessage(
            "The file is no JSON at line 2 (byte offset "
                + column
                + "): nothing is read from there on.");
    assertThat(read.fault.problem("json").code()).isEqualTo(Codes.BODY_UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "[{",
        "[{}",
        "[{},",
        "[{\"",
        "[{\"a",
        "[{\"a\\",
        "[{\"a\\u1",
        "[{\"a\"",
        "[{\"a\":",
        "[{\"a\":-",
        "[{\"a\":1",
        "[{\"a\":1.",
        "[{\"a\":1e",
        "[{\"a\":t",
        "[{\"a\":[",
        "{",
        "{}{"
      })
  void a_file_that_was_cut_off_says_so(String file) throws IOException {
    assertThat(Records.of(JSON, file).fault)
        .hasMessage("The file ends in the middle of its JSON: send it whole.");
  }

  @Test
  void more_behind_the_list_is_refused() throws IOException {
    Records read = Records.of(JSON, "[{}]\n[{}]");

    assertThat(read.given).hasSize(1);
    assertThat(read.fault)
        .hasMessage(
            "More follows behind the end of the JSON at line 2 (byte offset 5): send one list a file.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"a\"", "null", "id,name\n1,x", "<r/>"})
  void a_file_of_something_else_is_refused(String file) throws IOException {
    assertThat(Records.of(JSON, file).fault)
        .hasMessageStartingWith("The file is no JSON of records");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "\uFEFF"})
  void an_empty_file_is_not_taken_for_an_empty_list(String file) throws IOException {
    assertThat(Records.of(JSON, file).fault.problem("json").code()).isEqualTo(Codes.BODY_EMPTY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        "[] | 0",
        "{\"data\":[]} | 8",
        "{\"data\":{\"the items\":{}}} | 21",
        "{\"data\":{\"the items\":null}} | 21",
        "{\"data\":{\"items\":[]}} | 20",
        "{\"dat\":{\"the items\":[]}} | 24",
      })
  void a_path_that_leads_to_no_list_is_told(String file, long offset) throws IOException {
    Records read = Records.of(ITEMS, file);

    assertThat(read.given).isEmpty();
    assertThat(read.fault)
        .hasMessageStartingWith("The file has no list at 'data.the items': check the format's")
        .hasMessageContaining("(byte offset " + offset + ")");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":{\"the items\":[{}],\"the items\":[]}}",
        "{\"data\":{\"the items\":[{}]},\"data\":1}"
      })
  void a_list_that_is_there_twice_is_refused_behind_the_first(String file) throws IOException {
    Records read = Records.of(ITEMS, file);

    assertThat(read.given).hasSize(1);
    assertThat(read.fault).hasMessageContaining("stands twice");
    read.assertRestartable(ITEMS, utf8(file), new Random(1));
  }

  @Test
  void what_follows_the_list_has_to_be_json_to_the_end() throws IOException {
    assertThat(Records.of(ITEMS, "{\"data\":{\"the items\":[{}]").fault)
        .hasMessageStartingWith("The file ends in the middle");
    assertThat(Records.of(ITEMS, "{\"data\":{\"the items\":[{}]}}x").fault)
        .hasMessageStartingWith("More follows");
    assertThat(Records.of(ITEMS, "{\"data\":{\"the items\":[{}]},}").fault)
        .hasMessageContaining("byte offset 27");
  }

  @Test
  void a_record_of_many_levels_is_given_and_refused_by_its_reader_alone() throws IOException {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    Records read =
        Records.of(JSON, utf8("[" + deep + ",{}]"), Position.START, new Random(1), 9_999);

    assertThat(read.texts()).containsExactly(deep, "{}");
    assertThatThrownBy(
            () -> SourceReader.builder(JSON).build().read(read.given.get(0).body(), new Object[0]))
        .hasMessageContaining("1000 levels");
  }

  @Test
  void a_quote_that_is_never_closed_fills_no_memory() throws IOException {
    byte[] file = new byte[FileBytes.LONGEST_RECORD + 100_000];
    Arrays.fill(file, (byte) 'x');
    byte[] start = utf8("[{},\n{\"a\":\"");
    System.arraycopy(start, 0, file, 0, start.length);

    Records read = Records.of(JSON, file, Position.START, new Random(1), 1 << 20);

    assertThat(read.given).hasSize(1);
    assertThat(read.fault).hasMessageContaining("line 2 (byte offset 5) is longer than 20000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a[0]", "a..b", ""})
  void the_path_of_the_list_is_names_with_dots(String path) {
    assertThatThrownBy(() -> Records.format("{'kind': 'json', 'records': '" + path + "'}"))
        .isInstanceOf(InvalidConfiguration.class);
  }

  @Test
  void the_path_is_a_member_of_the_format() {
    assertThat(Records.format("{'kind': 'json', 'records': 'data.items'}"))
        .isEqualTo(new FormatDefinition.Json("data.items"));
    assertThat(Records.format("{'kind': 'json'}")).isEqualTo(JSON);
    assertThat(Records.format("{'kind': 'ndjson'}")).isEqualTo(new FormatDefinition.Ndjson());
  }

  @Test
  void random_files_are_split_as_jackson_reads_them_from_any_position_on() throws IOException {
    Random random = Records.seeded();
    RandomJson trees = new RandomJson(random);
    for (int round = 0; round < 300; round++) {
      List<String> items = new ArrayList<>();
      for (int n = random.nextInt(8); n > 0; n--) {
        items.add(random.nextInt(5) == 0 ? trees.value(3) : trees.object(4));
      }
      String list = trees.list(items);
      byte[] file = utf8(list);
      byte[] around =
          utf8(
              "{\"x\":"
                  + trees.value(3)
                  + ",\"data\":{\"y\":"
                  + trees.value(2)
                  + ",\"the items\":"
                  + list
                  + ",\"z\":"
                  + trees.value(2)
                  + "}}");

      Records records = Records.of(JSON, file, Position.START, random, 7);
      Records below = Records.of(ITEMS, around, Position.START, random, 7);

      assertThat(records.fault).as("seed %d", Records.SEED).isNull();
      assertThat(below.fault).as("seed %d", Records.SEED).isNull();
      assertThat(values(records))
          .as("seed %d", Records.SEED)
          .isEqualTo(asJacksonReads(list).values);
      assertThat(below.texts()).isEqualTo(records.texts()).isEqualTo(items);
      records.assertSlices(file);
      below.assertSlices(around);
      if (round % 10 == 0) {
        records.assertRestartable(JSON, file, random);
        below.assertRestartable(ITEMS, around, random);
      }
    }
  }

  @Test
  void vandalised_files_are_refused_where_jackson_refuses_them_and_never_split_otherwise()
      throws IOException {
    Random random = Records.seeded();
    RandomJson trees = new RandomJson(random);
    int whole = 0;
    int refused = 0;
    for (int round = 0; round < 4_000; round++) {
      List<String> items = new ArrayList<>();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        items.add(random.nextInt(5) == 0 ? trees.value(2) : trees.object(2));
      }
      byte[] file = Records.vandalised(utf8(trees.list(items)), random, "{}[]\",:\\-.0e \n/tfn");
      String text = decoded(file);
      if (text == null || !text.startsWith("[")) {
        continue;
      }

      Records records = Records.of(JSON, file, Position.START, random, 7);
      Reference reference = asJacksonReads(text);

      String round1 = "seed " + Records.SEED + ", round " + round + ": " + text;
      assertThat(records.fault == null).as(round1).isEqualTo(reference.whole);
      int split = records.given.size();
      assertThat(split - reference.values.size()).as(round1).isBetween(0, 1);
      assertThat(values(records).subList(0, reference.values.size()))
          .as(round1)
          .isEqualTo(reference.values);
      whole += reference.whole ? 1 : 0;
      refused += reference.whole ? 0 : 1;
    }
    assertThat(whole).isGreaterThan(300);
    assertThat(refused).isGreaterThan(1_000);
  }

  private record Reference(List<JsonNode> values, boolean whole) {}

  private static Reference asJacksonReads(String list) throws IOException {
    List<JsonNode> values = new ArrayList<>();
    try (JsonParser parser = MAPPER.getFactory().createParser(list)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() == null) {
          return new Reference(values, false);
        }
        values.add(parser.readValueAsTree());
      }
      return new Reference(values, parser.nextToken() == null);
    } catch (IOException e) {
      return new Reference(values, false);
    }
  }

  private static List<JsonNode> values(Records records) throws IOException {
    List<JsonNode> values = new ArrayList<>();
    for (String text : records.texts()) {
      values.add(MAPPER.readTree(text));
    }
    return values;
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
