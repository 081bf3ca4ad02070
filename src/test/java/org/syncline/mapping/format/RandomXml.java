package org.syncline.mapping.format;

import java.util.List;
import java.util.Random;

/** XML files of customers in bodies, in all the ways that XML knows to write the same. */
final class RandomXml {
  private static final List<String> TEXTS =
      List.of(
          "a",
          " ",
          "\n",
          "\r\n",
          "&#13;",
          "&#x9;",
          "&amp;",
          "&lt;",
          "]]&gt;",
          "&quot;",
          "'",
          "\u00e4",
          "\ud83d\ude00",
          "&#x1F600;",
          "<![CDATA[<a>&amp;]] >]]>",
          "<!-- <customer/> -->",
          "<?pi <customer> ?>",
          "\u0085",
          "\u2028");
  private static final List<String> VALUES =
      List.of("", "a", " ", "\n", "&#10;", "&#9;", "&#13;", "&lt;", "&gt;", ">", "&amp;", "\u4e2d");
  private static final List<String> NAMES =
      List.of("name", "customer", "p:name", "q:x", "body", "\u00e4");

  private final Random random;

  RandomXml(Random random) {
    this.random = random;
  }

  String file() {
    return (random.nextBoolean() ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : "")
        + document();
  }

  /** Without a declaration. */
  String document() {
    StringBuilder file = new StringBuilder();
    file.append("<f xmlns:p='urn:p' xmlns:q=\"urn:q\">");
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      file.append("<body").append(declaration()).append('>');
      for (int m = random.nextInt(4); m > 0; m--) {
        file.append(random.nextInt(4) == 0 ? element("other", 2) : element("customer", 3));
        file.append(text());
      }
      file.append("</body>").append(text());
    }
    return file.append("</f>").toString();
  }

  private String declaration() {
    return switch (random.nextInt(5)) {
      case 0 -> " xmlns='urn:d" + random.nextInt(3) + "'";
      case 1 -> " xmlns:p='urn:p" + random.nextInt(3) + "'";
      case 2 -> " xmlns=''";
      default -> "";
    };
  }

  private String element(String name, int levels) {
    StringBuilder element = new StringBuilder("<").append(name).append(declaration());
    for (String attribute : List.of("a", "p:b", "xml:lang")) {
      if (random.nextInt(3) == 0) {
        char quote = random.nextBoolean() ? '"' : '\'';
        element.append(' ').append(attribute).append(" = ").append(quote);
        for (int n = random.nextInt(3); n > 0; n--) {
          element.append(VALUES.get(random.nextInt(VALUES.size())));
        }
        element.append(quote);
      }
    }
    if (random.nextInt(4) == 0) {
      return element.append("/>").toString();
    }
    element.append('>').append(text());
    for (int n = levels == 0 ? 0 : random.nextInt(3); n > 0; n--) {
      element.append(element(NAMES.get(random.nextInt(NAMES.size())), levels - 1)).append(text());
    }
    return element.append("</").append(name).append(" >").toString();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(3); n > 0; n--) {
      text.append(TEXTS.get(random.nextInt(TEXTS.size())));
    }
    return text.toString();
  }
}
