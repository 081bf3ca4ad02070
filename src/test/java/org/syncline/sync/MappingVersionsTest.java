package org.syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Document;
import org.syncline.configuration.DraftDocument;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.configuration.PutConfiguration;
import org.syncline.connector.spi.Connectors;
import org.syncline.mapping.comparison.MappingComparison;
import org.syncline.mapping.golden.GoldenRun;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.RememberedAudit;
import org.syncline.sync.HubConfiguration.Found.Origin;
import org.syncline.sync.KeepMappingDrafts.Discarded;
import org.syncline.sync.KeepMappingDrafts.Kept;
import org.syncline.sync.PublishMapping.Became;

/** A mapping's life: worked on, checked, published, compared, rolled back. */
class MappingVersionsTest {
  private static final String TYPE =
      "{'id': 'thing', 'fields': [{'name': 'name', 'type': 'string', 'privacy': 'personal'},"
          + " {'name': 'size', 'type': 'integer', 'privacy': 'none'}]}";
  private static final String STRICT_TYPE =
      TYPE.replace("'type': 'string'", "'type': 'string', 'required': true");
  private static final String ERP = "{'id': 'erp', 'name': 'ERP', 'owner': 'Ada'}";
  private static final String FLOW =
      "{'id': 'f', 'system': 'erp', 'object': 'thing', 'recordType': 'thing',"
          + " 'format': {'kind': 'json'}, 'mapping': 'm', 'state': 'full', 'order': 'version'}";
  private static final String ROWS =
      "{'target': '@key', 'source': 'no'}, {'target': '@version', 'source': 'rev'},"
          + " {'target': 'name', 'source': 'name'}";
  private static final String FIRST = mapping(ROWS);
  private static final String SECOND = mapping(ROWS.replace("'name'}", "'label'}"));

  private final KeptDocuments kept = new KeptDocuments();
  private final RememberedAudit audit = new RememberedAudit();
  private final Clock clock = Clock.systemUTC();
  private final HubConfiguration configuration =
      new HubConfiguration(
          kept.transactions(), kept, (system, who) -> List.of(), audit, Connectors.NONE, clock);
  private final KeepMappingDrafts drafts =
      new KeepMappingDrafts(kept.transactions(), kept, kept, audit, Connectors.NONE, clock);
  private final PublishMapping publish =
      new PublishMapping(kept.transactions(), kept, kept, configuration, audit);
  private final CompareMappings compare = new CompareMappings(kept.transactions(), kept, kept);
  private final RunMappingCases cases = new RunMappingCases(kept.transactions(), kept, kept, clock);

  private static String mapping(String rows) {
    return "{'id': 'm', 'recordType': 'thing', 'rows': [" + rows + "]}";
  }

  /** With a golden case that expects the name of a body. */
  private static String with(String mapping, String name) {
    return mapping.substring(0, mapping.length() - 1)
        + ", 'cases': [{'name': 'A thing', 'in': '{\\'no\\': \\'1\\', \\'rev\\': 1, \\'name\\':"
        + " \\'Chair\\'}', 'expected': {'@key': '1', '@version': 1, 'name': '"
        + name
        + "'}}]}";
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static HubConfiguration.Found found(Kind kind, String id, String json) {
    return new HubConfiguration.Found(kind, id, bytes(json), Origin.FILE);
  }

  @BeforeEach
  void a_hub_with_one_flow() {
    configuration.takeFiles(
        List.of(
            found(Kind.RECORD_TYPE, "thing", TYPE),
            found(Kind.SYSTEM, "erp", ERP),
            found(Kind.MAPPING, "m", FIRST),
            found(Kind.FLOW, "f", FLOW)));
  }

  private Kept.Saved save(String json, @Nullable String seen) {
    return (Kept.Saved) drafts.save("m", bytes(json), seen, GivenActor.ADA);
  }

  private Became publish(int expected) {
    return publish.draft("m", expected, null, "better", GivenActor.ADA);
  }

  private int inForce() {
    return configuration.current().flowsOf("erp", "thing").get(0).mappingVersion();
  }

  private String content(int version) {
    return new String(
        kept.versions(Kind.MAPPING, "m").stream()
            .filter(document -> document.version() == version)
            .findFirst()
            .orElseThrow()
            .content(),
        StandardCharsets.UTF_8);
  }

  private Document put(Kind kind, String id, String json) {
    return configuration.put(kind, id, bytes(json), GivenActor.ADA, null).document();
  }

  private static InvalidConfiguration refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    return catchThrowableOfType(InvalidConfiguration.class, work);
  }

