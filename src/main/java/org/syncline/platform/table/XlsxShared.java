package org.syncline.platform.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What the cells of a workbook refer to by number: texts, and styles that mean a date. */
final class XlsxShared {
  private final List<String> texts = new ArrayList<>();
  private final Set<Integer> dateStyles = new HashSet<>();

  String text(String number) throws UnreadableTable {
    int index = number(number);
    if (index < 0 || index >= texts.size()) {
      throw XlsxParts.damaged("a cell refers to a text that is not there");
    }
    return texts.get(index);
  }

  boolean isDate(@Nullable String style) throws UnreadableTable {
    return style != null && dateStyles.contains(number(style));
  }

  /** -1 for what is no number. */
  static int number(@Nullable String digits) {
    try {
      return digits == null ? -1 : Integer.parseInt(digits.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The texts of {@code sharedStrings.xml} (ISO/IEC 29500-1, 18.4). */
  XlsxParts.Listener texts() {
    return new XlsxParts.Listener() {
      private final CellText text = new CellText();

      @Override
      public void begin(String element, XMLStreamReader at) {
        if (element.equals("si")) {
          text.clear();
        }
        text.begin(element);
      }

      @Override
      public void text(String more) {
        text.add(more);
      }

      @Override
      public void end(String element) {
        text.end(element);
        if (element.equals("si")) {
          texts.add(text.whole());
        }
      }
    };
  }

  /** The styles of {@code styles.xml} whose numbers are days or times (18.8.30, 18.8.45). */
  XlsxParts.Listener styles() {
    return new XlsxParts.Listener() {
      private final Map<Integer, String> formats = new HashMap<>();
      private boolean ofCells;
      private int style;

      @Override
      public void begin(String element, XMLStreamReader at) {
        int format = number(at.getAttributeValue(null, "numFmtId"));
        switch (element) {
          case "numFmt" ->
              formats.put(format, String.valueOf(at.getAttributeValue(null, "formatCode")));
          case "cellXfs" -> ofCells = true;
          case "xf" -> {
            if (ofCells && isDate(format)) {
              dateStyles.add(style);
            }
            style += ofCells ? 1 : 0;
          }
          default -> {}
        }
      }

      @Override
      public void end(String element) {
        ofCells &= !element.equals("cellXfs");
      }

      private boolean isDate(int format) {
        String code = formats.get(format);
        return code == null
            ? format >= 14 && format <= 22
                || format >= 27 && format <= 36
                || format >= 45 && format <= 47
                || format >= 50 && format <= 58
            : meansDate(code);
      }
    };
  }

  /** Whether a format's code has a letter of dates outside quotes, brackets and escapes. */
  static boolean meansDate(String code) {
    char until = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (until != 0) {
        until = c == until ? 0 : until;
      } else if (c == '"') {
        until = '"';
      } else if (c == '[') {
        until = ']';
      } else if (c == '\\' || c == '_' || c == '*') {
        i++;
      } else if ("dmyhsDMYHS".indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The runs of a text, without how they are pronounced. */
  static final class CellText {
    private final StringBuilder text = new StringBuilder();
    private boolean inText;
    private int phonetic;

    void clear() {
      text.setLength(0);
    }

    void begin(String element) {
      phonetic += element.equals("rPh") ? 1 : 0;
      inText |= element.equals("t");
    }

    void add(String more) {
      if (inText && phonetic == 0) {
        text.append(more);
      }
    }

    void end(String element) {
      phonetic -= element.equals("rPh") ? 1 : 0;
      inText &= !element.equals("t");
    }

    String whole() {
      return SheetText.read(text.toString());
    }
  }
}
