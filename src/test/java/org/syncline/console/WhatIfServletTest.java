package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.Kind;
import org.syncline.mapping.format.SourceBody;
import org.syncline.security.Role;
import org.syncline.sync.KeepMappingDrafts;
import org.syncline.sync.review.FieldChanges;
import org.syncline.sync.review.ReviewedMessages;
import org.syncline.sync.review.WhatIf;

class WhatIfServletTest {
  private static final String IN =
      """
      {"id": "in", "recordType": "customer", "rows": [
        {"target": "@key", "source": "no"}, {"target": "familyName", "source": "name"},
        {"target": "city", "source": "town"}]}
      """;
  private static final String UPPER =
      IN.replace("\"source\": \"name\"", "\"source\": \"name\", \"steps\": [\"upper\"]");

  private final DocumentKit kit = new DocumentKit();
  private final Messages messages = new Messages();
  private final KeepMappingDrafts drafts =
      new KeepMappingDrafts(
          kit.kept.transactions(),
          kit.kept,
          kit.kept,
          kit.audit,
          kit.connectors,
          Clock.systemUTC());

  /** Three of a flow's object. */
  private static final class Messages implements ReviewedMessages {
    private @Nullable Instant askedFrom;

    @Override
    public Optional<Range> range(@Nullable Instant from, @Nullable Instant to) {
      askedFrom = from;
      return Optional.of(new Range(1, 3));
    }

    @Override
    public long count(String system, String object, Range range) {
      return 3;
    }

    @Override
    public List<Stored> after(
        String system, String object, Range range, long receipt, int limit, long bytes) {
      List<Stored> stored = new ArrayList<>();
      for (long i = Math.max(receipt + 1, 1); i <= 3 && stored.size() < limit; i++) {
        String body = "{\"no\": \"%d\", \"name\": \"Byron\", \"town\": \"Ulm\"}".formatted(i);
        stored.add(new Stored(i, new SourceBody(body.getBytes(StandardCharsets.UTF_8), "UTF-8")));
      }
      return stored;
    }

    @Override
    public List<Stored> newest(
        String system, String object, Range range, int limit, long longest, long bytes) {
      return List.of();
    }

    @Override
    public Optional<Stored> find(String system, String object, long receipt) {
      return Optional.empty();
    }

    @Override
    public List<Group> groups(Range range) {
      return List.of();
    }

    @Override
    public List<Faulty> faulty(Range range, long receipt, String flow, int limit) {
      return List.of();
    }
  }

  @BeforeEach
  void a_flow_with_its_mapping() throws Exception {
    kit.put(
        Kind.RECORD_TYPE,
        "customer",
        Files.readString(Path.of("src/main/resources/record-types/customer.json")));
    kit.put(Kind.MAPPING, "in", IN);
    kit.put(
        Kind.SYSTEM,
        "erp",
        "{\"id\": \"erp\", \"name\": \"ERP\", \"owner\": \"Ada\", \"queue\": \"ordered\"}");
    kit.put(
        Kind.FLOW,
        "erp-customers",
        "{\"id\": \"erp-customers\", \"system\": \"erp\", \"object\": \"customer\", \"recordType\":"
            + " \"customer\", \"format\": {\"kind\": \"json\"}, \"mapping\": \"in\", \"state\":"
            + " \"partial\", \"order\": \"arrival\"}");
  }

  private void drafted(String json) {
    FakeRequest author = kit.form(Role.INTEGRATOR, "/mapping");
    drafts.save(
        "in",
        json.getBytes(StandardCharsets.UTF_8),
        null,
        new Visitor(author.request(), kit.sessions).known());
  }

  private FakeRequest form() {
    return kit.form(Role.INTEGRATOR, "/what-if")
        .with("id", "in")
        .with("trial.flow", "erp-customers");
  }

  private FakeRequest post(FakeRequest form) throws Exception {
    WhatIf whatIf = new WhatIf(kit.kept.transactions(), messages, kit.configuration);
    new WhatIfServlet(whatIf, drafts, new Taste(form.request()), kit.sessions)
        .doPost(form.request(), form.response());
    return form;
  }

  private static EditorTrial shown(FakeRequest form) {
    return new EditorTrial(form.request());
  }

  @Test
  void what_a_draft_would_change_is_shown_by_field() throws Exception {
    drafted(UPPER);

    FakeRequest form = post(form().with("trial.from", "2026-11-01T00:00:00"));

    assertThat(form.forwarded).isEqualTo("/mapping-editor.xhtml");
    assertThat(form.headers).containsEntry("Cache-Control", "no-store");
    assertThat(shown(form).getFields())
        .singleElement()
        .satisfies(
            field -> {
              assertThat(field.target()).isEqualTo("familyName");
              assertThat(field.changed()).isEqualTo(3);
              assertThat(field.samples())
                  .extracting(FieldChanges.Sample::after)
                  .containsOnly("BYRON");
              assertThat(shown(form).word(field.samples().get(0))).isEqualTo("changed");
            });
    assertThat(shown(form).isPart()).isFalse();
    assertThat(messages.askedFrom).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
  }

  @Test
  void as_many_are_tried_as_were_asked_for_and_the_rest_is_told() throws Exception {
    drafted(UPPER);

    FakeRequest form = post(form().with("trial.limit", "2"));

    assertThat(shown(form).getResult()).isNotNull();
    assertThat(shown(form).getResult().messages()).isEqualTo(2);
    assertThat(shown(form).isPart()).isTrue();
    assertThat(shown(form).getLimit()).isEqualTo("2");
  }

  @Test
  void a_draft_that_can_not_be_used_says_why() throws Exception {
    drafted(UPPER.replace("upper", "uper"));

    FakeRequest form = post(form());

    assertThat(form.status).isEqualTo(400);
    assertThat(shown(form).getResult()).isNull();
    assertThat(shown(form).getProblems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.path()).isEqualTo("rows[1].steps[0]"));
  }

  @Test
  void what_is_not_understood_is_told_at_its_field() throws Exception {
    drafted(UPPER);

    assertThat(refusal(form().with("trial.limit", "0"), "trial.limit")).isEqualTo("mistake.trial");
    assertThat(refusal(form().with("trial.limit", "100001"), "trial.limit"))
        .isEqualTo("mistake.trial");
    assertThat(refusal(form().with("trial.to", "soon"), "trial.to")).isEqualTo("mistake.moment");
    assertThat(refusal(form().with("trial.flow", "x"), "trial.flow")).isEqualTo("mistake.off");
    assertThat(refusal(form().with("id", "other"), "trial.flow")).isEqualTo("mistake.draft");
  }

  private String refusal(FakeRequest form, String field) throws Exception {
    post(form);
    assertThat(form.status).isEqualTo(400);
    assertThat(shown(form).getResult()).isNull();
    return FormRefusal.mistake(form.request(), field);
  }

  @Test
  void who_may_not_configure_asks_nothing() throws Exception {
    drafted(UPPER);
    FakeRequest form = kit.form(Role.OPERATOR, "/what-if").with("id", "in");

    assertThat(post(form).error).isEqualTo(403);
    assertThat(shown(form).getResult()).isNull();
  }
}
