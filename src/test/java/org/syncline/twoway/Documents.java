package org.syncline.twoway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The hub's configuration for the walk, made from the table of kinds. */
final class Documents {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Documents() {}

  /** Documents by their paths below the API, in an order in which they can be put. */
  static Map<String, String> of(Peer peer) {
    Map<String, String> documents = new LinkedHashMap<>();
    String id = peer.side().id();
    documents.put(
        "egress/" + id,
        "{\"host\": \"127.0.0.1\", \"ports\": [%d], \"loopback\": true, \"plain\": true}"
            .formatted(peer.port()));
    documents.put(
        "systems/" + id,
        """
        {"id": "%1$s", "name": "%1$s", "owner": "Somebody", "queue": "live", "connections": [%2$s]}
        """
            .formatted(id, peer.connection()));
    if (peer.secret() != null) {
      String reference = peer.side() == Side.LEGACY ? "broker" : "password";
      documents.put(
          "secrets/" + id + "/" + reference, "{\"value\": \"%s\"}".formatted(peer.secret()));
    }
    for (Kind kind : Kind.ALL) {
      String name = id + "-" + kind.type();
      documents.put("mappings/" + name + "-in", in(peer.side(), kind, name + "-in").toString());
      documents.put("mappings/" + name + "-out", out(kind, name + "-out").toString());
      documents.put(
          "flows/" + name + "-in",
          """
          {"id": "%1$s-in", "system": "%2$s", "object": "%3$s", "recordType": "%3$s", "strategy": "real-time",
           "format": {"kind": "json"}, "mapping": "%1$s-in", "state": "partial", "order": "time"}
          """
              .formatted(name, id, kind.type()));
      documents.put(
          "flows/" + name + "-out",
          """
          {"id": "%1$s-out", "direction": "out", "system": "%2$s", "connection": "out", "object": "%3$s",
           "recordType": "%3$s", "mapping": "%1$s-out", "write": "upsert", "delete": "%4$s"}
          """
              .formatted(name, id, kind.type(), peer.leaving()));
    }
    return documents;
  }

  private static ObjectNode in(Side side, Kind kind, String id) {
    ObjectNode mapping = NODES.objectNode().put("id", id).put("recordType", kind.type());
    ArrayNode rows = mapping.putArray("rows");
    rows.addObject().put("target", "@key").put("source", "id").put("required", true);
    rows.addObject().put("target", "@time").put("source", "at");
    text(side, rows.addObject().put("target", "source").put("source", Peer.MARK));
    for (Kind.Field field : kind.fields()) {
      ObjectNode row = rows.addObject().put("target", field.name()).put("source", field.name());
      switch (field.sort()) {
        case TEXT, WORD -> text(side, row);
        case DECIMAL -> {
          if (side == Side.PARTNER) {
            row.putArray("steps").addArray().add("round").add(2);
          }
        }
        case DATE -> {}
      }
    }
    for (Kind.Reference reference : kind.references()) {
      ObjectNode row =
          rows.addObject().put("target", reference.field()).put("source", reference.field());
      row.putObject("link").put("object", reference.to());
      row.put("parent", reference.required() ? "required" : "optional");
    }
    return mapping;
  }

  private static void text(Side side, ObjectNode row) {
    switch (side) {
      case LEGACY -> row.putArray("steps").add("trim");
      case PARTNER -> row.putArray("steps").add("trim").add("lower");
      case WAREHOUSE -> {}
    }
  }

  private static ObjectNode out(Kind kind, String id) {
    ObjectNode mapping = NODES.objectNode().put("id", id);
    mapping.putObject("output").put("kind", "json");
    ArrayNode rows = mapping.putArray("rows");
    rows.addObject().put("target", "hub").put("source", "@id");
    rows.addObject().put("target", Peer.MARK).put("source", "source").put("required", true);
    for (Kind.Field field : kind.fields()) {
      ObjectNode row = rows.addObject().put("target", field.name()).put("source", field.name());
      if (field.sort() == Kind.Sort.DECIMAL) {
        row.put("type", "decimal");
      }
      row.putNull("default");
    }
    for (Kind.Reference reference : kind.references()) {
      ObjectNode row =
          rows.addObject()
              .put("target", reference.field())
              .put("source", reference.field() + "@" + reference.to());
      if (reference.required()) {
        row.put("required", true);
      } else {
        row.putNull("default");
      }
    }
    return mapping;
  }
}
