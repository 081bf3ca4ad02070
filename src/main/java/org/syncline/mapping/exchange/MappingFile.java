package org.syncline.mapping.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.platform.table.CsvLines;
import org.syncline.platform.table.Sheet;
import org.syncline.platform.table.SheetBook;
import org.syncline.platform.table.TableFormat;
import org.syncline.platform.table.TableWriter;
import org.syncline.platform.table.UnreadableTable;

/**
 * Mapping documents as files of tables, and back: what is written and read again has the same
 * members with the same values, down to absent, null and empty. Members may come in another order.
 */
public final class MappingFile {
  /** Most bytes of a file that is read. */
  public static final int MOST_BYTES = 5_000_000;

  private final byte[] document;
  private final Places places;

  private MappingFile(byte[] document, Places places) {
    this.document = document;
    this.places = places;
  }

  /**
   * The file for a document, which need not be a good mapping.
   *
   * @throws InvalidConfiguration where it is no JSON document, or does not fit into such a file
   */
  public static byte[] write(byte[] document, TableFormat format) {
    MappingParts parts = MappingParts.of(ConfigurationDocument.members(document));
    return format == TableFormat.XLSX
        ? SheetBook.write(XlsxFile.write(parts))
        : csv(CsvFile.write(parts));
  }

  private static byte[] csv(List<List<@Nullable String>> lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      List<String> head = lines.get(0).stream().map(String::valueOf).toList();
      TableWriter table = TableFormat.CSV.begin(out, "mapping", head);
      for (List<@Nullable String> line : lines.subList(1, lines.size())) {
        table.row(line);
      }
      table.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Reads a file.
   *
   * @param longest most bytes of the document
   * @throws InvalidConfiguration with all problems and their places in the file
   */
  public static MappingFile read(byte[] file, TableFormat format, int longest) {
    Places places = new Places();
    MappingParts parts = parts(file, format, places);
    List<ConfigurationProblem> problems = places.problems();
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
    byte[] document = JsonText.document(parts.document()).getBytes(StandardCharsets.UTF_8);
    if (document.length > longest) {
      throw refused("The document would have more than " + longest + " bytes: split it.");
    }
    return new MappingFile(document, places);
  }

  private static MappingParts parts(byte[] file, TableFormat format, Places places) {
    try {
      if (format == TableFormat.CSV) {
        return CsvFile.read(CsvLines.read(file), places);
      }
      SheetBook book = SheetBook.read(file);
      for (Sheet.Mistake mistake : book.mistakes()) {
        places.problem(mistake.place(), mistake.message());
      }
      return XlsxFile.read(book, places);
    } catch (UnreadableTable e) {
      throw refused(e.getMessage());
    }
  }

  private static InvalidConfiguration refused(String message) {
    return new InvalidConfiguration(List.of(new ConfigurationProblem("", message)));
  }

  /** UTF-8 JSON. */
  public byte[] document() {
    return document.clone();
  }

  /**
   * Problems of the document, told at their places in the file.
   *
   * @param id of the mapping, as it stands in the problems of flows that use it
   */
  public InvalidConfiguration placed(InvalidConfiguration e, String id) {
    return new InvalidConfiguration(places.placed(e.problems(), id));
  }
}
