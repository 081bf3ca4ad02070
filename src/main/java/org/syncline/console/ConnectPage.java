package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.Document;
import org.syncline.configuration.Kind;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.configuration.Words;
import org.syncline.record.RecordTypes;
import org.syncline.sync.Flow;
import org.syncline.sync.bulk.KeepFiles;
import org.syncline.sync.bulk.RunJobs;
import org.syncline.sync.bulk.RunQuery;
import org.syncline.sync.bulk.RunState;
import org.syncline.sync.bulk.SampleFile;
import org.syncline.sync.intake.LedgerQuery;
import org.syncline.sync.intake.ReadLedger;
import org.syncline.sync.intake.Receipt;

/**
 * How to connect a system, step by step. What is done and what is next is read off the
 * configuration, the files and the ledger themselves, so that it is the same for whoever looks, and
 * whichever way a step was done.
 */
@Named
@RequestScoped
public class ConnectPage {
  /** Names of the steps, in their order. */
  static final List<String> STEPS = List.of("system", "format", "mapping", "flow", "records");

  private static final String SHIPPED = "shipped";
  private static final List<String> CHARSETS =
      List.of("UTF-8", "windows-1252", "ISO-8859-1", "GB18030", "UTF-16");

  @Inject private HttpServletRequest request;
  @Inject private ReadConfiguration documents;
  @Inject private ShownSystems shownSystems;
  @Inject private ShownMappings shownMappings;
  @Inject private RecordTypes types;
  @Inject private KeepFiles files;
  @Inject private RunJobs jobs;
  @Inject private ReadLedger ledger;
  @Inject private Visitor visitor;

  private @Nullable Guide guide;
  private @Nullable Optional<SystemLine> system;
  private @Nullable Optional<Flow> flow;
  private @Nullable Optional<MappingLine> mapping;
  private @Nullable Optional<RunLine> run;
  private @Nullable Optional<Receipt> seen;

  /** For the container. */
  @NullUnmarked
  public ConnectPage() {}

  ConnectPage(
      HttpServletRequest request,
      ReadConfiguration documents,
      ShownSystems shownSystems,
      ShownMappings shownMappings,
      RecordTypes types,
      KeepFiles files,
      RunJobs jobs,
      ReadLedger ledger,
      Visitor visitor) {
    this.request = request;
    this.documents = documents;
    this.shownSystems = shownSystems;
    this.shownMappings = shownMappings;
    this.types = types;
    this.files = files;
    this.jobs = jobs;
    this.ledger = ledger;
    this.visitor = visitor;
  }

  private Guide guide() {
    Guide known = guide;
    if (known == null) {
      known = remembered(Guide.of(request));
      guide = known;
    }
    return known;
  }

  /**
   * What was chosen for the same system before, where the address chooses nothing: whoever comes
   * back from the mapping goes on where they were.
   */
  private Guide remembered(Guide asked) {
    HttpSession session = request.getSession(false);
    if (session == null || asked.system().isEmpty()) {
      return asked;
    }
    String name = Guide.class.getName() + ' ' + asked.system();
    Object before = session.getAttribute(name);
    if (asked.isChosen() && !asked.equals(before)) {
      session.setAttribute(name, asked);
    }
    return asked.way().isEmpty() && before instanceof Guide chosen ? chosen : asked;
  }

  // ---- which system, and which way

  /** What was asked for, where it may be an id; empty for none. */
  public String getAsked() {
    return guide().system();
  }

  /** Null before there is one. */
  public @Nullable SystemLine getSystem() {
    Optional<SystemLine> known = system;
    if (known == null) {
      known =
          guide().system().isEmpty()
              ? Optional.empty()
              : shownSystems.system(guide().system(), visitor.known());
      system = known;
    }
    return known.orElse(null);
  }

  /** The systems that did not come with the hub. */
  public List<SystemLine> getOwnSystems() {
    return own(documents, shownSystems, visitor);
  }

  /** The same for other pages. */
  static List<SystemLine> own(ReadConfiguration documents, ShownSystems systems, Visitor visitor) {
    Set<String> shipped =
        documents.latest(Kind.SYSTEM, visitor.known()).stream()
            .filter(document -> document.origin().equals(SHIPPED))
            .map(Document::id)
            .collect(Collectors.toSet());
    return systems.systems(visitor.known()).stream()
        .filter(line -> !shipped.contains(line.system().id()))
        .toList();
  }

  public List<String> getWays() {
    return Guide.WAYS;
  }

  public String getWay() {
    return guide().way();
  }

  // ---- what comes

  /** The flow that reads from it: of the object that was chosen, else its first one; or null. */
  public @Nullable Flow getFlow() {
    Optional<Flow> known = flow;
    if (known == null) {
      SystemLine of = getSystem();
      String object = guide().object();
      known =
          of == null
              ? Optional.empty()
              : of.flows().stream()
                  .map(line -> line.flow() instanceof Flow in ? in : null)
                  .filter(in -> in != null && (object.isEmpty() || in.object().equals(object)))
                  .findFirst();
      flow = known;
    }
    return known.orElse(null);
  }

