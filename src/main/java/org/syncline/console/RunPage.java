package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.bulk.KeepFiles;
import org.syncline.sync.bulk.RunJobs;

/** One run: how far it is, what its records became, its tries, and what did not go through. */
@Named
@RequestScoped
public class RunPage {
  private static final int LINES = 50;

  @Inject private HttpServletRequest request;
  @Inject private RunJobs jobs;
  @Inject private KeepFiles files;
  @Inject private Visitor visitor;

  private @Nullable Optional<RunLine> run;
  private @Nullable List<RunJobs.Failure> failures;

  /** For the container. */
  @NullUnmarked
  public RunPage() {}

  RunPage(HttpServletRequest request, RunJobs jobs, KeepFiles files, Visitor visitor) {
    this.request = request;
    this.jobs = jobs;
    this.files = files;
    this.visitor = visitor;
  }

  private Optional<Long> number(String name) {
    String number = request.getParameter(name);
    return number != null && number.matches("[0-9]{1,18}")
        ? Optional.of(Long.valueOf(number))
        : Optional.empty();
  }

  /** What was asked for, where it may be a run; empty for none. */
  public String getAsked() {
    return number("id").map(String::valueOf).orElse("");
  }

  /** Null where there is no such run. */
  public @Nullable RunLine getLine() {
    Optional<RunLine> known = run;
    if (known == null) {
      known = number("id").flatMap(id -> jobs.run(id, visitor.known())).map(RunLine::new);
      run = known;
    }
    return known.orElse(null);
  }

  /** Whether its file is there still. */
  public boolean isFileThere() {
    RunLine line = getLine();
    return line != null
        && files.list(visitor.known()).stream()
            .anyMatch(file -> file.name().value().equals(line.run().file()));
  }

  // ---- what did not go through

  private long after() {
    return number("after").orElse(0L);
  }

  /**
   * Records of this page. A record of a message that several flows read is told once for each, so
   * that a page may have more lines than records.
   */
  public List<RunJobs.Failure> getFailures() {
    List<RunJobs.Failure> known = failures;
    if (known == null) {
      RunLine line = getLine();
      known =
          line == null || line.open() == 0
              ? List.of()
              : jobs.failures(line.run().id(), after(), LINES, visitor.known());
      failures = known;
    }
    return known;
  }

  /** The address of the next page of them, empty on the last one. */
  public String getNext() {
    List<RunJobs.Failure> shown = getFailures();
    long records = shown.stream().mapToLong(RunJobs.Failure::record).distinct().count();
    return records < LINES
        ? ""
        : "run.xhtml?id=" + getAsked() + "&after=" + shown.get(shown.size() - 1).record();
  }

  /** The address of the first page of them; empty on it. */
  public String getFirst() {
    return after() == 0 ? "" : "run.xhtml?id=" + getAsked();
  }

  /** The address of all of them as a file. */
  public String export(String format) {
    return "run-failures-export?id=" + getAsked() + "&format=" + format;
  }
}
