package org.syncline.samples;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** From what a card says to what a message of it must come to mean. */
final class Understanding {
  private Understanding() {}

  /**
   * @param constants fields that the mapping itself fills
   * @param requiredParent whether a reference must be there before the message goes on
   */
  static Meaning of(
      Card card, @Nullable Long stamp, boolean requiredParent, Map<String, Object> constants) {
    SortedMap<String, @Nullable Object> values = new TreeMap<>(constants);
    List<Meaning.Link> links = new ArrayList<>();
    for (Map.Entry<String, Said> entry : card.fields().entrySet()) {
      String field = entry.getKey();
      Said said = entry.getValue();
      if (said instanceof Said.Fault fault) {
        return fault.code().startsWith("KEY_")
            ? new Meaning.NoLane(fault.code())
            : new Meaning.Faulty(card.key(), stamp, fault.code());
      } else if (said instanceof Said.Value value && !field.startsWith("@")) {
        values.put(field, canonical(value.meant()));
      } else if (said instanceof Said.Null || said instanceof Said.Clearing) {
        values.put(field, null);
      } else if (said instanceof Said.Reference reference) {
        links.add(
            new Meaning.Link(
                field, new SourceKey("erp", "customer", reference.key()), requiredParent));
      }
    }
    return new Meaning.Change(card.key(), stamp, card.time(), values, List.copyOf(links));
  }

  private static Object canonical(Object meant) {
    return meant instanceof String text ? Normalizer.normalize(text, Normalizer.Form.NFC) : meant;
  }
}
