package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.form.Field;
import org.syncline.configuration.form.Form;
import org.syncline.configuration.form.Shape;
import org.syncline.configuration.form.Shape.Type;

class ShownFormTest {
  private static final Shape SHAPE =
      Shape.object(
          "system",
          Map.of(
              "queue", Shape.choice("system.queue", List.of("live", "odd"), ""),
              "perSecond",
                  Shape.value(
                      "rest.limits.perSecond", Type.NUMBER, "Requests a second, also below 1.")),
          "");

  private static ShownForm of(Locale language) {
    FakeRequest request = new FakeRequest();
    request.locales.add(language);
    Taste taste = new Taste(request.request());
    return new ShownForm(new Shown(taste, Clock.systemUTC()), new ConnectorTexts(taste));
  }

  private static Field field(Form form, String label) {
    return form.groups().get(0).fields().stream()
        .filter(field -> field.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void members_of_documents_are_called_as_their_reader_calls_them() {
    Field queue = field(Form.showing(SHAPE, Map.of()), "queue");

    assertThat(of(Locale.UK).label(queue)).isEqualTo("Intake queue");
    assertThat(of(Locale.SIMPLIFIED_CHINESE).label(queue)).isEqualTo("接收队列");
    assertThat(of(Locale.SIMPLIFIED_CHINESE).choice(queue, "live")).isEqualTo("实时");
    assertThat(of(Locale.UK).choice(queue, "odd")).isEqualTo("odd");
    assertThat(of(Locale.UK).isTechnical("system.queue")).isFalse();
  }

  @Test
  void settings_of_connectors_have_the_names_of_documents_and_say_what_they_mean() {
    Field limit = field(Form.showing(SHAPE, Map.of()), "perSecond");

    assertThat(of(Locale.UK).label(limit)).isEqualTo("perSecond");
    assertThat(of(Locale.UK).isTechnical(limit.key())).isTrue();
    assertThat(of(Locale.UK).meaning(limit.key(), limit.meaning())).isEqualTo(limit.meaning());
    assertThat(of(Locale.SIMPLIFIED_CHINESE).meaning(limit.key(), limit.meaning()))
        .isEqualTo("每秒请求数，可小于 1。");
    assertThat(of(Locale.SIMPLIFIED_CHINESE).language(limit.key(), "Brand new.")).isEqualTo("en");
  }

  @Test
  void a_field_is_described_by_its_meaning_and_what_is_wrong_with_it() {
    Form form = Form.showing(SHAPE, Map.of());
    assertThat(of(Locale.UK).described(field(form, "queue"))).isEqualTo("help-f.queue");

    Form refused = form.with(List.of(new ConfigurationProblem("queue", "Give one of them.")));

    assertThat(of(Locale.UK).described(field(refused, "queue")))
        .isEqualTo("help-f.queue wrong-f.queue");
  }

  @Test
  void whoever_added_a_part_goes_on_in_it() {
    EditedForm form = EditedForm.of(Form.showing(SHAPE, Map.of())).at("f.errors.1");

    assertThat(of(Locale.UK).focused(form, "f.errors.1")).isTrue();
    assertThat(of(Locale.UK).focused(form, "f.errors.1.is")).isTrue();
    assertThat(of(Locale.UK).focused(form, "f.errors.10")).isFalse();
    assertThat(of(Locale.UK).focused(form.at(""), "f.errors.1")).isFalse();
  }

  @Test
  void a_text_has_as_many_lines_as_it_needs_within_reason() {
    assertThat(of(Locale.UK).rows("")).isEqualTo(2);
    assertThat(of(Locale.UK).rows("a\nb\nc")).isEqualTo(4);
    assertThat(of(Locale.UK).rows("a\n".repeat(100))).isEqualTo(24);
  }
}
