package org.syncline.connector.rest;

import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationObject;

/** The member {@code answer} of a request. */
final class AnswerDocument {
  private AnswerDocument() {}

  static AnswerShape read(ConfigurationObject object, Purpose purpose) {
    MemberPath list = ManifestDocument.path(object, "list");
    if (list != null && !purpose.looks() && purpose != Purpose.LIST) {
      object.problem(
          "list",
          "Only find, search and list answer with a list: give record and id their whole paths.");
    }
    AnswerShape.IdSource id = id(object, purpose);
    if (purpose == Purpose.LIST && (list == null || !(id instanceof AnswerShape.InBody))) {
      object.problem("list", "Say where the rows are, and by id where each has its id.");
    }
    return new AnswerShape(
        list,
        ManifestDocument.path(object, "record"),
        id,
        purpose.tellsRevision() ? revision(object) : null,
        null);
  }

  private static AnswerShape.@Nullable IdSource revision(ConfigurationObject object) {
    MemberPath path = ManifestDocument.path(object, "revision");
    String header = object.optionalText("revisionHeader");
    if (path != null && header != null) {
      object.problem(
          "revision", "Give one of revision and revisionHeader: the revision has one origin.");
    }
    if (header != null) {
      HeaderNames.check(object, "revisionHeader", header);
      return new AnswerShape.InHeader(ManifestDocument.lower(header), "", "");
    }
    return path == null ? null : new AnswerShape.InBody(path);
  }

  private static AnswerShape.@Nullable IdSource id(ConfigurationObject object, Purpose purpose) {
    MemberPath path = ManifestDocument.path(object, "id");
    String header = object.optionalText("idHeader");
    String made = object.optionalText("idFrom");
    int given = (path == null ? 0 : 1) + (header == null ? 0 : 1) + (made == null ? 0 : 1);
    if (given > 1) {
      object.problem("id", "Give one of id, idHeader and idFrom: the id has one origin.");
    }
    if (header == null && (object.has("idAfter") || object.has("idBefore"))) {
      object.problem("idHeader", "idAfter and idBefore cut a header's value: name the header.");
    }
    if (header != null) {
      HeaderNames.check(object, "idHeader", header);
      return new AnswerShape.InHeader(
          ManifestDocument.lower(header),
          orNothing(object, "idAfter"),
          orNothing(object, "idBefore"));
    }
    if (made != null) {
      return new AnswerShape.Made(
          Template.read(made, purpose.names(), sentence -> object.problem("idFrom", sentence)));
    }
    return path == null ? null : new AnswerShape.InBody(path);
  }

  private static String orNothing(ConfigurationObject object, String name) {
    String text = object.optionalText(name);
    return text == null ? "" : text;
  }
}
