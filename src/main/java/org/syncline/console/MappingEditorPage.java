package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.DraftDocument;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.configuration.Words;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FieldType;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypes;
import org.syncline.sync.Flow;
import org.syncline.sync.FlowDocument;
import org.syncline.sync.KeepMappingDrafts;
import org.syncline.sync.review.TryMapping;

/**
 * The rows of one mapping's draft, as a table and one at a time as a form. Where there is no draft,
 * what is in force is shown, and the first change makes one.
 */
@Named
@RequestScoped
public class MappingEditorPage {
  private static final Pattern PLACE = Pattern.compile("[0-9]{1,6}");

  /** Targets that say something of the message itself; the first is in each mapping. */
  static final List<String> OF_MESSAGE = List.of("@key", "@version", "@time", "@record");

  /** Fields that few rows need, in the order of the form. */
  static final List<String> OPTIONS =
      List.of(
          "format",
          "locale",
          "zone",
          "region",
          "map",
          "default",
          "onBlank",
          "onError",
          "linkObject",
          "linkSystem",
          "parent",
          "true",
          "false",
          "table",
          "type");

  private static final List<String> ON_BLANK = List.of("value", "null", "absent");
  private static final List<String> ON_ERROR = List.of("reject", "null", "absent", "default");
  private static final List<String> PARENT = List.of("optional", "required");

  @Inject private HttpServletRequest request;
  @Inject private ReadConfiguration documents;
  @Inject private KeepMappingDrafts drafts;
  @Inject private TryMapping tryMapping;
  @Inject private RecordTypes types;
  @Inject private ShownMappings shownMappings;
  @Inject private Visitor visitor;
  @Inject private Taste taste;

  private @Nullable EditorState state;
  private @Nullable Optional<MappingLine> line;
  private @Nullable Optional<MappingContent> content;
  private @Nullable EditorProblems problems;
  private @Nullable StepCatalogue functions;
  private @Nullable RowForm form;
  private @Nullable List<EditorRow> rows;
  private @Nullable List<TargetChoice> targets;

  /** For the container. */
  @NullUnmarked
  public MappingEditorPage() {}

  MappingEditorPage(
      HttpServletRequest request,
      ReadConfiguration documents,
      KeepMappingDrafts drafts,
      TryMapping tryMapping,
      RecordTypes types,
      ShownMappings shownMappings,
      Visitor visitor,
      Taste taste) {
    this.request = request;
    this.documents = documents;
    this.drafts = drafts;
    this.tryMapping = tryMapping;
    this.types = types;
    this.shownMappings = shownMappings;
    this.visitor = visitor;
    this.taste = taste;
  }

  // ---- what is looked at

  /** What is looked at; of a flow its mapping, where none is named. */
  EditorState state() {
    EditorState known = state;
    if (known == null) {
      EditorState asked = EditorState.of(request);
      known =
          asked.id().isEmpty()
              ? asked.about(flow(asked.flow()).map(Flow::mapping).orElse(""))
              : asked;
      state = known;
    }
    return known;
  }

  /** A flow that comes in, switched on or not. */
  Optional<Flow> flow(String id) {
    return id.isEmpty()
        ? Optional.empty()
        : documents
            .latest(Kind.FLOW, id, visitor.known())
            .map(document -> FlowDocument.parse(document.content()))
            .filter(Flow.class::isInstance)
            .map(Flow.class::cast);
  }

  /** The members of a flow's format; null where there is no such flow. */
  @Nullable Object formatOf(String flow) {
    return documents
        .latest(Kind.FLOW, flow, visitor.known())
        .map(document -> ConfigurationDocument.members(document.content()).get("format"))
        .orElse(null);
  }

  public String getId() {
    return state().id();
  }

  /** What a form that did nothing was sent with, or what the address says. */
  public String asked(String name) {
    return DecisionForm.text(request.getParameter(name));
  }

  /** Key of the text that says what is wrong with a field; empty where nothing is. */
  public String mistake(String name) {
    return FormRefusal.mistake(request, name);
  }

  /** What all forms of the page carry, by the names of their fields. */
  public List<Map.Entry<String, String>> getHidden() {
    List<Map.Entry<String, String>> hidden = new ArrayList<>();
    state()
        .parameters()
        .forEach(
            (name, values) ->
                values.forEach(value -> hidden.add(new SimpleImmutableEntry<>(name, value))));
    return hidden;
  }

