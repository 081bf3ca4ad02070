package org.syncline.mapping.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** JSON documents of the outline of mappings, with all that a file of a table might not keep. */
final class RandomDocuments {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "trim",
          "customer.name",
          "\"a.b\".c",
          "\"a.b\"",
          "[0].x",
          "{x}",
          "a | b",
          "a|b",
          "|",
          ";",
          "trim; lower",
          "substring(0, 10)",
          "=1+1",
          "+1",
          "-5",
          "@key",
          "@SUM(A1)",
          "'=1",
          "''=1",
          "'plain",
          "\t=1",
          "\r=1",
          "\n=1",
          "two\nlines",
          "two\r\nlines",
          "  spaces  ",
          "007",
          "7",
          "1.234,50",
          "1E5",
          "-0",
          "2026-11-22",
          "12/03/2026",
          "Mar 1",
          "dec2",
          "MAY-12",
          "market",
          "true",
          "TRUE",
          "false",
          "null",
          "json:5",
          "json:",
          "kind",
          "map",
          "row",
          "from",
          "say \"hi\"",
          "\"",
          "\"x",
          "x\"",
          "\\",
          "\"a\\",
          "_x000D_",
          "_x005F_",
          "\u0000",
          "\u0001\u001F",
          "\u007F\u0085",
          "\uFEFF",
          "\uFEFFx",
          "\uFFFE",
          "\u200B=1",
          "\u00A0",
          "\u2028",
          "\u4F60\u597D",
          "\uD83D\uDE00",
          "e\u0301",
          "\u00e9",
          "\uFF1D1",
          "\u0661",
          "$5",
          "(5)",
          "5%",
          "\u20ac 5",
          "<b>&amp;</b>",
          "]]>",
          "a,b;c\td",
          "#N/A",
          "sep=;",
          "x".repeat(400));
  private static final List<String> MEMBERS =
      List.of(
          "target",
          "source",
          "constant",
          "steps",
          "type",
          "format",
          "zone",
          "locale",
          "region",
          "true",
          "false",
          "map",
          "link",
          "parent",
          "required",
          "default",
          "onBlank",
          "onError",
          "when",
          "kind",
          "from",
          "to",
          "unknown",
          "sheet",
          "entries",
          "member",
          "value",
          "id",
          "rows",
          "a.b",
          "7",
          "a | b",
          "=x",
          "\"q\"",
          " ",
          "");

  private final Random random;

  RandomDocuments(Random random) {
    this.random = random;
  }

  Map<String, @Nullable Object> next() {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    maybe(document, "id", text());
    maybe(document, "recordType", value(2));
    for (int i = random.nextInt(3); i > 0; i--) {
      document.put(one(MEMBERS), value(2));
    }
    switch (random.nextInt(8)) {
      case 0 -> document.put("rows", value(3));
      case 1 -> document.remove("rows");
      default -> document.put("rows", rows());
    }
    switch (random.nextInt(6)) {
      case 0 -> document.put("maps", value(3));
      case 1 -> document.remove("maps");
      default -> document.put("maps", maps());
    }
    return document;
  }

  private void maybe(Map<String, @Nullable Object> into, String name, @Nullable Object value) {
    if (random.nextInt(10) > 0) {
      into.put(name, value);
    }
  }

  private List<@Nullable Object> rows() {
    List<@Nullable Object> rows = new ArrayList<>();
    boolean odd = random.nextInt(15) == 0;
    for (int i = random.nextInt(6); i > 0; i--) {
      rows.add(odd && random.nextInt(4) == 0 ? value(1) : row());
    }
    return rows;
  }

  private Map<String, @Nullable Object> row() {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("target", text());
    for (int i = random.nextInt(7); i > 0; i--) {
      String member = one(MEMBERS);
      row.put(member, member.equals("steps") && random.nextInt(4) > 0 ? steps() : value(3));
    }
    if (random.nextInt(15) == 0) {
      row.remove("target");
    }
    return row;
  }

  private List<@Nullable Object> steps() {
    List<@Nullable Object> steps = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      List<@Nullable Object> call = new ArrayList<>();
      call.add(
          random.nextInt(5) > 0 ? one(List.of("trim", "replace", "x-y", "true", "dec2")) : text());
      for (int arguments = random.nextInt(3); arguments > 0; arguments--) {
        call.add(value(2));
      }
      steps.add(random.nextInt(4) == 0 ? value(1) : random.nextBoolean() ? call : call.get(0));
    }
    return steps;
  }

  private Map<String, @Nullable Object> maps() {
    Map<String, @Nullable Object> maps = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      maybe(map, "unknown", value(2));
      if (random.nextInt(6) == 0) {
        map.put(one(MEMBERS), value(2));
      }
      Map<String, @Nullable Object> entries = new LinkedHashMap<>();
      for (int entry = random.nextInt(5); entry > 0; entry--) {
        entries.put(text(), random.nextInt(6) == 0 ? value(2) : text());
      }
      maybe(map, "entries", random.nextInt(10) == 0 ? value(2) : entries);
      maps.put(text(), map);
    }
    return maps;
  }

  @Nullable Object value(int levels) {
    switch (random.nextInt(levels > 0 ? 9 : 6)) {
      case 0:
        return null;
      case 1:
        return random.nextBoolean();
      case 2:
        return new BigDecimal(
            one(
                List.of(
                    "0", "5", "-5", "10", "1.50", "0.1", "1E+3", "1E-7", "12345678901234567890")));
      case 6:
        List<@Nullable Object> texts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          texts.add(text());
        }
        return texts;
      case 7:
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
          list.add(value(levels - 1));
        }
        return list;
      case 8:
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
          object.put(text(), value(levels - 1));
        }
        return object;
      default:
        return text();
    }
  }

  private String text() {
    return random.nextInt(8) == 0 ? one(TEXTS) + one(TEXTS) : one(TEXTS);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
