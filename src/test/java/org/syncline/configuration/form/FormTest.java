package org.syncline.configuration.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationProblem;

class FormTest {
  /** Each kind of field, alone, in a list, under any name, and within each other. */
  private static final Shape SHAPE =
      Shape.of(
          members(
              """
              {"type": "object", "required": ["user", "objects"], "additionalProperties": false, "properties": {
                "user": {"type": "string", "description": "Who logs in."},
                "port": {"type": "number", "default": 22},
                "tls": {"type": "boolean", "default": true},
                "auth": {"type": "string", "enum": ["key", "password"]},
                "body": {"description": "Any JSON value."},
                "keys": {"type": "array", "items": {"type": "string"}},
                "headers": {"type": "object", "additionalProperties": {"type": "string"}},
                "weights": {"type": "object", "additionalProperties": {"type": "number"}},
                "limits": {"type": "object", "properties": {"atOnce": {"type": "number"}}},
                "errors": {"type": "array", "items": {"type": "object", "required": ["is"], "properties": {
                  "is": {"type": "string"}, "status": {}}}},
                "objects": {"type": "object", "additionalProperties": {"type": "object", "properties": {
                  "table": {"type": "string"},
                  "create": {"type": "object", "properties": {"path": {"type": "string"}}}}}}}}
              """),
          "peer");

  private static Map<String, @Nullable Object> members(String json) {
    return ConfigurationDocument.members(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Form showing(String json) {
    return Form.showing(SHAPE, members(json));
  }

  /** What a browser sends of a form, with something else entered. */
  private static Entries sent(Form form, UnaryOperator<Map<String, String>> entering) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Group group : form.groups()) {
      texts.put(group.place(), "there");
      if (group.hasName()) {
        texts.put(group.nameParameter(), group.name());
      }
      for (Field field : group.fields()) {
        texts.put(field.parameter(), field.text());
        if (field.hasName()) {
          texts.put(field.nameParameter(), field.name());
        }
      }
    }
    Map<String, String[]> parameters = new HashMap<>();
    parameters.put("token", new String[] {"not of the form"});
    entering.apply(texts).forEach((name, text) -> parameters.put(name, new String[] {text}));
    return Entries.of(parameters);
  }

  private static Form after(Form form, UnaryOperator<Map<String, String>> entering) {
    return Form.reading(SHAPE, sent(form, entering));
  }

  private static Form entering(String json, String place, String text) {
    return after(
        showing(json),
        texts -> {
          texts.put(place, text);
          return texts;
        });
  }

  private static Field field(Form form, String place) {
    return form.groups().stream()
        .flatMap(group -> group.fields().stream())
        .filter(field -> field.place().equals(place))
        .findFirst()
        .orElseThrow();
  }

