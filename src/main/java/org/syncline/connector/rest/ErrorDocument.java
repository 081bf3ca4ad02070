package org.syncline.connector.rest;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.configuration.Words;

/** A line of the member {@code errors}. */
final class ErrorDocument {
  private static final Pattern STATUS = Pattern.compile("([1-5][0-9]{2})(?:-([1-5][0-9]{2}))?");
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");

  private ErrorDocument() {}

  private record When(
      int lowest,
      int highest,
      Set<Purpose> purposes,
      ErrorRule.@Nullable InBody body,
      ErrorRule.@Nullable InHeader header) {}

  static ErrorRule read(ConfigurationObject object) {
    When when = object.object("when", ErrorDocument::when);
    if (!object.has("when")) {
      object.problem("when", "This member is missing: say which answers this line is about.");
    }
    Verdict verdict = object.choice("is", Words.of(Verdict.values()), null);
    String code = object.optionalText("code");
    if (code != null && !CODE.matcher(code).matches()) {
      object.problem("code", "Give capitals, digits and '_', such as DUPLICATE_ROW, 60 at most.");
    }
    if (code != null && verdict != Verdict.REFUSED) {
      object.problem("code", "Only what is refused has a code: take it away.");
    }
    return new ErrorRule(
        when == null ? 0 : when.lowest(),
        when == null ? 0 : when.highest(),
        when == null ? Set.of() : when.purposes(),
        when == null ? null : when.body(),
        when == null ? null : when.header(),
        verdict,
        code == null ? "REFUSED" : code);
  }

  private static When when(ConfigurationObject object) {
    int[] range = {100, 599};
    if (object.has("status")) {
      status(object, range);
    }
    Set<Purpose> purposes = EnumSet.allOf(Purpose.class);
    if (object.has("operations")) {
      purposes = purposes(object);
    }
    ErrorRule.InBody body = object.object("body", ErrorDocument::inBody);
    ErrorRule.InHeader header = object.object("header", ErrorDocument::inHeader);
    if (!object.has("status") && !object.has("body") && !object.has("header")) {
      object.problem("status", "Give at least one of status, body and header.");
    }
    return new When(range[0], range[1], purposes, body, header);
  }

  private static void status(ConfigurationObject object, int[] range) {
    Object value = object.value("status");
    String text = value instanceof BigDecimal number ? number.toPlainString() : "" + value;
    Matcher matcher = STATUS.matcher(text);
    if (!matcher.matches()) {
      object.problem("status", "Give a status such as 409, or two of them such as \"500-599\".");
      return;
    }
    range[0] = Integer.parseInt(matcher.group(1));
    range[1] = matcher.group(2) == null ? range[0] : Integer.parseInt(matcher.group(2));
    if (range[0] > range[1]) {
      object.problem("status", "The lower status comes first.");
    }
  }

  private static Set<Purpose> purposes(ConfigurationObject object) {
    Map<String, Purpose> words = Words.of(Purpose.values());
    Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
    List<String> texts = object.texts("operations");
    for (int i = 0; i < texts.size(); i++) {
      Purpose purpose = words.get(texts.get(i));
      if (purpose == null) {
        object.problem(
            "operations[" + i + "]", "Give one of: " + String.join(", ", words.keySet()) + ".");
      } else {
        purposes.add(purpose);
      }
    }
    return purposes;
  }

  private static ErrorRule.InBody inBody(ConfigurationObject object) {
    MemberPath path = ManifestDocument.path(object, "path");
    return new ErrorRule.InBody(path == null ? MemberPath.WHOLE : path, sought(object));
  }

  private static ErrorRule.InHeader inHeader(ConfigurationObject object) {
    return new ErrorRule.InHeader(ManifestDocument.lower(object.text("name")), sought(object));
  }

  private static ErrorRule.Sought sought(ConfigurationObject object) {
    return new ErrorRule.Sought(object.optionalText("equals"), object.optionalText("contains"));
  }
}
