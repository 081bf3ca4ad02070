package org.syncline.mapping.format;

import java.nio.charset.Charset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationObject;

/** Reads the members of a fixed-width format. */
final class FixedWidthDocument {
  private static final int LONGEST = 1_000_000;
  private static final String TEXT = "text";

  private final ConfigurationObject format;
  private final Set<FixedWidthColumn.NullBytes> nullBytes;

  private FixedWidthDocument(ConfigurationObject format) {
    this.format = format;
    this.nullBytes = nullBytes(format);
  }

  static FormatDefinition.FixedWidth read(ConfigurationObject format, Charset charset) {
    return new FixedWidthDocument(format).read(charset);
  }

  private FormatDefinition.FixedWidth read(Charset charset) {
    FixedWidthUnit unit =
        format.choice(
            "unit",
            words(FixedWidthUnit.values(), FixedWidthUnit::word),
            FixedWidthUnit.CHARACTERS);
    int length = format.number("length", 1, LONGEST, 0);
    boolean fixed = unit == FixedWidthUnit.BYTES && length > 0;
    return new FormatDefinition.FixedWidth(
        unit,
        charset,
        length,
        format.choice(
            "lineEnd",
            words(FixedWidthLineEnd.values(), FixedWidthLineEnd::word),
            fixed ? FixedWidthLineEnd.NONE : FixedWidthLineEnd.ANY),
        format.objects("columns", this::column),
        format.optionalText("null"));
  }

  private FixedWidthColumn column(ConfigurationObject column) {
    String name = column.text("name");
    int start = column.number("start", 1, LONGEST, null);
    int length = column.number("length", 1, LONGEST, null);
    FixedWidthColumn.Kind kind = kind(column);
    FixedWidthColumn.Content content = kind == null ? text(column) : number(column, kind);
    // Of a binary number these bytes are 0 and -1: they mean null only where its column says so.
    boolean own = column.has("nullBytes") || kind == FixedWidthColumn.Kind.BINARY;
    return new FixedWidthColumn(name, start, length, content, own ? nullBytes(column) : nullBytes);
  }

  private static FixedWidthColumn.@Nullable Kind kind(ConfigurationObject column) {
    Map<String, List<FixedWidthColumn.Kind>> kinds = new LinkedHashMap<>();
    kinds.put(TEXT, List.of());
    for (FixedWidthColumn.Kind kind : FixedWidthColumn.Kind.values()) {
      kinds.put(kind.word(), List.of(kind));
    }
    List<FixedWidthColumn.Kind> chosen = column.choice("type", kinds, List.of());
    return chosen.isEmpty() ? null : chosen.get(0);
  }

  private static FixedWidthColumn.Text text(ConfigurationObject column) {
    refuse(column, "decimals", "zoned, packed and binary");
    refuse(column, "sign", "zoned, packed and binary");
    FixedWidthColumn.Text plain = FixedWidthColumn.Text.PLAIN;
    return new FixedWidthColumn.Text(
        column.choice("align", aligns(), plain.align()),
        fill(column, plain.fill()),
        column.choice("trim", trims(), plain.trim()));
  }

  private static Map<String, FixedWidthColumn.Align> aligns() {
    Map<String, FixedWidthColumn.Align> aligns = new LinkedHashMap<>();
    aligns.put("left", FixedWidthColumn.Align.LEFT);
    aligns.put("right", FixedWidthColumn.Align.RIGHT);
    return aligns;
  }

  private static Map<String, FixedWidthColumn.Trim> trims() {
    Map<String, FixedWidthColumn.Trim> trims = new LinkedHashMap<>();
    trims.put("fill", FixedWidthColumn.Trim.FILL);
    trims.put("both", FixedWidthColumn.Trim.BOTH);
    trims.put("none", FixedWidthColumn.Trim.NONE);
    return trims;
  }

  private static int fill(ConfigurationObject column, int absent) {
    String text = column.optionalText("fill");
    if (text == null) {
      return absent;
    }
    if (!text.isEmpty() && text.codePointCount(0, text.length()) == 1) {
      return text.codePointAt(0);
    }
    column.problem("fill", "Give exactly one character.");
    return absent;
  }

  private static FixedWidthColumn.Numeric number(
      ConfigurationObject column, FixedWidthColumn.Kind kind) {
    refuse(column, "align", TEXT);
    refuse(column, "fill", TEXT);
    refuse(column, "trim", TEXT);
    Map<String, FixedWidthColumn.Sign> signs = new LinkedHashMap<>();
    signs.put("trailing", FixedWidthColumn.Sign.TRAILING);
    signs.put("leading", FixedWidthColumn.Sign.LEADING);
    signs.put("trailing-separate", FixedWidthColumn.Sign.TRAILING_SEPARATE);
    signs.put("leading-separate", FixedWidthColumn.Sign.LEADING_SEPARATE);
    signs.put("none", FixedWidthColumn.Sign.NONE);
    return new FixedWidthColumn.Numeric(
        kind,
        column.number("decimals", 0, 31, 0),
        column.choice("sign", signs, FixedWidthColumn.Sign.TRAILING));
  }

  private static void refuse(ConfigurationObject column, String member, String types) {
    if (column.has(member)) {
      column.problem(member, "This is for columns of type " + types + " only: leave it out.");
    }
  }

  private static Set<FixedWidthColumn.NullBytes> nullBytes(ConfigurationObject object) {
    Set<FixedWidthColumn.NullBytes> chosen = EnumSet.noneOf(FixedWidthColumn.NullBytes.class);
    for (String word : object.texts("nullBytes")) {
      switch (word) {
        case "low-values" -> chosen.add(FixedWidthColumn.NullBytes.LOW_VALUES);
        case "high-values" -> chosen.add(FixedWidthColumn.NullBytes.HIGH_VALUES);
        default ->
            object.problem("nullBytes", "Give a list of low-values (0x00) and high-values (0xFF).");
      }
    }
    return Collections.unmodifiableSet(chosen);
  }

  private static <C> Map<String, C> words(C[] values, Function<C, String> wordOf) {
    Map<String, C> words = new LinkedHashMap<>();
    for (C value : values) {
      words.put(wordOf.apply(value), value);
    }
    return words;
  }
}
