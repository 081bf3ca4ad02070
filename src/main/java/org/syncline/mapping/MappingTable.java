package org.syncline.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.mapping.format.FormatDefinition;

/**
 * A mapping as written: rows for people to read, to be compiled for a source format. It leads to a
 * record type or to an output, never to both.
 *
 * @param recordType id of the type, empty where there is an output
 * @param output format of what the mapping writes
 * @param cases what the mapping has to make of some bodies; not part of the compiled plan
 */
public record MappingTable(
    String id,
    String recordType,
    @Nullable FormatDefinition output,
    List<MappingRow> rows,
    Map<String, ValueMap> maps,
    Map<String, DecisionTable> tables,
    List<GoldenCase> cases) {

  public MappingTable {
    rows = List.copyOf(rows);
    maps = Collections.unmodifiableMap(new LinkedHashMap<>(maps));
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    cases = List.copyOf(cases);
  }

  /**
   * Reads a mapping document.
   *
   * @throws org.syncline.configuration.InvalidConfiguration with all problems
   */
  public static MappingTable parse(byte[] json) {
    return ConfigurationDocument.read(json, MappingTable::table);
  }

  /** Whether a mapping can be named so. */
  public static boolean isId(String id) {
    return id.matches("[a-z][a-z0-9-]{0,39}");
  }

  private static MappingTable table(ConfigurationObject document) {
    String id = document.text("id");
    if (!id.isEmpty() && !isId(id)) {
      document.problem("id", "Use a lower-case letter, then letters, digits and '-', 40 at most.");
    }
    FormatDefinition output = document.object("output", FormatDefinition::read);
    String recordType = "";
    if (!document.has("output")) {
      recordType = document.text("recordType");
    } else if (document.has("recordType")) {
      document.problem(
          "output", "A mapping leads to a record type or to an output: leave one of both out.");
    }
    return new MappingTable(
        id,
        recordType,
        output,
        document.objects("rows", RowDocument::read),
        document.objectsByName("maps", LookupDocument::valueMap),
        document.objectsByName("tables", LookupDocument::decisionTable),
        GoldenCase.cases(document));
  }
}