  public String getObject() {
    Flow in = getFlow();
    return in == null ? guide().object() : in.object();
  }

  public String getRecordType() {
    Flow in = getFlow();
    return in == null ? guide().recordType() : in.recordType();
  }

  /** The word of the format's kind; empty before it was chosen. */
  public String getKind() {
    Flow in = getFlow();
    if (in != null) {
      return in.format().kind();
    }
    Map<String, @Nullable Object> members = guide().formatMembers();
    return members == null ? "" : String.valueOf(members.get("kind"));
  }

  /** The file that was chosen, else the one that the flow read last; empty for none. */
  public String getFile() {
    RunLine last = getRun();
    return guide().file().isEmpty() && last != null ? last.run().file() : guide().file();
  }

  public List<String> getTypes() {
    return types.all().stream().map(type -> type.id()).sorted().toList();
  }

  /** Files that can be read, for who may see them. */
  public List<String> getFiles() {
    return visitor.isJobReader()
        ? files.list(visitor.known()).stream().map(file -> file.name().value()).toList()
        : List.of();
  }

  /** What a field of the forms says: as it was sent, else as the address has it. */
  public String given(String field) {
    return text(request.getParameter(field));
  }

  /** Key of the text that says what is wrong with a field; empty where nothing is. */
  public String mistake(String field) {
    return FormRefusal.mistake(request, field);
  }

  /** The format as its fields show it. */
  public FormatChoice getFormat() {
    if (FormatChoice.isIn(request)) {
      return FormatChoice.of(request);
    }
    Map<String, @Nullable Object> members = guide().formatMembers();
    return members == null ? FormatChoice.USUAL : FormatChoice.of(members);
  }

  public List<String> getKinds() {
    return FormatChoice.KINDS;
  }

  public List<String> getSeparators() {
    return FormatChoice.SEPARATOR_WORDS;
  }

  public List<String> getCharsets() {
    return CHARSETS;
  }

  /** The first records, where a form asked for them; null where none did. */
  public SampleFile.Answer.@Nullable Sample getSample() {
    return ConnectServlet.sample(request);
  }

  /** What speaks against what was sent, in English; null where nothing does. */
  public @Nullable EditedForm getRefused() {
    return EditedForm.of(request);
  }

  // ---- the steps

  private boolean isDone(String step) {
    return switch (step) {
      case "system" -> getSystem() != null && !guide().way().isEmpty();
      case "format" ->
          getFlow() != null
              || guide().isChosen()
                  && (!guide().way().equals(Guide.FILE) || !guide().file().isEmpty());
      case "mapping" -> getFlow() != null || getMappingState().equals("published");
      case "flow" -> isFlowOn();
      default -> isArrived();
    };
  }

  private boolean isFlowOn() {
    Flow in = getFlow();
    return in != null && in.enabled();
  }

  private boolean isArrived() {
    RunLine last = getRun();
    return guide().way().equals(Guide.FILE)
        ? last != null && last.run().state() == RunState.COMPLETED
        : getSeen() != null;
  }

  /** The word of a step: what is done, the one that is next, and those behind that. */
  public String state(String step) {
    for (String one : STEPS) {
      boolean done = isDone(one);
      if (one.equals(step)) {
        return done ? "done" : "next";
      }
      if (!done) {
        return isDone(step) ? "done" : "later";
      }
    }
    return "later";
  }

  /** The name of the step that is next; empty where all are done. */
  public String getNext() {
    return STEPS.stream().filter(step -> !isDone(step)).findFirst().orElse("");
  }

  /** All that was chosen, as the query of an address. */
  public String getQuery() {
    return guide().query();
  }

  /** The system and the way alone, as the query of an address. */
  public String getSystemQuery() {
    return new Guide(guide().system(), guide().way(), "", "", "", "").query();
  }

  /** The same system in another way. */
  public String way(String way) {
    return new Guide(guide().system(), way, guide().object(), guide().recordType(), "", "")
        .address();
  }

  /** The address of the step before: object, record type, file and format to be chosen anew. */
  public String getAgain() {
    return Guide.PAGE + "?" + getSystemQuery();
  }

  // ---- the mapping

  /** The id of the flow's mapping, or of the one that it would usually have. */
  public String getMappingId() {
    Flow in = getFlow();
    return in != null ? in.mapping() : guide().object().isEmpty() ? "" : guide().usualId();
  }

  private Optional<MappingLine> mapping() {
    Optional<MappingLine> known = mapping;
    if (known == null) {
      known =
          getMappingId().isEmpty()
              ? Optional.empty()
              : shownMappings.one(getMappingId(), visitor.known());
      mapping = known;
    }
    return known;
  }

  /** The word of where in its life that mapping is: none, draft, published or changed. */
  public String getMappingState() {
    return mapping()
        .map(MappingLine::word)
        .map(word -> word.equals("changed") ? "published" : word)
        .orElse("none");
  }

