package org.syncline.mapping.function;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;

/**
 * Where a group writes its functions down: {@code entries.text("trim", "Cuts ...").does(Text::trim)
 * .example(" a ", "a").add()}.
 */
final class Entries {
  private final FunctionGroup group;
  private final List<FunctionEntry> entries = new ArrayList<>();

  Entries(FunctionGroup group) {
    this.group = group;
  }

  List<FunctionEntry> all() {
    return List.copyOf(entries);
  }

  Writing<String> text(String name, String summary) {
    return new Writing<>(name, summary, ValueKind.TEXT);
  }

  Writing<BigDecimal> number(String name, String summary) {
    return new Writing<BigDecimal>(name, summary, ValueKind.NUMBER).gives(ValueKind.NUMBER);
  }

  Writing<Boolean> yesOrNo(String name, String summary) {
    return new Writing<>(name, summary, ValueKind.BOOLEAN);
  }

  Writing<LocalDate> date(String name, String summary) {
    return new Writing<LocalDate>(name, summary, ValueKind.DATE).gives(ValueKind.DATE);
  }

  Writing<Instant> instant(String name, String summary) {
    return new Writing<>(name, summary, ValueKind.INSTANT);
  }

  Writing<LocalDateTime> local(String name, String summary) {
    return new Writing<>(name, summary, ValueKind.LOCAL_DATE_TIME);
  }

  Writing<List<?>> list(String name, String summary) {
    return new Writing<>(name, summary, ValueKind.LIST);
  }

  Writing<Object> any(String name, String summary) {
    return new Writing<Object>(name, summary, ValueKind.ANY).gives(ValueKind.ANY);
  }

  static List<Object> with(Object... arguments) {
    return List.of(arguments);
  }

  /** A list in which null stands for nothing. */
  static List<@Nullable Object> items(@Nullable Object... items) {
    return Arrays.asList(items);
  }

  /** One function, while it is written down. */
  final class Writing<T> {
    private final String name;
    private final String summary;
    private final ValueKind takes;
    private final List<FunctionParameter> parameters = new ArrayList<>();
    private final List<FunctionExample> examples = new ArrayList<>();
    private ValueKind gives = ValueKind.TEXT;
    private TextForm form = TextForm.FREE;

    private Writing(String name, String summary, ValueKind takes) {
      this.name = name;
      this.summary = summary;
      this.takes = takes;
    }

    Writing<T> parameters(FunctionParameter... more) {
      parameters.addAll(Arrays.asList(more));
      return this;
    }

    Writing<T> gives(ValueKind kind) {
      gives = kind;
      return this;
    }

    Writing<T> gives(TextForm certain) {
      gives = ValueKind.TEXT;
      form = certain;
      return this;
    }

    Writing<T> example(Object in, @Nullable Object out) {
      return example(List.of(), in, out);
    }

    Writing<T> example(List<Object> arguments, Object in, @Nullable Object out) {
      examples.add(new FunctionExample(arguments, in, out, null));
      return this;
    }

    /**
     * An example that ends in a fault.
     *
     * @param code one of {@link Codes}
     */
    Writing<T> fault(Object in, String code) {
      return fault(List.of(), in, code);
    }

    Writing<T> fault(List<Object> arguments, Object in, String code) {
      examples.add(new FunctionExample(arguments, in, null, code));
      return this;
    }

    void does(Body<T> body) {
      binds(arguments -> body);
    }

    void binds(Function<Arguments, Body<T>> bind) {
      entries.add(
          new FunctionEntry(
              new FunctionDescription(name, group, summary, parameters, takes, gives, examples),
              form,
              bind::apply));
    }
  }
}