  /** The same but for what a form asks for itself. */
  public List<Map.Entry<String, String>> hiddenBut(String names) {
    Set<String> own = Set.of(names.split(",", -1));
    return getHidden().stream().filter(one -> !own.contains(one.getKey())).toList();
  }

  public String getSample() {
    return state().sample();
  }

  /** The address of this page with one parameter more. */
  public String at(String name, String value) {
    return state().address(name, value);
  }

  /** The address of this page with all that was rejected suggested again. */
  public String getForgiving() {
    return state().forgiving().address();
  }

  public boolean isForgivable() {
    return !state().rejected().isEmpty();
  }

  // ---- the mapping

  private Optional<MappingLine> line() {
    Optional<MappingLine> known = line;
    if (known == null) {
      known = shownMappings.one(getId(), visitor.known());
      line = known;
    }
    return known;
  }

  /** Null where there is no such mapping. */
  public @Nullable MappingLine getLine() {
    return line().orElse(null);
  }

  /** Whether a new one is to be begun. */
  public boolean isFresh() {
    return line().isEmpty();
  }

  /** Record types to choose from. */
  public List<String> getTypes() {
    return types.all().stream().map(RecordType::id).sorted().toList();
  }

  /** The bytes that are edited: the draft, else what is in force. */
  byte[] bytes() {
    return line()
        .map(
            one -> {
              DraftDocument draft = one.draft();
              if (draft != null) {
                return draft.content();
              }
              var published = one.published();
              return published == null ? new byte[0] : published.content();
            })
        .orElseGet(() -> new byte[0]);
  }

  private Optional<MappingContent> content() {
    Optional<MappingContent> known = content;
    if (known == null) {
      known = read(bytes());
      content = known;
    }
    return known;
  }

  private static Optional<MappingContent> read(byte[] bytes) {
    try {
      return bytes.length == 0 ? Optional.empty() : Optional.of(new MappingContent(bytes));
    } catch (InvalidConfiguration e) {
      return Optional.empty();
    }
  }

  /** Whether its rows can be read, so that they can be changed one by one. */
  public boolean isReadable() {
    return content().isPresent();
  }

  /** Id of the record type that it leads to; empty for none. */
  String recordType() {
    return content().map(one -> one.text("recordType")).orElse("");
  }

  private Optional<RecordType> type() {
    return types.named(recordType());
  }

  /** Hash of the draft that forms are made of, to be sent with them; empty for none. */
  public String getSeen() {
    if (isRepeated()) {
      return asked("seen");
    }
    return line().map(MappingLine::draft).map(DraftDocument::contentHash).orElse("");
  }

  /** Published version that forms are made of. */
  public String getVersion() {
    return isRepeated()
        ? asked("version")
        : String.valueOf(line().map(MappingLine::version).orElse(0));
  }

  /** Whether the row's form is as it was sent, so that what came since was not seen. */
  private boolean isRepeated() {
    return RowForm.of(request) != null;
  }

  // ---- its rows

  /** All rows in their order. */
  public List<EditorRow> getRows() {
    List<EditorRow> known = rows;
    if (known == null) {
      known = content().map(this::rows).orElse(List.of());
      rows = known;
    }
    return known;
  }

  private List<EditorRow> rows(MappingContent read) {
    Optional<RecordType> type = type();
    List<EditorRow> all = new ArrayList<>();
    List<Map<String, @Nullable Object>> written = read.rows();
    for (int i = 0; i < written.size(); i++) {
      List<ShownRow> shown = ShownRow.of(written.get(i));
      String target = shown.get(0).target();
      Optional<FieldDefinition> field = type.flatMap(one -> one.field(target));
      all.add(
          new EditorRow(
              i,
              shown.get(0),
              shown.size() - 1,
              field.map(this::label).orElse(""),
              field.filter(FieldDefinition::required).isPresent(),
              problems().of(i)));
    }
    return all;
  }

  private String label(FieldDefinition field) {
    String own = field.label().get(taste.getLanguage());
    String english = field.label().getOrDefault("en", "");
    return own == null ? english : own;
  }

