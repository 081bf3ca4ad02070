package org.syncline.mapping.format;

import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of separated values behind a header, which alone knows the columns. The reader for the
 * last header is remembered.
 */
final class CsvWhole implements WholeBody {
  private final FormatDefinition.Csv format;
  private volatile @Nullable Known last;

  private record Known(List<String> names, WholeBody columns) {}

  CsvWhole(FormatDefinition.Csv format) {
    this.format = format;
  }

  @Override
  public @Nullable Object read(SourceBody body) throws UnreadableBody {
    List<String> names = names(body);
    Known known = last;
    if (known == null || !known.names().equals(names)) {
      // A name that stands twice is refused by the reader, which knows where it stands.
      known = new Known(names, new WholeColumns(format, List.copyOf(new LinkedHashSet<>(names))));
      last = known;
    }
    return known.columns().read(body);
  }

  private List<String> names(SourceBody body) throws UnreadableBody {
    Charset charset = BodyText.declared(body);
    if (charset == null) {
      charset = BodyText.marked(body.bytes());
    }
    String text = BodyText.decode(body.bytes(), charset == null ? format.charset() : charset);
    return CsvReader.columns(text, format);
  }
}
