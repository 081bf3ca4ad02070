package org.syncline.security.matrix;

import static org.syncline.security.matrix.PageCase.get;
import static org.syncline.security.matrix.PageCase.post;
import static org.syncline.security.matrix.PageCase.upload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syncline.platform.Permission;

/** What each page and each address of a form is asked, and what it answers to those who may. */
final class PageEntries {
  private static final String NOT_BY_GET = "by GET";

  /** What each page needs; those that are not here are open. */
  static final Map<String, Permission> NEEDED =
      Map.ofEntries(
          Map.entry("/index.xhtml", Permission.READ_MESSAGES),
          Map.entry("/messages.xhtml", Permission.READ_MESSAGES),
          Map.entry("/messages-export", Permission.READ_LEDGER),
          Map.entry("/message.xhtml", Permission.READ_MESSAGES),
          Map.entry("/body", Permission.READ_BODIES),
          Map.entry("/trace.xhtml", Permission.READ_CONFIGURATION),
          Map.entry("/metrics.xhtml", Permission.READ_FIGURES),
          Map.entry("/metrics-export", Permission.READ_FIGURES),
          Map.entry("/business.xhtml", Permission.READ_FIGURES),
          Map.entry("/business-export", Permission.READ_FIGURES),
          Map.entry("/records.xhtml", Permission.READ_RECORDS),
          Map.entry("/records-export", Permission.EXPORT_RECORDS),
          Map.entry("/deliveries.xhtml", Permission.READ_LEDGER),
          Map.entry("/delivery.xhtml", Permission.READ_LEDGER),
          Map.entry("/deliveries-export", Permission.READ_LEDGER),
          Map.entry("/decide-delivery", Permission.DECIDE_MESSAGES),
          Map.entry("/pause", Permission.DECIDE_MESSAGES),
          Map.entry("/conflicts.xhtml", Permission.READ_RECORDS),
          Map.entry("/conflict.xhtml", Permission.READ_RECORDS),
          Map.entry("/decide-conflict", Permission.EDIT_RECORDS),
          Map.entry("/conflict-rule", Permission.CONFIGURE),
          Map.entry("/systems.xhtml", Permission.READ_CONFIGURATION),
          Map.entry("/systems-export", Permission.READ_CONFIGURATION),
          Map.entry("/system.xhtml", Permission.READ_CONFIGURATION),
          Map.entry("/system", Permission.CONFIGURE),
          Map.entry("/connection.xhtml", Permission.READ_CONFIGURATION),
          Map.entry("/connection", Permission.CONFIGURE),
          Map.entry("/check-connection", Permission.CONFIGURE),
          Map.entry("/record.xhtml", Permission.READ_RECORDS),
          Map.entry("/reveal", Permission.REVEAL),
          Map.entry("/edit-record.xhtml", Permission.EDIT_RECORDS),
          Map.entry("/edit-record", Permission.EDIT_RECORDS),
          Map.entry("/archive", Permission.EDIT_RECORDS),
          Map.entry("/relations.xhtml", Permission.READ_RECORDS),
          Map.entry("/relate", Permission.EDIT_RECORDS),
          Map.entry("/merge.xhtml", Permission.MERGE_RECORDS),
          Map.entry("/merge", Permission.MERGE_RECORDS),
          Map.entry("/decide", Permission.DECIDE_MESSAGES),
          Map.entry("/account.xhtml", Permission.READ_API),
          Map.entry("/mappings.xhtml", Permission.READ_CONFIGURATION),
          Map.entry("/mappings-export", Permission.READ_CONFIGURATION),
          Map.entry("/mapping.xhtml", Permission.READ_CONFIGURATION),
          Map.entry("/mapping-comparison.xhtml", Permission.READ_CONFIGURATION),
          Map.entry("/mapping", Permission.CONFIGURE),
          Map.entry("/mapping-editor.xhtml", Permission.CONFIGURE),
          Map.entry("/mapping-editor", Permission.CONFIGURE),
          Map.entry("/what-if", Permission.CONFIGURE),
          Map.entry("/flows.xhtml", Permission.READ_CONFIGURATION),
          Map.entry("/flows-export", Permission.READ_CONFIGURATION),
          Map.entry("/flow.xhtml", Permission.READ_CONFIGURATION),
          Map.entry("/flow", Permission.CONFIGURE),
          Map.entry("/dry-run", Permission.DECIDE_MESSAGES),
          Map.entry("/sweep", Permission.RUN_JOBS),
          Map.entry("/jobs.xhtml", Permission.READ_JOBS),
          Map.entry("/runs-export", Permission.READ_JOBS),
          Map.entry("/run.xhtml", Permission.READ_JOBS),
          Map.entry("/run-failures-export", Permission.READ_JOBS),
          Map.entry("/run", Permission.RUN_JOBS),
          Map.entry("/files.xhtml", Permission.READ_JOBS),
          Map.entry("/files-export", Permission.READ_JOBS),
          Map.entry("/put-file", Permission.RUN_JOBS),
          Map.entry("/delete-file", Permission.RUN_JOBS),
          Map.entry("/connect.xhtml", Permission.READ_CONFIGURATION),
          Map.entry("/connect", Permission.CONFIGURE),
          Map.entry("/alerts.xhtml", Permission.READ_FIGURES),
          Map.entry("/alerts-export", Permission.READ_FIGURES),
          Map.entry("/alert.xhtml", Permission.READ_FIGURES),
          Map.entry("/alert", Permission.MANAGE_ALERTS),
          Map.entry("/alert-changes.xhtml", Permission.READ_FIGURES),
          Map.entry("/alert-changes-export", Permission.READ_FIGURES),
          Map.entry("/users.xhtml", Permission.ADMINISTER_ACCOUNTS),
          Map.entry("/user.xhtml", Permission.ADMINISTER_ACCOUNTS),
          Map.entry("/new-user.xhtml", Permission.ADMINISTER_ACCOUNTS),
          Map.entry("/users-export", Permission.ADMINISTER_ACCOUNTS),
          Map.entry("/make-user", Permission.ADMINISTER_ACCOUNTS),
          Map.entry("/user", Permission.ADMINISTER_ACCOUNTS),
          Map.entry("/tokens.xhtml", Permission.KEEP_OWN_ACCOUNT),
          Map.entry("/new-token.xhtml", Permission.KEEP_OWN_ACCOUNT),
          Map.entry("/tokens-export", Permission.KEEP_OWN_ACCOUNT),
          Map.entry("/make-token", Permission.KEEP_OWN_ACCOUNT),
          Map.entry("/revoke-token", Permission.KEEP_OWN_ACCOUNT),
          Map.entry("/audit.xhtml", Permission.READ_AUDIT),
          Map.entry("/audit-export", Permission.READ_AUDIT),
          Map.entry("/verify-audit", Permission.READ_AUDIT),
          Map.entry("/settings.xhtml", Permission.READ_SETTINGS),
          Map.entry("/settings-export", Permission.READ_SETTINGS),
          Map.entry("/egress.xhtml", Permission.MANAGE_EGRESS),
          Map.entry("/egress", Permission.MANAGE_EGRESS),
          Map.entry("/secrets.xhtml", Permission.MANAGE_SECRETS),
          Map.entry("/secret", Permission.MANAGE_SECRETS),
          Map.entry("/sign-out", Permission.KEEP_OWN_ACCOUNT),
          Map.entry("/session/end", Permission.READ_API),
          Map.entry("/password", Permission.KEEP_OWN_ACCOUNT));

