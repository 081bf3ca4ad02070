package org.syncline.mapping.golden;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.GoldenCase;
import org.syncline.mapping.GoldenCase.ExpectedProblem;
import org.syncline.mapping.golden.CaseResult.Compared;
import org.syncline.mapping.value.Problem;
import org.syncline.record.FieldDefinition.Privacy;

/** Compares what a mapping made of a body with what a case expects, field by field. */
final class CompareCase {
  /** Stands for the body as a whole. */
  static final String BODY = "@body";

  static final String TIME = "@time";

  private final GoldenCase goldenCase;
  private final @Nullable Map<String, @Nullable Object> expected;
  private final Function<String, Privacy> privacy;

  /**
   * @param expected values by field; null = the body is to be refused
   * @param privacy of the values of a field
   */
  CompareCase(
      GoldenCase goldenCase,
      @Nullable Map<String, @Nullable Object> expected,
      Function<String, Privacy> privacy) {
    this.goldenCase = goldenCase;
    this.expected = expected;
    this.privacy = privacy;
  }

  List<Compared> with(Came came) {
    Map<String, @Nullable Object> found = came.values();
    if (found == null) {
      return expected == null
          ? problems(came.problems())
          : refusedThough(expected, came.problems());
    }
    if (expected == null) {
      return acceptedThough();
    }
    List<Compared> compared = values(expected, found);
    if (goldenCase.problems() != null) {
      // A field of which both a value and a problem are expected counts once.
      SortedMap<String, @Nullable Difference> merged = new TreeMap<>();
      compared.forEach(one -> merged.put(one.field(), one.difference()));
      for (Compared one : problems(came.problems())) {
        if (!one.isRight() || !merged.containsKey(one.field())) {
          merged.put(one.field(), one.difference());
        }
      }
      compared = new ArrayList<>();
      for (Map.Entry<String, @Nullable Difference> one : merged.entrySet()) {
        compared.add(new Compared(one.getKey(), one.getValue()));
      }
    }
    return compared;
  }

  private List<Compared> values(
      Map<String, @Nullable Object> expected, Map<String, @Nullable Object> found) {
    TreeSet<String> fields = new TreeSet<>(expected.keySet());
    fields.addAll(found.keySet());
    List<Compared> compared = new ArrayList<>();
    for (String field : fields) {
      compared.add(new Compared(field, difference(field, expected, found)));
    }
    return compared;
  }

  private @Nullable Difference difference(
      String field, Map<String, @Nullable Object> expected, Map<String, @Nullable Object> found) {
    Object wanted = expected.get(field);
    Object is = found.get(field);
    boolean both = expected.containsKey(field) && found.containsKey(field);
    if (both && same(field, wanted, is)) {
      return null;
    }
    Privacy seen = privacy.apply(field);
    return new Difference(
        expected.containsKey(field) ? ShownValue.of(wanted, seen) : ShownValue.NOTHING,
        found.containsKey(field) ? ShownValue.of(is, seen) : ShownValue.NOTHING,
        both ? ShownValue.differsFrom(wanted, is) : null);
  }

  private static boolean same(String field, @Nullable Object wanted, @Nullable Object is) {
    if (same(wanted, is)) {
      return true;
    }
    if (field.equals(TIME) && wanted instanceof String a && is instanceof String b) {
      try {
        return Instant.parse(a).equals(Instant.parse(b));
      } catch (DateTimeParseException notAnInstant) {
        return false;
      }
    }
    return false;
  }

  /** Numbers are compared by their value, whichever class carries them. */
  private static boolean same(@Nullable Object wanted, @Nullable Object is) {
    if (wanted instanceof Number && is instanceof Number) {
      return new BigDecimal(wanted.toString()).compareTo(new BigDecimal(is.toString())) == 0;
    }
    if (wanted instanceof List<?> a && is instanceof List<?> b) {
      boolean same = a.size() == b.size();
      for (int i = 0; same && i < a.size(); i++) {
        same = same(a.get(i), b.get(i));
      }
      return same;
    }
    if (wanted instanceof Map<?, ?> a && is instanceof Map<?, ?> b) {
      return a.keySet().equals(b.keySet())
          && a.entrySet().stream().allMatch(e -> same(e.getValue(), b.get(e.getKey())));
    }
    return Objects.equals(wanted, is);
  }

  /** Nothing came of the body, so nothing that was expected is right. */
  private List<Compared> refusedThough(
      Map<String, @Nullable Object> expected, List<Problem> problems) {
    Map<String, String> codes = codes(problems);
    TreeSet<String> fields = new TreeSet<>(expected.keySet());
    fields.addAll(codes.keySet());
    List<Compared> compared = new ArrayList<>();
    for (String field : fields) {
      String shown =
          expected.containsKey(field)
              ? ShownValue.of(expected.get(field), privacy.apply(field))
              : ShownValue.NOTHING;
      String found =
          codes.containsKey(field)
              ? "the problem " + codes.get(field)
              : "a refusal for other fields";
      compared.add(new Compared(field, new Difference(shown, found, null)));
    }
    return compared;
  }

  /** The body was to be refused: problems that the mapping tolerates do not make up for that. */
  private List<Compared> acceptedThough() {
    List<Compared> compared = new ArrayList<>();
    wanted()
        .forEach(
            (field, codes) ->
                compared.add(
                    new Compared(
                        field,
                        new Difference("a refusal for " + codes, "an accepted body", null))));
    return compared;
  }

  /** Codes of the expected problems by target. */
  private Map<String, String> wanted() {
    List<ExpectedProblem> expected = goldenCase.problems();
    return expected == null
        ? Map.of()
        : byTarget(expected.stream(), ExpectedProblem::target, ExpectedProblem::code);
  }

  private List<Compared> problems(List<Problem> found) {
    Map<String, String> wanted = wanted();
    Map<String, String> is = codes(found);
    TreeSet<String> fields = new TreeSet<>(wanted.keySet());
    fields.addAll(is.keySet());
    List<Compared> compared = new ArrayList<>();
    for (String field : fields) {
      String a = wanted.get(field);
      String b = is.get(field);
      Difference difference =
          Objects.equals(a, b)
              ? null
              : new Difference(
                  a == null ? "no problem" : "the problem " + a,
                  b == null ? "none" : "the problem " + b,
                  null);
      compared.add(new Compared(field, difference));
    }
    return compared;
  }

  private static Map<String, String> codes(List<Problem> problems) {
    return byTarget(problems.stream(), Problem::target, Problem::code);
  }

  private static <P> Map<String, String> byTarget(
      Stream<P> problems, Function<P, @Nullable String> target, Function<P, String> code) {
    Map<String, String> codes = new TreeMap<>();
    problems
        .sorted(Comparator.comparing(code))
        .forEach(
            problem -> {
              String name = target.apply(problem);
              codes.merge(
                  name == null ? BODY : name, code.apply(problem), (a, b) -> a + " and " + b);
            });
    return codes;
  }
}
