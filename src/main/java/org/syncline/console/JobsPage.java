package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.HubPlans;
import org.syncline.sync.bulk.KeepFiles;
import org.syncline.sync.bulk.Run;
import org.syncline.sync.bulk.RunJobs;
import org.syncline.sync.bulk.RunState;

/** Runs with a filter, page by page, and the form that starts one. */
@Named
@RequestScoped
public class JobsPage {
  static final int LINES = 50;

  @Inject private HttpServletRequest request;
  @Inject private RunJobs jobs;
  @Inject private KeepFiles files;
  @Inject private HubPlans plans;
  @Inject private Visitor visitor;
  @Inject private Taste taste;

  private @Nullable RunSearch search;
  private @Nullable List<Run> found;

  /** For the container. */
  @NullUnmarked
  public JobsPage() {}

  JobsPage(
      HttpServletRequest request,
      RunJobs jobs,
      KeepFiles files,
      HubPlans plans,
      Visitor visitor,
      Taste taste) {
    this.request = request;
    this.jobs = jobs;
    this.files = files;
    this.plans = plans;
    this.visitor = visitor;
    this.taste = taste;
  }

  /** What was asked for. */
  public RunSearch getSearch() {
    RunSearch known = search;
    if (known == null) {
      known = new RunSearch(request::getParameter, taste.getZone());
      search = known;
    }
    return known;
  }

  /** Those of this page and one more, where there is one. */
  private List<Run> found() {
    List<Run> known = found;
    if (known == null) {
      known =
          getSearch().isUsable()
              ? jobs.runs(getSearch().query(LINES + 1), visitor.known())
              : List.of();
      found = known;
    }
    return known;
  }

  public List<RunLine> getRuns() {
    return found().stream().limit(LINES).map(RunLine::new).toList();
  }

  /** The address of the next page, empty on the last one. */
  public String getNext() {
    return getSearch().next(found().size() > LINES ? (Long) found().get(LINES - 1).id() : null);
  }

  /** All states, for the choice. */
  public List<String> getStates() {
    return RunState.words();
  }

  /** The address of these runs as a file. */
  public String export(String format) {
    return getSearch().at("runs-export", "format", format);
  }

  // ---- the form that starts one

  /** Flows that can read a file now. */
  public List<String> getFlows() {
    return readers(plans).map(plan -> plan.flow().id()).sorted().toList();
  }

  /** The plans of flows that can read a file now, the hub's own left out. */
  static Stream<FlowPlan> readers(HubPlans plans) {
    return plans.current().flows().stream()
        .filter(plan -> plans.current().system(plan.flow().system()).isPresent())
        .filter(plan -> !(plan.flow().format() instanceof FormatDefinition.MapMessage));
  }

  /** Files that a run could read, for the choice. */
  public List<String> getFiles() {
    return files.list(visitor.known()).stream().map(file -> file.name().value()).toList();
  }

  /** What a field of the form says: as it was given, else as it is looked for. */
  public String given(String field) {
    return new GivenForm(request).text(field, getSearch().asked(field));
  }

  /** Key of the text that says what is wrong with a field; empty where nothing is. */
  public String mistake(String field) {
    return new GivenForm(request).mistake(field);
  }
}
