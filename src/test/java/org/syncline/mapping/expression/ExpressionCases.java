package org.syncline.mapping.expression;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/** The table of expressions with what goes in and what comes out. */
record ExpressionCases(String expression, String input, String expected) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  static List<ExpressionCases> all() throws IOException {
    List<ExpressionCases> cases = new ArrayList<>();
    String input = "";
    String expression = "";
    for (String line : Files.readAllLines(Path.of("src/test/resources/expression/cases.txt"))) {
      if (line.startsWith("< ")) {
        input = line.substring(2);
      } else if (line.startsWith("> ")) {
        expression = line.substring(2);
      } else if (line.startsWith("= ")) {
        cases.add(new ExpressionCases(expression, input, line.substring(2)));
      }
    }
    return cases;
  }

  @Nullable Object in() {
    return json(input);
  }

  /** The result in one comparable form. */
  Object out() {
    if (expected.equals("nothing")) {
      return expected;
    }
    if (expected.startsWith("!")) {
      return expected;
    }
    Object value = json(expected);
    return comparable(value == null ? Found.NULL : value);
  }

  static Object comparable(@Nullable Object result) {
    if (result == null) {
      return "nothing";
    }
    return result instanceof Fault fault ? "!" + fault.code() : plain(result);
  }

  private static Object plain(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ExpressionCases::plain).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> plain = new LinkedHashMap<>();
      map.forEach((name, member) -> plain.put(name, plain(member)));
      return plain;
    }
    return value == null ? Found.NULL : value;
  }

  static @Nullable Object json(String text) {
    try {
      return exact(JSON.readValue(text, Object.class));
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static @Nullable Object exact(@Nullable Object value) {
    if (value instanceof Number number) {
      return new BigDecimal(number.toString());
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(exact(item)));
      return items;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      map.forEach((name, member) -> members.put((String) name, exact(member)));
      return members;
    }
    return value;
  }

  @Override
  public String toString() {
    return expression;
  }
}
