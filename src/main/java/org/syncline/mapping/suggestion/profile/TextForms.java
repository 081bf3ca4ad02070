package org.syncline.mapping.suggestion.profile;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.syncline.mapping.conversion.Conversion;
import org.syncline.mapping.conversion.TextConversions;
import org.syncline.mapping.value.Fault;

/** Kinds of values that are told by their form, each by the name of the concept that it shows. */
final class TextForms {
  static final String EMAIL = "email";
  static final String WEBSITE = "website";
  static final String UUID = "uuid";
  static final String HASH = "hash";
  static final String IDENTIFIER = "identifier";
  static final String SENTENCE = "sentence";
  static final String SPACED = "spaced";

  private static final Conversion EMAILS = TextConversions.email();
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

  private static final Map<String, Predicate<String>> FORMS = new LinkedHashMap<>();

  static {
    FORMS.put(EMAIL, text -> !(EMAILS.convert(text) instanceof Fault));
    FORMS.put(WEBSITE, TextForms::isWebsite);
    FORMS.put(UUID, TextForms::isUuid);
    FORMS.put(HASH, TextForms::isHash);
    FORMS.put(IDENTIFIER, TextForms::isIdentifier);
    FORMS.put(SENTENCE, TextForms::isSentence);
    FORMS.put(SPACED, text -> text.indexOf(' ') > 0);
    FORMS.put("postal-code", TextForms::isPostalCode);
    FORMS.put("street", TextForms::isStreet);
    FORMS.put("tax-number", TextForms::isTaxNumber);
    FORMS.put("time-zone", text -> text.indexOf('/') > 0 && ZONES.contains(text));
  }

  private TextForms() {}

  static Map<String, Predicate<String>> all() {
    return FORMS;
  }

  private static boolean isWebsite(String text) {
    if (text.indexOf(' ') >= 0 || text.indexOf('@') >= 0) {
      return false;
    }
    try {
      URI uri = new URI(text.startsWith("www.") ? "http://" + text : text);
      String host = uri.getHost();
      return uri.getScheme() != null
          && uri.getScheme().startsWith("http")
          && host != null
          && host.indexOf('.') > 0;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isHex(String text) {
    return text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
  }

  private static boolean isUuid(String text) {
    return text.length() == 36
        && text.charAt(8) == '-'
        && text.charAt(13) == '-'
        && text.charAt(18) == '-'
        && text.charAt(23) == '-'
        && isHex(text.replace("-", ""));
  }

  private static boolean isHash(String text) {
    return text.length() >= 32 && isHex(text);
  }

  /** One word of up to 40 letters, digits and signs, with a digit in it. */
  private static boolean isIdentifier(String text) {
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digit |= c >= '0' && c <= '9';
      if (c > 'z' || !Character.isLetterOrDigit(c) && "-_/.:".indexOf(c) < 0) {
        return false;
      }
    }
    return digit && text.length() <= 40;
  }

  private static boolean isSentence(String text) {
    int spaces = (int) text.chars().filter(c -> c == ' ').count();
    long han = text.codePoints().filter(Spelling::isHan).count();
    return spaces >= 3 || han >= 6;
  }

  /**
   * Four to six digits, ZIP+4, or the letters and digits of Britain, Canada and the Netherlands.
   */
  private static boolean isPostalCode(String text) {
    int length = text.length();
    if (length < 4 || length > 10) {
      return false;
    }
    long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
    if (digits == length) {
      return length <= 6;
    }
    if (length == 10 && digits == 9) {
      return text.charAt(5) == '-';
    }
    int space = text.indexOf(' ');
    return space >= 2
        && space == text.lastIndexOf(' ')
        && digits >= 2
        && text.chars().allMatch(c -> c == ' ' || c < 0x80 && Character.isLetterOrDigit(c));
  }

  /** A name with a house number before or behind it. */
  private static boolean isStreet(String text) {
    if (text.length() > 80 || text.indexOf('@') >= 0) {
      return false;
    }
    if (text.endsWith("号") || text.indexOf('路') > 0 || text.indexOf('街') > 0) {
      return text.length() <= 30;
    }
    String[] words = text.split(" ", -1);
    return words.length >= 2
        && words.length <= 6
        && startsWithDigit(words[0]) != startsWithDigit(words[words.length - 1])
        && text.chars().filter(Character::isLetter).count() >= 4
        && text.chars().filter(Character::isDigit).count() <= 5;
  }

  private static boolean startsWithDigit(String word) {
    return !word.isEmpty() && word.length() <= 6 && Character.isDigit(word.charAt(0));
  }

  private static boolean isTaxNumber(String text) {
    return text.length() >= 8
        && text.length() <= 14
        && text.chars().limit(2).allMatch(c -> c >= 'A' && c <= 'Z')
        && text.chars().skip(2).filter(c -> c >= '0' && c <= '9').count() >= text.length() - 3;
  }
}
