package org.syncline.mapping.function;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Binds the steps of one row one after the other, and refuses a step that can never work behind the
 * one before. What is not certain is left to the values.
 */
public final class StepChain {
  private ValueKind kind = ValueKind.ANY;
  private TextForm form = TextForm.FREE;
  private @Nullable String last;

  /**
   * The next step.
   *
   * @param arguments texts, Integers and BigDecimals
   * @throws IllegalArgumentException with a sentence that says what to do; the chain goes on as if
   *     the step could give anything
   */
  public MappingFunction then(String name, List<Object> arguments) {
    ValueKind before = kind;
    TextForm formBefore = form;
    String lastBefore = last;
    anything(name);
    FunctionEntry entry = MappingFunctions.entry(name);
    FunctionDescription function = entry.description();
    if (lastBefore != null
        && !(before == ValueKind.TEXT
            ? formBefore.mayBecome(function.takes())
            : before.mayBecome(function.takes()))) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' takes "
              + function.takes().phrase()
              + ", which '"
              + lastBefore
              + "' never gives: put a step between, or take another.");
    }
    MappingFunction bound = MappingFunctions.bind(entry, arguments);
    boolean keepsItems = function.takes() == ValueKind.LIST && isOfItems(function.gives());
    kind = keepsItems ? before : itemKind(function);
    form = keepsItems ? formBefore : entry.form();
    return bound;
  }

  /** A step that is not of the catalogue, of which nothing is known. */
  public void anything(String name) {
    kind = ValueKind.ANY;
    form = TextForm.FREE;
    last = name;
  }

  /** Kind of the single values, which may be items of a list, that come out at the end. */
  public ValueKind gives() {
    return kind;
  }

  private static boolean isOfItems(ValueKind gives) {
    return gives == ValueKind.LIST || gives == ValueKind.ANY;
  }

  private static ValueKind itemKind(FunctionDescription function) {
    // Of the functions of single values those of texts make lists: of texts.
    return function.gives() == ValueKind.LIST ? ValueKind.TEXT : function.gives();
  }
}
