package org.syncline.sync.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Masked;
import org.syncline.record.FieldDefinition.Privacy;
import org.syncline.record.RecordType;

/**
 * Parts of a state as one person may see them. Of a body that no flow reads back nobody knows which
 * part is whose field, so that all of it counts as sensitive.
 *
 * @param open whether the person sees personal data
 * @param published whether the flow is in force: another one may lead a name into a field that
 *     everybody may see
 */
record ShownMembers(RecordType type, boolean open, boolean published) {

  TriedRecord.Member of(
      TriedRecord.By by, String path, @Nullable JsonNode there, @Nullable JsonNode written) {
    Privacy privacy = privacy(by, path);
    return new TriedRecord.Member(path, shown(there, privacy), shown(written, privacy));
  }

  private Privacy privacy(TriedRecord.By by, String path) {
    if (open) {
      return Privacy.NONE;
    }
    return published && by == TriedRecord.By.FIELDS
        ? type.field(path).map(field -> field.privacy()).orElse(Privacy.SENSITIVE)
        : Privacy.SENSITIVE;
  }

  /** That something is empty tells nothing. */
  private static @Nullable JsonNode shown(@Nullable JsonNode value, Privacy privacy) {
    if (value == null || value.isNull() || privacy == Privacy.NONE) {
      return value;
    }
    String text = value.isValueNode() ? value.asText() : value.toString();
    return text.isEmpty() ? value : TextNode.valueOf(Masked.of(text, privacy == Privacy.SENSITIVE));
  }
}
