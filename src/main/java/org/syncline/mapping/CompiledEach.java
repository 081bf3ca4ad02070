package org.syncline.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;
import org.syncline.mapping.value.Problem;

/** A row whose own rows map each item of a list. */
final class CompiledEach implements CompiledRule {
  private final Target target;
  private final String path;
  private final Paths.ItemSelector items;
  private final CompiledRule[] rules;
  private final int itemSlots;
  private final boolean required;

  CompiledEach(
      Target target,
      String path,
      Paths.ItemSelector items,
      List<CompiledRule> rules,
      int itemSlots,
      boolean required) {
    this.target = target;
    this.path = path;
    this.items = items;
    this.rules = rules.toArray(CompiledRule[]::new);
    this.itemSlots = itemSlots;
    this.required = required;
  }

  @Override
  public void apply(@Nullable Object[] here, @Nullable Object[] body, Sink sink) {
    Object found = items.find(here, body);
    Tracer tracer = sink.tracer();
    if (tracer != null) {
      tracer.found(target.name(), path, found instanceof List<?> list ? counted(list) : found);
    }
    boolean nothing = found == null || found == Found.NULL;
    if (nothing && required) {
      reject(
          problem(
              "required",
              Codes.REQUIRED_MISSING,
              "This list is required and missing or null: send it."),
          sink);
    } else if (found == Found.NULL) {
      sink.put(target, null);
      if (tracer != null) {
        tracer.given(null);
      }
    } else if (found instanceof List<?> list) {
      if (tracer != null) {
        tracer.given(counted(list));
      }
      List<@Nullable Object[]> mapped = mapped(list, body, sink);
      Fault refused = target.judgesItems() ? null : target.refuses(mapped);
      if (refused == null) {
        sink.put(target, mapped);
      } else {
        if (tracer != null) {
          tracer.found(target.name(), path, counted(list));
        }
        reject(problem("items that can be written", refused.code(), refused.message()), sink);
      }
    } else if (found != null) {
      reject(
          problem(
              "list",
              Codes.WRONG_TYPE,
              "A single value or an object stands where a list is needed: correct the path or the"
                  + " message."),
          sink);
    } else if (tracer != null) {
      tracer.untouched("absent");
    }
  }

  private static @Nullable Tracer itemTracer(Sink message, Target target, int number) {
    Tracer tracer = message.tracer();
    return tracer == null ? null : new ItemTracer(tracer, target.name() + "[" + number + "]");
  }

  private static String counted(List<?> list) {
    return list.size() == 1 ? "1 item" : list.size() + " items";
  }

  private static void reject(Problem problem, Sink sink) {
    Tracer tracer = sink.tracer();
    if (tracer != null) {
      tracer.problem(problem);
    }
    sink.reject(problem);
  }

  private List<@Nullable Object[]> mapped(List<?> list, @Nullable Object[] body, Sink sink) {
    List<@Nullable Object[]> mapped = new ArrayList<>(list.size());
    for (Object item : list) {
      Item built = new Item(itemSlots, sink, mapped.size());
      @Nullable Object[] slots = (@Nullable Object[]) item;
      for (CompiledRule rule : rules) {
        rule.apply(slots, body, built);
      }
      mapped.add(built.slots());
    }
    return mapped;
  }

  private Problem problem(String rule, String code, String message) {
    return new Problem(target.name(), path, rule, code, null, message);
  }

  /** One item: its problems are the message's, under its place in the list. */
  private final class Item extends BodyBuilder {
    private final Sink message;
    private final int number;

    Item(int slots, Sink message, int number) {
      super(slots, itemTracer(message, target, number));
      this.message = message;
      this.number = number;
      setPlain(message.isPlain());
    }

    @Override
    void reject(Problem problem) {
      message.reject(placed(problem));
    }

    @Override
    void note(Problem problem) {
      message.note(placed(problem));
    }

    private Problem placed(Problem problem) {
      return new Problem(
          target.name() + "[" + number + "]." + problem.target(),
          problem.source(),
          problem.rule(),
          problem.code(),
          problem.value(),
          problem.message());
    }
  }
}
