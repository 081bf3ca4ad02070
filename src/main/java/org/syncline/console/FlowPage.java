package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Document;
import org.syncline.configuration.Kind;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.configuration.Words;
import org.syncline.configuration.form.Form;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.sync.Flow;
import org.syncline.sync.OutboundFlow;
import org.syncline.sync.bulk.RunJobs;
import org.syncline.sync.bulk.RunQuery;
import org.syncline.sync.delivery.DryRun;
import org.syncline.sync.delivery.TriedRecord;
import org.syncline.sync.sweep.RunSweeps;
import org.syncline.sync.sweep.Sweep;
import org.syncline.sync.sweep.Wanted;

/**
 * One flow: how it is doing, what it would do, jobs over the whole of its target, and the form of
 * its document.
 */
@Named
@RequestScoped
public class FlowPage {
  private static final int LATEST = 5;

  @Inject private HttpServletRequest request;
  @Inject private ReadConfiguration documents;
  @Inject private RunSweeps runs;
  @Inject private RunJobs jobs;
  @Inject private ShownSystems shownSystems;
  @Inject private Visitor visitor;

  private @Nullable Optional<FlowLine> line;
  private @Nullable EditedForm form;
  private @Nullable List<Sweep> sweeps;
  private @Nullable List<RunLine> fileRuns;

  /** For the container. */
  @NullUnmarked
  public FlowPage() {}

  FlowPage(
      HttpServletRequest request,
      ReadConfiguration documents,
      RunSweeps runs,
      RunJobs jobs,
      ShownSystems shownSystems,
      Visitor visitor) {
    this.request = request;
    this.documents = documents;
    this.runs = runs;
    this.jobs = jobs;
    this.shownSystems = shownSystems;
    this.visitor = visitor;
  }

  /** What was asked for, where it may be an id; empty for none. */
  public String getAsked() {
    return Asked.id(request, "id");
  }

  /** Whether a new flow is to be made. */
  public boolean isFresh() {
    return getAsked().isEmpty() && visitor.isConfigurer();
  }

  private Optional<FlowLine> line() {
    Optional<FlowLine> known = line;
    if (known == null) {
      known = shownSystems.flow(getAsked(), visitor.known());
      line = known;
    }
    return known;
  }

  /** Null where there is no such flow. */
  public @Nullable FlowLine getLine() {
    return line().orElse(null);
  }

  /** The word of the direction: of a new one as it is asked for. */
  public String getDirection() {
    return line()
        .map(FlowLine::direction)
        .orElseGet(() -> FlowServlet.OUT.equals(request.getParameter("direction")) ? "out" : "in");
  }

  /** Null where it comes in. */
  public @Nullable OutboundFlow getOutbound() {
    return line().map(FlowLine::flow).orElse(null) instanceof OutboundFlow out ? out : null;
  }

  /** The word of which rows it may write; empty where it comes in. */
  public String getWrite() {
    OutboundFlow out = getOutbound();
    return out == null ? "" : Words.of(out.write());
  }

  /** The word of what becomes of a row whose record is archived; empty where it comes in. */
  public String getDelete() {
    OutboundFlow out = getOutbound();
    return out == null ? "" : Words.of(out.delete());
  }

  // ---- what it would do

  /** Null where nobody asked. */
  public DryRun.Tried.@Nullable Done getTried() {
    return DryRunServlet.done(request);
  }

  /** Records that were named. */
  public String getRecords() {
    String records = request.getParameter("records");
    return records == null ? "" : records;
  }

  /** Key of the text that says what is wrong with them; empty where nothing is. */
  public String getMistake() {
    return FormRefusal.mistake(request, "records");
  }

  /** The word of what would be done. */
  public String act(TriedRecord tried) {
    return Words.of(tried.act());
  }

  /** The word of how the target's row is; empty where nobody looked. */
  public String row(TriedRecord tried) {
    TriedRecord.Seen seen = tried.seen();
    return seen == null ? "" : Words.of(seen.state());
  }

  // ---- jobs over the whole target

  /** The latest ones, for who may see jobs. */
  public List<Sweep> getSweeps() {
    List<Sweep> known = sweeps;
    if (known == null) {
      known =
          visitor.isJobReader() && getOutbound() != null
              ? runs.sweeps(Long.MAX_VALUE, getAsked(), LATEST, visitor.known())
              : List.of();
      sweeps = known;
    }
    return known;
  }

  /** The word of what a job does. */
  public String job(Sweep sweep) {
    return sweep.wish().kind().job();
  }

  /** Which records a job may be asked to send. */
  public List<String> getChoices() {
    return List.copyOf(Words.of(Wanted.values()).keySet());
  }

  /** Whether rows wait for somebody to say whether they may go. */
  public boolean waits(Sweep sweep) {
    return sweep.stage() == org.syncline.sync.sweep.Stage.WAITING;
  }

  // ---- files through it

  /** Whether it can read a file: it comes in, in a format that files have. */
  public boolean isOfFiles() {
    FlowLine known = getLine();
    return known != null
        && known.flow() instanceof Flow in
        && !(in.format() instanceof FormatDefinition.MapMessage);
  }

  /** The latest runs of it, for who may see them. */
  public List<RunLine> getRuns() {
    List<RunLine> known = fileRuns;
    if (known == null) {
      known =
          visitor.isJobReader() && isOfFiles()
              ? jobs.runs(RunQuery.ofFlow(getAsked(), LATEST), visitor.known()).stream()
                  .map(RunLine::new)
                  .toList()
              : List.of();
      fileRuns = known;
    }
    return known;
  }

  // ---- its document

  private Optional<Document> document() {
    return getAsked().isEmpty()
        ? Optional.empty()
        : documents.latest(Kind.FLOW, getAsked(), visitor.known());
  }

  /** Version that the form is made of, to be sent with it; 0 of a new one. */
  public int getVersion() {
    return Asked.version(request).orElseGet(() -> line().map(FlowLine::version).orElse(0));
  }

  /** What was sent and did nothing yet, else the flow as it is. */
  public EditedForm getForm() {
    EditedForm known = form;
    if (known == null) {
      EditedForm sent = EditedForm.of(request);
      known = sent == null ? EditedForm.of(asItIs()) : sent;
      form = known;
    }
    return known;
  }

  private Form asItIs() {
    Map<String, @Nullable Object> fields = document().map(FlowServlet::fields).orElseGet(Map::of);
    return Form.showing(
        DocumentShapes.flow(getDirection().equals(FlowServlet.OUT), getAsked().isEmpty()), fields);
  }
}
