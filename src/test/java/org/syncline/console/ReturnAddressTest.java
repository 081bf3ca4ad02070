package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReturnAddressTest {
  @Test
  void a_page_of_the_console_may_be_returned_to() {
    assertThat(ReturnAddress.checked("message.xhtml?receipt=42"))
        .isEqualTo("message.xhtml?receipt=42");
    for (String page :
        new String[] {
          "deliveries.xhtml?flow=to-crm&status=parked",
          "delivery.xhtml?id=1",
          "conflicts.xhtml",
          "conflict.xhtml?id=1",
          "record.xhtml?id=7&version=2&before=40",
          "edit-record.xhtml?type=customer",
          "relations.xhtml?id=7&name=members&cursor=members%3A9",
          "merge.xhtml?id=7&with=8",
          "systems.xhtml?sort=-name",
          "system.xhtml?id=crm",
          "connection.xhtml?system=crm&id=api",
          "jobs.xhtml?state=failed&file=a.csv",
          "run.xhtml?id=7&after=50",
          "files.xhtml?sort=-size",
          "connect.xhtml?system=erp&way=file&format=%7B%22kind%22%3A%22csv%22%7D",
          "users.xhtml?name=a&order=falling",
          "user.xhtml?name=ann%40example.org",
          "new-user.xhtml",
          "tokens.xhtml?account=ann",
          "new-token.xhtml",
          "audit.xhtml?subject=record%2F42",
          "settings.xhtml",
          "egress.xhtml?id=crm",
          "secrets.xhtml"
        }) {
      assertThat(ReturnAddress.checked(page)).isEqualTo(page);
    }
  }

  @Test
  void anything_else_leads_home() {
    for (String wanted :
        new String[] {
          null,
          "",
          "//evil.example/index.xhtml",
          "https://evil.example",
          "index.xhtml?a=\r\nSet-Cookie: b",
          "../management",
          "login.xhtml",
          "index.xhtml?x=//evil.example"
        }) {
      assertThat(ReturnAddress.checked(wanted)).as(wanted).isEqualTo("index.xhtml");
    }
  }

  @Test
  void what_was_done_is_said_once() {
    assertThat(ReturnAddress.with("index.xhtml", "retried")).isEqualTo("index.xhtml?done=retried");
    assertThat(ReturnAddress.with("index.xhtml?done=dismissed", "retried"))
        .isEqualTo("index.xhtml?done=retried");
    assertThat(ReturnAddress.with("message.xhtml?receipt=1&done=x", "retried"))
        .isEqualTo("message.xhtml?receipt=1&done=retried");
  }
}
