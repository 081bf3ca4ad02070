package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.Words;
import org.syncline.configuration.form.Mistake;
import org.syncline.configuration.form.Shape;
import org.syncline.connector.spi.Description;
import org.syncline.mapping.Trace;
import org.syncline.mapping.function.FunctionGroup;
import org.syncline.mapping.suggestion.SourceField;
import org.syncline.mapping.value.Codes;
import org.syncline.metrics.alert.AlertFigure;
import org.syncline.metrics.alert.NoticeState;
import org.syncline.platform.Permission;
import org.syncline.record.Conflict;
import org.syncline.record.Survivorship;
import org.syncline.security.AccountState;
import org.syncline.security.Role;
import org.syncline.setting.SettingSource;
import org.syncline.sync.bulk.RunState;
import org.syncline.sync.delivery.Priority;
import org.syncline.sync.intake.Status;
import org.syncline.sync.review.FieldChanges;

/** What is true of every page: its texts are there in each language, and it is inert by itself. */
class PagesTest {
  private static final Path WEBAPP = Path.of("src/main/webapp");
  private static final Path CONSOLE = Path.of("src/main/java/org/syncline/console");
  private static final Pattern DONE = Pattern.compile("\"(retried|dismissed|[a-z]+-[a-z]+)\"");

  /** A text by its key, in pages and in code. */
  private static final Pattern TEXT =
      Pattern.compile("(?:text\\[|shown\\.say\\(|(?<![a-z.])say\\()['\"]([^'\"]+)['\"]");

  /** A text by one of two keys. */
  private static final Pattern CHOICE =
      Pattern.compile("\\? text\\['([^']+)'\\] : text\\['([^']+)'\\]");

  /** A text by a word of a group. */
  private static final Pattern WORD =
      Pattern.compile("(?:shown\\.word\\(['\"]|shown\\.isTold\\('|group=\")([^'\"]+)['\"]");

  private static final Pattern MISTAKE = Pattern.compile("\"(mistake\\.[a-z]+)\"");

  /** What stands in pages by itself: names that are the same in each language. */
  private static final Set<String> NAMES =
      Set.of("English", "\u4e2d\u6587", "Syncline", "CSV", "XLSX");

  private static String all(Path folder, String ending) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private static String pages() throws IOException {
    return all(WEBAPP, ".xhtml");
  }

  private static Properties texts(String bundle) throws IOException {
    Properties texts = new Properties();
    try (InputStream in = PagesTest.class.getResourceAsStream("/i18n/" + bundle);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }

  private static Properties texts() throws IOException {
    return texts("console.properties");
  }

  private static Set<String> found(Pattern pattern, String in) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(in);
    while (matcher.find()) {
      for (int i = 1; i <= matcher.groupCount(); i++) {
        found.add(matcher.group(i));
      }
    }
    return found;
  }

  @Test
  void every_text_that_a_page_asks_for_is_there_and_none_is_left_over() throws IOException {
    String pages = pages();
    String code = all(CONSOLE, ".java");
    Set<String> asked = found(TEXT, pages + code);
    asked.addAll(found(CHOICE, pages));
    asked.addAll(found(MISTAKE, code));
    // What becomes a key with a word behind it.
    asked.removeIf(key -> key.endsWith("."));
    Set<String> groups = found(WORD, pages + code);

    Set<String> there = new TreeSet<>(texts().stringPropertyNames());
    assertThat(there).containsAll(asked);
    there.removeAll(asked);
    there.removeIf(key -> groups.stream().anyMatch(group -> key.startsWith(group + ".")));
    there.removeIf(key -> key.startsWith("done."));
    assertThat(there).isEmpty();
    assertThat(groups)
        .allSatisfy(
            group ->
                assertThat(texts().stringPropertyNames())
                    .anyMatch(key -> key.startsWith(group + ".")));
  }

