package org.syncline.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;

/** Short forms for tests; documents are written with single quotes. */
final class Plans {
  private Plans() {}

  static MappingPlan plan(String format, String... rows) {
    try {
      return MappingCompiler.compile(
          MappingTable.parse(MappingCompilerTest.table(String.join(",", rows))),
          FormatDefinition.parse(MappingCompilerTest.json(format)),
          GoldenCasesTest.recordType(),
          "erp");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SourceBody body(String text) {
    return new SourceBody(text.getBytes(StandardCharsets.UTF_8), null);
  }

  static Draft draft(Mapped mapped) {
    if (mapped instanceof Mapped.Accepted accepted) {
      return accepted.draft();
    }
    throw new AssertionError("was rejected: " + mapped);
  }
}
