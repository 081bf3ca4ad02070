package org.syncline.mapping.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Precision and recall on the labelled set. Weights and dictionaries are tried on the tuning part
 * alone; the bounds are those of the part that was held out.
 */
class SuggestionQualityTest {
  private static final Path RESULT = Path.of("target", "suggestions.json");
  private static final double THRESHOLD = SuggestionRequest.DEFAULT_THRESHOLD;

  private static List<LabelledCase> part(boolean tuning) throws IOException {
    return LabelledCase.all().stream().filter(one -> one.isForTuning() == tuning).toList();
  }

  @Test
  void the_labelled_set_has_cases_of_all_record_types_in_both_parts() throws IOException {
    Set<String> all = new TreeSet<>();
    Set<String> heldOut = new TreeSet<>();
    LabelledCase.all().forEach(one -> all.add(one.recordType()));
    part(false).forEach(one -> heldOut.add(one.recordType()));

    assertThat(LabelledCase.all()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(all).hasSize(10).isEqualTo(heldOut);
    assertThat(part(false)).hasSizeGreaterThanOrEqualTo(20);
  }

  @Test
  void every_label_names_a_field_of_its_record_type() throws IOException {
    for (LabelledCase labelled : LabelledCase.all()) {
      Set<String> fields = new TreeSet<>(Set.of("@key", "@version", "@time"));
      labelled.type().fields().forEach(field -> fields.add(field.name()));
      assertThat(fields).as(labelled.name()).containsAll(labelled.rows().keySet());
    }
  }

  @Test
  void what_was_held_out_is_suggested_with_this_precision_and_recall() throws IOException {
    Quality tuning = Quality.of(part(true), THRESHOLD);
    Quality heldOut = Quality.of(part(false), THRESHOLD);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("threshold", THRESHOLD);
    figures.put("heldOut", heldOut.figures());
    figures.put("tuning", tuning.figures());
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(RESULT.toFile(), figures);
    System.out.println("SUGGESTIONS " + figures);

    assertThat(heldOut.precision()).isGreaterThanOrEqualTo(0.95);
    assertThat(heldOut.recall()).isGreaterThanOrEqualTo(0.92);
    assertThat(tuning.precision()).isGreaterThanOrEqualTo(0.97);
    assertThat(tuning.recall()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void a_score_promises_no_more_than_is_right_on_what_was_held_out() throws IOException {
    Quality heldOut = Quality.of(part(false), THRESHOLD);

    assertThat(heldOut.rightBetween(6, 8)).isGreaterThanOrEqualTo(0.6);
    assertThat(heldOut.rightBetween(8, 9)).isGreaterThanOrEqualTo(0.8);
    assertThat(heldOut.rightBetween(9, 10)).isGreaterThanOrEqualTo(0.9);
    assertThat(heldOut.rightBetween(0, 4)).isLessThan(0.5);
  }
}