  /** Fields of a flow that goes out, of a version that nobody has. */
  private static final String FLOW =
      "&version=999&f=there&f.system=crm&f.connection=api&f.object=rows&f.recordType=customer"
          + "&f.mapping=to-crm&f.write=upsert&act=";

  private final Map<String, List<PageCase>> entries = new LinkedHashMap<>();

  private PageEntries() {}

  /** By address. */
  static Map<String, List<PageCase>> all() {
    PageEntries all = new PageEntries();
    all.open();
    all.provider();
    all.pages();
    all.forms();
    all.deliveries();
    all.conflicts();
    all.records();
    all.merges();
    all.alerts();
    all.systems();
    all.flows();
    all.mappings();
    all.jobs();
    all.files();
    all.guide();
    all.users();
    all.tokens();
    all.audit();
    all.settings();
    return all.entries;
  }

  private void add(String address, PageCase... cases) {
    entries.computeIfAbsent(address, none -> new ArrayList<>()).addAll(List.of(cases));
  }

  private void open() {
    add("/login.xhtml", get("any", 200, stage -> "/login.xhtml"));
    add("/setup.xhtml", get("on a hub that is set up", 200, stage -> "/setup.xhtml"));
    add("/style.css", get("any", 200, stage -> "/style.css"));
    add("/console.js", get("any", 200, stage -> "/console.js"));
    add("/icon.svg", get("any", 200, stage -> "/icon.svg"));
    add("/error.html", get("any", 200, stage -> "/error.html"));
    add(
        "/choices",
        get(NOT_BY_GET, 405, stage -> "/choices"),
        post("a language", 302, "/choices", stage -> "language=en&to=account.xhtml")
            .to("/account.xhtml"),
        // Without a token of the session nothing is kept, and there is nothing to refuse.
        new PageCase(
            "forged",
            "POST",
            stage -> "/choices",
            stage -> "language=en&to=https://evil.example",
            PageCase.Token.WRONG,
            302,
            "/syncline/index.xhtml",
            false,
            null));
    add(
        "/session/set-up",
        get(NOT_BY_GET, 405, stage -> "/session/set-up"),
        // Without a token of the session nothing is tried.
        new PageCase(
            "forged",
            "POST",
            stage -> "/session/set-up",
            stage -> "set-up-token=x&user=eve&password=x&again=x",
            PageCase.Token.WRONG,
            302,
            "setup.xhtml?set-up=stale",
            false,
            null));
    add(
        "/session/begin",
        get(NOT_BY_GET, 405, stage -> "/session/begin"),
        // Without a token of the session the name and the password are not even looked at.
        new PageCase(
            "forged",
            "POST",
            stage -> "/session/begin",
            stage -> "user=admin&password=wrong",
            PageCase.Token.WRONG,
            302,
            "login.xhtml?log-in=stale",
            false,
            null));
  }

  /** Without an identity provider there is nothing. */
  private void provider() {
    for (String address :
        List.of("/session/oidc/begin", "/session/oidc", "/session/oidc/log-out")) {
      add(
          address,
          get("by GET", 404, stage -> address),
          post("posted", 404, address, stage -> "logout_token=x"));
    }
  }

