package org.syncline.console;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;

/**
 * One step of a row in its form.
 *
 * @param function its name; empty where fields can't hold the step
 * @param arguments as their fields show them
 * @param json the step as it is written, where fields can't hold it; else empty
 */
public record StepForm(String function, List<String> arguments, String json) {
  /** Arguments that are read of a form. */
  static final int MOST_ARGUMENTS = 20;

  public StepForm {
    arguments = List.copyOf(arguments);
  }

  /** A step that is there. */
  static StepForm of(@Nullable Object step, StepCatalogue functions) {
    if (step instanceof String name) {
      return new StepForm(name, filled(List.of(), functions.parameters(name, 0).size()), "");
    }
    if (step instanceof List<?> list
        && !list.isEmpty()
        && list.size() <= MOST_ARGUMENTS
        && list.get(0) instanceof String name
        && functions.takes(name, list.size() - 1)
        && list.stream().allMatch(StepForm::fits)) {
      List<StepCatalogue.Parameter> parameters = functions.parameters(name, list.size() - 1);
      List<String> arguments = new ArrayList<>();
      for (int i = 1; i < list.size(); i++) {
        Object argument = list.get(i);
        arguments.add(
            parameters.get(i - 1).kind() == null
                ? JsonLiteral.shown(argument)
                : String.valueOf(argument));
      }
      return new StepForm(name, filled(arguments, parameters.size()), "");
    }
    return new StepForm("", List.of(), ConfigurationDocument.laidOut(step));
  }

  /** A form has a field for each parameter, and sends it empty too. */
  private static List<String> filled(List<String> arguments, int parameters) {
    List<String> filled = new ArrayList<>(arguments);
    while (filled.size() < parameters) {
      filled.add("");
    }
    return filled;
  }

  private static boolean fits(@Nullable Object part) {
    return part instanceof BigDecimal || part instanceof String && JsonLiteral.fits(part);
  }

  /** Whether its fields can hold it. */
  public boolean isKnown() {
    return !function.isEmpty();
  }

  /** What is entered for a parameter; empty for nothing. */
  public String argument(int place) {
    return place < arguments.size() ? arguments.get(place) : "";
  }

  /**
   * The step as a document has it.
   *
   * @param place of the step in its row
   * @param mistakes where the key of a text comes to for each field that can't be read
   */
  Object written(int place, StepCatalogue functions, Map<String, String> mistakes) {
    if (!isKnown()) {
      Object value = ConfigurationDocument.value(json);
      return value == null ? "" : value;
    }
    List<StepCatalogue.Parameter> parameters = functions.parameters(function, arguments.size());
    int last = Math.min(parameters.size(), arguments.size());
    while (last > 0 && argument(last - 1).isBlank() && parameters.get(last - 1).optional()) {
      last--;
    }
    List<Object> step = new ArrayList<>(List.of(function));
    for (int i = 0; i < parameters.size(); i++) {
      if (i < last || !parameters.get(i).optional()) {
        StepCatalogue.Parameter parameter = parameters.get(i);
        String field = RowForm.STEP + place + "." + i;
        parameter
            .argument(argument(i))
            .ifPresentOrElse(
                step::add,
                () ->
                    mistakes.put(
                        field, parameter.isNumber() ? "mistake.digits" : "mistake.argument"));
      }
    }
    return step.size() == 1 ? function : Collections.unmodifiableList(step);
  }
}
