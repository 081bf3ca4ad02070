package org.syncline.mapping.suggestion;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.suggestion.profile.SchemaProfile;
import org.syncline.mapping.suggestion.profile.SourceProfile;

/**
 * What rows are to be suggested for.
 *
 * @param source the samples or the schema, profiled
 * @param threshold least score of a suggestion, 0 to 1
 * @param accepted rows that are there already; neither their targets nor their sources are
 *     suggested
 * @param rejected pairs that are not to be suggested
 * @param receipts of the stored messages that were profiled; empty where none were asked for
 */
public record SuggestionRequest(
    String recordType,
    SourceProfile source,
    double threshold,
    Set<RowChoice> accepted,
    Set<RowChoice> rejected,
    List<Long> receipts) {

  /** Most samples of a request. */
  public static final int MOST_SAMPLES = 200;

  /** Most characters of a sample. */
  public static final int LONGEST_SAMPLE = 1_000_000;

  /** Least score unless the request says another: at and above it nine in ten are right. */
  public static final double DEFAULT_THRESHOLD = 0.6;

  private static final SourceProfile NOTHING = new SourceProfile(List.of(), 0, List.of(), false);

  public SuggestionRequest {
    accepted = Set.copyOf(accepted);
    rejected = Set.copyOf(rejected);
    receipts = List.copyOf(receipts);
  }

  /** Finds stored messages, as {@link StoredSamples#newest} does for somebody. */
  @FunctionalInterface
  public interface Finder {
    Optional<StoredSamples.Stored> newest(StoredSamples.Asked asked);
  }

  /**
   * Reads a request of at most {@link ConfigurationDocument#MAX_BYTES} bytes.
   *
   * @param stored asked at most once, where the request names stored messages
   * @throws org.syncline.configuration.InvalidConfiguration with all problems
   */
  public static SuggestionRequest parse(byte[] json, Finder stored) {
    return ConfigurationDocument.read(json, document -> request(document, stored));
  }

  private static SuggestionRequest request(ConfigurationObject request, Finder stored) {
    ProfiledSource source = source(request, stored);
    return new SuggestionRequest(
        request.text("recordType"),
        source.profile(),
        threshold(request),
        Set.copyOf(request.objects("accepted", SuggestionRequest::choice)),
        Set.copyOf(request.objects("rejected", SuggestionRequest::choice)),
        source.receipts());
  }

  private static RowChoice choice(ConfigurationObject row) {
    return new RowChoice(row.text("target"), row.text("source"));
  }

  private static double threshold(ConfigurationObject request) {
    BigDecimal given = request.decimal("threshold");
    if (given == null) {
      return DEFAULT_THRESHOLD;
    }
    if (given.signum() < 0 || given.compareTo(BigDecimal.ONE) > 0) {
      request.problem("threshold", "Give a number from 0 to 1.");
    }
    return given.doubleValue();
  }

  private static ProfiledSource source(ConfigurationObject request, Finder stored) {
    List<String> given =
        Stream.of("samples", "stored", "schema", "fields").filter(request::has).toList();
    if (given.size() != 1) {
      request.problem(
          "samples",
          "Give one of 'samples' (with 'format'), 'stored', 'schema' and 'fields', and only one.");
      return ProfiledSource.NOTHING;
    }
    switch (given.get(0)) {
      case "samples" -> {
        return ProfiledSource.of(samples(request));
      }
      case "stored" -> {
        ProfiledSource read =
            request.object("stored", asked -> StoredSource.read(request, asked, stored));
        return read == null ? ProfiledSource.NOTHING : read;
      }
      default -> {
        if (request.has("format")) {
          request.problem("format", "A format belongs to samples: leave it out.");
        }
        return ProfiledSource.of(request.has("schema") ? schema(request) : fields(request));
      }
    }
  }

  private static SourceProfile samples(ConfigurationObject request) {
    List<String> samples = request.texts("samples");
    FormatDefinition format = request.object("format", FormatDefinition::read);
    if (!request.has("format")) {
      request.problem("format", "This member is missing: say in which format the samples are.");
    }
    if (samples.isEmpty() || samples.size() > MOST_SAMPLES) {
      request.problem("samples", "Give 1 to " + MOST_SAMPLES + " samples.");
      return NOTHING;
    }
    for (int i = 0; i < samples.size(); i++) {
      if (samples.get(i).length() > LONGEST_SAMPLE) {
        request.problem(
            "samples[" + i + "]", "This has more than " + LONGEST_SAMPLE + " characters: cut it.");
        return NOTHING;
      }
    }
    SourceProfile profile = format == null ? NOTHING : SourceProfile.of(format, samples);
    if (format != null && profile.records() == 0) {
      for (SourceProfile.Unreadable sample : profile.unreadable()) {
        request.problem("samples[" + sample.sample() + "]", sample.message());
      }
    }
    return profile;
  }

  private static SourceProfile schema(ConfigurationObject request) {
    if (!(request.value("schema") instanceof Map<?, ?> given)) {
      request.problem("schema", "Give a JSON Schema: { ... }.");
      return NOTHING;
    }
    Map<String, @Nullable Object> schema = new HashMap<>();
    given.forEach((name, value) -> schema.put(String.valueOf(name), value));
    SourceProfile profile = SchemaProfile.of(schema);
    if (profile.fields().isEmpty()) {
      request.problem("schema", "It has no property with a type: give one of an object.");
    }
    return profile;
  }

  private static SourceProfile fields(ConfigurationObject request) {
    List<SchemaProfile.NamedField> fields =
        request.objects(
            "fields",
            field -> new SchemaProfile.NamedField(field.text("name"), field.optionalText("type")));
    if (fields.isEmpty()) {
      request.problem("fields", "Give at least one field: {\"name\": ..., \"type\": ...}.");
    }
    return SchemaProfile.of(fields);
  }
}