  private void pages() {
    add(
        "/index.xhtml",
        get("any", 200, stage -> "/index.xhtml"),
        get("as the welcome page", 200, stage -> "/"));
    add(
        "/messages.xhtml",
        get("any", 200, stage -> "/messages.xhtml"),
        get("filtered", 200, stage -> "/messages.xhtml?status=parked&order=oldest"),
        get("not understood", 200, stage -> "/messages.xhtml?record=x&from=yesterday"));
    add(
        "/messages-export",
        get("as CSV", 200, stage -> "/messages-export?format=csv&status=parked"),
        get("in no format", 400, stage -> "/messages-export?format=pdf"));
    add(
        "/records.xhtml",
        get("any", 200, stage -> "/records.xhtml"),
        get("by words", 200, stage -> "/records.xhtml?text=lovelace"),
        get("not understood", 200, stage -> "/records.xhtml?type=x&value=y&cursor=z"));
    add(
        "/records-export",
        get("as CSV", 200, stage -> "/records-export?format=csv"),
        get("in no format", 400, stage -> "/records-export?format=pdf"));
    add(
        "/metrics.xhtml",
        get("of the hub", 200, stage -> "/metrics.xhtml"),
        get("not understood", 200, stage -> "/metrics.xhtml?subject=x&metric=y&from=yesterday"));
    add(
        "/metrics-export",
        get("as CSV", 200, stage -> "/metrics-export?format=csv&metric=messages"),
        get("in no format", 400, stage -> "/metrics-export?format=pdf"));
    add(
        "/business.xhtml",
        get("of the usual days", 200, stage -> "/business.xhtml"),
        get("not understood", 200, stage -> "/business.xhtml?figure=x&from=yesterday"));
    add(
        "/business-export",
        get("as CSV", 200, stage -> "/business-export?format=csv&last=P30D"),
        get("in no format", 400, stage -> "/business-export?format=pdf"));
    add(
        "/trace.xhtml",
        get("there", 200, stage -> "/trace.xhtml?flow=erp-customers&receipt=" + stage.erpReceipt()),
        get("in no flow", 200, stage -> "/trace.xhtml?flow=x&receipt=" + stage.erpReceipt()));
    add(
        "/message.xhtml",
        get("there", 200, stage -> "/message.xhtml?receipt=" + stage.erpReceipt()),
        get("unknown", 200, stage -> "/message.xhtml?receipt=" + Stage.UNKNOWN));
    for (Whose whose : Whose.values()) {
      PageCase one = get(whose.word(), 200, stage -> "/record.xhtml?id=" + stage.customer(whose));
      add("/record.xhtml", whose == Whose.FOREIGN ? one.like("unknown") : one);
    }
    add("/account.xhtml", get("any", 200, stage -> "/account.xhtml"));
  }

  private void forms() {
    String why = "&why=asked+about+by+the+matrix";
    forged(
        "/body", post("there", 200, "/body", stage -> "receipt=" + stage.erpReceipt()).changing());
    add("/body", post("unknown", 404, "/body", stage -> "receipt=" + Stage.UNKNOWN));
    forged(
        "/reveal",
        post("there", 200, "/reveal", stage -> "id=" + stage.customer(Whose.FOREIGN) + why)
            .changing());
    add("/reveal", post("unknown", 404, "/reveal", stage -> "id=" + Stage.UNKNOWN + why));
    forged(
        "/password",
        post("twice", 302, "/password", stage -> "present=x&password=one&again=two")
            .to("/account.xhtml?done=password-twice"));
    forged(
        "/decide",
        post(
                "parked",
                302,
                "/decide",
                stage ->
                    "receipt="
                        + stage.parked()
                        + "&flow=shop-customers&decision=dismiss&why=matrix")
            .to("done=dismissed")
            .changing());
    add(
        "/decide",
        post("settled ones", 302, "/decide", stage -> "status=created&decision=retry&why=matrix")
            .to("done=not-understood"),
        post("without a reason", 302, "/decide", stage -> "receipt=1&flow=x&decision=dismiss")
            .to("done=why-missing"));
    forged(
        "/session/end",
        post("any", 302, "/session/end", stage -> "").to("/login.xhtml").changing());
  }

  private void deliveries() {
    add(
        "/deliveries.xhtml",
        get("any", 200, stage -> "/deliveries.xhtml"),
        get("filtered", 200, stage -> "/deliveries.xhtml?status=pending&order=oldest"),
        get("not understood", 200, stage -> "/deliveries.xhtml?record=x&status=lost"));
    add(
        "/delivery.xhtml",
        get("there", 200, stage -> "/delivery.xhtml?id=" + stage.delivery()),
        get("unknown", 200, stage -> "/delivery.xhtml?id=" + Stage.UNKNOWN));
    add(
        "/deliveries-export",
        get("as CSV", 200, stage -> "/deliveries-export?format=csv&status=pending"),
        get("in no format", 400, stage -> "/deliveries-export?format=pdf"));
    forged(
        "/decide-delivery",
        post(
                "pending",
                302,
                "/decide-delivery",
                stage -> "id=" + stage.delivery() + "&decision=dismiss&why=matrix")
            .to("done=dismissed")
            .changing());
    add(
        "/decide-delivery",
        post(
                "unknown",
                302,
                "/decide-delivery",
                stage -> "id=" + Stage.UNKNOWN + "&decision=retry&why=matrix")
            .to("done=not-open"),
        post(
                "those that are over",
                302,
                "/decide-delivery",
                stage -> "status=delivered&decision=retry&why=matrix")
            .to("done=not-understood"),
        post("without a reason", 302, "/decide-delivery", stage -> "id=1&decision=dismiss")
            .to("done=why-missing"));
    forged(
        "/pause",
        post(
                "one that goes on",
                302,
                "/pause",
                stage -> "target=" + stage.target() + "&decision=pause&why=matrix")
            .to("done=target-paused")
            .changing());
    add(
        "/pause",
        post(
                "one that is paused",
                302,
                "/pause",
                stage -> "target=" + stage.pausedTarget() + "&decision=resume")
            .to("done=target-resumed")
            .changing(),
        post("unknown", 302, "/pause", stage -> "target=unknown&decision=pause&why=matrix")
            .to("done=target-unknown"));
  }

