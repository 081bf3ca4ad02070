package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.Kind;
import org.syncline.platform.SteppingClock;
import org.syncline.security.Role;
import org.syncline.system.InMemoryConnectionChecks;
import org.syncline.system.TestConnection;
import org.syncline.system.UseOfConnection.Step;

class CheckConnectionServletTest {
  private static final List<Step> STEPS =
      List.of(new Step("policy", true, "Allowed."), new Step("connect", false, "Nobody there."));

  private final DocumentKit kit = new DocumentKit();
  private final InMemoryConnectionChecks checks = new InMemoryConnectionChecks();
  private final CheckConnectionServlet servlet =
      new CheckConnectionServlet(
          new TestConnection(
              kit.kept.transactions(),
              kit.kept,
              (system, connection, who) -> STEPS,
              checks,
              kit.audit,
              new SteppingClock()),
          kit.sessions);

  @BeforeEach
  void a_system() {
    kit.put(
        Kind.SYSTEM,
        "crm",
        "{\"id\": \"crm\", \"name\": \"CRM\", \"owner\": \"Ada\", \"connections\": [{\"id\":"
            + " \"api\", \"kind\": \"rest\", \"host\": \"h.example.org\", \"port\": 1}]}");
  }

  private FakeRequest post(FakeRequest form) throws Exception {
    servlet.doPost(form.request(), form.response());
    return form;
  }

  private FakeRequest form(Role role, String id) {
    return kit.form(role, "/check-connection").with("system", "crm").with("id", id);
  }

  @Test
  void the_page_shows_how_far_it_came_and_the_last_step_is_kept() throws Exception {
    FakeRequest form = post(form(Role.INTEGRATOR, "api"));

    assertThat(form.forwarded).isEqualTo("/connection.xhtml");
    assertThat(CheckConnectionServlet.of(form.request())).isEqualTo(STEPS);
    assertThat(checks.find("crm", "api").orElseThrow().sentence()).isEqualTo("Nobody there.");
  }

  @Test
  void a_page_that_answers_no_check_shows_none() {
    assertThat(CheckConnectionServlet.of(new FakeRequest().request())).isEmpty();
  }

  @Test
  void who_may_not_and_what_is_not_there_checks_nothing() throws Exception {
    assertThat(post(form(Role.OPERATOR, "api")).error).isEqualTo(403);
    assertThat(post(form(Role.INTEGRATOR, "api").with("token", "x")).error).isEqualTo(403);
    assertThat(post(form(Role.INTEGRATOR, "nobody")).error).isEqualTo(404);
    assertThat(checks.all()).isEmpty();
  }
}
