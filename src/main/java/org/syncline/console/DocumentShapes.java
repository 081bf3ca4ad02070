package org.syncline.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.configuration.Words;
import org.syncline.configuration.form.Shape;
import org.syncline.configuration.form.Shape.Type;
import org.syncline.connector.spi.Description;
import org.syncline.connector.spi.SettingsSchema;
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
        Shape.choice(
                "system.queue",
                List.copyOf(Words.of(ConnectedSystem.IntakeQueue.values()).keySet()),
                "")
            .or(Words.of(ConnectedSystem.IntakeQueue.LIVE)));
    members.put("defaultObject", text("system.defaultObject"));
    return Shape.object("system", members, "");
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
    members.put("port", Shape.value("connection.port", Type.NUMBER, "").needed());
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
