package org.syncline.mapping;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;

/**
 * A body, and what the mapping has to make of it.
 *
 * @param name unique in its table, at most {@value #LONGEST_NAME} characters
 * @param format of the body; null = that of the flows that use the mapping
 * @param system that sends it, whose objects links mean; null = that of the flows
 * @param body at most {@value #MOST_BYTES} bytes
 * @param expected by field, {@code @key}, {@code @version}, {@code @time}, {@code @record}:
 *     canonical values as JSON has them, a link as {@code system/object/external id}; null = the
 *     body is to be refused
 * @param output what the mapping has to write where it has an output; then {@code expected} is
 *     null. Of at most {@value #MOST_BYTES} bytes; null = the body is to be refused
 * @param problems that are to be found, in any order; null = nobody asks. Beside expected values
 *     they are those that the mapping tolerates
 */
public record GoldenCase(
    String name,
    @Nullable FormatDefinition format,
    @Nullable String system,
    SourceBody body,
    @Nullable Map<String, @Nullable Object> expected,
    @Nullable SourceBody output,
    @Nullable List<ExpectedProblem> problems) {
  /** Most cases of a table. */
  public static final int MOST = 1_000;

  public static final int MOST_BYTES = 1_000_000;
  private static final int LONGEST_NAME = 200;

  /**
   * A problem that is to be found.
   *
   * @param target null = the whole body is meant
   */
  public record ExpectedProblem(@Nullable String target, String code) {}

  public GoldenCase {
    expected = expected == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(expected));
    problems = problems == null ? null : List.copyOf(problems);
  }

  /** Reads the cases of a mapping document. */
  static List<GoldenCase> cases(ConfigurationObject document) {
    Set<String> names = new HashSet<>();
    boolean writes = document.has("output");
    List<GoldenCase> cases = document.objects("cases", written -> read(written, names, writes));
    if (cases.size() > MOST) {
      document.problem("cases", "There are more than " + MOST + " cases: keep the telling ones.");
    }
    return cases;
  }

  private static GoldenCase read(ConfigurationObject written, Set<String> names, boolean writes) {
    String name = written.text("name");
    if (name.length() > LONGEST_NAME) {
      written.problem("name", "Use at most " + LONGEST_NAME + " characters.");
    } else if (!names.add(name)) {
      written.problem("name", "An earlier case has this name: give each its own.");
    }
    FormatDefinition format = written.object("format", FormatDefinition::read);
    String system = written.optionalText("system");
    SourceBody body = body(written, "in");
    Map<String, @Nullable Object> expected = expected(written);
    SourceBody output =
        written.has("out") || written.has("outBase64") ? body(written, "out") : null;
    if (writes && written.has("expected")) {
      written.problem("expected", "The mapping has an output: give the body it writes in 'out'.");
    } else if (!writes && output != null) {
      written.problem("out", "The mapping has no output: give its values in 'expected'.");
    }
    List<ExpectedProblem> problems =
        written.has("problems")
            ? written.objects(
                "problems",
                problem ->
                    new ExpectedProblem(problem.optionalText("target"), problem.text("code")))
            : null;
    if (expected == null && output == null && (problems == null || problems.isEmpty())) {
      written.problem(
          writes ? "out" : "expected",
          "Say what the mapping has to make of the body: "
              + (writes ? "the body in 'out'" : "the values in 'expected'")
              + ", or the 'problems' for which it refuses it.");
    }
    return new GoldenCase(name, format, system, body, expected, output, problems);
  }

  /** A body as text, or as bytes in Base64 under the same name with that ending. */
  private static SourceBody body(ConfigurationObject written, String member) {
    String inBase64 = member + "Base64";
    String text = written.optionalText(member);
    String base64 = written.optionalText(inBase64);
    if (written.has(member) == written.has(inBase64)) {
      written.problem(
          member,
          "Give the body either as text in '" + member + "' or as bytes in '" + inBase64 + "'.");
    }
    SourceBody body =
        text == null
            ? new SourceBody(bytes(written, inBase64, base64 == null ? "" : base64), null)
            : new SourceBody(text.getBytes(StandardCharsets.UTF_8), "UTF-8");
    if (body.bytes().length > MOST_BYTES) {
      written.problem(
          text == null ? inBase64 : member,
          "The body is larger than " + MOST_BYTES + " bytes: a smaller one says the same.");
    }
    return body;
  }

  private static byte[] bytes(ConfigurationObject written, String member, String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      written.problem(member, "This is not Base64: use A-Z, a-z, 0-9, + and /, padded by =.");
      return new byte[0];
    }
  }

  private static @Nullable Map<String, @Nullable Object> expected(ConfigurationObject written) {
    if (!written.has("expected")) {
      return null;
    }
    if (!(written.value("expected") instanceof Map<?, ?> map)) {
      written.problem("expected", "Give an object: values by field, {\"@key\": \"1\", ...}.");
      return Map.of();
    }
    Map<String, @Nullable Object> expected = new LinkedHashMap<>();
    map.forEach((name, value) -> expected.put(name.toString(), value));
    return expected;
  }
}
