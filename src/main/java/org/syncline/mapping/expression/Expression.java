package org.syncline.mapping.expression;

import com.dashjoin.jsonata.Jsonata;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Fault;

/**
 * An expression in <a href="https://docs.jsonata.org">JSONata</a>, compiled once. Immutable, shared
 * between threads; its result depends on what it is given and on nothing else.
 *
 * <p>Each evaluation has at most 100,000 steps, 250 levels of calls, texts of 1,000,000 characters,
 * lists and objects of 10,000 items, values of size 8,000,000 (16 a value, 1 a character), results
 * of size 1,000,000, work on 20,000,000 characters and items, and 0.5 seconds where it is compiled
 * with a source of time. What goes beyond is stopped and is a fault.
 *
 * <p>Numbers of up to 15 significant digits are computed with, in doubles. One of more is handed on
 * exactly, and a fault where it would be computed or compared with.
 *
 * <p>Not available: {@code $now $millis $random $shuffle $eval}, the transform operator, signatures
 * of functions, grouping behind {@code @ # %}, pictures of {@code $toMillis}. Regular expressions
 * are those of RE2.
 */
public final class Expression {
  /** Most characters of an expression. */
  public static final int LONGEST_TEXT = 10_000;

  /** The library copies what stands before each of them, and copies what is copied already. */
  private static final int MOST_DEFAULTS = 16;

  private final String text;
  private final Jsonata parsed;
  private final Syntax syntax;
  private final LongSupplier nanos;

  private Expression(String text, Jsonata parsed, Syntax syntax, LongSupplier nanos) {
    this.text = text;
    this.parsed = parsed;
    this.syntax = syntax;
    this.nanos = nanos;
  }

  /**
   * Compiles an expression that is bounded by its counted limits alone, not by time.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong, and where
   */
  public static Expression compile(String text) {
    return compile(text, () -> 0L);
  }

  /**
   * Compiles an expression.
   *
   * @param nanos time in nanoseconds, from any beginning; asked only by long evaluations
   * @throws IllegalArgumentException with a sentence that says what is wrong, and where
   */
  public static Expression compile(String text, LongSupplier nanos) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("The expression is empty: write one, such as a.b.");
    }
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "The expression is longer than " + LONGEST_TEXT + " characters: shorten it.");
    }
    refuseManyDefaults(text);
    Jsonata parsed = parse(text);
    Syntax syntax = Syntax.of(parsed);
    Natives.bind(parsed);
    parsed.setValidateInput(false);
    parsed.setOutputConvertNulls(false);
    return new Expression(text, parsed, syntax, nanos);
  }

  private static void refuseManyDefaults(String text) {
    int defaults = 0;
    for (int i = 0; i + 1 < text.length(); i++) {
      boolean one = text.charAt(i) == '?';
      if (one && (text.charAt(i + 1) == ':' || text.charAt(i + 1) == '?')) {
        defaults++;
      }
    }
    if (defaults > MOST_DEFAULTS) {
      throw new IllegalArgumentException(
          "The expression has more than "
              + MOST_DEFAULTS
              + " operators ?: and ??: write some of them as conditions (a ? a : b).");
    }
  }

  private static Jsonata parse(String text) {
    try {
      return Jsonata.jsonata(text);
    } catch (StackOverflowError e) {
      throw Failures.nestedTooDeep();
    } catch (RuntimeException e) {
      throw Failures.unreadable(e);
    } catch (Error e) {
      throw plain(e);
    } finally {
      SyntaxParts.forgetParser();
    }
  }

  /** The library throws plain errors where it is not complete; others are the machine's. */
  private static IllegalArgumentException plain(Error error) {
    if (error.getClass() != Error.class) {
      throw error;
    }
    return Failures.unreadable(null);
  }

  /**
   * Evaluates the expression on a value, as {@link Tree#of} takes it.
   *
   * @return what {@link #evaluateOn(Tree, Map)} returns, or the fault of {@link Tree#of}
   */
  public @Nullable Object evaluate(@Nullable Object value) {
    Object tree = Tree.of(value);
    return tree instanceof Tree ready ? evaluateOn(ready) : tree;
  }

  /** Evaluates the expression without variables. */
  public @Nullable Object evaluateOn(Tree tree) {
    return evaluateOn(tree, Map.of());
  }

  /**
   * Evaluates the expression. Never throws for bad values.
   *
   * @param tree what {@code $} and {@code $$} are
   * @param variables by name, without the {@code $}
   * @return a String, BigDecimal, Boolean, an unmodifiable List or Map of these, each other and
   *     null (JSON's null), {@link org.syncline.mapping.value.Found#NULL} where the result itself
   *     is JSON's null, null for nothing, or a {@link Fault} of code {@code EXPRESSION_FAILED} or
   *     {@code EXPRESSION_LIMIT}
   */
  public @Nullable Object evaluateOn(Tree tree, Map<String, Tree> variables) {
    Budget budget = new Budget(nanos, syntax);
    budget.begin();
    try {
      Jsonata.Frame frame = parsed.createFrame();
      frame.setEvaluateEntryCallback(budget);
      frame.setEvaluateExitCallback(budget);
      variables.forEach((name, variable) -> frame.bind(name, variable.content()));
      Object result = Result.of(parsed.evaluate(tree.content(), frame), budget);
      Fault fault = budget.fault();
      return fault == null ? result : fault;
    } catch (Stopped e) {
      return e.fault();
    } catch (StackOverflowError e) {
      return Budget.tooManyCalls().fault();
    } catch (RuntimeException e) {
      Fault fault = budget.fault();
      return fault == null ? fault(e) : fault;
    } catch (Error e) {
      return unforeseen(e);
    } finally {
      Budget.end();
    }
  }

  private static Fault fault(RuntimeException failure) {
    boolean stackIsFull = failure.getCause() instanceof StackOverflowError;
    return stackIsFull ? Budget.tooManyCalls().fault() : Failures.of(failure);
  }

  private static Fault unforeseen(Error error) {
    if (error.getClass() != Error.class) {
      throw error;
    }
    return Failures.unforeseen();
  }

  /** The expression as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
