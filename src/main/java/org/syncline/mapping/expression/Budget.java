package org.syncline.mapping.expression;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import com.dashjoin.jsonata.Utils;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Fault;

/**
 * What one evaluation has used up. The library asks before and after each part of the expression,
 * the bound functions ask at each call. For one thread, during one evaluation.
 */
final class Budget implements Jsonata.EntryCallback, Jsonata.ExitCallback {
  private static final ThreadLocal<Budget> OF_THREAD = new ThreadLocal<>();

  private final LongSupplier nanos;
  private final Syntax syntax;
  private final IdentityHashMap<Object, Measure> measures = new IdentityHashMap<>();
  private final IdentityHashMap<Parser.Symbol, Map<String, Integer>> groups =
      new IdentityHashMap<>();
  private int steps;
  private int calls;
  private long work;
  private long start;
  private boolean started;
  private @Nullable Stopped stopped;

  /** Size and levels of a list or object; neither changes once a part of the expression gave it. */
  private record Measure(long size, int levels) {}

  Budget(LongSupplier nanos, Syntax syntax) {
    this.nanos = nanos;
    this.syntax = syntax;
  }

  /** That of the evaluation which this thread is in. */
  static Budget current() {
    Budget budget = OF_THREAD.get();
    if (budget == null) {
      throw new IllegalStateException("No expression is evaluated in this thread.");
    }
    return budget;
  }

  void begin() {
    OF_THREAD.set(this);
  }

  static void end() {
    OF_THREAD.remove();
  }

  /** Why the evaluation was stopped, whatever the library made of that since; null = it was not. */
  @Nullable Fault fault() {
    return stopped == null ? null : stopped.fault();
  }

  @Override
  public void callback(Parser.Symbol part, @Nullable Object input, Jsonata.Frame environment) {
    enter();
    syntax.keys(part).forEach(groups::remove);
    if (input != null && (syntax.marks(part) & Syntax.WILDCARD) != 0) {
      wildcard(input);
    }
  }

  @Override
  public void callback(
      Parser.Symbol part,
      @Nullable Object input,
      Jsonata.Frame environment,
      @Nullable Object result) {
    leave();
    int marks = syntax.marks(part);
    if (result instanceof List<?> list) {
      work(list.size() * (part.tuple == null ? 2L : 32L));
    }
    if ((marks & Syntax.KEY) != 0 && result instanceof String key) {
      grouped(part, key, input instanceof List<?> items ? items.size() : 1);
    }
    made(result, (marks & Syntax.CONCATENATION) != 0);
    if (marks != 0) {
      check(marks, result);
    }
  }

  /** One step more, one level deeper. */
  void enter() {
    step();
    if (++calls > Limits.DEEPEST_CALLS) {
      throw stop(tooManyCalls());
    }
  }

  /** Back up; an evaluation that is left by an exception is over. */
  void leave() {
    calls--;
  }

  private void check(int marks, @Nullable Object given) {
    // What the library makes of it next: a sequence of one is the one.
    Object result =
        Utils.isSequence(given) && given instanceof List<?> one && one.size() == 1
            ? one.get(0)
            : given;
    try {
      if ((marks & Syntax.EXACT) != 0) {
        Numerals.refuseInexact(result);
      }
      if ((marks & Syntax.MEMBERS) != 0 && result instanceof List<?> list) {
        Numerals.refuseInexactItems(list);
      }
      if ((marks & Syntax.CALLED) != 0 && !isFunction(result)) {
        throw Stopped.failed(
            "The expression calls something that is no function: a function's name begins with $.");
      }
    } catch (Stopped e) {
      throw stop(e);
    }
    if ((marks & Syntax.BECOMES_TEXT) != 0) {
      refuseLarge(result);
    }
  }

  private static boolean isFunction(@Nullable Object value) {
    return value instanceof Jsonata.JFunction
        || (value instanceof Parser.Symbol symbol && symbol._jsonata_lambda);
  }

  /** One step more. */
  void step() {
    if (stopped != null) {
      throw stopped;
    }
    if (++steps > Limits.MOST_STEPS) {
      throw stop(
          Stopped.limit(
              "The expression takes more than "
                  + Limits.MOST_STEPS
                  + " steps: end its loops and recursions earlier."));
    }
    if (steps % Limits.STEPS_BETWEEN_LOOKS == 0) {
      look();
    }
  }

  /** Looks at the clock. */
  void look() {
    long now = nanos.getAsLong();
    if (!started) {
      started = true;
      start = now;
    } else if (now - start > Limits.LONGEST_TIME) {
      throw stop(
          Stopped.limit(
              "The expression takes longer than "
                  + Limits.LONGEST_TIME / 1_000_000
                  + " milliseconds: make it simpler."));
    }
  }

