package org.syncline.mapping.exchange.rest;

import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.platform.rest.ProblemDocument.Mistake;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.table.TableFormat;

/** Media types of tables, and what is said of those that can't be used. */
final class TableBodies {
  static final String CSV = "text/csv";
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  static final MediaType CSV_TYPE = MediaType.valueOf(CSV);
  static final MediaType XLSX_TYPE = MediaType.valueOf(XLSX);

  private TableBodies() {}

  /** Null for what is no table. */
  static @Nullable TableFormat formatOf(MediaType type) {
    if (type.isCompatible(CSV_TYPE)) {
      return TableFormat.CSV;
    }
    return type.isCompatible(XLSX_TYPE) ? TableFormat.XLSX : null;
  }

  /** The server lets no other type through. */
  static TableFormat known(@Nullable TableFormat format) {
    if (format == null) {
      throw ProblemException.invalid("Content-Type", "Send " + CSV + " or " + XLSX + ".");
    }
    return format;
  }

  static ProblemException refused(String detail, InvalidConfiguration e) {
    return ProblemException.unusable(
        detail,
        e.problems().stream()
            .map(problem -> new Mistake(problem.path(), problem.message()))
            .toList());
  }
}
