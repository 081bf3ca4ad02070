package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.platform.RememberedAudit;
import org.syncline.security.Caller;
import org.syncline.security.Role;
import org.syncline.sync.intake.ExportMessages;

/** Who asks for the head of a file alone gets what is said of it, and takes nothing away. */
class ExportServletTest {
  private final RememberedAudit audit = new RememberedAudit();

  private FakeRequest head(String format, String field, String value) throws Exception {
    FakeRequest request =
        new FakeRequest()
            .by(Caller.of("olga", Set.of(Role.OPERATOR), null))
            .with("format", format)
            .with(field, value);
    // Nothing is read for a head.
    ExportMessages export = new ExportMessages(new InMemoryTransactions(), null, audit);
    new MessagesExportServlet(export, new Taste(request.request()))
        .doHead(request.request(), request.response());
    return request;
  }

  @Test
  void it_is_told_what_the_file_would_be_and_nothing_is_noted() throws Exception {
    FakeRequest request = head("csv", "record", "7");

    assertThat(request.error).isZero();
    assertThat(request.headers)
        .containsEntry("Content-Disposition", "attachment; filename=\"syncline-messages.csv\"");
    assertThat(audit.acts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"pdf, record, 7", "csv, record, seven", "csv, status, lost", "xlsx, from, yesterday"})
  void what_would_be_refused_is_refused(String format, String field, String value)
      throws Exception {
    FakeRequest request = head(format, field, value);

    assertThat(request.error).isEqualTo(400);
    assertThat(request.headers).isEmpty();
    assertThat(audit.acts()).isEmpty();
  }
}
