package org.syncline.mapping.expression;

import com.dashjoin.jsonata.Functions;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Characters;

/** Functions of texts, by characters (code points), whatever the machine's locale. */
final class TextNatives {
  private TextNatives() {}

  static List<NativeFunction> all() {
    return List.of(
        new NativeFunction("string", "<x-b?:s>", 2, TextNatives::string),
        new NativeFunction("length", "<s-:n>", 1, given -> length(given.text(0))),
        new NativeFunction("substring", "<s-nn?:s>", 3, TextNatives::substring),
        new NativeFunction("substringBefore", "<s-s:s>", 2, TextNatives::before),
        new NativeFunction("substringAfter", "<s-s:s>", 2, TextNatives::after),
        new NativeFunction("lowercase", "<s-:s>", 1, TextNatives::lower),
        new NativeFunction("uppercase", "<s-:s>", 1, TextNatives::upper),
        new NativeFunction("trim", "<s-:s>", 1, given -> Functions.trim(given.text(0))),
        new NativeFunction("pad", "<s-ns?:s>", 3, TextNatives::pad),
        new NativeFunction("join", "<a<s>s?:s>", 2, TextNatives::join),
        new NativeFunction("base64encode", "<s-:s>", 1, TextNatives::toBase64),
        new NativeFunction("base64decode", "<s-:s>", 1, TextNatives::fromBase64));
  }

  private static @Nullable Object string(Arguments given) {
    Object value = given.any(0);
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    given.budget().refuseLarge(value);
    boolean pretty = Boolean.TRUE.equals(given.flag(1));
    if (pretty && value != null && given.budget().indentation(value) > Limits.LONGEST_TEXT) {
      throw given.budget().tooLongText();
    }
    return Functions.string(value, pretty);
  }

  private static @Nullable Integer length(@Nullable String text) {
    return text == null ? null : text.codePointCount(0, text.length());
  }

  private static @Nullable Object substring(Arguments given) {
    String text = given.text(0);
    if (text == null) {
      return null;
    }
    int most = Limits.LONGEST_TEXT;
    int start = given.whole(1, -most, most, 0);
    int count = given.whole(2, -most, Integer.MAX_VALUE, Integer.MAX_VALUE);
    int first = start;
    if (start < 0) {
      first = Math.max(0, text.codePointCount(0, text.length()) + start);
    }
    int from = Characters.index(text, 0, first);
    return count <= 0 ? "" : text.substring(from, Characters.index(text, from, count));
  }

  private static @Nullable Object before(Arguments given) {
    String text = given.text(0);
    String mark = given.text(1);
    int at = text == null || mark == null ? -1 : text.indexOf(mark);
    return text == null || at < 0 ? text : text.substring(0, at);
  }

  private static @Nullable Object after(Arguments given) {
    String text = given.text(0);
    String mark = given.text(1);
    int at = text == null || mark == null ? -1 : text.indexOf(mark);
    return text == null || mark == null || at < 0 ? text : text.substring(at + mark.length());
  }

  private static @Nullable Object lower(Arguments given) {
    String text = given.text(0);
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }

  private static @Nullable Object upper(Arguments given) {
    String text = given.text(0);
    return text == null ? null : text.toUpperCase(Locale.ROOT);
  }

  /** To the left where the width is negative. */
  private static @Nullable Object pad(Arguments given) {
    String text = given.text(0);
    if (text == null) {
      return null;
    }
    Number asked = given.number(1);
    double width = asked == null ? 0 : asked.doubleValue();
    if (Math.abs(width) > Limits.LONGEST_TEXT) {
      throw given.budget().tooLongText();
    }
    String by = given.text(2);
    int missing = (int) Math.abs(width) - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    int[] characters = (by == null || by.isEmpty() ? " " : by).codePoints().toArray();
    GrowingText padding = new GrowingText(given.budget());
    for (int i = 0; i < missing; i++) {
      padding.append(characters[i % characters.length]);
    }
    return width < 0 ? padding + text : text + padding;
  }

  private static @Nullable Object join(Arguments given) {
    List<?> texts = given.list(0);
    if (texts == null) {
      return null;
    }
    String given1 = given.text(1);
    String separator = given1 == null ? "" : given1;
    GrowingText joined = new GrowingText(given.budget());
    boolean first = true;
    for (Object text : texts) {
      if (!(text instanceof String item)) {
        throw Arguments.wrong("text");
      }
      joined.append(first ? "" : separator);
      joined.append(item);
      first = false;
    }
    return joined.toString();
  }

  private static @Nullable Object toBase64(Arguments given) {
    String text = given.text(0);
    return text == null
        ? null
        : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable Object fromBase64(Arguments given) {
    String text = given.text(0);
    return text == null
        ? null
        : new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }
}
