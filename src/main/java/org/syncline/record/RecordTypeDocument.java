package org.syncline.record;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Words;
import org.syncline.platform.hardened.HardenedRegex;

/** The JSON form of a record type. */
public final class RecordTypeDocument {
  private static final Map<String, FieldType> TYPES = Words.of(FieldType.values());
  private static final Map<String, FieldDefinition.Privacy> PRIVACY =
      Words.of(FieldDefinition.Privacy.values());

  private static final Map<String, Survivorship.Rule> RULES = Words.of(Survivorship.Rule.values());
  private static final int GENERAL = Limits.GENERAL.maxLength();

  private RecordTypeDocument() {}

  /**
   * Reads a record type.
   *
   * @throws InvalidConfiguration with all problems of the document
   */
  public static RecordType parse(byte[] json) {
    return ConfigurationDocument.read(json, RecordTypeDocument::recordType);
  }

  /**
   * The same document with another rule for a field.
   *
   * @throws IllegalArgumentException where it has no such field
   */
  static byte[] withSurvivorship(byte[] json, String field, Survivorship survivorship) {
    Map<String, @Nullable Object> document = ConfigurationDocument.members(json);
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("rule", Words.of(survivorship.rule()));
    if (!survivorship.sources().isEmpty()) {
      rule.put("sources", survivorship.sources());
    }
    if (!(document.get("fields") instanceof List<?> fields) || !put(fields, field, rule)) {
      throw new IllegalArgumentException("The document has no such field.");
    }
    return ConfigurationDocument.write(document).getBytes(StandardCharsets.UTF_8);
  }

  @SuppressWarnings("unchecked")
  private static boolean put(List<?> fields, String name, Map<String, Object> rule) {
    for (Object field : fields) {
      if (field instanceof Map<?, ?> members && name.equals(members.get("name"))) {
        ((Map<String, Object>) members).put("survivorship", rule);
        return true;
      }
    }
    return false;
  }

  private static RecordType recordType(ConfigurationObject document) {
    String id = document.text("id");
    if (!id.matches("[a-z][a-z0-9-]{0,39}")) {
      document.problem("id", "Use a lower-case letter, then letters, digits and '-', 40 at most.");
    }
    Map<String, String> label = document.textsByName("label");
    List<FieldDefinition> fields = document.objects("fields", RecordTypeDocument::field);
    if (fields.isEmpty()) {
      document.problem("fields", "A record type needs at least one field.");
    }
    List<MatchRule> match =
        document.objects("match", rule -> new MatchRule(rule.text("name"), rule.texts("fields")));
    List<RelationDefinition> relations =
        document.objects("relations", RecordTypeDocument::relation);
    return new RecordType(id, label, fields, match).with(relations);
  }

  private static RelationDefinition relation(ConfigurationObject relation) {
    return RelationDefinition.of(
        relation.text("name"),
        relation.texts("to"),
        relation.objects("fields", RecordTypeDocument::field),
        relation.textsByName("label"));
  }

  private static Survivorship survivorship(ConfigurationObject field) {
    Survivorship given =
        field.object(
            "survivorship",
            rule -> new Survivorship(rule.choice("rule", RULES, null), rule.texts("sources")));
    return given == null ? Survivorship.NEWEST : given;
  }

  private static @Nullable HardenedRegex pattern(ConfigurationObject field) {
    String pattern = field.optionalText("pattern");
    if (pattern == null) {
      return null;
    }
    try {
      return HardenedRegex.of(pattern);
    } catch (IllegalArgumentException e) {
      field.problem("pattern", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static FieldDefinition field(ConfigurationObject field) {
    FieldType type = field.choice("type", TYPES, null);
    if (type != FieldType.ENUM && field.has("values")) {
      field.problem("values", "Only an enum has values.");
    }
    if (type != FieldType.REFERENCE && field.has("to")) {
      field.problem("to", "Only a reference points to a record type.");
    }
    Set<FieldDefinition.Search> searches = EnumSet.noneOf(FieldDefinition.Search.class);
    if (field.flag("indexed", false)) {
      searches.add(FieldDefinition.Search.INDEXED);
    }
    if (field.flag("words", false)) {
      searches.add(FieldDefinition.Search.WORDS);
    }
    return new FieldDefinition(
        field.text("name"),
        type,
        new Limits(
            field.number("maxLength", 1, GENERAL, GENERAL),
            field.decimal("minimum"),
            field.decimal("maximum"),
            pattern(field)),
        new LinkedHashSet<>(field.texts("values")),
        field.optionalText("to"),
        field.flag("required", false),
        field.choice("privacy", PRIVACY, null),
        searches,
        survivorship(field),
        field.textsByName("label"));
  }
}