  private void conflicts() {
    add(
        "/conflicts.xhtml",
        get("any", 200, stage -> "/conflicts.xhtml"),
        get("filtered", 200, stage -> "/conflicts.xhtml?status=any&order=oldest"),
        get("not understood", 200, stage -> "/conflicts.xhtml?record=x&status=lost"));
    add(
        "/conflict.xhtml",
        get("unknown", 200, stage -> "/conflict.xhtml?id=" + Stage.UNKNOWN),
        get("none", 200, stage -> "/conflict.xhtml?id=x"));
    String seen = "&choice=keep&mark=1-0-1";
    forged(
        "/decide-conflict",
        post("unknown", 302, "/decide-conflict", stage -> "id=" + Stage.UNKNOWN + seen)
            .to("done=conflict-unknown"));
    add(
        "/decide-conflict",
        post(
                "all of an unknown record",
                302,
                "/decide-conflict",
                stage -> "id=1&record=" + Stage.UNKNOWN + seen)
            .to("done=conflict-unknown"),
        post("without a choice", 302, "/decide-conflict", stage -> "id=1&mark=1-0-1")
            .to("done=not-understood"));
    String rule = "id=1&recordType=unknown&field=x&version=1&rule=";
    forged(
        "/conflict-rule",
        post("unknown", 302, "/conflict-rule", stage -> rule + "newest")
            .to("done=conflict-unknown"));
    add(
        "/conflict-rule",
        post("without its sources", 400, "/conflict-rule", stage -> rule + "source-order"),
        post("no rule", 302, "/conflict-rule", stage -> rule + "any").to("done=not-understood"));
  }

  /** A record, as it was, its fields and its relations: of others they are as of none. */
  private void records() {
    for (Whose whose : Whose.values()) {
      both(
          "/record.xhtml",
          whose,
          " in the past",
          stage ->
              "/record.xhtml?id=" + stage.customer(whose) + "&at=2031-01-01T00:00:00Z&before=9");
      both(
          "/edit-record.xhtml",
          whose,
          "",
          stage -> "/edit-record.xhtml?id=" + stage.customer(whose));
      both(
          "/relations.xhtml",
          whose,
          "",
          stage -> "/relations.xhtml?id=" + stage.opportunity(whose) + "&name=stakeholders");
      both(
          "/relations.xhtml",
          whose,
          ", leading to it",
          stage -> "/relations.xhtml?id=" + stage.customer(whose));
    }
    add(
        "/record.xhtml",
        get(
            "not understood",
            200,
            stage -> "/record.xhtml?id=" + stage.customer(Whose.OWN) + "&version=x&before=y"));
    add(
        "/edit-record.xhtml",
        get("new", 200, stage -> "/edit-record.xhtml?type=customer"),
        get("of no type", 200, stage -> "/edit-record.xhtml?type=unknown"));
    String seen = "&version=999&v.familyName=Matrix&m.familyName=x";
    forged(
        "/edit-record",
        post("unknown", 302, "/edit-record", stage -> "id=" + Stage.UNKNOWN + seen)
            .to("done=record-unknown"));
    add(
        "/edit-record",
        post(
            "of another version",
            409,
            "/edit-record",
            stage -> "id=" + stage.customer(Whose.OWN) + seen),
        post("without a value", 400, "/edit-record", stage -> "type=customer&v.familyName="),
        post(
                "new",
                302,
                "/edit-record",
                stage -> "type=customer&v.familyName=" + stage.next("Form") + "&v.owner=agent")
            .to("done=record-made")
            .changing(),
        post(
                "there",
                302,
                "/edit-record",
                stage ->
                    "id=" + stage.customer(Whose.OWN) + "&version=1&v.city=Jena&m.city=untouched")
            .to("done=record-saved")
            .changing());
    forged(
        "/archive",
        post("unknown", 302, "/archive", stage -> "id=" + Stage.UNKNOWN + "&version=1&act=archive")
            .to("done=record-unknown"));
    add(
        "/archive",
        post(
            "of another version",
            409,
            "/archive",
            stage -> "id=" + stage.customer(Whose.OWN) + "&version=999&act=archive"),
        post("not understood", 302, "/archive", stage -> "id=1&version=1&act=x")
            .to("done=not-understood"),
        post(
                "there",
                302,
                "/archive",
                stage -> "id=" + stage.customer(Whose.OWN) + "&version=1&act=archive")
            .to("done=record-archived")
            .changing());
    String pair = "&name=stakeholders&act=relate&other=";
    forged(
        "/relate",
        post("unknown", 302, "/relate", stage -> "id=" + Stage.UNKNOWN + pair + 1)
            .to("done=record-unknown"));
    add(
        "/relate",
        post(
            "to none",
            400,
            "/relate",
            stage -> "id=" + stage.opportunity(Whose.OWN) + pair + Stage.UNKNOWN),
        post("to no number", 400, "/relate", stage -> "id=1" + pair + "x"),
        post("not understood", 302, "/relate", stage -> "id=1&name=stakeholders&other=1")
            .to("done=not-understood"),
        post(
                "two",
                302,
                "/relate",
                stage -> "id=" + stage.opportunity(Whose.OWN) + pair + stage.customer(Whose.OWN))
            .to("done=record-related")
            .changing());
  }

  /** One of somebody else’s can not be told from none. */
  private void both(String address, Whose whose, String how, PageCase.Part path) {
    PageCase one = get(whose.word() + how, 200, path);
    add(address, whose == Whose.FOREIGN ? one.like(Whose.UNKNOWN.word() + how) : one);
  }

