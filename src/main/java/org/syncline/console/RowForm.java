package org.syncline.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.InvalidConfiguration;

/**
 * One row of a mapping as a form. What its fields can't hold stays in the row as it is: other
 * members, and those of it that nobody has changed.
 *
 * @param fields texts by name, see {@link #NAMES}
 * @param mistakes keys of the texts that say what is wrong with a field
 * @param trouble the word of what happened, one of {@link EditedForm}; empty where nothing did
 * @param sentences in English, of what is wrong elsewhere than in a field
 */
public record RowForm(
    Map<String, String> fields,
    List<StepForm> steps,
    Map<String, String> mistakes,
    String trouble,
    List<String> sentences) {
  /** Before the name of each field of a request. */
  static final String PREFIX = "row.";

  /** Before the place of a step. */
  static final String STEP = "step.";

  /** Steps that a form has at most. */
  static final int MOST_STEPS = 50;

  static final String TARGET = "target";
  static final String FROM = "from";
  static final String SOURCE = "source";

  /** Where the value comes from is no matter of fields. */
  static final String OTHER = "other";

  /** Words of where a value may come from. */
  static final List<String> FROMS = List.of(SOURCE, "all", "expression", "constant");

  private static final String REQUIRED = "required";
  private static final String DEFAULT = "default";
  private static final String LINK = "link";
  private static final String STEPS = "steps";
  private static final String YES = "yes";

  /** Members that are texts, named as their fields. */
  private static final List<String> TEXTS =
      List.of(
          "format", "zone", "locale", "region", "map", "table", "parent", "type", "onBlank",
          "onError");

  /** Members that are lists of texts. */
  private static final List<String> WORDS = List.of("true", "false");

  private static final Set<String> SOURCES =
      Set.of(SOURCE, "all", "each", "expression", "constant");

  /** Members of one value that have a field of their own name. */
  private static final Set<String> SIMPLE =
      Stream.of(List.of(TARGET, DEFAULT), TEXTS, WORDS)
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  /** All fields but those of the steps. */
  static final List<String> NAMES = names();

  private static final String ATTRIBUTE = RowForm.class.getName();

  public RowForm {
    fields = Map.copyOf(fields);
    steps = List.copyOf(steps);
    mistakes = Map.copyOf(mistakes);
    sentences = List.copyOf(sentences);
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(List.of(TARGET, FROM, SOURCE, REQUIRED, DEFAULT));
    names.addAll(TEXTS);
    names.addAll(WORDS);
    names.addAll(List.of("linkObject", "linkSystem"));
    return List.copyOf(names);
  }

  /** A row that is there, or an empty one. */
  static RowForm of(Map<String, @Nullable Object> row, StepCatalogue functions) {
    Map<String, String> fields = new HashMap<>();
    fields.put(TARGET, text(row.get(TARGET)));
    fields.put(REQUIRED, Boolean.TRUE.equals(row.get(REQUIRED)) ? YES : "");
    fields.put(DEFAULT, row.containsKey(DEFAULT) ? literal(row.get(DEFAULT)) : "");
    TEXTS.forEach(name -> fields.put(name, text(row.get(name))));
    WORDS.forEach(name -> fields.put(name, words(row.get(name))));
    fields.put("linkObject", row.get(LINK) instanceof Map<?, ?> to ? text(to.get("object")) : "");
    fields.put("linkSystem", row.get(LINK) instanceof Map<?, ?> to ? text(to.get("system")) : "");
    fields.putAll(source(row));
    List<StepForm> steps = new ArrayList<>();
    if (row.get(STEPS) instanceof List<?> list && list.size() <= MOST_STEPS) {
      list.forEach(step -> steps.add(StepForm.of(step, functions)));
    }
    return new RowForm(fields, steps, Map.of(), "", List.of());
  }

  private static Map<String, String> source(Map<String, @Nullable Object> row) {
    List<String> given = SOURCES.stream().filter(row::containsKey).toList();
    if (given.isEmpty()) {
      return Map.of(FROM, SOURCE, SOURCE, "");
    }
    String from = given.get(0);
    Object value = row.get(from);
    boolean list = from.equals(SOURCE) || from.equals("all");
    String shown =
        switch (from) {
          case "constant" -> literal(value);
          case "expression" -> value instanceof String text ? text : "";
          case "each" -> "";
          default -> list && value instanceof List<?> paths ? lines(paths) : text(value);
        };
    boolean odd =
        shown.isEmpty() || given.size() > 1 || from.equals("all") && !(value instanceof List);
    return odd ? Map.of(FROM, OTHER, SOURCE, "") : Map.of(FROM, from, SOURCE, shown);
  }

  private static String lines(List<?> paths) {
    boolean texts = paths.stream().allMatch(path -> !text(path).isEmpty());
    return texts ? String.join("\n", paths.stream().map(RowForm::text).toList()) : "";
  }

  /** Empty where it is no text that a field of one line can hold. */
  private static String text(@Nullable Object value) {
    return value instanceof String text && JsonLiteral.fits(text) && text.strip().equals(text)
        ? text
        : "";
  }

  private static String literal(@Nullable Object value) {
    return JsonLiteral.fits(value) ? JsonLiteral.shown(value) : "";
  }

  private static String words(@Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      return "";
    }
    boolean plain =
        list.stream().map(RowForm::text).noneMatch(one -> one.isEmpty() || one.contains(","));
    return plain ? String.join(", ", list.stream().map(RowForm::text).toList()) : "";
  }

  /** One as a browser sent it. */
  static RowForm sent(HttpServletRequest request) {
    Map<String, String> fields = new HashMap<>();
    NAMES.forEach(name -> fields.put(name, clean(request.getParameter(PREFIX + name))));
    List<StepForm> steps = new ArrayList<>();
    for (int i = 0; i < MOST_STEPS; i++) {
      String name = request.getParameter(PREFIX + STEP + i);
      String json = request.getParameter(PREFIX + STEP + i + ".json");
      if (name == null && json == null) {
        break;
      }
      steps.add(
          json == null
              ? step(request, i, name == null ? "" : name.strip())
              : new StepForm("", List.of(), json));
    }
    return new RowForm(fields, steps, Map.of(), "", List.of());
  }

  private static StepForm step(HttpServletRequest request, int place, String name) {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < StepForm.MOST_ARGUMENTS; i++) {
      String argument = request.getParameter(PREFIX + STEP + place + "." + i);
      if (argument == null) {
        break;
      }
      arguments.add(argument);
    }
    return new StepForm(name, arguments, "");
  }

  /** Browsers end lines as letters do. */
  private static String clean(@Nullable String sent) {
    return sent == null ? "" : sent.replace("\r\n", "\n").strip();
  }

  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** Whether the row is refused without a value. */
  public boolean isRequired() {
    return field(REQUIRED).equals(YES);
  }

  /** Key of the text that says what is wrong with a field; empty where nothing is. */
  public String mistake(String name) {
    return mistakes.getOrDefault(name, "");
  }

  // ---- other forms of it

  /** With another text in one field. */
  RowForm with(String name, String text) {
    Map<String, String> changed = new HashMap<>(fields);
    changed.put(name, text);
    return new RowForm(changed, steps, mistakes, trouble, sentences);
  }

  /** With a path more: another one to look at where the row takes the first that is there. */
  RowForm using(String path) {
    boolean list = field(FROM).equals(SOURCE) || field(FROM).equals("all");
    String present = list ? field(SOURCE) : "";
    boolean known = present.lines().anyMatch(path::equals);
    String paths = present.isEmpty() || known ? present : present + "\n" + path;
    return with(FROM, list ? field(FROM) : SOURCE).with(SOURCE, present.isEmpty() ? path : paths);
  }

  private RowForm with(List<StepForm> other) {
    return new RowForm(fields, other, mistakes, trouble, sentences);
  }

  /** With a step more, behind all others. */
  RowForm adding(String function) {
    List<StepForm> more = new ArrayList<>(steps);
    if (!function.isEmpty() && more.size() < MOST_STEPS) {
      more.add(new StepForm(function, List.of(), ""));
    }
    return with(more);
  }

  /** With a step before its neighbour. */
  RowForm raising(int place) {
    List<StepForm> moved = new ArrayList<>(steps);
    if (place > 0 && place < moved.size()) {
      Collections.swap(moved, place, place - 1);
    }
    return with(moved);
  }

  /** Without a step. */
  RowForm dropping(int place) {
    List<StepForm> less = new ArrayList<>(steps);
    if (place >= 0 && place < less.size()) {
      less.remove(place);
    }
    return with(less);
  }

  RowForm troubled(String word, List<String> told) {
    return new RowForm(fields, steps, mistakes, word, told);
  }

  private RowForm mistaken(Map<String, String> fieldsWrong) {
    return new RowForm(fields, steps, fieldsWrong, EditedForm.UNREADABLE, sentences);
  }

  // ---- what it makes of a row

  /**
   * What a form makes of a row.
   *
   * @param row as a document has it; of use only where there is nothing wrong
   * @param form with what is wrong at its field
   */
  record Taken(Map<String, @Nullable Object> row, RowForm form) {
    boolean isGood() {
      return form.mistakes().isEmpty();
    }
  }

  /**
   * Changes a row where the form says something else than the row itself would.
   *
   * @param present the row as it is; empty for a new one
   */
  Taken take(Map<String, @Nullable Object> present, StepCatalogue functions) {
    RowForm before = of(present, functions);
    Map<String, @Nullable Object> row = new LinkedHashMap<>(present);
    Map<String, String> wrong = new LinkedHashMap<>();
    change(row, before, TARGET, text -> text);
    takeSource(row, before);
    takeSteps(row, before, functions, wrong);
    change(row, before, REQUIRED, text -> Boolean.TRUE);
    if (!field(DEFAULT).equals(before.field(DEFAULT))) {
      row.remove(DEFAULT);
      if (!field(DEFAULT).isEmpty()) {
        row.put(DEFAULT, JsonLiteral.read(field(DEFAULT)));
      }
    }
    TEXTS.forEach(name -> change(row, before, name, text -> text));
    WORDS.forEach(name -> change(row, before, name, RowForm::list));
    takeLink(row, before);
    return new Taken(row, wrong.isEmpty() ? this : mistaken(wrong));
  }

  private void change(
      Map<String, @Nullable Object> row,
      RowForm before,
      String name,
      Function<String, Object> read) {
    if (!field(name).equals(before.field(name))) {
      if (field(name).isEmpty()) {
        row.remove(name);
      } else {
        row.put(name, read.apply(field(name)));
      }
    }
  }

  private void takeSource(Map<String, @Nullable Object> row, RowForm before) {
    String from = field(FROM);
    boolean same = from.equals(before.field(FROM)) && field(SOURCE).equals(before.field(SOURCE));
    if (same || !FROMS.contains(from)) {
      return;
    }
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    row.forEach(
        (name, value) -> {
          if (!SOURCES.contains(name)) {
            changed.put(name, value);
          } else if (changed.keySet().stream().noneMatch(SOURCES::contains)) {
            // In the place of the one that it takes the place of.
            changed.put(from, null);
          }
        });
    if (field(SOURCE).isEmpty()) {
      changed.remove(from);
    } else {
      changed.put(from, sourceValue(from));
    }
    row.clear();
    row.putAll(changed);
  }

  private @Nullable Object sourceValue(String from) {
    String text = field(SOURCE);
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return switch (from) {
      case "all" -> lines;
      case "constant" -> JsonLiteral.read(text);
      case "expression" -> text;
      default -> lines.size() == 1 ? lines.get(0) : lines;
    };
  }

  private void takeSteps(
      Map<String, @Nullable Object> row,
      RowForm before,
      StepCatalogue functions,
      Map<String, String> wrong) {
    if (steps.equals(before.steps)) {
      return;
    }
    Map<StepForm, Object> known = new HashMap<>();
    if (row.get(STEPS) instanceof List<?> list) {
      for (int i = 0; i < before.steps.size(); i++) {
        Object step = list.get(i);
        if (step != null) {
          known.put(before.steps.get(i), step);
        }
      }
    }
    List<Object> written = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      StepForm step = steps.get(i);
      Object there = known.get(step);
      written.add(there == null ? read(step, i, functions, wrong) : there);
    }
    if (written.isEmpty()) {
      row.remove(STEPS);
    } else {
      row.put(STEPS, written);
    }
  }

  private static Object read(
      StepForm step, int place, StepCatalogue functions, Map<String, String> wrong) {
    try {
      return step.written(place, functions, wrong);
    } catch (InvalidConfiguration e) {
      wrong.put(STEP + place, "mistake.argument");
      return step.function();
    }
  }

  private void takeLink(Map<String, @Nullable Object> row, RowForm before) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("object", "linkObject");
    members.put("system", "linkSystem");
    boolean same =
        members.values().stream().allMatch(name -> field(name).equals(before.field(name)));
    if (same) {
      return;
    }
    Map<String, @Nullable Object> link = new LinkedHashMap<>();
    if (row.get(LINK) instanceof Map<?, ?> present) {
      present.forEach((name, value) -> link.put(String.valueOf(name), value));
    }
    members.forEach(
        (member, name) -> {
          if (field(name).isEmpty()) {
            link.remove(member);
          } else {
            link.put(member, field(name));
          }
        });
    if (link.isEmpty()) {
      row.remove(LINK);
    } else {
      row.put(LINK, link);
    }
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .toList();
  }

  /** Members that no field of the form holds, as JSON; empty where there are none. */
  static String others(Map<String, @Nullable Object> row, StepCatalogue functions) {
    RowForm form = of(row, functions);
    Map<String, @Nullable Object> others = new LinkedHashMap<>();
    row.forEach(
        (name, value) -> {
          if (!form.holds(name, value)) {
            others.put(name, value);
          }
        });
    return others.isEmpty() ? "" : ConfigurationDocument.laidOut(others);
  }

  private boolean holds(String member, @Nullable Object value) {
    if (SOURCES.contains(member)) {
      return !field(FROM).equals(OTHER);
    }
    return switch (member) {
      case STEPS -> value instanceof List<?> list && list.size() == steps.size();
      case REQUIRED -> value instanceof Boolean;
      case LINK ->
          value instanceof Map<?, ?> to
              && to.keySet().stream().allMatch(one -> one.equals("object") || one.equals("system"))
              && !field("linkObject").isEmpty();
      default -> SIMPLE.contains(member) && !field(member).isEmpty();
    };
  }

  // ---- the one that an answer shows

  /** The one that this answer is about; null where it is about none. */
  static @Nullable RowForm of(HttpServletRequest request) {
    return (RowForm) request.getAttribute(ATTRIBUTE);
  }

  /**
   * Shows the page with it.
   *
   * @param page such as {@code /mapping-editor.xhtml}
   */
  void show(HttpServletRequest request, HttpServletResponse response, String page)
      throws IOException, ServletException {
    request.setAttribute(ATTRIBUTE, this);
    response.setStatus(
        switch (trouble) {
          case "" -> HttpServletResponse.SC_OK;
          case EditedForm.CHANGED -> HttpServletResponse.SC_CONFLICT;
          default -> HttpServletResponse.SC_BAD_REQUEST;
        });
    // A sample of somebody's data may have been entered.
    response.setHeader("Cache-Control", "no-store");
    request.getRequestDispatcher(page).forward(request, response);
  }
}
