package org.syncline.mapping.expression;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a parsed expression, which the library keeps to itself. Used when an
 * expression is compiled, never when it is evaluated; a version of the library that names its
 * fields otherwise fails at once, in every test.
 */
final class SyntaxParts {
  private static final Field ROOT = field(Jsonata.class, "ast");
  private static final Field TYPE = field(Parser.Symbol.class, "type");
  private static final Field VALUE = field(Parser.Symbol.class, "value");
  private static final ThreadLocal<?> PARSER =
      (ThreadLocal<?>) Objects.requireNonNull(read(field(Jsonata.class, "_parser"), null));

  private SyntaxParts() {}

  private static Field field(Class<?> owner, String name) {
    try {
      Field field = owner.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(
          "The JSONata library is another version than the hub was written for: " + owner, e);
    }
  }

  /**
   * Lets this thread's parser go, whose parts of one expression would otherwise be copied with, or
   * break, an operator {@code ?:} or {@code ??} of the next.
   */
  static void forgetParser() {
    PARSER.remove();
  }

  static Parser.Symbol root(Jsonata parsed) {
    return (Parser.Symbol)
        Objects.requireNonNull(read(ROOT, parsed), "A parsed expression has parts.");
  }

  /** The kind of a part, such as {@code path} or {@code binary}; "" for none. */
  static String type(Parser.Symbol part) {
    Object type = read(TYPE, part);
    return type == null ? "" : (String) type;
  }

  static @Nullable Object value(Parser.Symbol part) {
    return read(VALUE, part);
  }

  static void replaceValue(Parser.Symbol part, Object value) {
    try {
      VALUE.set(part, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A part of a part by the library's name for it. */
  static Parser.@Nullable Symbol part(Parser.Symbol of, String name) {
    return parts(of, name).stream().findFirst().orElse(null);
  }

  /** The parts of a part that the library keeps under a name, in lists or alone. */
  static List<Parser.Symbol> parts(Parser.Symbol of, String name) {
    List<Parser.Symbol> parts = new ArrayList<>();
    for (Field field : fields(of)) {
      if (field.getName().equals(name)) {
        collect(read(field, of), parts);
      }
    }
    return parts;
  }

  /** All that a part is made of. */
  static List<Parser.Symbol> parts(Parser.Symbol of) {
    List<Parser.Symbol> parts = new ArrayList<>();
    for (Field field : fields(of)) {
      collect(read(field, of), parts);
    }
    return parts;
  }

  private static void collect(@Nullable Object value, List<Parser.Symbol> parts) {
    if (value instanceof Parser.Symbol part) {
      parts.add(part);
    } else if (value instanceof List<?> list) {
      list.forEach(item -> collect(item, parts));
    } else if (value instanceof Object[] pair) {
      for (Object item : pair) {
        collect(item, parts);
      }
    }
  }

  private static List<Field> fields(Parser.Symbol part) {
    List<Field> fields = new ArrayList<>();
    Class<?> owner = part.getClass();
    while (owner != null && owner != Object.class) {
      for (Field field : owner.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          field.setAccessible(true);
          fields.add(field);
        }
      }
      owner = owner.getSuperclass();
    }
    return fields;
  }

  private static @Nullable Object read(Field field, @Nullable Object of) {
    try {
      return field.get(of);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