  private EditorProblems problems() {
    EditorProblems known = problems;
    if (known == null) {
      known = EditorProblems.of(told(), tried(), !isFormatKnown());
      problems = known;
    }
    return known;
  }

  private List<ConfigurationProblem> told() {
    return drafts.problems(getId(), visitor.known()).orElse(List.of());
  }

  /** Where no flow uses it, nobody else compiles it before it is published. */
  private List<ConfigurationProblem> tried() {
    if (content().isEmpty()) {
      return List.of();
    }
    try {
      Optional<Flow> flow = flow(state().flow());
      return tryMapping.problems(
          bytes(),
          flow.isPresent() ? flow.get().format() : state().formatDefinition(),
          flow.map(Flow::system).orElse(state().system()),
          visitor.known());
    } catch (InvalidConfiguration e) {
      return e.problems();
    }
  }

  private boolean isFormatKnown() {
    return flow(state().flow()).isPresent() || state().saysFormat();
  }

  /** What is wrong elsewhere than in a row. */
  public List<ConfigurationProblem> getElsewhere() {
    return problems().elsewhere();
  }

  /** Whether nothing speaks against using it. */
  public boolean isSound() {
    return problems().elsewhere().isEmpty() && problems().rows().isEmpty();
  }

  /** Whether there is a draft. */
  public boolean isDrafted() {
    return line().map(MappingLine::draft).isPresent();
  }

  // ---- targets

  /** Targets to choose from; none for a mapping with an output. */
  public List<TargetChoice> getTargets() {
    List<TargetChoice> known = targets;
    if (known == null) {
      known = type().map(this::targets).orElse(List.of());
      targets = known;
    }
    return known;
  }

  private List<TargetChoice> targets(RecordType type) {
    Set<String> used = new HashSet<>();
    getRows().forEach(row -> used.add(row.shown().target()));
    List<TargetChoice> all = new ArrayList<>();
    for (String target : OF_MESSAGE) {
      all.add(
          new TargetChoice(
              target, "", "", target.equals(OF_MESSAGE.get(0)), used.contains(target)));
    }
    List<TargetChoice> fields = new ArrayList<>();
    type.fields()
        .forEach(
            field ->
                fields.add(
                    new TargetChoice(
                        field.name(),
                        label(field),
                        Words.of(field.type()),
                        field.required(),
                        used.contains(field.name()))));
    fields.sort(Comparator.comparing(TargetChoice::needed).reversed());
    all.addAll(fields);
    return all;
  }

  /** Those that are required and have no row. */
  public List<TargetChoice> getMissing() {
    return getTargets().stream().filter(one -> one.needed() && !one.used()).toList();
  }

  /** Whether the target of the row's form is one of these. */
  public boolean isKnownTarget() {
    return getTargets().stream()
        .anyMatch(one -> one.name().equals(getForm().field(RowForm.TARGET)));
  }

  // ---- the form of one row

  /** Place of the row that the form is about, from 0; -1 for a new one. */
  public int getPlace() {
    String asked = asked("row");
    boolean there = PLACE.matcher(asked).matches();
    int place = there ? Integer.parseInt(asked) : -1;
    return isRepeated() || place < getRows().size() ? place : -1;
  }

  /** The same for the form. */
  public String getRow() {
    return getPlace() < 0 ? "" : String.valueOf(getPlace());
  }

  /** What was sent and did nothing yet, else the row as it is. */
  public RowForm getForm() {
    RowForm known = form;
    if (known == null) {
      RowForm sent = RowForm.of(request);
      known = sent == null ? asItIs() : sent;
      form = known;
    }
    return known;
  }

  private RowForm asItIs() {
    Map<String, @Nullable Object> row = row();
    RowForm there = RowForm.of(row, functions());
    return row.isEmpty() ? there.with(RowForm.TARGET, asked("target")) : there;
  }

  private Map<String, @Nullable Object> row() {
    return members(getPlace());
  }

  /** A row as it is written; empty where there is none. */
  Map<String, @Nullable Object> members(int place) {
    return content().map(one -> one.row(place)).orElseGet(Map::of);
  }

  /** Members of the row that the form does not hold, as JSON; empty where there are none. */
  public String getOthers() {
    return RowForm.others(row(), functions());
  }

