package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.configuration.ConfigurationDocument;

class RowFormTest {
  private static final StepCatalogue FUNCTIONS = new StepCatalogue(List.of());

  private static Map<String, @Nullable Object> row(String json) {
    return ConfigurationDocument.members(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static RowForm form(String json) {
    return RowForm.of(row(json), FUNCTIONS);
  }

  /** The form as a browser sends it back. */
  private static FakeRequest sent(RowForm form) {
    FakeRequest request = new FakeRequest();
    RowForm.NAMES.forEach(name -> request.with(RowForm.PREFIX + name, form.field(name)));
    for (int i = 0; i < form.steps().size(); i++) {
      StepForm step = form.steps().get(i);
      String place = RowForm.PREFIX + RowForm.STEP + i;
      if (step.isKnown()) {
        request.with(place, step.function());
        for (int j = 0; j < step.arguments().size(); j++) {
          request.with(place + "." + j, step.argument(j));
        }
      } else {
        request.with(place + ".json", step.json());
      }
    }
    return request;
  }

  private static RowForm.Taken taken(String row, FakeRequest sent) {
    return RowForm.sent(sent.request()).take(row(row), FUNCTIONS);
  }

  private static String written(Map<String, @Nullable Object> row) {
    return ConfigurationDocument.write(row).replace('"', '\'');
  }

  /** A row as it is once one field of its form says something else. */
  private static String changed(String row, String field, String text) {
    RowForm.Taken taken = taken(row, sent(form(row)).with(RowForm.PREFIX + field, text));
    assertThat(taken.isGood()).isTrue();
    return written(taken.row());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'target':'a','source':'x.y'}",
        "{'steps':['trim',['substring',0,10]],'source':['x','y'],'target':'a'}",
        "{'target':'a','source':['x']}",
        "{'target':'a','all':['x','y'],'table':'t'}",
        "{'target':'a','constant':null}",
        "{'target':'a','constant':'1'}",
        "{'target':'a','constant':1.50,'type':'decimal'}",
        "{'target':'a','expression':'$sum(lines.price)','onError':'null','default':''}",
        "{'target':'a','each':'x','rows':[{'target':'b','source':'.'}]}",
        "{'target':'a','source':'x','when':[{'source':'t','is':['B']}],'required':false}",
        "{'target':'a','source':'x','link':{'object':'customer','system':'erp','odd':1}}",
        "{'target':'a','source':'x','true':['Y','yes'],'false':['a,b'],'onBlank':'value'}",
        "{'target':7,'source':{},'steps':'trim','required':'yes','format':null,'map':['m']}",
        "{'target':'a','source':'x','constant':'y','mystery':{'deep':[1,2,{'er':null}]}}",
        "{'target':'a','source':'x','steps':[['unknown','x',1],['substring',0,10,7],{'a':1},null,[],['replace','a','']]}",
        "{}"
      })
  void a_form_that_nobody_changes_leaves_a_row_as_it_is(String row) {
    RowForm.Taken taken = taken(row, sent(form(row)));

    assertThat(taken.isGood()).isTrue();
    assertThat(written(taken.row())).isEqualTo(row);
  }

  @Test
  void a_member_is_changed_in_its_place() {
    String row = "{'mystery':1,'format':'dd.MM.yyyy','target':'a','source':'x','zone':'UTC'}";

    assertThat(changed(row, "format", "yyyyMMdd")).isEqualTo(row.replace("dd.MM.yyyy", "yyyyMMdd"));
    assertThat(changed(row, "format", ""))
        .doesNotContain("format")
        .contains("'mystery':1,'target'");
    assertThat(changed(row, "locale", "de")).isEqualTo(row.replace("}", ",'locale':'de'}"));
    assertThat(changed(row, "required", "yes")).endsWith(",'required':true}");
    assertThat(changed(row, "default", "7")).endsWith(",'default':7}");
    assertThat(changed(row, "default", "\"7\"")).endsWith(",'default':'7'}");
    assertThat(changed(row, "true", "Y, yes ,")).endsWith(",'true':['Y','yes']}");
    assertThat(changed(row, "linkObject", "customer")).endsWith(",'link':{'object':'customer'}}");
  }

