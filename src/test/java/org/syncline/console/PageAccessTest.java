package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.RememberedAudit;
import org.syncline.security.Caller;
import org.syncline.security.Role;

class PageAccessTest {
  private final RememberedAudit audit = new RememberedAudit();

  private boolean reaches(FakeRequest request) throws IOException, ServletException {
    AtomicBoolean reached = new AtomicBoolean();
    new PageAccess(audit)
        .doFilter(request.request(), request.response(), (req, res) -> reached.set(true));
    return reached.get();
  }

  @Test
  void nobody_is_led_to_the_log_in_page_and_back_from_there() throws Exception {
    FakeRequest request = new FakeRequest().at("/messages.xhtml");

    assertThat(reaches(request)).isFalse();
    assertThat(request.redirect).isEqualTo("/syncline/login.xhtml?to=messages.xhtml");
  }

  @Test
  void whose_session_has_ended_is_told_so() throws Exception {
    FakeRequest request = new FakeRequest().at("/messages.xhtml");
    request.broughtSession = "ended";

    assertThat(reaches(request)).isFalse();
    assertThat(request.redirect).isEqualTo("/syncline/login.xhtml?to=messages.xhtml&log-in=over");
  }

  @Test
  void the_log_in_page_and_the_api_are_reached_without_a_session() throws Exception {
    assertThat(reaches(new FakeRequest().at("/login.xhtml"))).isTrue();
    assertThat(reaches(new FakeRequest().at("/style.css"))).isTrue();
    assertThat(reaches(new FakeRequest().at("/api"))).isTrue();
    assertThat(reaches(new FakeRequest().at("/decide"))).isFalse();
    assertThat(reaches(new FakeRequest().at("/apix.xhtml"))).isFalse();
  }

  @Test
  void people_reach_the_pages_and_machines_do_not() throws Exception {
    Caller auditor = Caller.of("otto", Set.of(Role.AUDITOR), null);
    Caller machine = Caller.of("m", Set.of(Role.MACHINE), "erp");
    FakeRequest refused = new FakeRequest().at("/index.xhtml").by(machine);

    assertThat(reaches(new FakeRequest().at("/index.xhtml").by(auditor))).isTrue();
    assertThat(reaches(refused)).isFalse();
    assertThat(refused.error).isEqualTo(403);
  }

  @Test
  void what_an_account_is_refused_is_noted_without_names_that_are_no_pages() throws Exception {
    Caller agent = Caller.of("ann", Set.of(Role.AGENT), null);
    Caller machine = Caller.of("m", Set.of(Role.MACHINE), "erp");
    reaches(new FakeRequest().at("/record.xhtml").by(agent));
    reaches(new FakeRequest().at("/nothing.xhtml").by(agent));
    reaches(new FakeRequest().at("/messages.xhtml"));
    reaches(new FakeRequest().at("/messages.xhtml").by(agent));
    reaches(new FakeRequest().at("/ada@example.org").by(machine));

    assertThat(audit.acts())
        .containsExactly(
            AuditTrail.Act.refused("ann", "access", "page/messages.xhtml", "method=GET"),
            AuditTrail.Act.refused("m", "access", "page/?", "method=GET"));
  }
}
