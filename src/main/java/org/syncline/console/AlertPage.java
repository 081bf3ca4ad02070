package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.form.Form;
import org.syncline.metrics.alert.AlertChange;
import org.syncline.metrics.alert.KeptRule;
import org.syncline.metrics.alert.ReadAlerts;
import org.syncline.metrics.alert.TryAlert;

/** One alert rule: where it stands, its form, what it would have done, what it did lately. */
@Named
@RequestScoped
public class AlertPage {
  private static final int LATEST = 10;

  @Inject private HttpServletRequest request;
  @Inject private ReadAlerts alerts;
  @Inject private Visitor visitor;

  private @Nullable Optional<KeptRule> rule;
  private @Nullable EditedForm form;
  private @Nullable List<AlertChange> changes;

  /** For the container. */
  @NullUnmarked
  public AlertPage() {}

  AlertPage(HttpServletRequest request, ReadAlerts alerts, Visitor visitor) {
    this.request = request;
    this.alerts = alerts;
    this.visitor = visitor;
  }

  /** What was asked for, where it may be an id; empty for none. */
  public String getAsked() {
    return Asked.id(request, "id");
  }

  /** Whether a new rule is to be made. */
  public boolean isFresh() {
    return getAsked().isEmpty() && visitor.isAlertKeeper();
  }

  private Optional<KeptRule> rule() {
    Optional<KeptRule> known = rule;
    if (known == null) {
      known = getAsked().isEmpty() ? Optional.empty() : alerts.one(getAsked(), visitor.known());
      rule = known;
    }
    return known;
  }

  /** Null where there is no such rule. */
  public @Nullable KeptRule getRule() {
    return rule().orElse(null);
  }

  /** Version that the form is made of, to be sent with it; 0 of a new one. */
  public int getVersion() {
    return Asked.version(request).orElseGet(() -> rule().map(KeptRule::version).orElse(0));
  }

  /** What was sent and did nothing yet, else the rule as it is. */
  public EditedForm getForm() {
    EditedForm known = form;
    if (known == null) {
      EditedForm sent = EditedForm.of(request);
      known = sent == null ? EditedForm.of(asItIs()) : sent;
      form = known;
    }
    return known;
  }

  private Form asItIs() {
    Map<String, @Nullable Object> members =
        rule()
            .map(
                kept ->
                    ConfigurationDocument.members(kept.content().getBytes(StandardCharsets.UTF_8)))
            .orElseGet(Map::of);
    return Form.showing(DocumentShapes.alert(getAsked().isEmpty()), members);
  }

  /** What the rule of the form would have done; null where nobody asked. */
  public TryAlert.@Nullable Tried getTried() {
    return AlertServlet.tried(request);
  }

  /** The latest changes of its state. */
  public List<AlertChange> getChanges() {
    List<AlertChange> known = changes;
    if (known == null) {
      known =
          rule().isEmpty() ? List.of() : alerts.changes(getAsked(), null, LATEST, visitor.known());
      changes = known;
    }
    return known;
  }
}
