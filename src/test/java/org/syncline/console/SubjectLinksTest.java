package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.security.Caller;
import org.syncline.security.Role;

class SubjectLinksTest {
  private static final SubjectLinks ADMIN =
      new SubjectLinks(Caller.of("ada", Set.of(Role.ADMIN), null));

  @ParameterizedTest
  @CsvSource({
    "account/ann@example.org, user.xhtml?name=ann%40example.org",
    "record/4711, record.xhtml?id=4711",
    "message/12, message.xhtml?receipt=12",
    "delivery/13, delivery.xhtml?id=13",
    "egress/crm, egress.xhtml?id=crm"
  })
  void what_has_a_page_leads_there(String subject, String page) {
    assertThat(ADMIN.of(subject)).isEqualTo(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account/?",
        "account/",
        "record/x",
        "record/1?x=y",
        "record/<script>",
        "systems/crm/connections/api",
        "messages",
        "host/evil.example:443",
        ""
      })
  void what_has_none_or_can_be_none_leads_nowhere(String subject) {
    assertThat(ADMIN.of(subject)).isEmpty();
  }

  @Test
  void nobody_is_led_where_they_may_not_go() {
    SubjectLinks auditor = new SubjectLinks(Caller.of("otto", Set.of(Role.AUDITOR), null));

    assertThat(auditor.of("account/ada")).isEmpty();
    assertThat(auditor.of("egress/crm")).isEmpty();
    assertThat(auditor.of("record/1")).isEqualTo("record.xhtml?id=1");
  }
}
