package org.syncline.mapping.suggestion.profile;

import java.util.ArrayList;
import java.util.List;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.value.Found;

/**
 * Lines of separated values, as many as there are, below a header where the format has one. Lines
 * of another number of values are passed over, as the last one of a sample that was cut off.
 */
record CsvWalk(FormatDefinition.Csv format) implements SampleWalk {

  private record Cell(String text, boolean quoted) {}

  @Override
  public PathText paths() {
    return PathText.NAME;
  }

  @Override
  public void walk(String sample, Gathered gathered) throws UnreadableSample {
    List<List<Cell>> lines = lines(sample.startsWith("\uFEFF") ? sample.substring(1) : sample);
    List<String> names = format.columns();
    int first = 0;
    if (format.header() && !lines.isEmpty()) {
      names = lines.get(0).stream().map(Cell::text).toList();
      first = 1;
    }
    boolean any = false;
    for (List<Cell> line : lines.subList(first, lines.size())) {
      if (line.size() == names.size()) {
        if (!gathered.nextRecord()) {
          return;
        }
        any = true;
        record(names, line, gathered);
      }
    }
    if (!any) {
      throw new UnreadableSample(
          "No line has as many values as there are columns: check the format's 'separator',"
              + " 'quote' and 'header', and send at least one record.");
    }
  }

  private void record(List<String> names, List<Cell> line, Gathered gathered) {
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).isEmpty()) {
        Cell cell = line.get(i);
        boolean isNull = !cell.quoted() && cell.text().equals(format.nullText());
        gathered.found(Place.RECORD.then(names.get(i), -1), isNull ? Found.NULL : cell.text());
      }
    }
  }

  private List<List<Cell>> lines(String text) {
    List<List<Cell>> lines = new ArrayList<>();
    List<Cell> line = new ArrayList<>();
    int at = 0;
    while (at < text.length() && lines.size() <= Gathered.MOST_RECORDS) {
      if (line.isEmpty() && isLineBreak(text.charAt(at))) {
        at++;
        continue;
      }
      StringBuilder value = new StringBuilder();
      boolean quoted = text.charAt(at) == format.quote();
      at = quoted ? quoted(text, at + 1, value) : at;
      while (at < text.length()
          && text.charAt(at) != format.separator()
          && !isLineBreak(text.charAt(at))) {
        value.append(text.charAt(at++));
      }
      line.add(new Cell(value.toString(), quoted));
      boolean separated = at < text.length() && text.charAt(at) == format.separator();
      at++;
      if (separated && (at == text.length() || isLineBreak(text.charAt(at)))) {
        line.add(new Cell("", false));
        separated = false;
        at++;
      }
      if (!separated) {
        lines.add(line);
        line = new ArrayList<>();
      }
    }
    return lines;
  }

  /** Reads to behind the closing quote, or to the end. */
  private int quoted(String text, int from, StringBuilder value) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == format.quote()) {
        if (at == text.length() || text.charAt(at) != format.quote()) {
          return at;
        }
        at++;
      }
      value.append(c);
    }
    return at;
  }

  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
