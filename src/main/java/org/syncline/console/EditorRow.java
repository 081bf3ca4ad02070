package org.syncline.console;

import java.util.List;

/**
 * A row of a draft in its table.
 *
 * @param place from 0
 * @param shown as people read it
 * @param nested how many rows are nested in it
 * @param label of the field that it gives a value to; empty where it is none that is known
 * @param needed whether the record type requires the field
 * @param problems that keep it from being used
 */
public record EditorRow(
    int place,
    ShownRow shown,
    int nested,
    String label,
    boolean needed,
    List<EditorProblems.OfRow> problems) {
  public EditorRow {
    problems = List.copyOf(problems);
  }
}