  private void merges() {
    add(
        "/merge.xhtml",
        get("to choose", 200, stage -> "/merge.xhtml?id=" + stage.customer(Whose.FOREIGN)),
        get(
            "two",
            200,
            stage ->
                "/merge.xhtml?id="
                    + stage.customer(Whose.FOREIGN)
                    + "&with="
                    + stage.customer(Whose.TEAM)),
        get("unknown", 200, stage -> "/merge.xhtml?id=" + Stage.UNKNOWN + "&with=1"),
        get("not understood", 200, stage -> "/merge.xhtml?id=x&with=y"));
    String why = "&why=asked+about+by+the+matrix";
    forged(
        "/merge",
        post(
                "unknown",
                302,
                "/merge",
                stage -> "act=merge&id=" + Stage.UNKNOWN + "&version=1&with=1&withVersion=1" + why)
            .to("done=record-unknown"));
    add(
        "/merge",
        post(
            "with itself",
            400,
            "/merge",
            stage -> {
              long one = stage.customer(Whose.FOREIGN);
              return "act=merge&id=" + one + "&version=1&with=" + one + "&withVersion=1" + why;
            }),
        post("without a reason", 302, "/merge", stage -> "act=unmerge&merged=1")
            .to("done=why-missing"),
        post("not understood", 302, "/merge", stage -> "act=x" + why).to("done=not-understood"),
        post(
                "none to take back",
                302,
                "/merge",
                stage -> "act=unmerge&merged=" + Stage.UNKNOWN + why)
            .to("done=record-unknown"),
        post(
                "two",
                302,
                "/merge",
                stage ->
                    "act=merge&version=1&withVersion=1&id="
                        + stage.customer(Whose.FOREIGN)
                        + "&with="
                        + stage.customer(Whose.FOREIGN)
                        + why)
            .to("done=record-merged")
            .changing(),
        post(
                "taken back",
                302,
                "/merge",
                stage -> "act=unmerge&id=1&merged=" + stage.merged() + why)
            .to("done=record-unmerged")
            .changing());
  }

  private void alerts() {
    add(
        "/alerts.xhtml",
        get("any", 200, stage -> "/alerts.xhtml"),
        get("filtered", 200, stage -> "/alerts.xhtml?state=raised&sort=-since"),
        get("not understood", 200, stage -> "/alerts.xhtml?state=loud&sort=x&cursor=y"));
    add(
        "/alerts-export",
        get("as CSV", 200, stage -> "/alerts-export?format=csv&state=quiet"),
        get("in no format", 400, stage -> "/alerts-export?format=pdf"));
    add(
        "/alert.xhtml",
        get("there", 200, stage -> "/alert.xhtml?id=" + stage.alert()),
        get("new", 200, stage -> "/alert.xhtml"),
        get("unknown", 200, stage -> "/alert.xhtml?id=unknown"));
    add(
        "/alert-changes.xhtml",
        get("any", 200, stage -> "/alert-changes.xhtml"),
        get("of a rule", 200, stage -> "/alert-changes.xhtml?rule=unknown"),
        get("not understood", 200, stage -> "/alert-changes.xhtml?cursor=x"));
    add(
        "/alert-changes-export",
        get("as CSV", 200, stage -> "/alert-changes-export?format=csv"),
        get("in no format", 400, stage -> "/alert-changes-export?format=pdf"));
    String members =
        "&f=there&f.subject=hub&f.metric=delay&f.stage=whole&f.figure=p99&f.minutes=5"
            + "&f.condition=there&f.condition.above=500&act=";
    forged(
        "/alert",
        post(
                "new",
                302,
                "/alert",
                stage -> "version=0&f.id=" + stage.next("by-form") + members + "save")
            .to("done=alert-saved")
            .changing());
    add(
        "/alert",
        post("tried", 200, "/alert", stage -> "version=0&f.id=tried" + members + "try"),
        post("of another version", 409, "/alert", stage -> "version=9&f.id=x" + members + "save"),
        post("without its members", 400, "/alert", stage -> "version=0&f=there&act=save"),
        post(
                "there",
                302,
                "/alert",
                stage -> "version=1&id=" + stage.alert() + "&act=delete&sure=yes")
            .to("done=alert-removed")
            .changing(),
        post("not sure", 302, "/alert", stage -> "version=1&id=unknown&act=delete")
            .to("done=not-sure"),
        post("unknown", 302, "/alert", stage -> "version=1&id=unknown&act=delete&sure=yes")
            .to("done=alert-unknown"));
  }

  private void systems() {
    add(
        "/systems.xhtml",
        get("any", 200, stage -> "/systems.xhtml"),
        get("filtered", 200, stage -> "/systems.xhtml?kind=rest&sort=-name"),
        get("not understood", 200, stage -> "/systems.xhtml?kind=fax&sort=x&cursor=y"));
    add(
        "/systems-export",
        get("as CSV", 200, stage -> "/systems-export?format=csv&kind=rest"),
        get("in no format", 400, stage -> "/systems-export?format=pdf"));
    add(
        "/system.xhtml",
        get("there", 200, stage -> "/system.xhtml?id=crm"),
        get("new", 200, stage -> "/system.xhtml"),
        get("unknown", 200, stage -> "/system.xhtml?id=unknown"));
    add(
        "/connection.xhtml",
        get("there", 200, stage -> "/connection.xhtml?system=crm&id=api"),
        get("as JSON text", 200, stage -> "/connection.xhtml?system=crm&id=api&as=json"),
        get("new", 200, stage -> "/connection.xhtml?system=crm&kind=rest"),
        get("unknown", 200, stage -> "/connection.xhtml?system=crm&id=unknown"));
    String members = "&act=save&f=there&f.name=Of+the+matrix&f.owner=Ada";
    forged(
        "/system",
        post("there", 302, "/system", stage -> "id=" + stage.system() + "&version=1" + members)
            .to("done=system-saved")
            .changing());
    add(
        "/system",
        post("of another version", 409, "/system", stage -> "id=erp&version=999" + members),
        post("without its members", 400, "/system", stage -> "id=erp&version=1&act=save&f=there"),
        post("unknown", 404, "/system", stage -> "id=unknown&version=1" + members));
    String fields = "system=crm&id=api&version=999&f=there&f.host=localhost&f.port=9&act=";
    forged("/connection", post("of another version", 409, "/connection", stage -> fields + "save"));
    add(
        "/connection",
        post("with a part more", 200, "/connection", stage -> fields + "add:f.secrets"),
        post("not understood", 302, "/connection", stage -> fields + "x").to("done=not-understood"),
        post("unknown", 404, "/connection", stage -> "system=unknown&id=api&version=1&act=save"));
    // The list of hosts does not lead there, so it ends before any network.
    forged(
        "/check-connection", post("there", 200, "/check-connection", stage -> "system=crm&id=api"));
    add(
        "/check-connection",
        post("unknown", 404, "/check-connection", stage -> "system=crm&id=unknown"));
  }

