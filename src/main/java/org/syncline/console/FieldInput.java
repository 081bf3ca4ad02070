package org.syncline.console;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FieldType;
import org.syncline.record.Limits;

/**
 * A field of a record, or of what is said about two, as a form has it.
 *
 * @param kind word for how it is entered
 * @param value what stands in it
 * @param choices of a kind that is chosen
 * @param most characters; 0 = as many as the hub takes anyway
 * @param least number; empty for none
 * @param greatest number; empty for none
 * @param to record type that it refers to; empty for none
 * @param mark of what the form is made of
 * @param now what is there now, where somebody changed it meanwhile; null where nobody did
 * @param mistakes in English
 */
public record FieldInput(
    String name,
    String label,
    String kind,
    String value,
    List<String> choices,
    int most,
    String least,
    String greatest,
    String to,
    String mark,
    @Nullable String now,
    List<String> mistakes) {
  /** More is entered in several lines. */
  private static final int LINE = 500;

  public FieldInput {
    choices = List.copyOf(choices);
    mistakes = List.copyOf(mistakes);
  }

  /** With a value that the form is made of. */
  static FieldInput of(FieldDefinition field, String label, String value) {
    Limits limits = field.limits();
    boolean lines =
        field.type() == FieldType.STRING && (limits.maxLength() > LINE || value.contains("\n"));
    boolean bounded =
        field.type() == FieldType.STRING && limits.maxLength() < Limits.GENERAL.maxLength();
    return new FieldInput(
        field.name(),
        label,
        lines ? "lines" : field.type().word(),
        value,
        field.values().stream().sorted().toList(),
        bounded ? limits.maxLength() : 0,
        plain(limits.minimum()),
        plain(limits.maximum()),
        field.referenceTo() == null ? "" : field.referenceTo(),
        SentField.mark(value),
        null,
        List.of());
  }

  private static String plain(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }

  /** With what was entered, and the mark that came with it. */
  FieldInput entered(String written, String seen) {
    return new FieldInput(
        name, label, kind, written, choices, most, least, greatest, to, seen, now, mistakes);
  }

  /** With what was entered, over what is there now. */
  FieldInput enteredOver(String written, @Nullable String changed) {
    return new FieldInput(
        name, label, kind, written, choices, most, least, greatest, to, mark, changed, mistakes);
  }

  /** The same, which nobody has touched here, but somebody meanwhile. */
  FieldInput changedMeanwhile() {
    return enteredOver(value, value);
  }

  FieldInput with(List<String> wrong) {
    return new FieldInput(
        name, label, kind, value, choices, most, least, greatest, to, mark, now, wrong);
  }

  /** Name of its parameter. */
  public String parameter() {
    return SentField.VALUE + name;
  }

  /** Name of the parameter of its mark. */
  public String markParameter() {
    return SentField.MARK + name;
  }

  /** Whether it is chosen from a list. */
  public boolean chosen() {
    return kind.equals(FieldType.ENUM.word());
  }

  public boolean flag() {
    return kind.equals(FieldType.BOOLEAN.word());
  }

  /** Whether a choice has a value that is not offered. */
  public boolean strange() {
    boolean offered =
        value.isEmpty()
            || choices.contains(value)
            || (flag() && (value.equals("true") || value.equals("false")));
    return !offered;
  }

  public boolean lines() {
    return kind.equals("lines");
  }

  /** The type of an input that the browser has a way of its own for. */
  public String type() {
    return switch (kind) {
      case "date" -> "date";
      case "email" -> "email";
      case "phone" -> "tel";
      default -> "text";
    };
  }

  /** The keys that a small screen offers. */
  public String keys() {
    return switch (kind) {
      case "integer", "reference" -> "numeric";
      case "decimal" -> "decimal";
      default -> "";
    };
  }
}
