package org.syncline.mapping.expression;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of the language, bound anew: it counts its calls and looks at what it gave. Shared
 * between threads; whose call it is, the thread's {@link Budget} tells.
 */
final class NativeFunction extends Jsonata.JFunction {
  /**
   * Beginning of a second name, which no expression can bind to something else: the library calls a
   * function by it where arguments are left open ({@code $substring(?, 0, 1)}).
   */
  static final String ALIAS = "hub_";

  private final String name;
  private final int parameters;
  private final Body body;

  /** What a function does. */
  @FunctionalInterface
  interface Body {
    @Nullable Object of(Arguments arguments) throws Throwable;
  }

  /**
   * @param signature as JSONata writes them: what the library checks arguments against
   * @param parameters how many there are, optional ones too
   */
  NativeFunction(String name, String signature, int parameters, Body body) {
    // The last names a method of the library, which is never called.
    super(ALIAS + name, signature, Functions.class, null, "exists");
    this.name = name;
    this.parameters = parameters;
    this.body = body;
  }

  /** Without the $. */
  String name() {
    return name;
  }

  @Override
  @SuppressWarnings("rawtypes") // the library's
  public @Nullable Object call(@Nullable Object input, List arguments) {
    Budget budget = Budget.current();
    budget.enter();
    Object result = applied(new Arguments(arguments, budget));
    budget.leave();
    budget.made(result, true);
    return result;
  }

  private @Nullable Object applied(Arguments arguments) {
    try {
      return body.of(arguments);
    } catch (Stopped e) {
      throw arguments.budget().stop(e);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int getNumberOfArgs() {
    return parameters;
  }
}
