package org.syncline.mapping.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;
import org.syncline.mapping.format.UnreadableBody;
import org.syncline.mapping.format.WholeBody;

/**
 * Takes bodies of a format apart into their single values, each under its path: names as the format
 * writes paths, items of lists by number from 0. Objects and lists without anything in them count
 * as values.
 */
final class BodyLeaves {
  private final WholeBody whole;
  private final String separator;

  BodyLeaves(FormatDefinition format) {
    this.whole = WholeBody.of(format);
    this.separator = format instanceof FormatDefinition.Xml ? "/" : ".";
  }

  /** By path, in the order of the body; a record of one text alone stands under {@code .}. */
  Map<String, @Nullable Object> of(SourceBody body) throws UnreadableBody {
    Map<String, @Nullable Object> leaves = new LinkedHashMap<>();
    Object record = whole.read(body);
    if (record instanceof Map<?, ?> members) {
      members(members, "", leaves);
    } else {
      leaves.put(".", record);
    }
    return leaves;
  }

  private void members(Map<?, ?> members, String path, Map<String, @Nullable Object> leaves) {
    members.forEach(
        (name, value) ->
            add(path.isEmpty() ? String.valueOf(name) : path + separator + name, value, leaves));
  }

  private void add(String path, @Nullable Object value, Map<String, @Nullable Object> leaves) {
    if (value instanceof Map<?, ?> members && !members.isEmpty()) {
      members(members, path, leaves);
    } else if (value instanceof List<?> items && !items.isEmpty()) {
      for (int i = 0; i < items.size(); i++) {
        add(path + "[" + i + "]", items.get(i), leaves);
      }
    } else {
      leaves.put(path, value);
    }
  }
}