  @Test
  void a_source_takes_the_place_of_another_one() {
    String row = "{'source':'x','target':'a'}";

    assertThat(changed(row, "source", "x\r\n y \r\n"))
        .isEqualTo("{'source':['x','y'],'target':'a'}");
    assertThat(changed(row, "from", "all")).isEqualTo("{'all':['x'],'target':'a'}");
    assertThat(changed(row, "from", "constant")).isEqualTo("{'constant':'x','target':'a'}");
    assertThat(changed(row, "source", "")).isEqualTo("{'target':'a'}");
    assertThat(changed("{'target':'a','each':'x','rows':[]}", "from", "other")).contains("each");
  }

  @Test
  void a_quotation_mark_alone_is_a_text_as_any_other() {
    assertThat(changed("{'target':'a','constant':'x'}", "source", "5 in\u201d"))
        .isEqualTo("{'target':'a','constant':'5 in\u201d'}");
    RowForm.Taken taken = taken("{}", sent(form("{}")).with("row.default", "\"half"));

    assertThat(taken.row().get("default")).isEqualTo("\"half");
  }

  @Test
  void steps_are_added_with_what_they_are_told_moved_and_taken_away() {
    String row = "{'target':'a','source':'x','steps':[['unknown',1],'trim']}";
    RowForm more = form(row).adding("substring");
    assertThat(FUNCTIONS.parameters("substring", 0)).hasSize(2);

    FakeRequest filled = sent(more).with("row.step.2.0", "0").with("row.step.2.1", "10");
    assertThat(written(taken(row, filled).row()))
        .isEqualTo(row.replace("'trim'", "'trim',['substring',0,10]"));
    assertThat(written(taken(row, sent(form(row).raising(1))).row()))
        .isEqualTo("{'target':'a','source':'x','steps':['trim',['unknown',1]]}");
    assertThat(written(taken(row, sent(form(row).dropping(0).dropping(0))).row()))
        .isEqualTo("{'target':'a','source':'x'}");
  }

  @Test
  void what_a_step_needs_and_is_not_told_is_a_mistake_at_its_field() {
    RowForm.Taken taken =
        taken(
            "{'target':'a'}",
            sent(form("{'target':'a'}").adding("substring")).with("row.step.0.0", "first"));

    assertThat(taken.isGood()).isFalse();
    assertThat(taken.form().mistake("step.0.0")).isEqualTo("mistake.digits");
    assertThat(taken.form().trouble()).isEqualTo(EditedForm.UNREADABLE);
    assertThat(taken.form().steps().get(0).argument(0)).isEqualTo("first");
  }

  @Test
  void a_source_that_is_used_comes_behind_those_that_are_there() {
    assertThat(form("{}").using("x").field("source")).isEqualTo("x");
    assertThat(form("{'source':'x'}").using("y").field("source")).isEqualTo("x\ny");
    assertThat(form("{'source':'x'}").using("x").field("source")).isEqualTo("x");
    RowForm constant = form("{'constant':'x'}").using("y");
    assertThat(constant.field("from")).isEqualTo("source");
    assertThat(constant.field("source")).isEqualTo("y");
  }

  @Test
  void members_that_the_form_does_not_hold_are_told_apart() {
    Map<String, ?> others =
        row(
            RowForm.others(
                row(
                    "{'target':'a','source':'x','from':'y','when':[1],'mystery':2,'required':'yes',"
                        + "'steps':['trim'],'link':{'object':'o','odd':1}}"),
                FUNCTIONS));

    assertThat(others.keySet()).containsExactly("from", "when", "mystery", "required", "link");
    assertThat(RowForm.others(row("{'target':'a','steps':[]}"), FUNCTIONS)).isEmpty();
  }
}
