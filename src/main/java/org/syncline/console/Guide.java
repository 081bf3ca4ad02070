package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.sync.bulk.FileName;

/**
 * What the address of the guide says: which system is connected in which way, and what was chosen
 * that no document says yet. Whatever is not usable counts as not chosen.
 *
 * @param system its id; empty before there is one
 * @param way one of {@link #WAYS}; empty before it was chosen
 * @param object that the system sends
 * @param recordType that its records become
 * @param file that is read first
 * @param format of the records, as JSON text
 */
record Guide(
    String system, String way, String object, String recordType, String file, String format)
    implements Serializable {
  static final String FILE = "file";
  static final String JMS = "jms";
  static final String HTTP = "http";
  static final String OTHER = "other";

  /** How records come from a system. */
  static final List<String> WAYS = List.of(FILE, JMS, HTTP, OTHER);

  static final String PAGE = "connect.xhtml";

  /** Most characters of a format in an address. */
  static final int LONGEST_FORMAT = 4_000;

  private static final int LONGEST_OBJECT = 80;

  /** Of ids of mappings. */
  private static final int LONGEST_ID = 40;

  static Guide of(HttpServletRequest request) {
    String way = text(request.getParameter("way"));
    return new Guide(
        Asked.id(request, "system"),
        WAYS.contains(way) ? way : "",
        object(text(request.getParameter("object"))),
        Asked.id(request, "recordType"),
        FileName.of(text(request.getParameter(FILE))).map(FileName::value).orElse(""),
        format(text(request.getParameter("format"))));
  }

  private static String object(String object) {
    return object.length() > LONGEST_OBJECT || object.chars().anyMatch(Character::isISOControl)
        ? ""
        : object;
  }

  private static String format(String format) {
    return format.length() <= LONGEST_FORMAT && read(format).isPresent() ? format : "";
  }

  private static Optional<FormatDefinition> read(String format) {
    if (format.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(FormatDefinition.parse(format.getBytes(StandardCharsets.UTF_8)));
    } catch (InvalidConfiguration | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The format as an object of a document; null where none was chosen. */
  @Nullable Map<String, @Nullable Object> formatMembers() {
    return format.isEmpty()
        ? null
        : ConfigurationDocument.members(format.getBytes(StandardCharsets.UTF_8));
  }

  /** The same for another file. */
  Guide of(String name) {
    return new Guide(system, way, object, recordType, name, format);
  }

  /** Whether all is chosen that the mapping and the flow need. */
  boolean isChosen() {
    return !object.isEmpty() && !recordType.isEmpty() && !format.isEmpty();
  }

  /** The id that its mapping and its flow get unless somebody chooses another. */
  String usualId() {
    StringBuilder id = new StringBuilder(system).append('-');
    for (int i = 0; i < object.length(); i++) {
      char c = Character.toLowerCase(object.charAt(i));
      boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
      if (plain) {
        id.append(c);
      } else if (id.charAt(id.length() - 1) != '-') {
        id.append('-');
      }
    }
    String cut = id.substring(0, Math.min(id.length(), LONGEST_ID));
    while (cut.endsWith("-")) {
      cut = cut.substring(0, cut.length() - 1);
    }
    return MappingTable.isId(cut) ? cut : "";
  }

  /** As the query of an address. */
  String query() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("system", system);
    parts.put("way", way);
    parts.put("object", object);
    parts.put("recordType", recordType);
    parts.put(FILE, file);
    parts.put("format", format);
    parts.values().removeIf(String::isEmpty);
    return PageSearch.query(parts);
  }

  String address() {
    String query = query();
    return query.isEmpty() ? PAGE : PAGE + "?" + query;
  }
}
