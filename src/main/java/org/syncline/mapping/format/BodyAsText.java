package org.syncline.mapping.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Bodies as the texts that they are, in the character set that readers of their format use. */
public final class BodyAsText {
  private BodyAsText() {}

  /**
   * One body, without a byte order mark.
   *
   * @throws UnreadableBody where it is no text in that character set, or in one unknown here
   */
  public static String of(SourceBody body, FormatDefinition format) throws UnreadableBody {
    if (format instanceof FormatDefinition.Xml) {
      return XmlReader.text(body);
    }
    Charset charset = BodyText.declared(body);
    if (charset == null) {
      charset = BodyText.marked(body.bytes());
    }
    return BodyText.decode(body.bytes(), charset == null ? usual(format) : charset);
  }

  private static Charset usual(FormatDefinition format) {
    if (format instanceof FormatDefinition.Csv csv) {
      return csv.charset();
    }
    return format instanceof FormatDefinition.FixedWidth fixed
        ? fixed.charset()
        : StandardCharsets.UTF_8;
  }
}
