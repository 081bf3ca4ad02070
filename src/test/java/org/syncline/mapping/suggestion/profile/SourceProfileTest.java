package org.syncline.mapping.suggestion.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.conversion.TemporalConversion;
import org.syncline.mapping.format.FormatDefinition;

class SourceProfileTest {

  private static SourceProfile of(String format, String... samples) {
    return SourceProfile.of(
        FormatDefinition.parse(format.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
        List.of(samples));
  }

  private static List<String> paths(SourceProfile profile) {
    return profile.fields().stream().map(FieldProfile::path).toList();
  }

  private static FieldProfile field(String path, SourceProfile profile) {
    return profile.fields().stream()
        .filter(field -> field.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError(path + " is not in " + paths(profile)));
  }

  private static FieldProfile column(String... values) {
    return of("{'kind': 'csv'}", "v\n" + String.join("\n", values)).fields().get(0);
  }

  @Test
  void json_is_read_as_objects_lines_and_lists() {
    String one =
        "{\"a\": {\"b\": 1, \"x.y\": null}, \"l\": [{\"p\": \"q\"}, {\"p\": \"\"}, {\"p\": 3}]}";

    for (String sample : List.of(one + one, one + "\n" + one, "[" + one + ", " + one + "]")) {
      SourceProfile profile = of("{'kind': 'json'}", sample);

      assertThat(profile.records()).isEqualTo(2);
      assertThat(paths(profile)).containsExactly("a.b", "a.\"x.y\"", "l[0].p", "l[1].p");
      assertThat(field("a.\"x.y\"", profile).nulls()).isEqualTo(2);
      assertThat(field("l[1].p", profile).blanks()).isEqualTo(2);
      assertThat(field("l[1].p", profile).names()).containsExactly("l", "second", "p");
      assertThat(field("a.b", profile).isNativeNumber()).isTrue();
    }
  }

  @Test
  void entries_of_a_map_are_named_as_they_are() {
    assertThat(paths(of("{'kind': 'map'}", "{\"a.b\": 1, \"c[0]\": true}")))
        .containsExactly("a.b", "c[0]");
  }

  @Test
  void repeated_xml_elements_are_asked_for_by_number() {
    SourceProfile profile =
        of(
            "{'kind': 'xml', 'record': 'c'}",
            "<r><c id='1'><tel k='w'>1</tel><tel>2</tel><tel>3</tel><n/></c>"
                + "<c id='2'><tel>4</tel><n xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                + " xsi:nil='true'/></c></r>");

    assertThat(profile.records()).isEqualTo(2);
    assertThat(paths(profile)).containsExactly("@id", "tel[1]/@k", "tel[1]", "tel[2]", "n");
    assertThat(field("tel[1]", profile).filled()).isEqualTo(2);
    assertThat(field("tel[2]", profile).names()).containsExactly("second", "tel");
    assertThat(field("n", profile).nulls()).isEqualTo(1);
    assertThat(field("n", profile).blanks()).isEqualTo(1);
  }

  @Test
  void xml_namespaces_are_written_by_the_prefixes_of_the_format() {
    SourceProfile profile =
        of(
            "{'kind': 'xml', 'namespaces': {'c': 'urn:c', '': 'urn:d'}}",
            "<r xmlns='urn:d' xmlns:x='urn:c' xmlns:u='urn:u'><x:a x:t='1'>v</x:a><b>w</b><u:z/></r>");

    assertThat(paths(profile)).containsExactly("c:a/@c:t", "c:a", "b");
  }

  @Test
  void csv_lines_of_another_length_are_passed_over() {
    SourceProfile profile =
        of(
            "{'kind': 'csv', 'separator': ';', 'null': 'NULL'}",
            "a;b\r\n1;\"x;\"\"y\"\"\nz\"\r\nNULL;\"NULL\"\r\n2;\r\n3");

    assertThat(profile.records()).isEqualTo(3);
    assertThat(field("a", profile).nulls()).isEqualTo(1);
    assertThat(field("b", profile).filled()).isEqualTo(2);
    assertThat(field("b", profile).blanks()).isEqualTo(1);
  }

  @Test
  void columns_at_fixed_places_are_cut() {
    SourceProfile profile =
        of(
            "{'kind': 'fixed-width', 'columns': [{'name': 'A', 'start': 1, 'length': 3},"
                + " {'name': 'B', 'start': 4, 'length': 2}]}",
            "abc12\nd  \n");

    assertThat(profile.records()).isEqualTo(2);
    assertThat(field("A", profile).filled()).isEqualTo(2);
    assertThat(field("B", profile).filled()).isEqualTo(1);
    assertThat(field("B", profile).records()).isEqualTo(2);
  }

  @Test
  void records_and_fields_are_looked_at_up_to_a_limit() {
    String wide =
        IntStream.range(0, SourceProfile.MOST_FIELDS + 1)
            .mapToObj(i -> "\"f" + i + "\": 1")
            .collect(Collectors.joining(", ", "{", "}"));
    SourceProfile fields = of("{'kind': 'json'}", wide);
    SourceProfile records = of("{'kind': 'json'}", "{\"a\": 1}".repeat(1_500));

    assertThat(fields.fields()).hasSize(SourceProfile.MOST_FIELDS);
    assertThat(fields.fieldsLeftOut()).isTrue();
    assertThat(records.records()).isEqualTo(SourceProfile.MOST_RECORDS);
    assertThat(records.fieldsLeftOut()).isFalse();
  }

  @Test
  void what_cannot_be_read_is_told_without_its_text() {
    SourceProfile profile = of("{'kind': 'json'}", "{\"a\": 1}", "{\"geheim\": geheim}", "", "[7]");

    assertThat(profile.unreadable())
        .extracting(SourceProfile.Unreadable::sample)
        .containsExactly(1, 2, 3);
    assertThat(profile.unreadable().toString()).doesNotContain("geheim");
    assertThat(of("{'kind': 'xml'}", "<!DOCTYPE a><a/>").unreadable()).hasSize(1);
    assertThat(of("{'kind': 'xml', 'record': 'b'}", "<a><c/></a>").unreadable()).hasSize(1);
  }

  private static void pattern(String pattern, TemporalConversion.Kind kind, String... values) {
    TemporalReading reading = column(values).temporal();
    assertThat(reading).as(pattern).isNotNull();
    assertThat(reading.kind()).isEqualTo(kind);
    assertThat(reading.pattern()).isEqualTo(pattern);
    assertThat(reading.isAmbiguous()).isFalse();
  }

  @Test
  void dates_and_times_are_read_in_the_form_they_are_written_in() {
    pattern("dd.MM.yyyy", TemporalConversion.Kind.DATE, "01.02.2025", "03.04.2024");
    pattern("d.M.yyyy", TemporalConversion.Kind.DATE, "1.2.2025", "13.4.2024");
    pattern("MM/dd/yyyy", TemporalConversion.Kind.DATE, "01/02/2025", "03/14/2024");
    pattern("dd/MM/yyyy", TemporalConversion.Kind.DATE, "01/02/2025", "14/03/2024");
    pattern("yyyyMMdd", TemporalConversion.Kind.DATE, "20250102", "20241231");
    pattern("yyyy年MM月dd日", TemporalConversion.Kind.DATE, "2025年01月02日");
    pattern("dd.MM.yy", TemporalConversion.Kind.DATE, "31.12.99");
    pattern("HH:mm", TemporalConversion.Kind.TIME, "13:45", "07:00");
    pattern("yyyy-MM-dd HH:mm:ss", TemporalConversion.Kind.INSTANT, "2025-01-02 03:04:05");
    pattern("MM/dd/yyyy h:mm a", TemporalConversion.Kind.INSTANT, "01/13/2025 3:04 PM");
    pattern(
        "yyyy-MM-dd'T'HH:mm:ss.SSSXX",
        TemporalConversion.Kind.INSTANT,
        "2025-01-02T03:04:05.000+0100");
    pattern("yyyyMMddHHmmss", TemporalConversion.Kind.INSTANT, "20250102030405");
    pattern("epoch-seconds", TemporalConversion.Kind.INSTANT, "1735700000", "1735800000");
    pattern("epoch-millis", TemporalConversion.Kind.INSTANT, "1735700000000");
  }

  @Test
  void iso_forms_are_known_as_such() {
    assertThat(column("2025-01-02").temporal().iso()).isTrue();
    assertThat(column("2025-01-02T03:04:05Z").temporal().iso()).isTrue();
    assertThat(column("02.01.2025").temporal().iso()).isFalse();
  }

  @Test
  void days_and_months_that_may_be_either_are_ambiguous() {
    assertThat(column("01/02/2025", "03/04/2024").temporal().alternatives())
        .containsExactly("dd/MM/yyyy", "MM/dd/yyyy");
    assertThat(column("05/05/2025").temporal().isAmbiguous()).isFalse();
  }

  @Test
  void what_is_no_date_is_none() {
    for (String value : List.of("10007700", "1.2.3.4", "2025-13-01", "hello", "12", "4711-0815")) {
      assertThat(column(value).temporal()).as(value).isNull();
    }
  }

  @Test
  void numbers_are_read_in_the_locale_they_are_written_in() {
    assertThat(column("1234.5", "7").number().locale()).isNull();
    assertThat(column("\"1,234.50\"").number().locale()).isEqualTo("en");
    assertThat(column("\"1.234,50\"", "\"7,25\"").number().locale()).isEqualTo("de");
    assertThat(column("1'234.50").number().locale()).isEqualTo("de-CH");
    assertThat(column("1.234", "5.678").number().isAmbiguous()).isTrue();
    assertThat(column("1.23", "5.6").number().isAmbiguous()).isFalse();
    assertThat(column("abc").number()).isNull();
  }

  @Test
  void phones_are_read_where_they_are_valid() {
    assertThat(column("+49 30 3456789", "+1 617 555 0123").phone())
        .satisfies(
            phone -> {
              assertThat(phone.region()).isNull();
              assertThat(phone.isAmbiguous()).isFalse();
            });
    assertThat(column("(617) 555-0123", "(303) 555-0188").phone().region()).isEqualTo("US");
    assertThat(column("13812345678", "15012345678").phone())
        .satisfies(
            phone -> {
              assertThat(phone.region()).isEqualTo("CN");
              assertThat(phone.mobile()).isEqualTo(1);
            });
    assertThat(column("hello", "world").phone()).isNull();
  }

  @Test
  void kinds_of_text_are_told_apart() {
    assertThat(column("a@b.example").share("email")).isEqualTo(1);
    assertThat(column("10115", "SW1A 2AA", "02139-1234").share("postal-code")).isEqualTo(1);
    assertThat(column("Lindenweg 4a", "12 Mill Lane", "人民路12号").share("street")).isEqualTo(1);
    assertThat(column("Acme GmbH", "Initech Inc.", "华辰有限公司").share("organisation")).isEqualTo(1);
    assertThat(column("https://a.example/x", "www.b.example").share("website")).isEqualTo(1);
    assertThat(column("Europe/Berlin").share("time-zone")).isEqualTo(1);
    assertThat(column("Verlag").share("organisation")).isZero();
    assertThat(column("hello").kinds().stream().filter(k -> column("hello").share(k) > 0))
        .isEmpty();
  }

  @Test
  void values_are_counted_beyond_those_that_are_kept() {
    String[] values = IntStream.range(0, 500).mapToObj(i -> "K" + i).toArray(String[]::new);

    assertThat(column(values).isUnique()).isTrue();
    assertThat(column(values).different()).isEqualTo(500);
    values[499] = "K7";
    assertThat(column(values).isUnique()).isFalse();
  }

  @Test
  void a_value_is_shown_masked() {
    assertThat(column("Lovelace").example(false)).isEqualTo("L\u2026 (8)");
    assertThat(column("Lovelace").example(true)).isEqualTo("\u2026 (8)");
  }
}