  /** What is wrong with the row, where the form shows it as it is. */
  public List<EditorProblems.OfRow> getRowProblems() {
    return isRepeated() || getPlace() < 0 ? List.of() : problems().of(getPlace());
  }

  /** Whether something is wrong with a field of the form. */
  public boolean wrong(String name) {
    return !getForm().mistake(name).isEmpty()
        || getRowProblems().stream().anyMatch(one -> fieldOf(one.first()).equals(name));
  }

  /** The field that a member of a row stands in. */
  private static String fieldOf(String member) {
    return switch (member) {
      case "all", "each", "expression", "constant" -> RowForm.SOURCE;
      case "link" -> "linkObject";
      default -> member;
    };
  }

  /** Key of the text that says what is wrong with what a step is told; empty where nothing is. */
  public String stepMistake(int step, int parameter) {
    return getForm().mistake(RowForm.STEP + step + "." + parameter);
  }

  /** What is wrong with a step that is there, in English. */
  public List<String> toldOfStep(int step) {
    String place = "steps[" + step + "]";
    return getRowProblems().stream()
        .filter(one -> one.member().equals(place) || one.member().startsWith(place + "."))
        .map(EditorProblems.OfRow::message)
        .toList();
  }

  /** Fields that few rows need. */
  public List<String> getOptions() {
    return OPTIONS;
  }

  /** Whether one of them says something. */
  public boolean isOptioned() {
    return OPTIONS.stream().anyMatch(name -> !getForm().field(name).isEmpty() || wrong(name));
  }

  private StepCatalogue functions() {
    StepCatalogue known = functions;
    if (known == null) {
      known = new StepCatalogue(documents.latest(Kind.MAPPING_FUNCTION, visitor.known()));
      functions = known;
    }
    return known;
  }

  public List<StepCatalogue.Group> getFunctions() {
    return functions().groups();
  }

  public List<String> getDefinedFunctions() {
    return functions().defined();
  }

  /** What a function does, in English; empty where nobody says it. */
  public String summary(StepForm step) {
    return functions().summary(step.function());
  }

  /** What a step is told. */
  public List<StepCatalogue.Parameter> parameters(StepForm step) {
    return functions().parameters(step.function(), step.arguments().size());
  }

  public List<String> getFroms() {
    return RowForm.FROMS;
  }

  private List<String> maps() {
    return content().map(MappingContent::maps).orElse(List.of());
  }

  private List<String> tables() {
    return content().map(MappingContent::tables).orElse(List.of());
  }

  /** Words to choose from, for the members that have such. */
  public List<String> words(String member) {
    return switch (member) {
      case "onBlank" -> ON_BLANK;
      case "onError" -> ON_ERROR;
      case "parent" -> PARENT;
      case "type" -> List.copyOf(Words.of(FieldType.values()).keySet());
      case "map" -> maps();
      case "table" -> tables();
      default -> List.of();
    };
  }

  // ---- systems and flows to choose from

  /** Flows that come in, those of this mapping first. */
  public List<String> getFlows() {
    List<Flow> all = inbound();
    List<String> ids = new ArrayList<>();
    all.stream().filter(one -> one.mapping().equals(getId())).forEach(one -> ids.add(one.id()));
    all.stream().map(Flow::id).filter(id -> !ids.contains(id)).forEach(ids::add);
    return ids;
  }

  /** Enabled flows that use this mapping. */
  public List<String> getOwnFlows() {
    return inbound().stream()
        .filter(one -> one.enabled() && one.mapping().equals(getId()))
        .map(Flow::id)
        .toList();
  }

  private List<Flow> inbound() {
    return documents.latest(Kind.FLOW, visitor.known()).stream()
        .map(document -> FlowDocument.parse(document.content()))
        .filter(Flow.class::isInstance)
        .map(Flow.class::cast)
        .sorted(Comparator.comparing(Flow::id))
        .toList();
  }

  public List<String> getSystems() {
    return documents.latest(Kind.SYSTEM, visitor.known()).stream()
        .map(document -> document.id())
        .sorted()
        .toList();
  }

  public List<String> getKinds() {
    return EditorState.KINDS;
  }
}