  private void flows() {
    add(
        "/flows.xhtml",
        get("any", 200, stage -> "/flows.xhtml"),
        get("filtered", 200, stage -> "/flows.xhtml?direction=out&sort=-state"),
        get("not understood", 200, stage -> "/flows.xhtml?direction=up&sort=x&cursor=y"));
    add(
        "/flows-export",
        get("as CSV", 200, stage -> "/flows-export?format=csv&direction=in"),
        get("in no format", 400, stage -> "/flows-export?format=pdf"));
    add(
        "/flow.xhtml",
        get("there", 200, stage -> "/flow.xhtml?id=" + stage.target()),
        get("new", 200, stage -> "/flow.xhtml?direction=out"),
        get("unknown", 200, stage -> "/flow.xhtml?id=unknown"));
    forged(
        "/flow",
        post("of another version", 409, "/flow", stage -> "id=" + stage.target() + FLOW + "save"));
    add(
        "/flow",
        post("without its members", 400, "/flow", stage -> "version=0&f=there&act=save"),
        post("not understood", 302, "/flow", stage -> "version=0&f=there&act=x")
            .to("done=not-understood"),
        post("unknown", 404, "/flow", stage -> "id=unknown" + FLOW + "save"));
    forged("/dry-run", post("there", 200, "/dry-run", stage -> "id=" + stage.target()));
    add(
        "/dry-run",
        post("not understood", 400, "/dry-run", stage -> "id=x&records=one"),
        post("unknown", 400, "/dry-run", stage -> "id=unknown&records=1"));
    forged(
        "/sweep",
        post("unknown", 302, "/sweep", stage -> "act=backfill&flow=unknown")
            .to("done=sweep-unknown"));
    add(
        "/sweep",
        post("none to stop", 302, "/sweep", stage -> "act=stop&sweep=999999")
            .to("done=sweep-unknown"),
        post("none to approve", 302, "/sweep", stage -> "act=approve&sweep=999999&why=x")
            .to("done=sweep-unknown"),
        post("without a reason", 302, "/sweep", stage -> "act=dismiss&sweep=999999")
            .to("done=why-missing"),
        post("not understood", 302, "/sweep", stage -> "act=x").to("done=not-understood"));
  }

  private void mappings() {
    add(
        "/mappings.xhtml",
        get("any", 200, stage -> "/mappings.xhtml"),
        get("filtered", 200, stage -> "/mappings.xhtml?state=published&sort=-version"),
        get("not understood", 200, stage -> "/mappings.xhtml?state=lost&sort=x&cursor=y"));
    add(
        "/mappings-export",
        get("as CSV", 200, stage -> "/mappings-export?format=csv&text=erp"),
        get("in no format", 400, stage -> "/mappings-export?format=pdf"));
    add(
        "/mapping.xhtml",
        get("there", 200, stage -> "/mapping.xhtml?id=erp-customer"),
        get("a version", 200, stage -> "/mapping.xhtml?id=erp-customer&version=1"),
        get("new", 200, stage -> "/mapping.xhtml"),
        get("unknown", 200, stage -> "/mapping.xhtml?id=unknown"));
    add(
        "/mapping-comparison.xhtml",
        get("there", 200, stage -> "/mapping-comparison.xhtml?id=erp-customer&from=1&to=published"),
        get("unknown", 200, stage -> "/mapping-comparison.xhtml?id=unknown&from=x"));
    forged(
        "/mapping",
        post("not sure", 302, "/mapping", stage -> "id=erp-customer&act=discard&seen=x")
            .to("done=not-sure"));
    add(
        "/mapping",
        post(
                "new draft",
                302,
                "/mapping",
                stage -> "act=save&json=%7B%22id%22%3A%22" + stage.next("by-form") + "%22%7D")
            .to("done=draft-saved")
            .changing(),
        post("no mapping", 400, "/mapping", stage -> "act=save&json=%7B"),
        post("no draft", 302, "/mapping", stage -> "id=unknown&act=discard&seen=x&sure=yes")
            .to("done=draft-unknown"),
        post("without a reason", 302, "/mapping", stage -> "id=erp-customer&act=publish")
            .to("done=why-missing"),
        post("no cases", 404, "/mapping", stage -> "id=unknown&act=cases"),
        post("not understood", 302, "/mapping", stage -> "id=x&act=x").to("done=not-understood"));
    editor();
  }

