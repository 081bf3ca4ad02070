package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.Caller;
import org.syncline.security.Role;
import org.syncline.sync.bulk.Run;
import org.syncline.sync.bulk.RunQuery;
import org.syncline.sync.bulk.RunState;

/** What the forms of runs do, and what their lists find. */
class RunFormsTest {
  private static final Caller OLGA = Caller.of("olga", Set.of(Role.OPERATOR), null);

  @TempDir private Path disk;
  private JobKit kit;

  @BeforeEach
  void a_hub() throws IOException {
    kit = new JobKit(disk);
    kit.put("people.csv", "no;rev");
  }

  private FakeRequest post(FakeRequest form) throws Exception {
    new RunServlet(kit.jobs, kit.documents.sessions).doPost(form.request(), form.response());
    return form;
  }

  private FakeRequest start(String flow, String file) {
    return kit.form(Role.OPERATOR, "/run")
        .with("act", "start")
        .with("flow", flow)
        .with("file", file);
  }

  private FakeRequest act(String act, long run) throws Exception {
    return post(
        kit.form(Role.OPERATOR, "/run")
            .with("act", act)
            .with("run", Long.toString(run))
            .with("back", "run.xhtml?id=" + run));
  }

  private Run run(long id) {
    return kit.jobs.run(id, OLGA).orElseThrow();
  }

  @Test
  void a_run_is_started_and_its_page_comes_next() throws Exception {
    FakeRequest form = post(start("people", "people.csv"));

    assertThat(form.redirect).isEqualTo("/syncline/run.xhtml?id=1&done=run-started");
    assertThat(run(1).flow()).isEqualTo("people");
    assertThat(run(1).startedBy()).isEqualTo("olga");
  }

  @Test
  void what_can_not_be_started_is_told_at_its_field() throws Exception {
    FakeRequest noFlow = post(start("nobody", "people.csv"));
    FakeRequest noFile = post(start("people", "nobody.csv"));

    assertThat(noFlow.status).isEqualTo(400);
    assertThat(noFlow.forwarded).isEqualTo("/jobs.xhtml");
    assertThat(FormRefusal.mistake(noFlow.request(), "flow")).isEqualTo("mistake.noflow");
    assertThat(FormRefusal.mistake(noFile.request(), "file")).isEqualTo("mistake.norunfile");
    assertThat(kit.jobs.runs(RunQuery.newest(5), OLGA)).isEmpty();
  }

  @Test
  void the_guide_is_led_back_to_whatever_comes_of_it() throws Exception {
    String guide = "connect.xhtml?system=erp&way=file";

    assertThat(post(start("people", "people.csv").with("back", guide)).redirect)
        .isEqualTo("/syncline/" + guide + "&done=run-started");
    assertThat(post(start("people", "nobody.csv").with("back", guide)).redirect)
        .isEqualTo("/syncline/" + guide + "&done=run-refused");
  }

  @Test
  void one_that_is_under_way_is_stopped_and_one_that_stands_still_goes_on() throws Exception {
    long going = kit.working("people", "people.csv");
    long stopped = kit.run("people", "people.csv", "STOPPED");
    long done = kit.run("people", "people.csv", "COMPLETED");

    assertThat(act("stop", going).redirect)
        .isEqualTo("/syncline/run.xhtml?id=" + going + "&done=run-stopping");
    assertThat(act("restart", stopped).redirect).endsWith("done=run-restarted");
    assertThat(run(stopped).state()).isEqualTo(RunState.RUNNING);
    assertThat(act("restart", done).redirect).endsWith("done=run-not-now");
    assertThat(act("stop", done).redirect).endsWith("done=run-not-now");
    assertThat(act("stop", 999).redirect).endsWith("done=run-unknown");
    assertThat(act("dance", done).redirect).endsWith("done=not-understood");
  }

  @Test
  void who_may_only_read_jobs_starts_and_stops_none() throws Exception {
    FakeRequest form = kit.form(Role.AUDITOR, "/run").with("act", "start");
    FakeRequest forged = start("people", "people.csv").with("token", "forged");

    assertThat(post(form).error).isEqualTo(403);
    assertThat(post(forged).error).isEqualTo(403);
    assertThat(kit.jobs.runs(RunQuery.newest(5), OLGA)).isEmpty();
  }

