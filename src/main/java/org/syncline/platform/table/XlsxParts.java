package org.syncline.platform.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.hardened.ArchiveLimits;
import org.syncline.platform.hardened.HardenedArchive;
import org.syncline.platform.hardened.HardenedXml;
import org.syncline.platform.hardened.RefusedArchive;
import org.syncline.platform.hardened.RefusedXml;

/**
 * The parts of a workbook and how they refer to each other (ISO/IEC 29500-2). Nothing outside the
 * file is ever looked at.
 */
final class XlsxParts {
  private static final ArchiveLimits LIMITS =
      new ArchiveLimits(TableLimits.MOST_BYTES, 1_000, 20_000_000, 30_000_000, 300);

  private final SortedMap<String, byte[]> files;

  private XlsxParts(SortedMap<String, byte[]> files) {
    this.files = files;
  }

  /**
   * What a part refers to.
   *
   * @param type the last word of its type, such as {@code worksheet}
   * @param part name of the part meant
   */
  record Relation(String type, String part) {}

  /** Hears what stands in a part, one element after the other. */
  interface Listener {
    void begin(String element, XMLStreamReader at) throws UnreadableTable;

    default void text(String text) throws UnreadableTable {}

    default void end(String element) throws UnreadableTable {}
  }

  static XlsxParts of(byte[] xlsx) throws UnreadableTable {
    TableLimits.refuseLarge(xlsx);
    try {
      return new XlsxParts(HardenedArchive.read(xlsx, LIMITS));
    } catch (RefusedArchive e) {
      throw new UnreadableTable(
          "This is no XLSX workbook that can be read (save it as .xlsx, without a password): "
              + e.getMessage());
    }
  }

  boolean has(String part) {
    return files.containsKey(part);
  }

  /** Reads a part from its beginning to its end. */
  void hear(String part, Listener listener) throws UnreadableTable {
    byte[] content = files.get(part);
    if (content == null) {
      throw damaged("'" + part + "' is missing");
    }
    try {
      XMLStreamReader xml = HardenedXml.read(TableText.of(content, "Part '" + part + "'"));
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> listener.begin(xml.getLocalName(), xml);
          case XMLStreamConstants.END_ELEMENT -> listener.end(xml.getLocalName());
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
              listener.text(xml.getText());
          default -> {}
        }
      }
    } catch (RefusedXml e) {
      throw damaged("part '" + part + "' is refused: " + e.getMessage());
    } catch (XMLStreamException e) {
      throw damaged("part '" + part + "' is not well-formed");
    }
  }

  /** By id; empty where the part has none. */
  Map<String, Relation> relations(String part) throws UnreadableTable {
    int slash = part.lastIndexOf('/') + 1;
    String folder = part.substring(0, slash);
    String list = folder + "_rels/" + part.substring(slash) + ".rels";
    Map<String, Relation> relations = new LinkedHashMap<>();
    if (has(list)) {
      hear(
          list,
          (element, at) -> {
            String target = at.getAttributeValue(null, "Target");
            boolean inside = !"External".equals(at.getAttributeValue(null, "TargetMode"));
            String id = at.getAttributeValue(null, "Id");
            if (element.equals("Relationship") && inside && target != null && id != null) {
              relations.put(
                  id,
                  new Relation(lastWord(at.getAttributeValue(null, "Type")), at(folder, target)));
            }
          });
    }
    return relations;
  }

  private static String lastWord(@Nullable String type) {
    return type == null ? "" : type.substring(type.lastIndexOf('/') + 1);
  }

  /** The name of a part as another one in {@code folder} writes it. */
  private static String at(String folder, String target) {
    Deque<String> path = new ArrayDeque<>();
    String whole = target.startsWith("/") ? target : folder + target;
    for (String step : segments(whole)) {
      if (step.equals("..")) {
        path.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        path.addLast(step);
      }
    }
    return String.join("/", path);
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    int from = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
      segments.add(path.substring(from, slash));
      from = slash + 1;
    }
    segments.add(path.substring(from));
    return segments;
  }

  static UnreadableTable damaged(String what) {
    return new UnreadableTable(
        "The workbook is damaged (" + what + "): open it in a spreadsheet and save it again.");
  }
}