  private void editor() {
    add(
        "/mapping-editor.xhtml",
        get("there", 200, stage -> "/mapping-editor.xhtml?id=erp-customer"),
        get("new", 200, stage -> "/mapping-editor.xhtml"),
        get(
            "of a flow, with a message",
            200,
            stage ->
                "/mapping-editor.xhtml?flow=erp-customers&look=5&message=" + stage.erpReceipt()),
        get(
            "of a system, in a format",
            200,
            stage -> "/mapping-editor.xhtml?id=erp-customer&system=erp&object=x&look=5&kind=xml"),
        get("unknown", 200, stage -> "/mapping-editor.xhtml?id=unknown&row=x&message=y&look=z"));
    forged(
        "/mapping-editor",
        post(
                "begun",
                302,
                "/mapping-editor",
                stage -> "act=begin&recordType=customer&id=" + stage.next("by-form"))
            .to("done=mapping-begun")
            .changing());
    add(
        "/mapping-editor",
        post(
                "there already",
                302,
                "/mapping-editor",
                stage -> "act=begin&recordType=customer&id=erp-customer")
            .to("done=mapping-there"),
        post("no id", 400, "/mapping-editor", stage -> "act=begin&recordType=customer&id=X"),
        post("no record type", 400, "/mapping-editor", stage -> "act=begin&recordType=x&id=nobody"),
        post(
            "a row of another draft",
            409,
            "/mapping-editor",
            stage -> "act=save&id=erp-customer&seen=x&row=0&row.target=email&row.source=x"),
        post("a step more", 200, "/mapping-editor", stage -> "act=add&id=erp-customer&step=trim"),
        post(
                "a row of another version",
                302,
                "/mapping-editor",
                stage -> "act=remove:0&id=erp-customer&version=999")
            .to("done=mapping-changed"),
        post(
                "rejected",
                302,
                "/mapping-editor",
                stage -> "act=reject&id=x&suggested.target=email&suggested.source=mail")
            .to("done=row-rejected"),
        post("a sample", 200, "/mapping-editor", stage -> "act=look&id=erp-customer&sample=%7B%7D"),
        post("not understood", 302, "/mapping-editor", stage -> "act=x").to("done=not-understood"));
    forged(
        "/what-if",
        post("no draft", 400, "/what-if", stage -> "id=unknown&trial.flow=erp-customers"));
    add(
        "/what-if",
        post("not understood", 400, "/what-if", stage -> "id=x&trial.from=yesterday"),
        post("too many", 400, "/what-if", stage -> "id=x&trial.limit=9999999"));
  }

  private void jobs() {
    add(
        "/jobs.xhtml",
        get("any", 200, stage -> "/jobs.xhtml"),
        get("filtered", 200, stage -> "/jobs.xhtml?state=completed&file=.csv"),
        get("not understood", 200, stage -> "/jobs.xhtml?state=lost&cursor=y"));
    add(
        "/runs-export",
        get("as CSV", 200, stage -> "/runs-export?format=csv&state=failed"),
        get("in no format", 400, stage -> "/runs-export?format=pdf"));
    add(
        "/run.xhtml",
        get("there", 200, stage -> "/run.xhtml?id=" + stage.run()),
        get("unknown", 200, stage -> "/run.xhtml?id=" + Stage.UNKNOWN));
    add(
        "/run-failures-export",
        get("as CSV", 200, stage -> "/run-failures-export?format=csv&id=" + stage.run()),
        get("of none", 400, stage -> "/run-failures-export?format=csv&id=" + Stage.UNKNOWN));
    forged(
        "/run",
        post("unknown", 302, "/run", stage -> "act=stop&run=" + Stage.UNKNOWN)
            .to("done=run-unknown"));
    add(
        "/run",
        post("of no flow", 400, "/run", stage -> "act=start&flow=unknown&file=unknown.csv"),
        post("over", 302, "/run", stage -> "act=restart&run=" + stage.run()).to("done=run-not-now"),
        post("not understood", 302, "/run", stage -> "act=x").to("done=not-understood"));
  }

  private void files() {
    add(
        "/files.xhtml",
        get("any", 200, stage -> "/files.xhtml"),
        get("filtered", 200, stage -> "/files.xhtml?text=csv&sort=-size"),
        get("not understood", 200, stage -> "/files.xhtml?sort=x&cursor=y"));
    add(
        "/files-export",
        get("as CSV", 200, stage -> "/files-export?format=csv"),
        get("in no format", 400, stage -> "/files-export?format=pdf"));
    forged(
        "/put-file",
        upload("new", 302, "/put-file", stage -> stage.next("by-form") + ".csv")
            .to("files.xhtml?done=file-put")
            .changing());
    add("/put-file", upload("of no name", 400, "/put-file", stage -> "no name"));
    forged(
        "/delete-file",
        post("there", 302, "/delete-file", stage -> "sure=yes&name=" + stage.file())
            .to("done=file-deleted")
            .changing());
    add(
        "/delete-file",
        post("unknown", 302, "/delete-file", stage -> "sure=yes&name=unknown.csv")
            .to("done=file-unknown"),
        post("not sure", 302, "/delete-file", stage -> "name=x").to("done=not-sure"));
  }

  private void guide() {
    add(
        "/connect.xhtml",
        get("from the beginning", 200, stage -> "/connect.xhtml"),
        get("by files", 200, stage -> "/connect.xhtml?system=crm&way=file&object=x"),
        get("by HTTP", 200, stage -> "/connect.xhtml?system=erp&way=http"),
        get("not understood", 200, stage -> "/connect.xhtml?system=No&way=x&format=%7B"));
    forged(
        "/connect",
        post(
                "a system",
                302,
                "/connect",
                stage -> "act=system&way=file&name=x&owner=x&id=" + stage.next("by-guide"))
            .to("done=system-saved")
            .changing());
    String format = "&object=x&recordType=customer&kind=csv";
    add(
        "/connect",
        post(
            "one that is there",
            400,
            "/connect",
            stage -> "act=system&way=jms&name=x&owner=x&id=crm"),
        post("a format", 302, "/connect", stage -> "act=format&system=crm&way=jms" + format)
            .to("done=format-chosen"),
        post("no file", 400, "/connect", stage -> "act=preview&system=crm&way=file" + format),
        post("a flow of nothing", 302, "/connect", stage -> "act=flow&system=crm")
            .to("done=not-understood"),
        post("not understood", 302, "/connect", stage -> "act=x").to("done=not-understood"));
  }