  @Test
  void nothing_runs_by_a_draft_until_it_is_published() {
    Kept.Saved saved = save(SECOND, null);

    assertThat(saved.created()).isTrue();
    assertThat(saved.warnings()).isEmpty();
    assertThat(saved.draft().baseVersion()).isEqualTo(1);
    assertThat(inForce()).isEqualTo(1);

    Became became = publish(1);

    assertThat(became).isInstanceOf(Became.InForce.class);
    assertThat(inForce()).isEqualTo(2);
    assertThat(content(2)).isEqualTo(new String(bytes(SECOND), StandardCharsets.UTF_8));
    assertThat(drafts.read("m", GivenActor.ADA)).isEmpty();
    assertThat(audit.acts())
        .containsExactly(
            Act.done("ada", "mapping.draft", "mappings/m", "hash=" + saved.draft().contentHash()),
            Act.done("ada", "mapping.publish", "mappings/m", "version=2 from=draft why=better"));
  }

  @Test
  void a_draft_may_be_incomplete_and_is_told_what_it_lacks() {
    Kept.Saved saved =
        save("{'id': 'm', 'rows': [{'target': 'nose', 'sorce': 'x'}], 'idea': 'later'}", null);

    assertThat(saved.warnings())
        .extracting(ConfigurationProblem::path)
        .contains("mappings/m recordType", "mappings/m rows[0].sorce", "mappings/m idea");
    assertThat(drafts.problems("m", GivenActor.ADA).orElseThrow()).isEqualTo(saved.warnings());
    assertThat(refused(() -> publish(1)).problems()).containsAll(saved.warnings());
    assertThat(kept.versions(Kind.MAPPING, "m")).hasSize(1);
    assertThat(drafts.read("m", GivenActor.ADA)).as("it is kept").isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "[]",
        "{}",
        "{'id': 'other'}",
        "{'id': 'm', 'id': 'm'}",
        "{'id': 'm', 'rows': {}}",
        "{'id': 'm', 'rows': ['x']}"
      })
  void what_is_no_mapping_at_all_is_no_draft(String json) {
    assertThatThrownBy(() -> save(json, null)).isInstanceOf(InvalidConfiguration.class);
    assertThat(drafts.read("m", GivenActor.ADA)).isEmpty();
  }

  @Test
  void a_name_that_no_mapping_can_have_is_none_of_a_draft() {
    assertThatThrownBy(() -> drafts.save("M x", bytes("{'id': 'M x'}"), null, GivenActor.ADA))
        .isInstanceOf(InvalidConfiguration.class);
  }

  @Test
  void who_has_not_seen_the_draft_does_not_change_it() {
    DraftDocument first = save(SECOND, null).draft();

    assertThat(drafts.save("m", bytes(FIRST), null, GivenActor.ADA))
        .isInstanceOf(Kept.Conflict.class);
    assertThat(drafts.save("m", bytes(FIRST), "other", GivenActor.ADA))
        .isInstanceOf(Kept.Conflict.class);
    assertThat(drafts.discard("m", "other", GivenActor.ADA)).isEqualTo(Discarded.CONFLICT);
    Kept.Saved second = save(FIRST, first.contentHash());

    assertThat(second.created()).isFalse();
    assertThat(drafts.discard("m", second.draft().contentHash(), GivenActor.ADA))
        .isEqualTo(Discarded.DONE);
    assertThat(drafts.discard("m", second.draft().contentHash(), GivenActor.ADA))
        .isEqualTo(Discarded.NONE);
    assertThat(drafts.save("m", bytes(FIRST), "gone", GivenActor.ADA))
        .isInstanceOf(Kept.Conflict.class);
  }

  @Test
  void a_draft_is_published_only_over_what_was_seen() {
    DraftDocument draft = save(SECOND, null).draft();
    put(Kind.MAPPING, "m", FIRST);

    assertThatThrownBy(() -> publish(1)).isInstanceOf(PutConfiguration.VersionConflict.class);
    assertThat(publish.draft("m", 2, "other", "better", GivenActor.ADA))
        .isInstanceOf(Became.ChangedMeanwhile.class);
    assertThat(inForce()).isEqualTo(2);
    assertThat(publish.draft("m", 2, draft.contentHash(), "better", GivenActor.ADA))
        .isInstanceOf(Became.InForce.class);
    assertThat(inForce()).isEqualTo(3);
    assertThat(publish(3)).as("it is gone").isInstanceOf(Became.Unknown.class);
  }

  @Test
  void a_mapping_may_begin_as_a_draft() {
    String other = FIRST.replace("'id': 'm'", "'id': 'n'");
    Kept.Saved saved = (Kept.Saved) drafts.save("n", bytes(other), null, GivenActor.ADA);

    assertThat(saved.draft().baseVersion()).isZero();
    assertThat(publish.draft("n", 0, null, "new", GivenActor.ADA))
        .isInstanceOfSatisfying(
            Became.InForce.class, became -> assertThat(became.document().version()).isEqualTo(1));
  }

  @Test
  void an_older_version_comes_in_force_again_as_a_new_one() {
    put(Kind.MAPPING, "m", SECOND);

    Became became = publish.rollBack("m", 1, 2, "names were lost", GivenActor.ADA);

    assertThat(became)
        .isInstanceOfSatisfying(
            Became.InForce.class, in -> assertThat(in.document().version()).isEqualTo(3));
    assertThat(inForce()).isEqualTo(3);
    assertThat(content(3)).isEqualTo(content(1));
    assertThat(audit.acts())
        .contains(
            Act.done(
                "ada", "mapping.roll-back", "mappings/m", "version=3 from=1 why=names were lost"));
    assertThat(publish.rollBack("m", 1, 3, "again", GivenActor.ADA))
        .isInstanceOf(Became.Unchanged.class);
    assertThat(publish.rollBack("m", 9, 3, "again", GivenActor.ADA))
        .isInstanceOf(Became.Unknown.class);
    assertThat(publish.rollBack("x", 1, 0, "again", GivenActor.ADA))
        .isInstanceOf(Became.Unknown.class);
    assertThatThrownBy(() -> publish.rollBack("m", 2, 2, "again", GivenActor.ADA))
        .isInstanceOf(PutConfiguration.VersionConflict.class);
  }

  @Test
  void an_older_version_that_does_not_fit_any_more_stays_retired() {
    put(Kind.MAPPING, "m", mapping(ROWS + ", {'target': 'size', 'source': 'size'}"));
    put(Kind.MAPPING, "m", FIRST);
    put(Kind.RECORD_TYPE, "thing", TYPE.replace("'name': 'size'", "'name': 'width'"));

    InvalidConfiguration refused =
        refused(() -> publish.rollBack("m", 2, 3, "back", GivenActor.ADA));

    assertThat(refused.problems())
        .extracting(ConfigurationProblem::path)
        .containsExactly("flows/f mapping m rows[3].target");
    assertThat(inForce()).isEqualTo(3);
  }

  @Test
  void a_golden_case_that_fails_keeps_a_mapping_back_on_every_way_in() {
    String wrong = with(FIRST, "Chain");
    String told =
        "Golden case 'A thing', name: expected text C… (5), found text C… (5), which differ"
            + " from character 5 on. Mend the rows, or the case where it is wrong.";
    ConfigurationProblem problem = new ConfigurationProblem("mappings/m cases[0].name", told);

    assertThat(save(wrong, null).warnings()).containsExactly(problem);
    assertThat(refused(() -> publish(1)).problems()).containsExactly(problem);
    assertThat(refused(() -> put(Kind.MAPPING, "m", wrong)).problems()).containsExactly(problem);
    assertThat(
            refused(
                    () ->
                        configuration.putAll(
                            List.of(
                                new PutConfiguration.Given(Kind.MAPPING, "m", bytes(wrong)),
                                new PutConfiguration.Given(Kind.FLOW, "f", bytes(FLOW + " "))),
                            GivenActor.ADA))
                .problems())
        .containsExactly(problem);
    assertThat(
            refused(() -> configuration.takeFiles(List.of(found(Kind.MAPPING, "m", wrong))))
                .problems())
        .containsExactly(problem);
    assertThat(kept.versions(Kind.MAPPING, "m")).hasSize(1);

    put(Kind.MAPPING, "m", with(FIRST, "Chair"));
    assertThat(inForce()).isEqualTo(2);
  }

  @Test
  void cases_of_a_mapping_with_an_output_keep_it_back_too() {
    String mapping =
        "{'id': 'm2', 'output': {'kind': 'json'}, 'rows': [{'target': 'n', 'source': 'name'}],"
            + " 'cases': [{'name': 'A thing', 'in': '{\\'name\\': \\'Chair\\'}', 'out':"
            + " '{\\'n\\': \\'Chair\\'}'}]}";

    InvalidConfiguration refused =
        refused(
            () -> put(Kind.MAPPING, "m2", mapping.replace("'source': 'name'", "'source': 'n'")));

    assertThat(refused.problems())
        .extracting(ConfigurationProblem::path)
        .containsExactly("mappings/m2 cases[0].n");
    assertThat(put(Kind.MAPPING, "m2", mapping).version()).isEqualTo(1);
    GoldenRun run = cases.run("m2", new MappingVersion.Numbered(1), GivenActor.ADA).orElseThrow();
    assertThat(run.isRight()).isTrue();
    assertThat(run.accuracy().all().compared()).isEqualTo(1);
  }

  @Test
  void a_roll_back_runs_the_cases_of_the_older_version_again() {
    put(Kind.MAPPING, "m", with(FIRST, "Chair"));
    put(Kind.MAPPING, "m", FIRST);
    put(
        Kind.RECORD_TYPE,
        "thing",
        TYPE.replace("'type': 'string'", "'type': 'string', 'maxLength': 4"));

    assertThat(refused(() -> publish.rollBack("m", 2, 3, "back", GivenActor.ADA)).problems())
        .extracting(ConfigurationProblem::message)
        .anyMatch(message -> message.contains("found the problem TOO_LONG"));
  }

  @Test
  void cases_are_run_without_publishing() {
    put(Kind.MAPPING, "m", with(FIRST, "Chair"));
    save(with(SECOND, "Chair"), null);

    GoldenRun published =
        cases.run("m", new MappingVersion.Published(), GivenActor.ADA).orElseThrow();
    GoldenRun draft = cases.run("m", new MappingVersion.Draft(), GivenActor.ADA).orElseThrow();

    assertThat(published.isRight()).isTrue();
    assertThat(draft.isRight()).isFalse();
    assertThat(draft.accuracy().all().compared()).isEqualTo(3);
    assertThat(draft.accuracy().all().right()).isEqualTo(2);
    assertThat(cases.run("m", new MappingVersion.Numbered(1), GivenActor.ADA).orElseThrow())
        .isEqualTo(new GoldenRun(List.of(), List.of()));
    assertThat(cases.run("m", new MappingVersion.Numbered(7), GivenActor.ADA)).isEmpty();
  }

  @Test
  void cases_of_an_unusable_draft_say_why_they_can_not_be_run() {
    String json = with(FIRST, "Chair").replace("'recordType': 'thing'", "'recordType': 'nothing'");
    save(json, null);

    assertThat(refused(() -> cases.run("m", new MappingVersion.Draft(), GivenActor.ADA)).problems())
        .containsExactly(
            new ConfigurationProblem(
                "mappings/m recordType", "There is no record type 'nothing': add it first."));
  }

  @Test
  void a_required_field_that_may_end_empty_blocks_publishing() {
    put(Kind.RECORD_TYPE, "thing", STRICT_TYPE);

    InvalidConfiguration refused = refused(() -> put(Kind.MAPPING, "m", SECOND));

    assertThat(refused.problems())
        .containsExactly(
            new ConfigurationProblem(
                "mappings/m rows",
                "Record type 'thing' requires name, and full states come by flow 'f': give each of"
                    + " these fields a row that is 'required', or a constant."));
    put(
        Kind.MAPPING,
        "m",
        SECOND.replace("'source': 'label'", "'source': 'label', 'required': true"));
    assertThat(inForce()).isEqualTo(2);
  }

  @Test
  void messages_that_carry_changes_only_may_leave_out_required_fields() {
    put(Kind.RECORD_TYPE, "thing", STRICT_TYPE);
    put(Kind.FLOW, "f", FLOW.replace("'full'", "'partial'"));

    put(Kind.MAPPING, "m", SECOND);

    assertThat(inForce()).isEqualTo(2);
    assertThat(refused(() -> put(Kind.FLOW, "f", FLOW)).problems())
        .as("the flow would bring whole states by it")
        .extracting(ConfigurationProblem::path)
        .containsExactly("mappings/m rows");
  }

  @Test
  void a_type_that_comes_to_require_a_field_stops_nothing_that_runs() {
    put(Kind.RECORD_TYPE, "thing", STRICT_TYPE);
    put(Kind.SYSTEM, "erp", ERP.replace("Ada", "Bob"));

    assertThat(inForce()).isEqualTo(1);
    assertThat(configuration.current().recordType("thing").orElseThrow().field("name"))
        .hasValueSatisfying(field -> assertThat(field.required()).isTrue());
  }

  @Test
  void any_two_versions_can_be_compared() {
    put(Kind.MAPPING, "m", SECOND);
    save(FIRST, null);

    MappingComparison draft =
        compare
            .compare(
                "m", new MappingVersion.Published(), new MappingVersion.Draft(), GivenActor.ADA)
            .orElseThrow();

    assertThat(draft.rows())
        .singleElement()
        .satisfies(row -> assertThat(row.target()).isEqualTo("name"));
    assertThat(
            compare
                .compare(
                    "m", new MappingVersion.Numbered(1), new MappingVersion.Draft(), GivenActor.ADA)
                .orElseThrow()
                .isEmpty())
        .isTrue();
    assertThat(
            compare.compare(
                "m", new MappingVersion.Numbered(3), new MappingVersion.Draft(), GivenActor.ADA))
        .isEmpty();
  }

  @Test
  void who_may_not_configure_changes_and_runs_nothing() {
    var bob = GivenActor.without(Permission.CONFIGURE);
    save(SECOND, null);

    assertThatThrownBy(() -> drafts.save("m", bytes(FIRST), null, bob))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> drafts.discard("m", "x", bob)).isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> drafts.problems("m", bob)).isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> publish.draft("m", 1, null, "", bob))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> publish.rollBack("m", 1, 1, "", bob))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> cases.run("m", new MappingVersion.Draft(), bob))
        .isInstanceOf(NotAllowedException.class);
    assertThat(drafts.read("m", bob)).as("reading needs less").isPresent();
    var blind = GivenActor.without(Permission.READ_CONFIGURATION);
    assertThatThrownBy(() -> drafts.read("m", blind)).isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(
            () ->
                compare.compare("m", new MappingVersion.Draft(), new MappingVersion.Draft(), blind))
        .isInstanceOf(NotAllowedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "latest", "1.5", "99999999999", "Draft"})
  void other_words_name_no_version(String word) {
    assertThat(MappingVersion.ofWord(word)).isEmpty();
  }
}
