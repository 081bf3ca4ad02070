package org.syncline.bench.peer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;
import org.syncline.mapping.format.SourceReader;

/**
 * The hub's reader of a format and one written by hand for this very customer, which have to find
 * the same.
 *
 * @param bodies the same customers as in {@link CustomerBodies}, in this format
 */
public record ReaderPair(String format, SlotReader ours, SlotReader byHand, List<byte[]> bodies) {

  /** All formats but JSON, each with so many bodies. */
  public static List<ReaderPair> all(long seed, int count) {
    List<ObjectNode> customers = new ArrayList<>();
    CustomerBodies made = new CustomerBodies(seed);
    for (int i = 0; i < count; i++) {
      customers.add(made.next());
    }
    return List.of(
        pair(
            "XML",
            "{\"kind\": \"xml\"}",
            XmlCustomer.PATHS,
            XmlCustomer::read,
            XmlCustomer::of,
            customers),
        pair(
            "CSV",
            "{\"kind\": \"csv\"}",
            FlatCustomer.MAPPED,
            CsvCustomer::read,
            CsvCustomer::of,
            customers),
        pair(
            "fixed-width",
            FixedWidthCustomer.FORMAT,
            FlatCustomer.MAPPED,
            FixedWidthCustomer::read,
            FixedWidthCustomer::of,
            customers));
  }

  private static ReaderPair pair(
      String name,
      String format,
      List<String> paths,
      SlotReader byHand,
      Function<ObjectNode, String> written,
      List<ObjectNode> customers) {
    SourceReader.Builder builder =
        SourceReader.builder(FormatDefinition.parse(format.getBytes(StandardCharsets.UTF_8)));
    for (int i = 0; i < paths.size(); i++) {
      if (builder.slot(paths.get(i)) != i) {
        throw new IllegalStateException("The slots have another order: " + paths.get(i));
      }
    }
    SourceReader reader = builder.build();
    return new ReaderPair(
        name,
        body -> {
          Object[] slots = new Object[paths.size()];
          reader.read(new SourceBody(body, null), slots);
          return slots;
        },
        byHand,
        customers.stream()
            .map(written)
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList());
  }
}