  // ---- lists

  private static RunSearch search(FakeRequest asked) {
    return new RunSearch(asked.request()::getParameter, ZoneOffset.UTC);
  }

  @Test
  void runs_are_searched_by_what_an_address_says_and_nothing_is_found_by_what_it_can_not_mean() {
    kit.run("people", "people.csv", "COMPLETED");
    long failed = kit.run("people", "others.csv", "FAILED");
    RunSearch ofState = search(new FakeRequest().with("state", "failed").with("file", "OTHER"));
    RunSearch lost = search(new FakeRequest().with("state", "lost"));

    assertThat(kit.jobs.runs(ofState.query(10), OLGA)).extracting(Run::id).containsExactly(failed);
    assertThat(lost.isUsable()).isFalse();
    assertThat(lost.mistake("state")).isEqualTo("mistake.choice");
    assertThat(search(new FakeRequest().with("cursor", "x")).isUsable()).isFalse();
  }

  @Test
  void runs_are_taken_away_as_a_table_however_many_there_are() throws IOException {
    for (int i = 0; i < RunQuery.MOST + 3; i++) {
      kit.run("people", "people.csv", "COMPLETED");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new RunTable(kit.jobs, search(new FakeRequest()).query(1), OLGA).write(out, TableFormat.CSV);

    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(1 + RunQuery.MOST + 3);
    assertThat(lines.get(0)).contains("run,flow,file,state,startedBy", "created", "parked");
    assertThat(lines.get(1)).startsWith((RunQuery.MOST + 3) + ",people,people.csv,completed,ada");
  }

  @Test
  void files_are_listed_with_the_flows_that_read_them() throws IOException {
    kit.put("unread.csv", "x");
    kit.run("people", "people.csv", "FAILED");
    long last = kit.run("people", "people.csv", "COMPLETED");
    FileSearch search =
        new FileSearch(
            new FakeRequest().with("sort", "-name").request()::getParameter, ZoneOffset.UTC);

    List<FileLine> lines = FilesPage.lines(kit.files, search.of(kit.files.list(OLGA)), OLGA);

    assertThat(lines).extracting(FileLine::name).containsExactly("unread.csv", "people.csv");
    assertThat(lines.get(0).readings()).isEmpty();
    assertThat(lines.get(1).readings()).extracting(one -> one.run()).containsExactly(last);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new FileTable(lines).write(out, TableFormat.CSV);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("people.csv,6,").contains(",people");
  }

  @Test
  void files_are_found_by_a_part_of_their_name_and_sorted_by_what_is_known_of_them()
      throws IOException {
    kit.put("PEOPLE-2.csv", "longer than the other");
    kit.put("firms.csv", "x");

    assertThat(found("text", "people")).containsExactly("PEOPLE-2.csv", "people.csv");
    assertThat(found("sort", "size")).containsExactly("firms.csv", "people.csv", "PEOPLE-2.csv");
    assertThat(found("sort", "colour")).isEmpty();
  }

  private List<String> found(String name, String value) {
    FileSearch search =
        new FileSearch(new FakeRequest().with(name, value).request()::getParameter, ZoneOffset.UTC);
    return search.of(kit.files.list(OLGA)).stream().map(file -> file.name().value()).toList();
  }

  // ---- what needs a person

  @Test
  void a_run_that_stands_still_needs_nobody_once_a_later_one_went_through_with_its_file() {
    long left = kit.run("people", "a.csv", "FAILED");
    kit.run("people", "b.csv", "FAILED");
    long other = kit.run("firms", "b.csv", "FAILED");
    kit.run("people", "b.csv", "COMPLETED");
    long again = kit.run("people", "b.csv", "FAILED");
    long stopped = kit.run("people", "c.csv", "STOPPED");
    List<Run> newest = kit.jobs.runs(RunQuery.newest(50), OLGA);

    assertThat(OverviewPage.standing(newest, RunState.FAILED))
        .extracting(Run::id)
        .containsExactly(again, other, left);
    assertThat(OverviewPage.standing(newest, RunState.STOPPED))
        .extracting(Run::id)
        .containsExactly(stopped);
  }
}
