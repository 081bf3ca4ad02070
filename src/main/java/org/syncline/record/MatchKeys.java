package org.syncline.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Match keys of a record: per match rule a SHA-256 over its normalised fields (NFKC, lower case,
 * white space collapsed), so that no personal data stands in an index and the length is fixed. A
 * rule with a blank field gives no key: blank never matches.
 */
public final class MatchKeys {
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private MatchKeys() {}

  /** Keys by rule number, in the order of the rules. */
  public static SortedMap<Integer, String> of(RecordType type, FieldValues values) {
    TreeMap<Integer, String> keys = new TreeMap<>();
    List<MatchRule> rules = type.matchRules();
    for (int i = 0; i < rules.size(); i++) {
      String key = key(type, rules.get(i), values);
      if (key != null) {
        keys.put(i, key);
      }
    }
    return keys;
  }

  private static @Nullable String key(RecordType type, MatchRule rule, FieldValues values) {
    StringBuilder text = new StringBuilder(type.id());
    for (String field : rule.fields()) {
      Object value = values.get(field);
      String normal = value == null ? "" : normalise(value.toString());
      if (normal.isEmpty()) {
        return null;
      }
      text.append('\u001f').append(field).append('\u001f').append(normal);
    }
    return hash(text.toString());
  }

  private static String normalise(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return WHITE_SPACE.matcher(folded.strip()).replaceAll(" ");
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
