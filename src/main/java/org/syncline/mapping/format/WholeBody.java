package org.syncline.mapping.format;

import org.jspecify.annotations.Nullable;

/**
 * Reads all of a body, not only what is mapped, as values in each other: for what looks at a record
 * as a whole. Immutable, shared between threads.
 *
 * <ul>
 *   <li>JSON and map: as it is.
 *   <li>CSV and fixed-width: an object of the columns, each a text, null, or left out where the
 *       reader finds it absent.
 *   <li>XML: the record's element. An element is an object of its attributes ({@code @name}) and
 *       elements; one that comes more than once is a list; text beside them is {@code #text}. An
 *       element of text alone is that text, one with {@code xsi:nil="true"} and no elements is
 *       null. With {@code namespaces} in the format names have its prefixes ({@code p:name}), and
 *       those of other namespaces are <code>{uri}name</code>; without it they are local names.
 * </ul>
 */
public interface WholeBody {

  /**
   * Reads one body.
   *
   * @return an unmodifiable Map or List of these, String, BigDecimal, Boolean and null; or a String
   *     or null for an XML record of text alone
   */
  @Nullable Object read(SourceBody body) throws UnreadableBody;

  static WholeBody of(FormatDefinition format) {
    if (format instanceof FormatDefinition.Xml xml) {
      return new XmlWhole(xml);
    }
    if (format instanceof FormatDefinition.Csv csv) {
      return csv.header() ? new CsvWhole(csv) : new WholeColumns(format, csv.columns());
    }
    if (format instanceof FormatDefinition.FixedWidth fixed) {
      return new WholeColumns(
          format, fixed.columns().stream().map(FixedWidthColumn::name).toList());
    }
    return new JsonWhole();
  }
}
