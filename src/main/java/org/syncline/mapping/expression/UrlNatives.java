package org.syncline.mapping.expression;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Percent-encoding as ECMAScript's encodeURI and encodeURIComponent have it, in UTF-8. */
final class UrlNatives {
  private static final String LEFT_BY_COMPONENT = "-_.!~*'()";
  private static final String LEFT_BY_WHOLE = LEFT_BY_COMPONENT + ";/?:@&=+$,#";

  private UrlNatives() {}

  static List<NativeFunction> all() {
    return List.of(
        new NativeFunction(
            "encodeUrlComponent", "<s-:s>", 1, given -> encode(given, LEFT_BY_COMPONENT)),
        new NativeFunction("encodeUrl", "<s-:s>", 1, given -> encode(given, LEFT_BY_WHOLE)),
        new NativeFunction("decodeUrlComponent", "<s-:s>", 1, UrlNatives::decode),
        new NativeFunction("decodeUrl", "<s-:s>", 1, UrlNatives::decode));
  }

  private static @Nullable Object encode(Arguments given, String left) {
    String text = given.text(0);
    if (text == null) {
      return null;
    }
    GrowingText encoded = new GrowingText(given.budget());
    text.codePoints()
        .forEach(
            character -> {
              if (character < 0x80
                  && (Character.isLetterOrDigit(character) || left.indexOf(character) >= 0)) {
                encoded.append(character);
              } else if (character == ' ') {
                encoded.append("%20");
              } else if (character >= Character.MIN_SURROGATE
                  && character <= Character.MAX_SURROGATE) {
                throw Stopped.failed("A text that is to be encoded holds half a character.");
              } else {
                String plain = Character.toString(character);
                encoded.append(URLEncoder.encode(plain, StandardCharsets.UTF_8));
              }
            });
    return encoded.toString();
  }

  private static @Nullable Object decode(Arguments given) {
    String text = given.text(0);
    return text == null
        ? null
        : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