  private static Group group(Form form, String path) {
    return form.groups().stream()
        .filter(group -> group.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  // ---- what a form shows, and takes back as it was

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'user': 'ada', 'port': 22.50, 'tls': false, 'auth': 'key', 'body': {'a': [1, null]}}",
        "{'user': ' leading and trailing '}",
        "{'keys': ['one', 'two'], 'headers': {'X-A': 'b', 'dotted.name': ''}, 'weights': {'a': 1E+2}}",
        "{'keys': [], 'headers': {}, 'limits': {}, 'errors': [], 'objects': {}}",
        "{'errors': [{'is': 'retry', 'status': '500-599'}, {'is': 'fail', 'status': 4}]}",
        "{'objects': {'rows': {'table': 't', 'create': {'path': '/rows'}}, 'other.rows': {}}}",
        // What no field of its kind can show.
        "{'user': '', 'port': 'twenty', 'tls': null, 'auth': 'neither', 'body': ''}",
        "{'user': 'two\\nlines', 'keys': ['', 7, 'a\\tb'], 'headers': {'X': 1}, 'weights': {'a': ''}}",
        "{'limits': [], 'errors': 'none', 'objects': {'rows': 'all'}}",
        "{'unknown': {'a': true}, 'limits': {'unknown': 1}, 'objects': {'rows': {'unknown': null}}}"
      })
  void what_a_form_shows_is_taken_back_as_it_was(String json) {
    Map<String, @Nullable Object> value = members(json.replace('\'', '"'));
    Form shown = Form.showing(SHAPE, value);

    Form taken = after(shown, texts -> texts);

    assertThat(taken.isReadable()).isTrue();
    assertThat(taken.value()).isEqualTo(value);
    assertThat(shown.value()).isEqualTo(value);
    assertThat(after(taken, texts -> texts).value()).isEqualTo(value);
  }

  @Test
  void each_kind_of_value_has_its_kind_of_field() {
    Form form = showing("{}");

    assertThat(form.groups()).hasSize(1);
    assertThat(form.groups().get(0).fields())
        .extracting(Field::label, Field::word, Field::text, Field::otherwise, Field::required)
        .containsExactly(
            tuple("user", "text", "", null, true),
            tuple("port", "number", "", "22", false),
            tuple("tls", "flag", "", "true", false),
            tuple("auth", "choice", "", null, false),
            tuple("body", "json", "", null, false));
    assertThat(field(form, "f.auth").choices()).containsExactly("key", "password");
    assertThat(field(form, "f.user").meaning()).isEqualTo("Who logs in.");
    assertThat(field(form, "f.user").key()).isEqualTo("peer.user");
    assertThat(field(form, "f.body").parameter()).isEqualTo("f.body@json");
    assertThat(form.groups().get(0).additions())
        .extracting(Addition::place, Addition::label, Addition::required)
        .containsExactly(
            tuple("f.keys", "keys", false),
            tuple("f.headers", "headers", false),
            tuple("f.weights", "weights", false),
            tuple("f.limits", "limits", false),
            tuple("f.errors", "errors", false),
            tuple("f.objects", "objects", true));
  }

  @Test
  void objects_and_lists_are_groups_one_behind_the_other_with_their_paths() {
    Form form =
        showing(
            """
            {"keys": ["k"], "errors": [{"is": "fail"}, {"is": "retry"}],
             "objects": {"a.b": {"create": {"path": "/a"}}}}
            """);

    assertThat(form.groups())
        .extracting(Group::path, Group::depth, Group::name, Group::removable, Group::raisable)
        .containsExactly(
            tuple("", 0, null, false, false),
            tuple("keys", 1, null, true, false),
            tuple("errors", 1, null, true, false),
            tuple("errors[0]", 2, null, true, false),
            tuple("errors[1]", 2, null, true, true),
            tuple("objects", 1, null, true, false),
            tuple("objects.a.b", 2, "a.b", true, false),
            tuple("objects.a.b.create", 3, null, true, false));
    assertThat(group(form, "objects.a.b.create").key()).isEqualTo("peer.objects.*.create");
    assertThat(group(form, "errors[1]").key()).isEqualTo("peer.errors[]");
  }

  @Test
  void a_list_of_values_and_values_by_name_have_an_empty_field_for_one_more() {
    Form form = showing("{\"keys\": [\"k\"], \"headers\": {\"X-A\": \"b\"}}");

    assertThat(group(form, "keys").fields())
        .extracting(Field::place, Field::label, Field::text)
        .containsExactly(tuple("f.keys.0", "1", "k"), tuple("f.keys.1", "2", ""));
    assertThat(group(form, "headers").fields())
        .extracting(Field::place, Field::name, Field::text)
        .containsExactly(tuple("f.headers.0", "X-A", "b"), tuple("f.headers.1", "", ""));
  }

  @Test
  void what_a_field_can_not_show_stands_there_as_json() {
    Form form = showing("{\"port\": \"x\", \"user\": null, \"keys\": [1], \"unknown\": [true]}");

    assertThat(field(form, "f.port").word()).isEqualTo("json");
    assertThat(field(form, "f.port").text()).isEqualTo("\"x\"");
    assertThat(field(form, "f.user").text()).isEqualTo("null");
    assertThat(field(form, "f.keys.0").text()).isEqualTo("1");
    assertThat(field(form, "f.0").name()).isEqualTo("unknown");
    assertThat(field(form, "f.0").word()).isEqualTo("json");
  }

  // ---- what is entered

  @Test
  void what_is_entered_becomes_a_value_of_its_kind() {
    assertThat(entering("{}", "f.user", "ada").value()).containsExactly(Map.entry("user", "ada"));
    assertThat(entering("{}", "f.port", " 1.50 ").value())
        .containsEntry("port", new java.math.BigDecimal("1.50"));
    assertThat(entering("{}", "f.tls", "false").value()).containsEntry("tls", false);
    assertThat(entering("{}", "f.auth", "key").value()).containsEntry("auth", "key");
    assertThat(entering("{}", "f.body@json", "[\"\"]").value()).containsEntry("body", List.of(""));
    assertThat(entering("{\"keys\": [\"a\"]}", "f.keys.1", "b").value())
        .containsEntry("keys", List.of("a", "b"));
  }

  @Test
  void what_is_emptied_is_left_out() {
    String full =
        "{\"user\": \"a\", \"port\": 1, \"tls\": true, \"auth\": \"key\", \"body\": 1, \"keys\":"
            + " [\"a\", \"b\"], \"headers\": {\"X\": \"y\"}}";
    Form emptied =
        after(
            showing(full),
            texts -> {
              List.of(
                      "f.user",
                      "f.port",
                      "f.tls",
                      "f.auth",
                      "f.body@json",
                      "f.keys.0",
                      "f.headers.0")
                  .forEach(place -> texts.put(place, ""));
              texts.put("f.headers.0@name", "");
              return texts;
            });

    assertThat(emptied.isReadable()).isTrue();
    assertThat(emptied.value())
        .containsExactly(Map.entry("keys", List.of("b")), Map.entry("headers", Map.of()));
  }

  @Test
  void what_has_a_name_is_there_also_without_a_value() {
    Form headers = entering("{\"headers\": {}}", "f.headers.0@name", "X-Empty");
    Form weights = entering("{\"weights\": {}}", "f.weights.0@name", "w");

    assertThat(headers.value()).containsEntry("headers", Map.of("X-Empty", ""));
    // Whoever takes it says that this is no number.
    assertThat(weights.value()).containsEntry("weights", members("{\"w\": null}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"twelve", "1,5", "0x10", "1e999999999", "1 2", "\"1\"", "true"})
  void what_is_no_number_is_told_at_its_field_and_stays_there(String text) {
    Form form = entering("{}", "f.port", text);

    assertThat(form.isReadable()).isFalse();
    assertThat(field(form, "f.port").text()).isEqualTo(text);
    assertThat(field(form, "f.port").mistakes())
        .extracting(Mistake::word, Mistake::path)
        .containsExactly(tuple("not-a-number", "port"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "nothing", "[1] 2", "{\"a\": 1, \"a\": 2}", "'single'"})
  void what_is_no_json_is_told_at_its_field_with_why(String text) {
    Form form = entering("{}", "f.body@json", text);

    assertThat(form.isReadable()).isFalse();
    Mistake mistake = field(form, "f.body").mistakes().get(0);
    assertThat(mistake.kind()).isEqualTo(Mistake.Kind.NOT_JSON);
    assertThat(mistake.sentence()).isNotBlank();
    assertThat(field(form, "f.body").text()).isEqualTo(text);
  }

  @Test
  void a_value_without_a_name_and_a_name_that_comes_twice_are_told() {
    Form form =
        after(
            showing("{\"headers\": {\"X\": \"y\"}, \"objects\": {\"rows\": {}}}"),
            texts -> {
              texts.put("f.headers.1@name", "");
              texts.put("f.headers.1", "lost");
              texts.put("f.headers.2@name", "X");
              texts.put("f.headers.2", "other");
              texts.put("f.objects.1@name", "");
              texts.put("f.objects.1", "there");
              return texts;
            });

    assertThat(field(form, "f.headers.1").mistakes())
        .extracting(Mistake::word)
        .containsExactly("no-name");
    assertThat(field(form, "f.headers.2").mistakes())
        .extracting(Mistake::word)
        .containsExactly("name-twice");
    assertThat(group(form, "objects.").mistakes())
        .extracting(Mistake::word)
        .containsExactly("no-name");
    assertThat(field(form, "f.headers.0").mistakes()).isEmpty();
  }

  // ---- more and less

  @Test
  void an_object_or_a_list_that_is_asked_for_is_there_and_empty() {
    Entries none = sent(showing("{}"), texts -> texts);

    Form form =
        Form.reading(
            SHAPE,
            none.adding("f.limits").adding("f.errors").adding("f.errors.+").adding("f.objects"));

    assertThat(form.value())
        .isEqualTo(members("{\"limits\": {}, \"errors\": [{}], \"objects\": {}}"));
    Form named = Form.reading(SHAPE, sent(form, texts -> texts).adding("f.objects.+@name"));
    assertThat(group(named, "objects.").name()).isEmpty();
    assertThat(named.isReadable()).isFalse();
  }

  @Test
  void what_is_added_comes_behind_what_is_there() {
    Entries entries = sent(showing("{\"errors\": [{\"is\": \"a\"}]}"), texts -> texts);

    Form form = Form.reading(SHAPE, entries.adding("f.errors.+").adding("f.errors.+"));

    assertThat(form.value()).isEqualTo(members("{\"errors\": [{\"is\": \"a\"}, {}, {}]}"));
  }

  @Test
  void what_is_removed_is_gone_with_all_that_is_below_it() {
    Form form =
        showing(
            """
            {"errors": [{"is": "a"}, {"is": "b"}], "limits": {"atOnce": 1},
             "objects": {"rows": {"create": {"path": "/"}}, "rows2": {}}}
            """);
    Entries entries = sent(form, texts -> texts);

    assertThat(Form.reading(SHAPE, entries.without("f.errors.0")).value())
        .containsEntry("errors", members("{\"e\": [{\"is\": \"b\"}]}").get("e"));
    assertThat(Form.reading(SHAPE, entries.without("f.limits")).value())
        .containsOnlyKeys("errors", "objects");
    assertThat(Form.reading(SHAPE, entries.without("f.objects.0")).value())
        .containsEntry("objects", members("{\"rows2\": {}}"));
    assertThat(Form.reading(SHAPE, entries.without("f.objects.0.create")).value())
        .containsEntry("objects", members("{\"rows\": {}, \"rows2\": {}}"));
  }

  @Test
  void an_item_moves_before_the_one_that_it_came_behind() {
    Form form =
        showing("{\"errors\": [{\"is\": \"a\"}, {\"is\": \"b\", \"status\": 1}, {\"is\": \"c\"}]}");
    Entries entries = sent(form, texts -> texts);

    assertThat(Form.reading(SHAPE, entries.raising("f.errors.1")).value())
        .isEqualTo(
            members(
                "{\"errors\": [{\"is\": \"b\", \"status\": 1}, {\"is\": \"a\"}, {\"is\": \"c\"}]}"));
    assertThat(Form.reading(SHAPE, entries.without("f.errors.1").raising("f.errors.2")).value())
        .isEqualTo(members("{\"errors\": [{\"is\": \"c\"}, {\"is\": \"a\"}]}"));
    for (String nowhere : List.of("f.errors.0", "f.errors", "f", "", "f.errors.x")) {
      assertThat(Form.reading(SHAPE, entries.raising(nowhere)).value()).isEqualTo(form.value());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "f", "f..", "f.nobody", "f.keys.+@name", "x", "f.errors.999999999999", "f.+"})
  void a_place_that_is_none_changes_nothing_that_is_there(String place) {
    Form form = showing("{\"user\": \"ada\", \"errors\": [{\"is\": \"a\"}]}");
    Entries entries = sent(form, texts -> texts);

    assertThat(Form.reading(SHAPE, entries.adding(place)).value())
        .containsAllEntriesOf(members("{\"user\": \"ada\", \"errors\": [{\"is\": \"a\"}]}"));
  }

  // ---- what it was refused for

  private static Form refused(String json, String... paths) {
    return showing(json)
        .with(
            java.util.Arrays.stream(paths)
                .map(path -> new ConfigurationProblem(path, "Mend " + path + "."))
                .toList());
  }

  @Test
  void a_problem_is_told_at_the_field_that_it_is_about() {
    Form form =
        refused(
            """
            {"keys": ["a", "b"], "headers": {"X.Y": "z"}, "body": {"a": [1]}, "errors": [{}],
             "objects": {"a.b": {"create": {}}}}
            """,
            "user",
            "keys[1]",
            "headers.X.Y",
            "body.a[0]",
            "errors[0].is",
            "objects.a.b.create.path");

    for (String place :
        List.of(
            "f.user",
            "f.keys.1",
            "f.headers.0",
            "f.body",
            "f.errors.0.is",
            "f.objects.0.create.path")) {
      assertThat(field(form, place).mistakes()).as(place).hasSize(1);
    }
    assertThat(field(form, "f.user").mistakes().get(0).sentence()).isEqualTo("Mend user.");
    assertThat(form.groups()).allMatch(group -> group.mistakes().isEmpty());
  }

  @Test
  void a_problem_of_no_field_is_told_at_the_innermost_group_that_it_is_in() {
    Form form =
        refused(
            "{\"keys\": [], \"objects\": {\"rows\": {}, \"rows2\": {}}}",
            "",
            "limits",
            "keys",
            "objects.rows",
            "objects.rows.create",
            "objects.rows2.nothing",
            "elsewhere.entirely");

    assertThat(paths(form, "")).containsExactly("", "limits", "elsewhere.entirely");
    assertThat(paths(form, "keys")).containsExactly("keys");
    assertThat(paths(form, "objects.rows")).containsExactly("objects.rows", "objects.rows.create");
    assertThat(paths(form, "objects.rows2")).containsExactly("objects.rows2.nothing");
    assertThat(form.groups())
        .allMatch(group -> group.fields().stream().allMatch(field -> field.mistakes().isEmpty()));
  }

  private static List<String> paths(Form form, String group) {
    return group(form, group).mistakes().stream().map(Mistake::path).toList();
  }

  @Test
  void each_mistake_is_told_once() {
    Form form =
        entering("{\"objects\": {\"rows\": {}}}", "f.port", "x")
            .with(List.of(new ConfigurationProblem("port", "Give a number.")));

    long told =
        form.groups().stream()
            .mapToLong(
                group ->
                    group.mistakes().size()
                        + group.fields().stream().mapToLong(f -> f.mistakes().size()).sum())
            .sum();
    assertThat(told).isEqualTo(2);
    assertThat(field(form, "f.port").mistakes()).hasSize(2);
  }

  // ---- how much of it

  @Test
  void one_with_more_fields_than_can_be_sent_says_so() {
    StringBuilder keys = new StringBuilder("{\"keys\": [\"k\"");
    keys.append(", \"k\"".repeat(Form.MOST_FIELDS - 7));

    assertThat(showing(keys + "]}").isTooLarge()).isFalse();
    assertThat(showing(keys + ", \"k\"]}").isTooLarge()).isTrue();
  }

  @Test
  void what_is_not_of_the_form_is_not_taken_for_it() {
    Map<String, String[]> parameters = new HashMap<>();
    parameters.put("f", new String[] {"there"});
    parameters.put("f.user", new String[] {"ada", "eve"});
    parameters.put("f.nobody", new String[] {"x"});
    parameters.put("fuser", new String[] {"x"});
    parameters.put("user", new String[] {"x"});
    parameters.put("f.objects.0.table", new String[] {"of nothing that is there"});

    assertThat(Form.reading(SHAPE, Entries.of(parameters)).value())
        .containsExactly(Map.entry("user", "ada"));
  }
}
