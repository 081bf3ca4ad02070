package org.syncline.mapping.golden;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.GoldenCase;
import org.syncline.mapping.MappedBody;
import org.syncline.mapping.format.BodyAsText;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;
import org.syncline.mapping.format.UnreadableBody;
import org.syncline.mapping.format.XmlRoot;
import org.syncline.mapping.golden.CaseResult.Compared;
import org.syncline.record.FieldDefinition.Privacy;

/**
 * Compares a body that a mapping wrote with the one that a case expects, value by value: JSON, maps
 * and XML by what they say, whichever way it is written; CSV and fixed-width to the byte. Nobody
 * knows how private the values of an output are, so that none is shown.
 */
final class CompareOutput {
  private final FormatDefinition format;
  private final BodyLeaves leaves;
  private final @Nullable SourceBody expected;
  private final CompareCase compare;

  /**
   * @param format of the output
   * @throws UnreadableBody where the expected body is none of the output's format
   */
  CompareOutput(GoldenCase goldenCase, FormatDefinition format) throws UnreadableBody {
    this.format = format;
    this.leaves = new BodyLeaves(format);
    SourceBody given = goldenCase.output();
    this.expected = given == null ? null : inCharset(given);
    this.compare =
        new CompareCase(
            goldenCase, expected == null ? null : read(expected), field -> Privacy.SENSITIVE);
  }

  List<Compared> with(MappedBody mapped) {
    if (mapped instanceof MappedBody.Rejected rejected) {
      return compare.with(Came.refused(rejected));
    }
    MappedBody.Written written = (MappedBody.Written) mapped;
    SourceBody body = new SourceBody(written.bytes(), null);
    List<Compared> compared = new ArrayList<>(compare.with(new Came(own(body), written.noted())));
    if (expected != null && compared.stream().allMatch(Compared::isRight)) {
      Difference difference = asWhole(expected, body);
      if (difference != null || compared.isEmpty()) {
        compared.add(new Compared(CompareCase.BODY, difference));
      }
    }
    return compared;
  }

  private boolean isExact() {
    return format instanceof FormatDefinition.Csv || format instanceof FormatDefinition.FixedWidth;
  }

  /** Text of a case comes in UTF-8; to the byte it is compared in the charset of the output. */
  private SourceBody inCharset(SourceBody given) {
    Charset charset = null;
    if (format instanceof FormatDefinition.Csv csv) {
      charset = csv.charset();
    } else if (format instanceof FormatDefinition.FixedWidth fixed) {
      charset = fixed.charset();
    }
    return given.charset() == null || charset == null
        ? given
        : new SourceBody(new String(given.bytes(), StandardCharsets.UTF_8).getBytes(charset), null);
  }

  private Map<String, @Nullable Object> read(SourceBody body) throws UnreadableBody {
    try {
      return leaves.of(body);
    } catch (UnreadableBody e) {
      // A row of blanks may be no record for a reader, and still be what has to be written.
      if (isExact()) {
        return Map.of();
      }
      throw e;
    }
  }

  private Map<String, @Nullable Object> own(SourceBody written) {
    try {
      return read(written);
    } catch (UnreadableBody e) {
      throw new IllegalStateException("A body that the hub wrote can't be read", e);
    }
  }

  /** What is left to differ where all values are right. */
  private @Nullable Difference asWhole(SourceBody wanted, SourceBody written) {
    if (isExact()) {
      return Arrays.equals(wanted.bytes(), written.bytes()) ? null : inBytes(wanted, written);
    }
    return format instanceof FormatDefinition.Xml ? inRoot(wanted, written) : null;
  }

  private Difference inBytes(SourceBody wanted, SourceBody written) {
    String a = text(wanted);
    String b = text(written);
    return new Difference(
        "the bytes of 'out' (" + wanted.bytes().length + ")",
        "others (" + written.bytes().length + ")",
        a.equals(b) ? null : ShownValue.differsFrom(a, b));
  }

  /** Characters to count in; of what is no text, one a byte. */
  private String text(SourceBody body) {
    try {
      return BodyAsText.of(body, format);
    } catch (UnreadableBody e) {
      return new String(body.bytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static @Nullable Difference inRoot(SourceBody wanted, SourceBody written) {
    try {
      String a = XmlRoot.name(wanted);
      String b = XmlRoot.name(written);
      return a.equals(b)
          ? null
          : new Difference("the root element " + a, "the root element " + b, null);
    } catch (UnreadableBody e) {
      throw new IllegalStateException("A body that was read can't be read again", e);
    }
  }
}
