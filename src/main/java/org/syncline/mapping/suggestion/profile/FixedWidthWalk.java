package org.syncline.mapping.suggestion.profile;

import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.value.Characters;
import org.syncline.mapping.value.Found;

/** Lines of columns at fixed places, each a record. */
record FixedWidthWalk(FormatDefinition.FixedWidth format) implements SampleWalk {

  @Override
  public PathText paths() {
    return PathText.NAME;
  }

  @Override
  public void walk(String sample, Gathered gathered) throws UnreadableSample {
    boolean any = false;
    for (String line : (Iterable<String>) sample.lines()::iterator) {
      if (!line.isBlank()) {
        if (!gathered.nextRecord()) {
          return;
        }
        any = true;
        for (FormatDefinition.FixedWidth.Column column : format.columns()) {
          column(line, column, gathered);
        }
      }
    }
    if (!any) {
      throw new UnreadableSample("There is no line in it: send at least one record.");
    }
  }

  private void column(String line, FormatDefinition.FixedWidth.Column column, Gathered gathered) {
    Place place = Place.RECORD.then(column.name(), -1);
    int start = Characters.index(line, 0, column.start() - 1);
    String text =
        line.substring(start, Characters.index(line, start, column.length())).stripTrailing();
    if (text.isEmpty()) {
      gathered.absent(place);
    } else {
      gathered.found(place, text.equals(format.nullText()) ? Found.NULL : text);
    }
  }
}
