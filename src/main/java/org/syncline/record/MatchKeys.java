package org.syncline.record;

import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Sha256;

/**
 * Match keys of a record: per match rule a SHA-256 over its normalised fields (NFKC, lower case,
 * white space collapsed), so that no personal data stands in an index and the length is fixed. A
 * rule with a blank field gives no key: blank never matches.
 */
public final class MatchKeys {
  private MatchKeys() {}

  /** Keys by rule number, in the order of the rules. */
  public static SortedMap<Integer, String> of(RecordType type, FieldValues values) {
    TreeMap<Integer, String> keys = new TreeMap<>();
    if (values.get(RecordMark.MERGED_INTO) != null) {
      // Whoever looks for it is to find the record that is left.
      return keys;
    }
    List<MatchRule> rules = type.matchRules();
    for (int i = 0; i < rules.size(); i++) {
      String key = key(type, rules.get(i), values);
      if (key != null) {
        keys.put(i, key);
      }
    }
    return keys;
  }

  /** The keys of all rules of one field that the asker may look for, if it had this text. */
  static Set<String> ofText(RecordType type, String text, Redaction redaction) {
    Set<String> keys = new LinkedHashSet<>();
    for (MatchRule rule : type.matchRules()) {
      if (rule.fields().size() == 1
          && !redaction.forbidsGuesses(rule.fields().get(0))
          && !SearchText.normalised(text).isEmpty()) {
        keys.add(ofAlone(type, rule.fields().get(0), text));
      }
    }
    return keys;
  }

  /** The key of the rule that has this field alone, for a value that is not blank. */
  static String ofAlone(RecordType type, String field, Object value) {
    String key =
        key(
            type,
            new MatchRule(field, List.of(field)),
            FieldValues.ofCanonical(new TreeMap<>(Map.of(field, value))));
    return key == null ? "" : key;
  }

  private static @Nullable String key(RecordType type, MatchRule rule, FieldValues values) {
    StringBuilder text = new StringBuilder(type.id());
    for (String field : rule.fields()) {
      Object value = values.get(field);
      String normal = value == null ? "" : SearchText.normalised(value.toString());
      if (normal.isEmpty()) {
        return null;
      }
      text.append('\u001f').append(field).append('\u001f').append(normal);
    }
    return hash(text.toString());
  }

  private static String hash(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(text));
  }
}