  private void users() {
    add(
        "/users.xhtml",
        get("any", 200, stage -> "/users.xhtml"),
        get("filtered", 200, stage -> "/users.xhtml?role=agent&state=active&order=falling"),
        get("not understood", 200, stage -> "/users.xhtml?role=king&cursor=No+Name"));
    add(
        "/user.xhtml",
        get("there", 200, stage -> "/user.xhtml?name=" + stage.spareAccount()),
        get("unknown", 200, stage -> "/user.xhtml?name=unknown"));
    add("/new-user.xhtml", get("any", 200, stage -> "/new-user.xhtml"));
    add(
        "/users-export",
        get("as CSV", 200, stage -> "/users-export?format=csv&role=agent"),
        get("in no format", 400, stage -> "/users-export?format=pdf"));
    String password = "&password=a+password+of+theirs&again=a+password+of+theirs";
    forged(
        "/make-user",
        post(
                "new",
                302,
                "/make-user",
                stage -> "user=" + stage.next("by-form") + "&role=auditor" + password)
            .to("done=user-made")
            .changing());
    add(
        "/make-user",
        post("taken", 400, "/make-user", stage -> "user=spare&role=auditor" + password),
        post("without roles", 400, "/make-user", stage -> "user=x" + password));
    forged(
        "/user",
        post("block", 302, "/user", stage -> "name=" + stage.spareAccount() + "&decision=block")
            .to("done=user-blocked")
            .changing());
    add(
        "/user",
        post(
                "other roles",
                302,
                "/user",
                stage -> "name=" + stage.spareAccount() + "&decision=change&role=operator")
            .to("done=user-changed")
            .changing(),
        post("unknown", 302, "/user", stage -> "name=unknown&decision=sessions")
            .to("done=user-unknown"),
        post("not sure", 302, "/user", stage -> "name=spare&decision=remove").to("done=not-sure"),
        post("no decision", 302, "/user", stage -> "name=spare").to("done=not-understood"));
    forged(
        "/sign-out",
        post("any", 302, "/sign-out", stage -> "").to("/login.xhtml?done=signed-out").changing());
  }

  private void tokens() {
    add(
        "/tokens.xhtml",
        get("any", 200, stage -> "/tokens.xhtml"),
        // Told on the page to who may not see them.
        get("of another account", 200, stage -> "/tokens.xhtml?account=spare"),
        get("not understood", 200, stage -> "/tokens.xhtml?ending=soon&cursor=x"));
    add(
        "/new-token.xhtml",
        get("own", 200, stage -> "/new-token.xhtml"),
        get("of another account", 200, stage -> "/new-token.xhtml?account=spare"));
    add(
        "/tokens-export",
        get("as CSV", 200, stage -> "/tokens-export?format=csv"),
        get("in no format", 400, stage -> "/tokens-export?format=pdf"));
    forged(
        "/make-token",
        post("own", 200, "/make-token", stage -> "label=matrix&days=1&scope=api.read").changing());
    add(
        "/make-token",
        post("for nothing", 400, "/make-token", stage -> "label=matrix&days=1"),
        post("for ever", 400, "/make-token", stage -> "label=x&days=9999&scope=api.read"));
    forged(
        "/revoke-token",
        post("unknown", 302, "/revoke-token", stage -> "id=unknown").to("done=token-unknown"));
  }

  private void audit() {
    add(
        "/audit.xhtml",
        get("any", 200, stage -> "/audit.xhtml"),
        get("filtered", 200, stage -> "/audit.xhtml?actor=ada&subject=account%2F&order=oldest"),
        get("not understood", 200, stage -> "/audit.xhtml?from=yesterday&outcome=x&cursor=y"));
    add(
        "/audit-export",
        get("as CSV", 200, stage -> "/audit-export?format=csv&outcome=refused"),
        get("in no format", 400, stage -> "/audit-export?format=pdf"));
    forged("/verify-audit", post("all of it", 200, "/verify-audit", stage -> ""));
  }

  private void settings() {
    add(
        "/settings.xhtml",
        get("any", 200, stage -> "/settings.xhtml"),
        get("not understood", 200, stage -> "/settings.xhtml?source=thin+air"));
    add(
        "/settings-export",
        get("as CSV", 200, stage -> "/settings-export?format=csv"),
        get("in no format", 400, stage -> "/settings-export?format=pdf"));
    add(
        "/egress.xhtml",
        get("any", 200, stage -> "/egress.xhtml"),
        get("one", 200, stage -> "/egress.xhtml?id=standing"));
    forged(
        "/egress",
        post(
                "new",
                302,
                "/egress",
                stage ->
                    "decision=put&id=" + stage.next("by-form") + "&host=crm.example.org&ports=443")
            .to("done=egress-put")
            .changing());
    add(
        "/egress",
        post("there", 302, "/egress", stage -> "decision=remove&id=" + stage.egressEntry())
            .to("done=egress-removed")
            .changing(),
        post("unknown", 302, "/egress", stage -> "decision=remove&id=unknown")
            .to("done=egress-unknown"),
        post("not usable", 400, "/egress", stage -> "decision=put&id=x&host=&ports=0"));
    add("/secrets.xhtml", get("any", 200, stage -> "/secrets.xhtml"));
    forged(
        "/secret",
        post("there", 302, "/secret", stage -> "decision=remove&name=" + stage.secret())
            .to("done=secret-removed")
            .changing());
    add(
        "/secret",
        post("to be set", 302, "/secret", stage -> "decision=put&name=crm/api-key&value=new")
            .to("done=secret-put")
            .changing(),
        post("unused", 400, "/secret", stage -> "decision=put&name=crm/unknown&value=new"),
        post("unknown", 302, "/secret", stage -> "decision=remove&name=crm/unknown")
            .to("done=secret-unknown"));
  }

  /** A form, as it is and without what only the session's own pages know. */
  private void forged(String address, PageCase form) {
    add(
        address,
        get(NOT_BY_GET, 405, stage -> address),
        form.with(PageCase.Token.WRONG),
        form.with(PageCase.Token.NONE),
        form);
  }
}
