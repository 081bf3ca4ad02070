package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.security.rest.CallerOfRequest;
import org.syncline.security.rest.SessionLogIn;

/** Whoever looks at a page. */
@Named
@RequestScoped
public class Visitor {
  /** Pages about something that has an id in words, and the parameters that lead to it. */
  private static final Map<String, List<String>> NAMED =
      Map.of(
          "/system.xhtml", List.of("id"),
          "/alert.xhtml", List.of("id"),
          "/mapping.xhtml", List.of("id"),
          "/mapping-editor.xhtml", List.of("id", "flow"),
          "/flow.xhtml", List.of("id", "direction"),
          "/merge.xhtml", List.of("id", "with"),
          "/relations.xhtml", List.of("id", "name"),
          "/edit-record.xhtml", List.of("id", "type"),
          "/connection.xhtml", List.of("system", "id", "kind"));

  @Inject private HttpServletRequest request;
  @Inject private SessionLogIn sessions;

  /** For the container. */
  @NullUnmarked
  public Visitor() {}

  Visitor(HttpServletRequest request, SessionLogIn sessions) {
    this.request = request;
    this.sessions = sessions;
  }

  public String getName() {
    return caller().map(Caller::name).orElse("");
  }

  public boolean isKnown() {
    return caller().isPresent();
  }

  /** Whether the buttons for stopped messages and deliveries are shown. */
  public boolean isDecider() {
    return may(Permission.DECIDE_MESSAGES);
  }

  /** Whether the pages of messages are offered. */
  public boolean isMessageReader() {
    return may(Permission.READ_MESSAGES);
  }

  /** Whether what comes in and goes out may be seen of every record: the pages of deliveries. */
  public boolean isLedgerReader() {
    return may(Permission.READ_LEDGER);
  }

  /** Whether records may be changed, and so conflicts about them decided. */
  public boolean isEditor() {
    return may(Permission.EDIT_RECORDS);
  }

  /** Whether records may be merged, and merges taken back. */
  public boolean isMerger() {
    return may(Permission.MERGE_RECORDS);
  }

  /** Whether accounts may be made, changed and removed, and tokens of others seen. */
  public boolean isAdministrator() {
    return may(Permission.ADMINISTER_ACCOUNTS);
  }

  public boolean isAuditReader() {
    return may(Permission.READ_AUDIT);
  }

  public boolean isSettingsReader() {
    return may(Permission.READ_SETTINGS);
  }

  /** Whether figures and alerts may be seen. */
  public boolean isFigureReader() {
    return may(Permission.READ_FIGURES);
  }

  /** Whether alert rules may be put, changed and removed. */
  public boolean isAlertKeeper() {
    return may(Permission.MANAGE_ALERTS);
  }

  /** Whether it may be said which hosts the hub may call. */
  public boolean isEgressKeeper() {
    return may(Permission.MANAGE_EGRESS);
  }

  public boolean isSecretKeeper() {
    return may(Permission.MANAGE_SECRETS);
  }

  /** Whether all secrets may be sealed anew. */
  public boolean isKeyRotator() {
    return may(Permission.ROTATE_KEYS);
  }

  private boolean may(Permission permission) {
    return caller().filter(caller -> caller.may(permission)).isPresent();
  }

  /** Whether rules and other documents may be put in force. */
  public boolean isConfigurer() {
    return may(Permission.CONFIGURE);
  }

  /** Whether jobs may be started, stopped and restarted. */
  public boolean isJobRunner() {
    return may(Permission.RUN_JOBS);
  }

  /** Whether records may be read. */
  public boolean isRecordReader() {
    return may(Permission.READ_RECORDS);
  }

  /** Whether jobs may be seen. */
  public boolean isJobReader() {
    return may(Permission.READ_JOBS);
  }

  /** Whether masked values may be shown for a reason. */
  public boolean isRevealer() {
    return caller().filter(Visitor::mayReveal).isPresent();
  }

  static boolean mayReveal(Caller caller) {
    return caller.may(Permission.REVEAL);
  }

  Optional<Caller> caller() {
    return CallerOfRequest.find(request);
  }

  /** Whoever has come through {@link PageAccess}. */
  Caller known() {
    return caller().orElseThrow(() -> new IllegalStateException("Nobody has logged in."));
  }

  /** The token that every form of this session carries. */
  public String getFormToken() {
    return sessions.formToken(request);
  }

  /** This page, to come back to. */
  public String getHere() {
    String page = request.getServletPath().substring(1);
    String query = query();
    String here = query == null ? page : page + "?" + query;
    return ReturnAddress.isLogIn(here) ? here : ReturnAddress.checked(here);
  }

  /** Of a page that answers a form, what leads to the page itself. */
  private @Nullable String query() {
    if (request.getQueryString() == null && request.getMethod().equals("POST")) {
      List<String> named = NAMED.get(request.getServletPath());
      return named == null ? numbered() : named(named);
    }
    return request.getQueryString();
  }

  private @Nullable String numbered() {
    for (String name : List.of("receipt", "id")) {
      String value = request.getParameter(name);
      if (value != null && value.matches("[0-9]{1,18}")) {
        return name + "=" + value;
      }
    }
    for (String name : List.of("name", "account")) {
      Optional<String> user = UserName.read(request.getParameter(name));
      if (user.isPresent()) {
        return name + "=" + ShownUser.coded(user.get());
      }
    }
    return null;
  }

  private String named(List<String> names) {
    List<String> parts = new ArrayList<>();
    for (String name : names) {
      String value = request.getParameter(name);
      if (value != null && value.matches("[A-Za-z0-9-]{1,60}")) {
        parts.add(name + "=" + value);
      }
    }
    return String.join("&", parts);
  }

  /**
   * Whether what was sent may be seen as it is: searched by words, and mapped by a mapping of one's
   * own.
   */
  public boolean isContentReader() {
    return may(Permission.READ_MESSAGES)
        && may(Permission.READ_BODIES)
        && may(Permission.SEE_PERSONAL_DATA);
  }

  /** Whether this is the page that is open now. */
  public boolean at(String page) {
    return request.getServletPath().equals("/" + page);
  }

  /** Whether the body of a message may be seen as it was sent. */
  public boolean isBodyReader() {
    return caller().filter(Visitor::mayReadBodies).isPresent();
  }

  static boolean mayReadBodies(Caller caller) {
    return caller.may(Permission.READ_BODIES);
  }

  /** Whether mappings may be read, so also what they make of a message. */
  public boolean isConfigurationReader() {
    return may(Permission.READ_CONFIGURATION);
  }

  /** To how many the last form did it. */
  public long getDoneNumber() {
    String number = request.getParameter("number");
    return number != null && number.matches("[0-9]{1,9}") ? Long.parseLong(number) : 1;
  }

  /** What the last form did, in a word; empty where there was none. */
  public String getDone() {
    String done = request.getParameter("done");
    return done != null && done.matches("[a-z-]{1,20}") ? done : "";
  }
}
