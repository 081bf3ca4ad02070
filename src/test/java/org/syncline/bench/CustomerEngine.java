package org.syncline.bench;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.syncline.bench.peer.Subject;
import org.syncline.mapping.BodyPlan;
import org.syncline.mapping.MappedBody;
import org.syncline.mapping.MappingCompiler;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;

/** The hub's engine as a subject: the customer of {@link Subject} as a mapping table. */
final class CustomerEngine implements Subject {
  private static final String TABLE =
      """
      {"id": "bench", "output": {"kind": "json"}, "rows": [
        {"target": "schema", "constant": 2},
        {"target": "source", "constant": "erp"},
        {"target": "key", "source": "no", "default": null},
        {"target": "version", "source": "rev", "type": "integer", "default": null},
        {"target": "changedAt", "source": "changed", "type": "instant", "format": "epoch-millis", "default": null},
        {"target": "kind", "source": "type", "map": "kinds", "default": null},
        {"target": "title", "source": "title", "default": null},
        {"target": "name.given", "source": "name.first", "default": null},
        {"target": "name.family", "source": "name.last", "default": null},
        {"target": "name.company", "source": "name.company", "default": null},
        {"target": "birthDate", "source": "born", "type": "date", "format": "dd.MM.yyyy", "default": null},
        {"target": "language", "source": "lang", "default": null},
        {"target": "industry", "source": "branch", "map": "industries", "default": null},
        {"target": "lifecycle", "source": "status", "map": "states", "default": null},
        {"target": "creditLimit", "source": "credit", "type": "decimal", "locale": "de", "default": null},
        {"target": "discount", "source": "discount", "type": "decimal", "locale": "de", "default": null},
        {"target": "owner", "source": "rep", "default": null},
        {"target": "newsletter", "source": "news", "type": "boolean", "default": null},
        {"target": "employer", "source": "employerNo", "default": null},
        {"target": "address.street", "source": "address.street", "default": null},
        {"target": "address.postalCode", "source": "address.zip", "default": null},
        {"target": "address.city", "source": "address.city", "default": null},
        {"target": "address.country", "source": "address.country", "map": "countries", "default": null},
        {"target": "address.region", "source": "address.region", "default": null},
        {"target": "phones", "each": "contacts[*kind=tel]", "rows": [
          {"target": "number", "source": "value",
           "steps": [["replace", " ", ""], ["replace", "(", ""], ["replace", ")", ""], ["replace", "-", ""]]},
          {"target": "use", "source": "use"}]},
        {"target": "emails", "each": "contacts[*kind=mail]", "rows": [
          {"target": "address", "source": "value", "steps": ["trim", "lower"]},
          {"target": "use", "source": "use"}]}],
       "maps": {
        "kinds": {"entries": {"P": "person", "O": "organisation"}, "unknown": {"default": "unknown"}},
        "industries": {"entries": {"01": "Engineering", "02": "Trade", "03": "Health"}, "unknown": "keep"},
        "states": {"entries": {"A": "customer", "X": "former"}, "unknown": {"default": "lead"}},
        "countries": {"entries": {"D": "DE", "A": "AT", "I": "IT"}, "unknown": "keep"}}}
      """;

  private final BodyPlan plan =
      MappingCompiler.compile(
          MappingTable.parse(TABLE.getBytes(StandardCharsets.UTF_8)),
          new FormatDefinition.Json(),
          DefinedFunctions.NONE);

  /** By their names in the report. */
  static Map<String, Subject> all() {
    return Map.of("syncline", new CustomerEngine());
  }

  @Override
  public byte[] run(byte[] body) {
    MappedBody mapped = plan.map(new SourceBody(body, null));
    if (mapped instanceof MappedBody.Written written) {
      return written.bytes();
    }
    throw new AssertionError("was refused: " + mapped);
  }
}
