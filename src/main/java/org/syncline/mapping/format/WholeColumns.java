package org.syncline.mapping.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Found;

/** One record of a format that knows its columns before the first body. */
final class WholeColumns implements WholeBody {
  private final Map<String, Integer> slots = new LinkedHashMap<>();
  private final SourceReader reader;

  WholeColumns(FormatDefinition format, List<String> names) {
    SourceReader.Builder builder = SourceReader.builder(format);
    names.forEach(name -> slots.put(name, builder.slot(name)));
    this.reader = builder.build();
  }

  @Override
  public Object read(SourceBody body) throws UnreadableBody {
    @Nullable Object[] found = new Object[slots.size()];
    reader.read(body, found);
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    slots.forEach(
        (name, slot) -> {
          Object value = found[slot];
          if (value != null) {
            columns.put(name, value == Found.NULL ? null : value);
          }
        });
    return columns;
  }
}