  @Test
  void each_language_has_the_same_texts_with_the_same_gaps() throws IOException {
    Properties english = texts();
    Properties chinese = texts("console_zh.properties");

    assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(gaps(chinese, key)).as(key).isEqualTo(gaps(english, key));
    }
  }

  private static Set<String> gaps(Properties texts, String key) {
    return found(Pattern.compile("\\{([0-9])"), texts.getProperty(key));
  }

  @Test
  void no_text_is_left_in_english() throws IOException {
    Properties chinese = texts("console_zh.properties");
    List<String> latin =
        chinese.stringPropertyNames().stream()
            .filter(
                key -> chinese.getProperty(key).codePoints().noneMatch(Character::isIdeographic))
            .sorted()
            .toList();

    assertThat(latin).containsExactly("size.kilobytes", "size.megabytes");
  }

  @Test
  void english_is_there_on_a_server_that_speaks_another_language() throws IOException {
    // Without a file of its own the server's language would come before English.
    assertThat(texts("console_en.properties").stringPropertyNames()).isEmpty();
  }

  @Test
  void every_text_with_gaps_can_be_filled() throws IOException {
    for (String bundle : List.of("console.properties", "console_zh.properties")) {
      Properties texts = texts(bundle);
      for (String key : texts.stringPropertyNames()) {
        String text = texts.getProperty(key);
        // MessageFormat takes an apostrophe for a quote.
        assertThat(text).as(key).doesNotContain("'").isNotBlank();
        assertThatCode(() -> new MessageFormat(text)).as(key).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void all_words_of_states_and_problems_have_a_text() throws IOException {
    Set<String> there = texts().stringPropertyNames();

    assertThat(there)
        .containsAll(
            Arrays.stream(Status.values()).map(status -> "status." + status.word()).toList())
        .containsAll(
            Arrays.stream(org.syncline.sync.delivery.Status.values())
                .map(status -> "delivery." + status.word())
                .toList())
        .containsAll(
            Words.of(Priority.values()).keySet().stream().map(one -> "priority." + one).toList())
        .containsAll(
            Arrays.stream(Conflict.How.values()).map(how -> "conflictEnd." + how.word()).toList())
        .containsAll(
            Words.of(Conflict.Status.values()).keySet().stream()
                .map(one -> "conflictStatus." + one)
                .toList())
        .containsAll(
            Words.of(Survivorship.Rule.values()).keySet().stream()
                .map(one -> "survivorship." + one)
                .toList())
        .contains(
            "conflictRefusal." + ConflictRefusal.MATCHED,
            "conflictRefusal." + ConflictRefusal.UNUSABLE,
            "conflictStatus." + ConflictSearch.ANY,
            "recordRefusal." + RecordRefusal.UNUSABLE,
            "recordRefusal." + RecordRefusal.MATCHED,
            "recordRefusal." + RecordRefusal.CHANGED,
            "recordRefusal." + RecordRefusal.NOTHING,
            "mergeNot.unknown",
            "mergeNot.same",
            "mergeNot.merged")
        .containsAll(keys("role", Arrays.stream(Role.values()).map(Role::word)))
        .containsAll(keys("roleMeans", Arrays.stream(Role.values()).map(Role::word)))
        .containsAll(
            keys("accountState", Arrays.stream(AccountState.values()).map(AccountState::word)))
        .containsAll(keys("permission", Arrays.stream(Permission.values()).map(Permission::word)))
        .containsAll(
            keys("settingSource", Arrays.stream(SettingSource.values()).map(SettingSource::word)))
        .containsAll(keys("within", TokenSearch.endings().stream()))
        .containsAll(keys("egressAlso", EgressServlet.BOXES.stream()))
        .containsAll(keys("actOutcome", Stream.of(AuditSearch.DONE, AuditSearch.REFUSED)))
        .containsAll(keys("act", KnownActs.ALL.stream()))
        .containsAll(
            keys("alertState", Stream.concat(AlertSearch.states().stream(), Stream.of("ended"))))
        .containsAll(keys("alertFigure", Words.of(AlertFigure.values()).keySet().stream()))
        .containsAll(keys("notice", Words.of(NoticeState.values()).keySet().stream()))
        .containsAll(
            Arrays.stream(Trace.Outcome.values())
                .map(one -> "trace." + one.name().toLowerCase(java.util.Locale.ROOT))
                .toList())
        .containsAll(
            Arrays.stream(FlowMap.State.values())
                .map(state -> "flowState." + state.getWord())
                .toList())
        .containsAll(
            Stream.concat(SystemSearch.STATES.stream(), FlowSearch.STATES.stream())
                .map(state -> "flowState." + state)
                .toList())
        .containsAll(SystemSearch.CHECKS.stream().map(state -> "check." + state).toList())
        .containsAll(
            Words.of(Description.Ability.values()).keySet().stream()
                .map(one -> "ability." + one)
                .toList())
        .containsAll(
            Words.of(Mistake.Kind.values()).keySet().stream()
                .map(one -> "formMistake." + one)
                .toList())
        .contains(
            "formTrouble." + EditedForm.UNREADABLE,
            "formTrouble." + EditedForm.REFUSED,
            "formTrouble." + EditedForm.CHANGED)
        .containsAll(keys("runState", RunState.words().stream()))
        .containsAll(keys("way", Guide.WAYS.stream()))
        .containsAll(keys("wayMeans", Guide.WAYS.stream()))
        .containsAll(keys("formatKind", FormatChoice.KINDS.stream()))
        .contains("formatKind.map", "formatKind.fixed-width")
        .containsAll(keys("separator", FormatChoice.SEPARATOR_WORDS.stream()))
        .containsAll(keys("stepState", Stream.of("done", "next", "later")))
        .containsAll(Taste.ALL_COLOURS.stream().map(colours -> "colours." + colours).toList())
        .containsAll(
            Arrays.stream(Codes.class.getFields())
                .map(Field::getName)
                .map(code -> "reason." + code)
                .collect(Collectors.toSet()));
  }

  @Test
  void every_member_of_a_document_that_has_a_field_has_a_label_and_a_meaning() throws IOException {
    Set<String> there = texts().stringPropertyNames();
    for (Shape shape :
        List.of(
            DocumentShapes.system(true),
            DocumentShapes.alert(true),
            DocumentShapes.connection(java.util.Optional.empty(), true))) {
      shape.members().values().forEach(member -> told(there, member));
    }
  }

  @Test
  void all_words_of_the_editor_of_mappings_have_a_text() throws IOException {
    Set<String> there = texts().stringPropertyNames();
    String servlet = Files.readString(CONSOLE.resolve("MappingEditorServlet.java"));
    Set<String> done = found(Pattern.compile("\"((?:row|mapping)-[a-z]+)\""), servlet);

    assertThat(done).hasSizeGreaterThan(6);
    assertThat(there)
        .containsAll(keys("done", done.stream()))
        .containsAll(
            keys(
                "functionGroup",
                Stream.concat(
                    Words.of(FunctionGroup.values()).keySet().stream(), Stream.of("defined"))))
        .containsAll(keys("sourceType", Words.of(SourceField.Type.values()).keySet().stream()))
        .containsAll(keys("fieldChange", Words.of(FieldChanges.Change.values()).keySet().stream()))
        .containsAll(keys("rowField", MappingEditorPage.OPTIONS.stream()))
        .containsAll(keys("rowHelp", MappingEditorPage.OPTIONS.stream()))
        .containsAll(
            keys("rowFrom", Stream.concat(RowForm.FROMS.stream(), Stream.of(RowForm.OTHER))))
        .containsAll(keys("targetOf", MappingEditorPage.OF_MESSAGE.stream()))
        .containsAll(keys("formatKind", EditorState.KINDS.stream()))
        .containsAll(
            keys(
                "rowTrouble",
                Stream.of(EditedForm.UNREADABLE, EditedForm.REFUSED, EditedForm.CHANGED)));
  }

  private static void told(Set<String> there, Shape member) {
    assertThat(there).contains("member." + member.key(), "memberHelp." + member.key());
    if (member.type() == Shape.Type.CHOICE) {
      assertThat(there)
          .containsAll(keys("memberChoice." + member.key(), member.choices().stream()));
    }
    member.members().values().forEach(inner -> told(there, inner));
    Shape each = member.items();
    if (each != null) {
      each.members().values().forEach(inner -> told(there, inner));
    }
  }

  private static List<String> keys(String group, Stream<String> words) {
    return words.map(word -> group + "." + word).toList();
  }

  @Test
  void every_act_that_is_documented_is_known_and_no_other() throws IOException {
    Set<String> acts = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("src/docs/audit.md"))) {
      if (line.startsWith("| `")) {
        acts.addAll(found(Pattern.compile("`([a-z.-]+)`"), line.split("\\|", -1)[1]));
      }
    }

    assertThat(acts).hasSizeGreaterThan(50);
    assertThat(KnownActs.ALL).containsExactlyElementsOf(acts);
    assertThat(found(Pattern.compile("(?m)^act\\.([a-z.-]+)="), bundle())).isEqualTo(acts);
  }

  private static String bundle() throws IOException {
    return Files.readString(Path.of("src/main/resources/i18n/console.properties"));
  }

  /** Those that the documentation of deliveries explains, but for whatever a target may say. */
  @Test
  void every_reason_of_a_delivery_that_is_documented_has_a_text() throws IOException {
    Set<String> codes = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("src/docs/outbound.md"))) {
      Matcher row =
          Pattern.compile("\\| ((?:`[A-Z_]+`(?:, )?)+) \\| (?:parked|pending|retrying|skipped).*")
              .matcher(line);
      if (row.matches()) {
        codes.addAll(found(Pattern.compile("`([A-Z_]+)`"), row.group(1)));
      }
    }

    assertThat(codes).hasSizeGreaterThan(20);
    assertThat(texts().stringPropertyNames())
        .containsAll(codes.stream().map(code -> "deliveryReason." + code).toList());
  }

  @Test
  void no_page_has_a_text_of_its_own() throws IOException {
    String bare =
        pages()
            .replaceAll("(?s)<!--.*?-->", " ")
            .replaceAll("(?s)<title>(.*?)</title>", "$1")
            .replaceAll("(?s)<[^>]*>", "\n")
            .replaceAll("#\\{[^}]*}", " ")
            .replaceAll("&[a-z]+;", " ");
    Set<String> words = found(Pattern.compile("(\\p{L}{2,})"), bare);

    words.removeAll(NAMES);
    assertThat(words).isEmpty();
    assertThat(
            found(Pattern.compile("(?:title|aria-label|alt|placeholder)=\"([^\"#{]+)\""), pages()))
        .isEmpty();
  }

  @Test
  void every_word_for_what_a_form_did_has_a_text() throws IOException {
    Set<String> words = new TreeSet<>();
    for (String servlet :
        List.of(
            "DecideServlet.java",
            "DecisionForm.java",
            "DecideDeliveryServlet.java",
            "PauseServlet.java",
            "DecideConflictServlet.java",
            "ConflictRuleServlet.java",
            "RecordActServlet.java",
            "EditRecordServlet.java",
            "ArchiveServlet.java",
            "RelateServlet.java",
            "MergeServlet.java",
            "DocumentServlet.java",
            "AlertServlet.java",
            "SystemServlet.java",
            "ConnectionServlet.java",
            "PasswordServlet.java",
            "SignOutServlet.java",
            "MakeUserServlet.java",
            "UserServlet.java",
            "RevokeTokenServlet.java",
            "EgressServlet.java",
            "SecretServlet.java",
            "PutFileServlet.java",
            "DeleteFileServlet.java",
            "RunServlet.java",
            "ConnectServlet.java")) {
      found(DONE, Files.readString(CONSOLE.resolve(servlet)))
          .forEach(word -> words.add("done." + word));
    }

    assertThat(words).hasSizeGreaterThan(40);
    assertThat(texts().stringPropertyNames()).containsAll(words);
  }

  @Test
  void no_page_has_a_script_or_a_style_of_its_own_or_unescaped_text() throws IOException {
    String pages = pages();
    List<String> scripts =
        Pattern.compile("<script[^>]*>").matcher(pages).results().map(r -> r.group()).toList();

    // One, by its address and with the nonce of the answer.
    assertThat(scripts).hasSize(1);
    assertThat(scripts.get(0)).contains(" src=\"", " nonce=\"#{scripts.nonce}\"");
    assertThat(pages)
        .doesNotContain("javascript:")
        .doesNotContain("style=")
        .doesNotContain("<style")
        .doesNotContain("escape=\"false\"")
        .doesNotContainPattern("\\son[a-z]+=");
  }

  @Test
  void every_form_that_is_posted_carries_the_token_of_its_session() throws IOException {
    Matcher forms =
        Pattern.compile("<form[^>]*method=\"post\".*?</form>", Pattern.DOTALL).matcher(pages());
    int found = 0;
    while (forms.find()) {
      found++;
      assertThat(forms.group()).contains("name=\"token\" value=\"#{visitor.formToken}\"");
    }
    assertThat(found).isGreaterThanOrEqualTo(4);
  }
}
