package org.syncline.mapping.conversion;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/** Yes and no by lists of texts; a format's own true and false need no list. */
public final class BooleanConversion implements Conversion {
  public static final List<String> TRUE = List.of("true", "Y", "1");
  public static final List<String> FALSE = List.of("false", "N", "0");

  private final Map<String, Boolean> meaning = new HashMap<>();
  private final String rule;
  private final Fault fault;

  /**
   * Makes the conversion.
   *
   * @throws IllegalArgumentException if a text is in both lists
   */
  public BooleanConversion(List<String> yes, List<String> no) {
    yes.forEach(text -> meaning.put(text, true));
    for (String text : no) {
      if (yes.contains(text)) {
        throw new IllegalArgumentException(
            "The text '" + text + "' means both true and false: keep one.");
      }
      meaning.put(text, false);
    }
    this.rule = "boolean " + String.join("/", yes) + " or " + String.join("/", no);
    this.fault =
        new Fault(
            Codes.NOT_A_BOOLEAN,
            "This is neither yes ("
                + String.join(", ", yes)
                + ") nor no ("
                + String.join(", ", no)
                + "): send one of these, or add it to the row's lists.");
  }

  @Override
  public String rule() {
    return rule;
  }

  @Override
  public Object convert(Object source) {
    if (source instanceof Boolean) {
      return source;
    }
    Boolean meant = meaning.get(source.toString());
    return meant == null ? fault : meant;
  }
}
