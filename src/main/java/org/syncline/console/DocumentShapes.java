package org.syncline.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.syncline.configuration.Words;
import org.syncline.configuration.form.Shape;
import org.syncline.configuration.form.Shape.Type;
import org.syncline.connector.spi.Description;
import org.syncline.connector.spi.SettingsSchema;
import org.syncline.metrics.KnownStages;
import org.syncline.metrics.Metric;
import org.syncline.metrics.alert.AlertFigure;
import org.syncline.metrics.alert.Condition;
import org.syncline.metrics.alert.Destination;
import org.syncline.sync.Flow;
import org.syncline.sync.FlowDocument;
import org.syncline.sync.OutboundFlow;
import org.syncline.system.ConnectedSystem;

/** The parts of documents that have forms, for the console. */
final class DocumentShapes {
  private DocumentShapes() {}

  /** A text whose label and meaning are texts of the pages. */
  private static Shape text(String key) {
    return Shape.value(key, Type.TEXT, "");
  }

  /**
   * A system without its connections.
   *
   * @param fresh whether it is a new one, whose id is entered too
   */
  static Shape system(boolean fresh) {
    Map<String, Shape> members = new LinkedHashMap<>();
    if (fresh) {
      members.put("id", text("system.id").needed());
    }
    members.put("name", text("system.name").needed());
    members.put("owner", text("system.owner").needed());
    members.put(
        "queue",
        choice("system.queue", Words.of(ConnectedSystem.IntakeQueue.values()))
            .or(Words.of(ConnectedSystem.IntakeQueue.LIVE)));
    members.put("defaultObject", text("system.defaultObject"));
    return Shape.object("system", members, "");
  }

  /**
   * A flow without its direction.
   *
   * @param out whether it brings records to a system
   * @param fresh whether it is a new one, whose id is entered too
   */
  static Shape flow(boolean out, boolean fresh) {
    Map<String, Shape> members = new LinkedHashMap<>();
    if (fresh) {
      members.put("id", text("flow.id").needed());
    }
    members.put("system", text("flow.system").needed());
    if (out) {
      members.put("connection", text("flow.connection").needed());
    }
    members.put("object", text("flow.object").needed());
    members.put("recordType", text("flow.recordType").needed());
    members.put("mapping", text("flow.mapping").needed());
    if (out) {
      outbound(members);
    } else {
      inbound(members);
    }
    members.put("enabled", Shape.value("flow.enabled", Type.FLAG, "").or("true"));
    return Shape.object("flow", members, "");
  }

  private static void inbound(Map<String, Shape> members) {
    members.put("format", Shape.value("flow.format", Type.JSON, "").needed());
    members.put("state", choice("flow.state", Words.of(Flow.State.values())).needed());
    members.put("order", choice("flow.order", Words.of(Flow.Order.values())).needed());
    members.put(
        "strategy",
        Shape.choice("flow.strategy", FlowDocument.strategies(), "")
            .or(FlowDocument.USUAL_STRATEGY));
  }

  private static void outbound(Map<String, Shape> members) {
    members.put("write", choice("flow.write", Words.of(OutboundFlow.Write.values())).needed());
    members.put(
        "delete",
        choice("flow.delete", Words.of(OutboundFlow.Delete.values()))
            .or(Words.of(OutboundFlow.Delete.NONE)));
    members.put("again", Shape.value("flow.again", Type.FLAG, "").or("true"));
    members.put("atOnce", number("flow.atOnce").or(String.valueOf(FlowDocument.USUAL_AT_ONCE)));
    members.put(
        "existing",
        choice("flow.existing", Words.of(OutboundFlow.Existing.values()))
            .or(Words.of(OutboundFlow.Existing.LEAVE)));
    members.put("deleteCeiling", number("flow.deleteCeiling"));
    members.put("sweepEvery", text("flow.sweepEvery"));
  }

  /**
   * An alert rule.
   *
   * @param fresh whether it is a new one, whose id is entered too
   */
  static Shape alert(boolean fresh) {
    Map<String, Shape> members = new LinkedHashMap<>();
    if (fresh) {
      members.put("id", text("alert.id").needed());
    }
    members.put("subject", text("alert.subject").needed().offering(List.of("hub")));
    members.put("metric", choice("alert.metric", Words.of(Metric.values())).needed());
    members.put("stage", text("alert.stage").needed().offering(stages()));
    members.put("figure", choice("alert.figure", Words.of(AlertFigure.values())).needed());
    members.put("minutes", number("alert.minutes").needed());
    members.put("condition", condition().needed());
    members.put("after", number("alert.after").or("1"));
    members.put("enabled", Shape.value("alert.enabled", Type.FLAG, "").or("true"));
    members.put("destinations", Shape.list("alert.destinations", destination(), ""));
    return Shape.object("alert", members, "");
  }

  private static Shape condition() {
    Map<String, Shape> members = new LinkedHashMap<>();
    members.put("above", number("alert.condition.above"));
    members.put("below", number("alert.condition.below"));
    members.put("deviates", number("alert.condition.deviates"));
    members.put("periods", number("alert.condition.periods"));
    members.put("withData", number("alert.condition.withData"));
    members.put("atLeast", number("alert.condition.atLeast").or("0"));
    members.put(
        "side",
        choice("alert.condition.side", Words.of(Condition.Side.values()))
            .or(Words.of(Condition.Side.EITHER)));
    return Shape.object("alert.condition", members, "");
  }

  private static Shape destination() {
    Map<String, Shape> members = new LinkedHashMap<>();
    members.put(
        "kind", choice("alert.destinations[].kind", Words.of(Destination.Kind.values())).needed());
    members.put("system", text("alert.destinations[].system"));
    members.put("connection", text("alert.destinations[].connection"));
    members.put("object", text("alert.destinations[].object"));
    return Shape.object("alert.destinations[]", members, "");
  }

  /** Of all metrics. */
  private static List<String> stages() {
    return Stream.of(Metric.values())
        .flatMap(metric -> KnownStages.of(metric).stream())
        .distinct()
        .toList();
  }

  private static Shape number(String key) {
    return Shape.value(key, Type.NUMBER, "");
  }

  private static Shape choice(String key, Map<String, ?> words) {
    return Shape.choice(key, List.copyOf(words.keySet()), "");
  }

  /**
   * A connection without its kind.
   *
   * @param connector what the hub says of its kind; empty where it does not speak it, and its
   *     settings are JSON text
   * @param fresh whether it is a new one, whose id is entered too
   */
  static Shape connection(Optional<Description> connector, boolean fresh) {
    Map<String, Shape> members = new LinkedHashMap<>();
    if (fresh) {
      members.put("id", text("connection.id").needed());
    }
    members.put("host", text("connection.host").needed());
    members.put("port", number("connection.port").needed());
    members.put("tls", Shape.value("connection.tls", Type.FLAG, "").or("true"));
    members.put("path", text("connection.path"));
    members.put("secret", text("connection.secret"));
    members.put("secrets", Shape.named("connection.secrets", text("connection.secrets.*"), ""));
    members.put(
        "settings",
        connector
            .map(one -> Shape.of(SettingsSchema.of(one), Words.of(one.kind())))
            .orElseGet(() -> Shape.value("connection.settings", Type.JSON, "")));
    return Shape.object("connection", members, "");
  }
}