  /** Some work more: characters, items or comparisons. */
  void work(long more) {
    work += more;
    if (work > Limits.MOST_WORK) {
      throw stop(
          Stopped.limit(
              "The expression makes or looks at more than "
                  + Limits.MOST_WORK
                  + " characters and items: make it simpler."));
    }
  }

  /** The library copies what a group has each time it adds something: an item, or those of one. */
  private void grouped(Parser.Symbol by, String key, int added) {
    int items =
        groups.computeIfAbsent(by, first -> new HashMap<>()).merge(key, added, Integer::sum);
    work(items / 2);
  }

  /** A wildcard copies what it has so far for each list that it meets. */
  private void wildcard(Object input) {
    if (input instanceof Map<?, ?> map) {
      work(map.size() * (measure(input).size() / 512));
    } else if (input instanceof List<?> list) {
      work(list.size() * (measure(input).size() / 512));
    }
  }

  /** Checks a value that a part of the expression or a function gave. */
  void made(@Nullable Object value, boolean isNew) {
    if (value instanceof String text) {
      if (text.length() > Limits.LONGEST_TEXT) {
        throw stop(tooLong());
      }
      if (isNew) {
        work(text.length());
      }
    } else if (value instanceof Utils.JList<?> list && list.tupleStream) {
      // Each of its tuples refers to the object around it, of which there is only one.
      counted(list.size());
    } else if (value instanceof List || value instanceof Map) {
      measure(value);
    }
  }

  /** Refuses what is too large to become a text or the result. */
  void refuseLarge(@Nullable Object value) {
    boolean nested = value instanceof List || value instanceof Map;
    if (value != null && nested && measure(value).size() > Limits.LARGEST_RESULT) {
      throw stop(tooLarge(Limits.LARGEST_RESULT));
    }
  }

  /** Characters that {@code $string} would indent a value by. */
  long indentation(Object value) {
    boolean nested = value instanceof List || value instanceof Map;
    return nested ? measure(value).size() / 16 * 2 * measure(value).levels() : 0;
  }

  private Measure measure(Object value) {
    Measure known = measures.get(value);
    if (known != null) {
      return known;
    }
    Measure measured = value instanceof Map<?, ?> map ? ofMap(map) : ofList((List<?>) value);
    if (measured.size() > Limits.LARGEST_VALUE) {
      throw stop(tooLarge(Limits.LARGEST_VALUE));
    }
    if (measured.levels() > Limits.DEEPEST_VALUE) {
      throw stop(tooDeep());
    }
    measures.put(value, measured);
    return measured;
  }

  private Measure ofList(List<?> list) {
    counted(list.size());
    if (list instanceof Utils.RangeList) {
      return new Measure(16L + 16L * list.size(), 1);
    }
    long size = 16;
    int levels = 0;
    for (Object item : list) {
      size += sizeOf(item);
      levels = Math.max(levels, levelsOf(item));
    }
    return new Measure(size, levels + 1);
  }

  private Measure ofMap(Map<?, ?> map) {
    counted(map.size());
    long size = 16;
    int levels = 0;
    for (Map.Entry<?, ?> member : map.entrySet()) {
      size += sizeOf(member.getKey()) + sizeOf(member.getValue());
      levels = Math.max(levels, levelsOf(member.getValue()));
    }
    return new Measure(size, levels + 1);
  }

  private void counted(int items) {
    if (items > Limits.MOST_ITEMS) {
      throw stop(
          Stopped.limit(
              "A list or object in the expression has more than "
                  + Limits.MOST_ITEMS
                  + " items: filter it first."));
    }
    work(40L + 8L * items);
  }

  private long sizeOf(@Nullable Object value) {
    if (value instanceof String text) {
      return 16L + text.length();
    }
    return value instanceof List || value instanceof Map ? measure(value).size() : 16;
  }

  private int levelsOf(@Nullable Object value) {
    return value instanceof List || value instanceof Map ? measure(value).levels() : 0;
  }

  Stopped tooLongText() {
    return stop(tooLong());
  }

  private static Stopped tooLong() {
    return Stopped.limit(
        "The expression makes or holds a text of more than "
            + Limits.LONGEST_TEXT
            + " characters: shorten it.");
  }

  private static Stopped tooLarge(int limit) {
    return Stopped.limit(
        "A list or object in the expression is larger than "
            + limit
            + " (16 a value, 1 a character): take only what is needed.");
  }

  static Stopped tooDeep() {
    return Stopped.limit(
        "Lists or objects in the expression have more than " + Limits.DEEPEST_VALUE + " levels.");
  }

  static Stopped tooManyCalls() {
    return Stopped.limit(
        "The expression calls itself, or nests, more than "
            + Limits.DEEPEST_CALLS
            + " levels deep: end its recursion earlier, or let the call be the last thing that the"
            + " function does.");
  }

  /** Remembers why, since the library may catch what is thrown. */
  Stopped stop(Stopped why) {
    if (stopped == null) {
      stopped = why;
    }
    return stopped;
  }
}
