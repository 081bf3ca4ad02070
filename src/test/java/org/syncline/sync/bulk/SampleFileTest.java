package org.syncline.sync.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.RecordStream;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.RememberedAudit;
import org.syncline.sync.bulk.SampleFile.Answer;
import org.syncline.sync.bulk.SampleFile.SampledRecord;
import org.syncline.sync.bulk.SampleFile.Value;

class SampleFileTest {
  private static final FileName PEOPLE = new FileName("people.txt");

  @TempDir private Path disk;
  private final RememberedAudit audit = new RememberedAudit();

  private FileFolder files() {
    return new FileFolder(disk.resolve("files"), 1 << 22);
  }

  private SampleFile sample() {
    return new SampleFile(files(), RecordStream::open, audit);
  }

  private static FormatDefinition format(String json) {
    return FormatDefinition.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private void put(String content, Charset charset) throws IOException {
    files().put(PEOPLE, new ByteArrayInputStream(content.getBytes(charset)));
  }

  private Answer.Sample first(String content, String format, int atMost) throws IOException {
    put(content, StandardCharsets.UTF_8);
    return (Answer.Sample) sample().first(PEOPLE, format(format), atMost, GivenActor.ADA);
  }

  @Test
  void the_first_records_come_as_the_format_cuts_them_with_masked_values() throws IOException {
    Answer.Sample sample =
        first(
            "no;name\n1;Ada\n2;\"Gr\u00f6\u00dfner; Eva\"\n3;Bob\n",
            "{\"kind\": \"csv\", \"separator\": \";\"}",
            2);

    assertThat(sample.more()).isTrue();
    assertThat(sample.trouble()).isNull();
    assertThat(sample.records())
        .extracting(SampledRecord::values)
        .containsExactly(
            List.of(new Value("no", "1\u2026 (1)"), new Value("name", "A\u2026 (3)")),
            List.of(new Value("no", "2\u2026 (1)"), new Value("name", "G\u2026 (12)")));
    assertThat(sample.texts().get(1)).startsWith("no;name").contains("Gr\u00f6\u00dfner; Eva");
    assertThat(audit.acts())
        .containsExactly(Act.done("ada", "file.sample", "file/people.txt", "records=2"));
  }

  @Test
  void members_in_each_other_and_items_of_lists_are_told_by_their_paths() throws IOException {
    Answer.Sample sample =
        first(
            "{\"id\": 7, \"name\": {\"last\": \"Ada\", \"first\": null}, \"tel\": [\"1\", \"22\"]}\n",
            "{\"kind\": \"ndjson\"}",
            5);

    assertThat(sample.more()).isFalse();
    assertThat(sample.records().get(0).values())
        .containsExactly(
            new Value("id", "7\u2026 (1)"),
            new Value("name.last", "A\u2026 (3)"),
            new Value("name.first", ""),
            new Value("tel[0]", "1\u2026 (1)"),
            new Value("tel[1]", "2\u2026 (2)"));
  }

  @Test
  void a_record_that_can_not_be_read_says_why_and_the_others_come_all_the_same()
      throws IOException {
    Answer.Sample sample = first("{\"a\": 1}\n{\"a\"\n{\"a\": 3}\n", "{\"kind\": \"ndjson\"}", 5);

    assertThat(sample.records()).hasSize(3);
    assertThat(sample.records().get(1).values()).isEmpty();
    assertThat(sample.records().get(1).trouble()).isNotBlank();
    assertThat(sample.records().get(2).values()).containsExactly(new Value("a", "3\u2026 (1)"));
  }

  @Test
  void a_file_of_another_format_says_where_it_can_not_be_read_on() throws IOException {
    Answer.Sample sample =
        first("no;name\n1;Ada\n", "{\"kind\": \"xml\", \"record\": \"person\"}", 5);

    assertThat(sample.records()).isEmpty();
    assertThat(sample.trouble()).isNotBlank();
  }

  @Test
  void what_is_no_text_in_the_format_s_character_set_is_told() throws IOException {
    put("no;name\n1;Gr\u00f6\u00dfner\n", StandardCharsets.ISO_8859_1);

    Answer.Sample utf8 =
        (Answer.Sample)
            sample()
                .first(PEOPLE, format("{\"kind\":\"csv\",\"separator\":\";\"}"), 5, GivenActor.ADA);
    Answer.Sample latin =
        (Answer.Sample)
            sample()
                .first(
                    PEOPLE,
                    format("{\"kind\":\"csv\",\"separator\":\";\",\"charset\":\"ISO-8859-1\"}"),
                    5,
                    GivenActor.ADA);

    assertThat(utf8.records().get(0).text()).isNull();
    assertThat(utf8.records().get(0).trouble()).isNotBlank();
    assertThat(utf8.texts()).isEmpty();
    assertThat(latin.texts().get(0)).contains("Gr\u00f6\u00dfner");
  }

  @Test
  void no_more_characters_come_than_a_sample_may_have() throws IOException {
    String line = "{\"a\": \"" + "x".repeat(99_990) + "\"}\n";

    Answer.Sample sample = first(line.repeat(12), "{\"kind\": \"ndjson\"}", 200);

    assertThat(sample.records()).hasSizeBetween(9, 10);
    assertThat(sample.texts().stream().mapToInt(String::length).sum())
        .isLessThanOrEqualTo(SampleFile.MOST_CHARACTERS);
    assertThat(sample.more()).isTrue();
  }

  @Test
  void a_record_of_many_values_tells_the_first_ones() throws IOException {
    StringBuilder wide = new StringBuilder("{\"m0\": 0");
    for (int i = 1; i < 300; i++) {
      wide.append(", \"m").append(i).append("\": ").append(i);
    }

    Answer.Sample sample = first(wide + "}\n", "{\"kind\": \"ndjson\"}", 1);

    assertThat(sample.records().get(0).values()).hasSize(SampleFile.MOST_VALUES);
  }

  @Test
  void what_is_not_there_or_is_no_format_of_files_is_told_and_nothing_is_noted()
      throws IOException {
    assertThat(sample().first(PEOPLE, format("{\"kind\": \"json\"}"), 5, GivenActor.ADA))
        .isEqualTo(new Answer.NoSuchFile());
    put("x", StandardCharsets.UTF_8);
    assertThat(sample().first(PEOPLE, format("{\"kind\": \"map\"}"), 5, GivenActor.ADA))
        .isInstanceOf(Answer.NoFormatOfFiles.class);
    assertThat(audit.acts()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Permission.class,
      names = {"CONFIGURE", "READ_MESSAGES", "READ_BODIES", "SEE_PERSONAL_DATA"})
  void who_may_not_see_bodies_and_personal_data_gets_no_sample(Permission missing)
      throws IOException {
    put("{}", StandardCharsets.UTF_8);

    assertThatThrownBy(
            () ->
                sample()
                    .first(PEOPLE, format("{\"kind\": \"json\"}"), 5, GivenActor.without(missing)))
        .isInstanceOf(NotAllowedException.class);
    assertThat(audit.acts()).isEmpty();
  }
}
