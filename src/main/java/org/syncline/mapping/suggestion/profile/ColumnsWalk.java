package org.syncline.mapping.suggestion.profile;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.syncline.mapping.format.FixedWidthColumn;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.RecordStream;
import org.syncline.mapping.format.UnreadableBody;
import org.syncline.mapping.format.WholeBody;
import org.syncline.mapping.value.Found;

/**
 * Records of columns, with separators or at fixed places, as many as there are. One that can't be
 * read is passed over, as the last one of a sample that was cut off.
 *
 * @param charset of the format
 * @param columns that a record may leave out
 */
record ColumnsWalk(FormatDefinition format, Charset charset, List<String> columns)
    implements SampleWalk {

  static ColumnsWalk of(FormatDefinition.Csv format) {
    return new ColumnsWalk(format, format.charset(), List.of());
  }

  static ColumnsWalk of(FormatDefinition.FixedWidth format) {
    return new ColumnsWalk(
        format, format.charset(), format.columns().stream().map(FixedWidthColumn::name).toList());
  }

  @Override
  public PathText paths() {
    return PathText.NAME;
  }

  @Override
  public void walk(String sample, Gathered gathered) throws UnreadableSample {
    String text = sample.startsWith("\uFEFF") ? sample.substring(1) : sample;
    boolean any = false;
    try (RecordStream records = RecordStream.of(format, text.getBytes(charset))) {
      WholeBody whole = WholeBody.of(format);
      RecordStream.FileRecord record;
      while ((record = records.next()) != null) {
        Map<?, ?> columns = read(whole, record);
        if (!columns.isEmpty()) {
          if (!gathered.nextRecord()) {
            return;
          }
          any = true;
          tell(columns, gathered);
        }
      }
    } catch (UnreadableBody e) {
      if (!any) {
        throw new UnreadableSample(String.valueOf(e.getMessage()));
      }
    } catch (IOException e) {
      throw new IllegalStateException("Reading from memory failed", e);
    }
    if (!any) {
      throw new UnreadableSample(
          "No line has as many values as there are columns: check the format, and send at least one"
              + " record.");
    }
  }

  private static Map<?, ?> read(WholeBody whole, RecordStream.FileRecord record) {
    try {
      return whole.read(record.body()) instanceof Map<?, ?> columns ? columns : Map.of();
    } catch (UnreadableBody cutOff) {
      return Map.of();
    }
  }

  private void tell(Map<?, ?> record, Gathered gathered) {
    record.forEach(
        (name, value) -> {
          if (!name.toString().isEmpty()) {
            gathered.found(
                Place.RECORD.then(name.toString(), -1), value == null ? Found.NULL : value);
          }
        });
    for (String column : columns) {
      if (!record.containsKey(column)) {
        gathered.absent(Place.RECORD.then(column, -1));
      }
    }
  }
}
