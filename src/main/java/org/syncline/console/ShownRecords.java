package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.record.EditRecords.Editor;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FieldDefinition.Privacy;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.RecordMark;
import org.syncline.record.RecordRights;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypes;
import org.syncline.record.Redaction;
import org.syncline.record.RelationDefinition;
import org.syncline.record.RightsOf;

/** Records as whoever looks may see them: masked as everywhere, in their language. */
@Named
@RequestScoped
public class ShownRecords {
  /** Values that tell which record it is. */
  private static final int TELLING = 2;

  @Inject private RecordTypes types;
  @Inject private RightsOf rightsOf;
  @Inject private Visitor visitor;
  @Inject private Taste taste;
  @Inject private Shown shown;

  private @Nullable RecordRights rights;
  private final Map<String, Redaction> redactions = new HashMap<>();

  /** For the container. */
  @NullUnmarked
  public ShownRecords() {}

  ShownRecords(RecordTypes types, RightsOf rightsOf, Visitor visitor, Taste taste, Shown shown) {
    this.types = types;
    this.rightsOf = rightsOf;
    this.visitor = visitor;
    this.taste = taste;
    this.shown = shown;
  }

  /**
   * A value for people.
   *
   * @param text null where there is none
   * @param leadsTo id of the record that it refers to; empty for none
   */
  public record Value(@Nullable String text, boolean masked, String leadsTo) {
    static final Value NONE = new Value(null, false, "");
  }

  /** Something that is said about a pair of records. */
  public record Said(String label, Value value) {}

  /** Whoever looks, with what they may see and change of records. */
  Editor reader() {
    return new Editor(visitor.known().name(), rights());
  }

  RecordRights rights() {
    RecordRights known = rights;
    if (known == null) {
      known = rightsOf.caller(visitor.known());
      rights = known;
    }
    return known;
  }

  Optional<RecordType> type(String id) {
    return types.named(id);
  }

  Redaction redaction(String type) {
    return redactions.computeIfAbsent(type, id -> rights().redaction(types.named(id)));
  }

  private String told(Map<String, String> label, String name) {
    return label.getOrDefault(taste.getLanguage(), name);
  }

  /** The name of a record type for people. */
  public String typeLabel(String type) {
    return types.named(type).map(known -> told(known.label(), type)).orElse(type);
  }

  String label(FieldDefinition field) {
    return told(field.label(), field.name());
  }

  /** The name of a field for people; of one that is not there any more the one of the documents. */
  String label(String type, String field) {
    if (RecordMark.isMark(field)) {
      return shown.word("mark", field.equals(RecordMark.ARCHIVED) ? "archived" : "merged");
    }
    return types.named(type).flatMap(known -> known.field(field)).map(this::label).orElse(field);
  }

  String label(@Nullable RelationDefinition kind, String name) {
    return kind == null ? name : told(kind.label(), name);
  }

  /** As texts and forms have it; null where there is none. */
  static @Nullable String text(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value == null ? null : value.toString();
  }

  private @Nullable String told(@Nullable Object value) {
    return value instanceof Boolean flag ? shown.word("form", flag ? "yes" : "no") : text(value);
  }

  Value value(String type, String field, @Nullable Object value) {
    Redaction redaction = redaction(type);
    return value == null
        ? Value.NONE
        : new Value(
            told(redaction.shown(field, value)),
            redaction.masks(field),
            redaction.masks(field) ? "" : leadsTo(type, field, value));
  }

  /** As it is, for a reason that was given. */
  Value revealed(String type, String field, @Nullable Object value) {
    return value == null ? Value.NONE : new Value(told(value), false, leadsTo(type, field, value));
  }

  private String leadsTo(String type, String field, Object value) {
    boolean refers =
        field.equals(RecordMark.MERGED_INTO)
            || types
                .named(type)
                .flatMap(known -> known.field(field))
                .filter(known -> known.type() == FieldType.REFERENCE)
                .isPresent();
    return refers ? value.toString() : "";
  }

  /** What tells which record it is, as far as it may be seen; empty where nothing does. */
  String name(GoldenRecord record) {
    List<FieldDefinition> telling = new ArrayList<>();
    types
        .named(record.type())
        .ifPresent(
            type ->
                type.fields()
                    .forEach(
                        field -> {
                          if (field.searchedByWord()) {
                            telling.add(field);
                          }
                        }));
    return telling.stream()
        .map(field -> value(record.type(), field.name(), record.values().get(field.name())).text())
        .filter(Objects::nonNull)
        .filter(text -> !text.isBlank())
        .limit(TELLING)
        .collect(Collectors.joining(" "));
  }

  /** What is said about a pair; whoever does not see personal values sees these masked. */
  List<Said> said(@Nullable RelationDefinition kind, FieldValues values) {
    List<Said> all = new ArrayList<>();
    values
        .asMap()
        .forEach(
            (name, value) -> {
              Optional<FieldDefinition> field = kind == null ? Optional.empty() : kind.field(name);
              boolean open =
                  rights().seesPersonalData()
                      || field.filter(known -> known.privacy() == Privacy.NONE).isPresent();
              if (value != null) {
                all.add(
                    new Said(
                        field.map(this::label).orElse(name),
                        open ? new Value(told(value), false, "") : masked(value)));
              }
            });
    all.sort(Comparator.comparing(Said::label));
    return all;
  }

  private static Value masked(Object value) {
    return new Value(value.equals("") ? "" : "\u2026", true, "");
  }

  /** What a field of a form takes, in a sentence or none. */
  public String help(FieldInput of) {
    String least = of.least();
    String greatest = of.greatest();
    if (!least.isEmpty() && !greatest.isEmpty()) {
      return shown.say("fieldHelp.range", least, greatest);
    }
    if (!least.isEmpty()) {
      return shown.say("fieldHelp.least", least);
    }
    if (!greatest.isEmpty()) {
      return shown.say("fieldHelp.greatest", greatest);
    }
    if (!of.to().isEmpty()) {
      return shown.say("fieldHelp.reference", typeLabel(of.to()));
    }
    if (of.most() > 0) {
      return shown.say("fieldHelp.longest", of.most());
    }
    return shown.isTold("fieldHelp", of.kind()) ? shown.word("fieldHelp", of.kind()) : "";
  }
}
