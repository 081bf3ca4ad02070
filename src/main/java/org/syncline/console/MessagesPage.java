package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.intake.Journey;
import org.syncline.sync.intake.LedgerPage;
import org.syncline.sync.intake.LedgerQuery;
import org.syncline.sync.intake.ReadLedger;
import org.syncline.sync.intake.Status;

/** The ledger with a filter, page by page. */
@Named
@RequestScoped
public class MessagesPage {
  private static final int LINES = 50;
  private static final List<String> FIELDS =
      List.of("system", "flow", "key", "messageId", "status", "reason", "record");

  @Inject private HttpServletRequest request;
  @Inject private ReadLedger read;
  @Inject private Visitor visitor;

  private @Nullable LedgerPage page;

  /** For the container. */
  @NullUnmarked
  public MessagesPage() {}

  MessagesPage(HttpServletRequest request, ReadLedger read, Visitor visitor) {
    this.request = request;
    this.read = read;
    this.visitor = visitor;
  }

  /** What was asked for, empty where nothing was. */
  public String asked(String field) {
    String value = request.getParameter(field);
    return value == null ? "" : value.strip();
  }

  private @Nullable String wanted(String field) {
    String value = asked(field);
    return value.isEmpty() ? null : value;
  }

  private @Nullable Long number(String field) {
    String value = asked(field);
    return value.matches("[0-9]{1,18}") ? Long.valueOf(value) : null;
  }

  private @Nullable Status status() {
    return Arrays.stream(Status.values())
        .filter(status -> status.word().equals(asked("status")))
        .findFirst()
        .orElse(null);
  }

  private LedgerPage page() {
    LedgerPage found = page;
    if (found == null) {
      found =
          read.search(
              new LedgerQuery(
                  wanted("system"),
                  null,
                  wanted("flow"),
                  wanted("key"),
                  wanted("messageId"),
                  status(),
                  wanted("reason"),
                  number("record"),
                  null,
                  null,
                  number("cursor"),
                  LINES),
              visitor.known());
      page = found;
    }
    return found;
  }

  public List<Journey> getMessages() {
    return page().journeys();
  }

  public List<String> getWords() {
    return Arrays.stream(Status.values()).map(Status::word).toList();
  }

  /** The address of the next page, empty on the last one. */
  public String getNext() {
    Long next = page().next();
    if (next == null) {
      return "";
    }
    StringBuilder address = new StringBuilder("messages.xhtml?cursor=").append(next);
    for (String field : FIELDS) {
      if (!asked(field).isEmpty()) {
        address
            .append('&')
            .append(field)
            .append('=')
            .append(URLEncoder.encode(asked(field), StandardCharsets.UTF_8));
      }
    }
    return address.toString();
  }
}
