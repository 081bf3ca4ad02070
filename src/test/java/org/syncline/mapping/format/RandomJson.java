package org.syncline.mapping.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** JSON texts of all shapes, with white space and escapes wherever they may stand. */
final class RandomJson {
  private static final List<String> NUMBERS =
      List.of("0", "-0", "7", "-12", "0.5", "1e5", "1E+05", "-1.25e-7", "123456789012345678901234");
  private static final List<String> PIECES =
      List.of(
          "a",
          "id",
          " ",
          "\u00e4",
          "\u4e2d",
          "\ud83d\ude00",
          "\\n",
          "\\\"",
          "\\\\",
          "\\/",
          "\\u00e4",
          "\\uD83D\\uDE00",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\u007f",
          "\u2028");
  private static final List<String> SPACES = List.of("", "", "", " ", "\n", "\r\n\t ");

  private final Random random;
  private int names;

  RandomJson(Random random) {
    this.random = random;
  }

  String value(int levels) {
    return switch (random.nextInt(levels > 0 ? 8 : 6)) {
      case 0 -> "null";
      case 1 -> random.nextBoolean() ? "true" : "false";
      case 2, 3 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
      case 4, 5 -> text();
      case 6 -> array(levels - 1);
      default -> object(levels - 1);
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder("\"");
    for (int n = random.nextInt(6); n > 0; n--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.append('"').toString();
  }

  private String array(int levels) {
    List<String> items = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      items.add(value(levels));
    }
    return list(items);
  }

  String list(List<String> items) {
    return "[" + joined(items) + "]";
  }

  /** Names differ, as duplicates are nobody's JSON. */
  String object(int levels) {
    List<String> members = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      String name = text();
      members.add(
          name.substring(0, name.length() - 1)
              + names++
              + "\""
              + space()
              + ":"
              + space()
              + value(levels));
    }
    return "{" + joined(members) + "}";
  }

  private String joined(List<String> parts) {
    StringBuilder joined = new StringBuilder(space());
    for (int i = 0; i < parts.size(); i++) {
      joined.append(i == 0 ? "" : space() + "," + space()).append(parts.get(i));
    }
    return joined.append(space()).toString();
  }

  private String space() {
    return SPACES.get(random.nextInt(SPACES.size()));
  }
}