  /** Published mappings that lead to the record type, for the choice of the flow. */
  public List<String> getMappings() {
    return shownMappings.all(visitor.known()).stream()
        .filter(line -> line.published() != null && line.leadsTo().equals(getRecordType()))
        .map(MappingLine::id)
        .toList();
  }

  /** Where the mapping is made, with suggestions from the file where there is one. */
  public String getEditor() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("id", getMappingId());
    parts.put("recordType", getRecordType());
    parts.put("system", guide().system());
    parts.put("object", getObject());
    if (!getFile().isEmpty()) {
      parts.put(Guide.FILE, getFile());
    }
    if (!getFormatText().isEmpty()) {
      parts.put("format", getFormatText());
    }
    return EditorState.PAGE + "?" + PageSearch.query(parts);
  }

  // ---- the flow

  public List<String> getStates() {
    return List.copyOf(Words.of(Flow.State.values()).keySet());
  }

  public List<String> getOrders() {
    return List.copyOf(Words.of(Flow.Order.values()).keySet());
  }

  /** What the order of messages is told by, as far as the mapping has something to tell it by. */
  public String getOrder() {
    String given = given("order");
    if (!given.isEmpty()) {
      return given;
    }
    Set<String> targets = targets();
    Flow.Order order =
        targets.contains("@version")
            ? Flow.Order.VERSION
            : targets.contains("@time") ? Flow.Order.TIME : Flow.Order.ARRIVAL;
    return Words.of(order);
  }

  private Set<String> targets() {
    Document published = mapping().map(MappingLine::published).orElse(null);
    if (published == null) {
      return Set.of();
    }
    return ShownRow.of(published.content()).stream()
        .map(ShownRow::target)
        .collect(Collectors.toSet());
  }

  /** The id of the flow to be made. */
  public String getFlowId() {
    String given = given("flow");
    return given.isEmpty() ? guide().usualId() : given;
  }

  /** The format as one line of JSON. */
  public String getFormatText() {
    Map<String, @Nullable Object> members = guide().formatMembers();
    return members == null ? "" : ConfigurationDocument.write(members);
  }

  // ---- the records

  /** The last run of the flow, for who may see runs; null where there is none. */
  public @Nullable RunLine getRun() {
    Optional<RunLine> known = run;
    if (known == null) {
      Flow in = getFlow();
      known =
          in == null || !visitor.isJobReader()
              ? Optional.empty()
              : jobs.runs(RunQuery.ofFlow(in.id(), 1), visitor.known()).stream()
                  .map(RunLine::new)
                  .findFirst();
      run = known;
    }
    return known.orElse(null);
  }

  /** The first message that came from the system, of its object; null where none did. */
  public @Nullable Receipt getSeen() {
    Optional<Receipt> known = seen;
    if (known == null) {
      known =
          getSystem() == null || !visitor.isMessageReader()
              ? Optional.empty()
              : ledger.search(firstOf(), visitor.known()).journeys().stream()
                  .map(journey -> journey.receipt())
                  .findFirst();
      seen = known;
    }
    return known.orElse(null);
  }

  private LedgerQuery firstOf() {
    String object = getObject().isEmpty() ? null : getObject();
    return new LedgerQuery(
            guide().system(), object, null, null, null, null, null, null, null, null, null, 1)
        .inOrder(LedgerQuery.Order.OLDEST_FIRST);
  }

  // ---- what whoever sends has to do

  /** Makes the broker's user and address of the system, on a server that stands still. */
  public String getCommand() {
    SystemLine of = getSystem();
    String queue = of == null ? "" : Words.of(of.system().queue());
    return "SYSTEM_PASSWORD=$(openssl rand -hex 24) deployments/standalone/add-system.sh "
        + guide().system()
        + " "
        + queue;
  }

  /** The queue that the system sends to. */
  public String getQueue() {
    return "syncline.in." + guide().system();
  }

  /** Properties of its messages. */
  public List<String> getProperties() {
    return List.of("messageId", "object = " + getObject());
  }

  /** Headers of its requests. */
  public List<String> getHeaders() {
    String type =
        switch (getKind()) {
          case "xml" -> "application/xml";
          case "csv" -> "text/csv";
          case "fixed-width" -> "text/plain";
          default -> "application/json";
        };
    return List.of(
        "Authorization: Bearer syncline_\u2026",
        "Idempotency-Key: \u2026",
        "Content-Type: " + type);
  }

  /** The first line of its requests. */
  public String getRequestLine() {
    return "POST " + intake();
  }

  /** The address that programs send to by HTTP, as this browser sees the hub. */
  private String intake() {
    String page = request.getRequestURL().toString();
    String context = request.getContextPath() + "/";
    int at = page.indexOf(context, page.indexOf("//") + 2);
    String hub = at < 0 ? "" : page.substring(0, at);
    String object = ShownUser.coded(getObject()).replace("+", "%20");
    return hub + context + "api/intake/" + guide().system() + "/" + object;
  }
}
