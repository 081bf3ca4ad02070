package org.syncline.mapping.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.MappingTable;
import org.syncline.platform.table.TableFormat;

class MappingFileTest {
  private static final long SEED = Long.getLong("seed", 20_261_126L);
  private static final int ROUNDS = 1_500 / Integer.getInteger("rounds.divisor", 1);
  private static final int LIMIT = 1_000_000;

  private static final String ERP =
      """
      {"id": "erp", "recordType": "customer", "rows": [
        {"target": "@key", "source": "no", "required": true},
        {"target": "phone", "source": ["tel", "mobile | office"], "steps": ["trim", ["substring", 0, 10]]},
        {"target": "industry", "constant": "007", "default": null},
        {"target": "country", "source": "land", "map": "countries", "onError": "null", "zz": 1.50}],
       "maps": {"countries": {"entries": {"D": "DE", "01": "AT", "": "CH"}, "unknown": "keep"}}}
      """;

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, @Nullable Object> tree(byte[] json) {
    return ConfigurationDocument.members(json);
  }

  private static byte[] reread(byte[] document, TableFormat format) {
    return MappingFile.read(MappingFile.write(document, format), format, LIMIT).document();
  }

  /** As a spreadsheet shows it: cells that it doesn't calculate. */
  private static List<List<String>> csv(byte[] file) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    String text = new String(file, StandardCharsets.UTF_8).substring(1);
    try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
      for (CSVRecord line : parser) {
        lines.add(line.toList());
      }
    }
    return lines;
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void any_document_becomes_a_file_and_the_same_document_again(TableFormat format) {
    RandomDocuments documents = new RandomDocuments(new Random(SEED));
    int lines = 0;
    int rounds = format == TableFormat.CSV ? ROUNDS : ROUNDS / 6;
    for (int round = 0; round < rounds; round++) {
      Map<String, @Nullable Object> document = documents.next();
      byte[] json = utf8(JsonText.of(document));
      assertThat(tree(json)).as("seed %d, round %d: JSON", SEED, round).isEqualTo(document);

      byte[] again = reread(json, format);

      assertThat(tree(again)).as("seed %d, round %d", SEED, round).isEqualTo(document);
      MappingParts parts = MappingParts.of(document);
      lines += parts.rows().size() + parts.maps().size();
      assertThat(new ArrayList<>(MappingParts.of(tree(again)).maps().keySet()))
          .as("order of value maps, seed %d, round %d", SEED, round)
          .isEqualTo(new ArrayList<>(parts.maps().keySet()));
      parts
          .maps()
          .forEach(
              (name, map) ->
                  assertThat(
                          new ArrayList<>(
                              MappingParts.of(tree(again)).maps().get(name).entries().keySet()))
                      .isEqualTo(new ArrayList<>(map.entries().keySet())));
    }
    assertThat(lines).isGreaterThan(rounds);
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void mappings_of_samples_and_golden_cases_are_the_same_tables_afterwards(TableFormat format)
      throws IOException {
    int compared = 0;
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources"))) {
      for (Path file : files.filter(MappingFileTest::isMapping).toList()) {
        byte[] document = Files.readAllBytes(file);
        byte[] again = reread(document, format);
        assertThat(tree(again)).as(file.toString()).isEqualTo(tree(document));
        assertThat(MappingTable.parse(again)).isEqualTo(MappingTable.parse(document));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(300);
  }

  private static boolean isMapping(Path file) {
    // Golden cases have every member that a mapping can have.
    return file.endsWith("mapping.json")
        || (file.toString().endsWith(".json")
            && String.valueOf(file.getParent()).endsWith("mappings"));
  }

  @Test
  void a_csv_is_one_table_that_people_can_read() throws IOException {
    assertThat(csv(MappingFile.write(utf8(ERP), TableFormat.CSV)))
        .containsExactly(
            List.of(
                "kind",
                "id",
                "recordType",
                "target",
                "source",
                "constant",
                "steps",
                "map",
                "required",
                "default",
                "onError",
                "zz",
                "unknown",
                "from",
                "to"),
            List.of("mapping", "erp", "customer", "", "", "", "", "", "", "", "", "", "", "", ""),
            List.of("row", "", "", "'@key", "no", "", "", "", "true", "", "", "", "", "", ""),
            List.of(
                "row",
                "",
                "",
                "phone",
                "tel | \"mobile | office\"",
                "",
                "trim; substring(0, 10)",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                ""),
            List.of(
                "row", "", "", "industry", "", "\"007\"", "", "", "", "null", "", "", "", "", ""),
            List.of(
                "row",
                "",
                "",
                "country",
                "land",
                "",
                "",
                "countries",
                "",
                "",
                "null",
                "json:1.50",
                "",
                "",
                ""),
            List.of("map", "", "", "", "", "", "", "countries", "", "", "", "", "keep", "", ""),
            List.of("entry", "", "", "", "", "", "", "countries", "", "", "", "", "", "D", "DE"),
            List.of(
                "entry", "", "", "", "", "", "", "countries", "", "", "", "", "", "\"01\"", "AT"),
            List.of(
                "entry", "", "", "", "", "", "", "countries", "", "", "", "", "", "\"\"", "CH"));
  }

  @Test
  void a_workbook_has_a_sheet_for_each_part() throws IOException {
    byte[] file = MappingFile.write(utf8(ERP), TableFormat.XLSX);

    Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      for (var sheet : book.getSheets().toList()) {
        List<List<String>> lines = new ArrayList<>();
        sheet
            .read()
            .forEach(
                row ->
                    lines.add(
                        row.stream().map(cell -> cell == null ? "" : cell.getText()).toList()));
        lines.removeIf(line -> line.stream().allMatch(String::isEmpty));
        sheets.put(sheet.getName(), lines);
      }
    }
    assertThat(sheets.keySet()).containsExactly("rows", "mapping", "maps", "countries");
    assertThat(sheets.get("rows").get(1).subList(0, 2)).containsExactly("@key", "no");
    assertThat(sheets.get("mapping"))
        .containsExactly(
            List.of("member", "value"), List.of("id", "erp"), List.of("recordType", "customer"));
    assertThat(sheets.get("maps"))
        .containsExactly(
            List.of("map", "sheet", "unknown"), List.of("countries", "countries", "keep"));
    assertThat(sheets.get("countries"))
        .containsExactly(
            List.of("from", "to"),
            List.of("D", "DE"),
            List.of("\"01\"", "AT"),
            List.of("\"\"", "CH"));
  }

  @Test
  void what_analysts_write_in_a_spreadsheet_is_taken() {
    String file =
        """
        kind;id;recordType;target;source;steps;required;default;map;from;to
        Mapping;erp;customer
        row;;;@key;no;;TRUE
        row;;;phone;tel|mobile;trim;;12
        row;;;name;"  name ";"replace(""a"", "";""); lower;"
        map;;;;;;;;codes
        entry;;;;;;;;codes;01;1
        ;;;;;;;;;;
        """;
    Map<String, @Nullable Object> expected =
        tree(
            utf8(
                """
                {"id": "erp", "recordType": "customer", "rows": [
                  {"target": "@key", "source": "no", "required": true},
                  {"target": "phone", "source": ["tel", "mobile"], "steps": ["trim"], "default": 12},
                  {"target": "name", "source": "name", "steps": [["replace", "a", ";"], "lower"]}],
                 "maps": {"codes": {"entries": {"01": "1"}}}}
                """));

    assertThat(tree(MappingFile.read(utf8(file), TableFormat.CSV, LIMIT).document()))
        .isEqualTo(expected);
  }

  private static List<String> problems(byte[] file, TableFormat format) {
    try {
      MappingFile.read(file, format, LIMIT);
    } catch (InvalidConfiguration e) {
      return e.problems().stream()
          .map(problem -> problem.path() + ": " + problem.message())
          .toList();
    }
    throw new AssertionError("There is no problem.");
  }

  @Test
  void everything_wrong_in_a_csv_is_told_at_once_with_line_and_column() {
    List<String> problems =
        problems(
            utf8(
                """
                kind,id,target,source,steps,map,from,to,target
                mapping,erp
                row,,a,[x,trim(
                row,,b,a |,1(),,,,,x
                other,,c
                map,,,,,codes
                map,,,,,codes
                entry,,,,,codes,a,b
                entry,,,,,codes,a,c
                entry,x,,,,codes,d,
                entry,,,,,none,d,e
                """),
            TableFormat.CSV);

    assertThat(problems)
        .satisfiesExactlyInAnyOrder(
            p -> assertThat(p).startsWith("line 1, column I: An earlier column"),
            p -> assertThat(p).startsWith("line 3, column D (source): Not JSON"),
            p -> assertThat(p).startsWith("line 3, column E (steps): The brackets of a step"),
            p -> assertThat(p).startsWith("line 4, column D (source): Nothing stands"),
            p -> assertThat(p).startsWith("line 4, column E (steps): A step has no name"),
            p -> assertThat(p).startsWith("line 4, column J: This cell has no name above it"),
            p -> assertThat(p).startsWith("line 5, column A (kind): Say in the column 'kind'"),
            p -> assertThat(p).startsWith("line 7, column F (map): An earlier value map"),
            p -> assertThat(p).startsWith("line 9, column G (from): An earlier entry"),
            p ->
                assertThat(p).startsWith("line 10, column B (id): This means nothing for an entry"),
            p -> assertThat(p).startsWith("line 10 (to): Say what it becomes"),
            p -> assertThat(p).startsWith("line 11, column F (map): There is no line"));
  }

  @Test
  void everything_wrong_in_a_workbook_is_told_at_once_with_sheet_and_cell() throws IOException {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Test", null)) {
      Worksheet rows = book.newWorksheet("Rows");
      lines(rows, "target", "source");
      rows.value(1, 0, "a");
      rows.formula(1, 1, "1+1");
      rows.value(2, 0, "[");
      lines(book.newWorksheet("maps"), "map", "sheet");
      Worksheet maps = book.newWorksheet("notes");
      lines(maps, "from", "to");
    }

    assertThat(problems(out.toByteArray(), TableFormat.XLSX))
        .satisfiesExactlyInAnyOrder(
            p -> assertThat(p).startsWith("sheet 'Rows', cell B2: This cell is a formula"),
            p -> assertThat(p).startsWith("sheet 'Rows', cell A3 (target): Not JSON"),
            p -> assertThat(p).startsWith("sheet 'mapping': This sheet is missing"),
            p -> assertThat(p).startsWith("sheet 'notes': Nothing says what this sheet is for"));
  }

  private static void lines(Worksheet sheet, String... head) {
    for (int i = 0; i < head.length; i++) {
      sheet.value(0, i, head[i]);
    }
  }

  @Test
  void problems_of_the_document_are_told_at_the_places_of_the_file() {
    MappingFile csv =
        MappingFile.read(MappingFile.write(utf8(ERP), TableFormat.CSV), TableFormat.CSV, LIMIT);
    MappingFile xlsx =
        MappingFile.read(MappingFile.write(utf8(ERP), TableFormat.XLSX), TableFormat.XLSX, LIMIT);
    List<ConfigurationProblem> found =
        Stream.of(
                "rows[3].source",
                "mappings/erp rows[1].source[1]",
                "flows/f mapping erp rows[1].type",
                "maps.countries.entries.D",
                "maps.countries.unknown.default",
                "recordType",
                "flows/f order",
                "")
            .map(path -> new ConfigurationProblem(path, "?"))
            .toList();

    assertThat(csv.placed(new InvalidConfiguration(found), "erp").problems())
        .extracting(ConfigurationProblem::path)
        .containsExactly(
            "line 6, column E (source)",
            "line 4, column E (source) ([1])",
            "flows/f line 4 (type)",
            "line 8, column N (from)",
            "line 7, column M (unknown) (default)",
            "line 2, column C (recordType)",
            "flows/f order",
            "");
    assertThat(xlsx.placed(new InvalidConfiguration(found), "erp").problems())
        .extracting(ConfigurationProblem::path)
        .containsExactly(
            "sheet 'rows', cell B5 (source)",
            "sheet 'rows', cell B3 (source) ([1])",
            "flows/f sheet 'rows', line 3 (type)",
            "sheet 'countries', cell A2 (from)",
            "sheet 'maps', cell C2 (unknown) (default)",
            "sheet 'mapping', cell B3 (value)",
            "flows/f order",
            "");
  }

  @Test
  void what_does_not_fit_into_a_workbook_is_refused_never_cut() {
    String fits = "x".repeat(32_767);
    String document = "{\"id\": \"a\", \"rows\": [{\"target\": \"%s\"}]}";

    assertThat(tree(reread(utf8(document.formatted(fits)), TableFormat.XLSX)))
        .isEqualTo(tree(utf8(document.formatted(fits))));
    byte[] longer = utf8(document.formatted(fits + "y"));
    assertThatThrownBy(() -> MappingFile.write(longer, TableFormat.XLSX))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("sheet 'rows', line 2")
        .hasMessageContaining("32768: take CSV or JSON");
    assertThat(tree(reread(longer, TableFormat.CSV))).isEqualTo(tree(longer));
  }

  @Test
  void a_document_of_more_members_than_a_table_has_columns_is_refused() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      rows.append(i == 0 ? "" : ",").append("{\"m").append(i).append("\": 1}");
    }
    byte[] wide = utf8("{\"rows\": [" + rows + "]}");
    for (TableFormat format : TableFormat.values()) {
      assertThatThrownBy(() -> MappingFile.write(wide, format))
          .hasMessageContaining("take it as JSON");
    }
  }

  @Test
  void a_file_whose_document_is_too_long_is_refused() {
    byte[] file = MappingFile.write(utf8(ERP), TableFormat.CSV);
    assertThatThrownBy(() -> MappingFile.read(file, TableFormat.CSV, 100))
        .hasMessageContaining("more than 100 bytes");
  }

  @Test
  void a_file_full_of_mistakes_tells_some_hundreds_of_them() {
    String file = "kind,target\n" + "row,[\n".repeat(3_000);
    assertThat(problems(utf8(file), TableFormat.CSV))
        .hasSize(501)
        .last()
        .asString()
        .contains("There is more");
  }

  @Test
  void sheets_of_value_maps_have_titles_that_a_workbook_can_have() {
    Set<String> taken = new HashSet<>(Set.of("rows"));
    assertThat(
            Stream.of(
                    "Rows",
                    "a/b:c*?[d]\\",
                    "'x'",
                    "",
                    "x".repeat(40),
                    "X".repeat(40),
                    "\uD83D\uDE00",
                    "rows")
                .map(name -> XlsxFile.title(name, taken)))
        .containsExactly(
            "Rows 2",
            "a-b-c---d--",
            "-x-",
            "map",
            "x".repeat(26),
            "X".repeat(26) + " 2",
            "-",
            "rows 3");
  }
}
