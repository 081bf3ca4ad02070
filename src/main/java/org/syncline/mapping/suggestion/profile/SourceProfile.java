package org.syncline.mapping.suggestion.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.FormatDefinition;

/**
 * What is known of a source.
 *
 * @param fields in the order in which they were met
 * @param records that were looked at
 * @param unreadable samples that could not be read to their end
 * @param fieldsLeftOut whether there were more fields than are looked at, 500
 */
public record SourceProfile(
    List<FieldProfile> fields, int records, List<Unreadable> unreadable, boolean fieldsLeftOut) {

  /** Most records that are looked at; what comes behind them is passed over. */
  public static final int MOST_RECORDS = Gathered.MOST_RECORDS;

  /** Most fields that are looked at. */
  public static final int MOST_FIELDS = Gathered.MOST_FIELDS;

  private static final double MOSTLY = 0.9;

  /**
   * A sample that can't be read.
   *
   * @param sample from 0
   * @param message a sentence that says what to do and holds nothing of the sample
   */
  public record Unreadable(int sample, String message) {}

  public SourceProfile {
    fields = List.copyOf(fields);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Of samples.
   *
   * @param samples texts of one format, each with one record or more
   */
  public static SourceProfile of(FormatDefinition format, List<String> samples) {
    SampleWalk walk = SampleWalk.of(format);
    Gathered gathered = new Gathered();
    List<Unreadable> unreadable = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      try {
        walk.walk(samples.get(i), gathered);
      } catch (SampleWalk.UnreadableSample e) {
        unreadable.add(new Unreadable(i, e.sentence()));
      }
    }
    List<FieldProfile> fields = new ArrayList<>();
    for (Map.Entry<Place, FieldValues> field : gathered.fields().entrySet()) {
      fields.add(
          FieldProfile.ofValues(
              walk.paths().of(field.getKey(), gathered.repeated()),
              field.getKey().names(),
              gathered.records(),
              field.getValue()));
    }
    learnFromEachOther(fields);
    return new SourceProfile(fields, gathered.records(), unreadable, gathered.fieldsLeftOut());
  }

  /** Of what a schema says, without values. */
  static SourceProfile ofSchema(List<FieldProfile> fields, boolean fieldsLeftOut) {
    return new SourceProfile(fields, 0, List.of(), fieldsLeftOut);
  }

  /** One program writes all dates of a source, and most phones are of the countries it names. */
  private static void learnFromEachOther(List<FieldProfile> fields) {
    Set<String> orders = new HashSet<>();
    for (FieldProfile field : fields) {
      @Nullable TemporalReading dates = field.temporal();
      if (dates != null && !dates.isAmbiguous() && isBetweenSlashes(dates)) {
        orders.add(dates.order());
      }
    }
    List<String> regions =
        fields.stream()
            .filter(field -> field.countries().share() >= MOSTLY)
            .flatMap(field -> field.countryCodes().stream().limit(3))
            .distinct()
            .limit(4)
            .toList();
    for (FieldProfile field : fields) {
      field.decideDates(orders);
      field.readPhones(regions);
    }
  }

  /** Dates with a dot or the year first have one order only, whatever others do. */
  private static boolean isBetweenSlashes(TemporalReading dates) {
    return !dates.pattern().startsWith("y") && dates.pattern().indexOf('.') < 0;
  }
}
