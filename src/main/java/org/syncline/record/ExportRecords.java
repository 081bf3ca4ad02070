package org.syncline.record;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.table.NotedExport;
import org.syncline.platform.table.TableFormat;
import org.syncline.platform.table.TableWriter;

/**
 * Takes all records that a search finds out of the hub as a table, in the order of the search. The
 * columns are {@code id}, {@code version} and {@code updated} of the record, then the fields of its
 * type by their names, in the order of the type's document.
 *
 * <p>Each page is read in a transaction of its own: what changes meanwhile may be there as it was
 * or as it is.
 */
public final class ExportRecords {
  private static final int PAGE = 500;
  private static final String ACTION = "record.export";

  private final FindRecords find;
  private final AuditTrail audit;
  private final int page;

  public ExportRecords(FindRecords find, AuditTrail audit) {
    this(find, audit, PAGE);
  }

  ExportRecords(FindRecords find, AuditTrail audit, int page) {
    this.find = find;
    this.audit = audit;
    this.page = page;
  }

  /** What an export comes to before its first row. */
  public sealed interface Begun {

    /** It can be written, once. */
    record Ready(Export export) implements Begun {}

    /** What the search came to instead of a page. */
    record Refused(RecordsFound found) implements Begun {}
  }

  /**
   * Searches for the first page, and notes the export or its refusal.
   *
   * @param search its limit and where it goes on do not matter
   * @param rights of whoever asks: what is masked stays so, and records of others are not there
   */
  public Begun begin(RecordSearch search, String who, RecordRights rights, TableFormat format) {
    if (!rights.may(Permission.EXPORT_RECORDS)) {
      throw new NotAllowedException(who, Permission.EXPORT_RECORDS);
    }
    RecordsFound found = find.find(search.page(null, page), rights);
    NotedExport.Terms terms =
        new NotedExport.Terms(
            who,
            ACTION,
            "record-type/" + search.type(),
            format,
            "personal=" + (rights.seesPersonalData() ? "open" : "masked"));
    if (!(found instanceof RecordsFound.Page first)) {
      NotedExport.refuse(audit, terms, word(found));
      return new Begun.Refused(found);
    }
    return new Begun.Ready(new Export(search, rights, first, NotedExport.begin(audit, terms)));
  }

  private static String word(RecordsFound found) {
    if (found instanceof RecordsFound.NotYet) {
      return "index";
    }
    return found instanceof RecordsFound.UnknownType ? "type" : "search";
  }

  /** An export that has begun. */
  public final class Export {
    private final RecordSearch search;
    private final RecordRights rights;
    private final RecordsFound.Page first;
    private final NotedExport noted;

    private Export(
        RecordSearch search, RecordRights rights, RecordsFound.Page first, NotedExport noted) {
      this.search = search;
      this.rights = rights;
      this.first = first;
      this.noted = noted;
    }

    /**
     * Writes the table.
     *
     * @throws IOException where the receiver has gone away
     */
    public void writeTo(OutputStream out) throws IOException {
      RecordType type = first.type();
      noted.write(out, type.id(), columns(type), this::rows);
    }

    private void rows(TableWriter table) throws IOException {
      RecordsFound.Page at = first;
      while (true) {
        for (GoldenRecord record : at.records()) {
          table.row(cells(record, at.type()));
        }
        KeyQuery.Hit end = at.next();
        if (end == null) {
          return;
        }
        at = next(end);
      }
    }

    private RecordsFound.Page next(KeyQuery.Hit end) {
      RecordsFound found = find.find(search.page(end, page), rights);
      if (found instanceof RecordsFound.Page next) {
        return next;
      }
      throw new IllegalStateException(
          "Record type '" + search.type() + "' was changed while its records were exported.");
    }

    /** Of the fields that the head names, as the type shows them now. */
    private List<@Nullable Object> cells(GoldenRecord record, RecordType now) {
      Redaction redaction = rights.redaction(Optional.of(now));
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(record.id());
      cells.add(record.version());
      cells.add(record.updatedAt());
      for (FieldDefinition field : first.type().fields()) {
        Object value = record.values().get(field.name());
        boolean masked = redaction.masks(field.name());
        cells.add(masked ? redaction.shown(field.name(), value) : cell(field, value));
      }
      return cells;
    }
  }

  private static List<String> columns(RecordType type) {
    List<String> columns = new ArrayList<>(List.of("id", "version", "updated"));
    type.fields().forEach(field -> columns.add(field.name()));
    return columns;
  }

  private static @Nullable Object cell(FieldDefinition field, @Nullable Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    try {
      return switch (field.type()) {
        case DATE -> LocalDate.parse(text);
        case INSTANT -> Instant.parse(text);
        default -> text;
      };
    } catch (DateTimeParseException e) {
      return text;
    }
  }
}
