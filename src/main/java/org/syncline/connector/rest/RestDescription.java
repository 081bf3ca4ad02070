package org.syncline.connector.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.syncline.configuration.Words;
import org.syncline.connector.spi.Description;
import org.syncline.connector.spi.Description.Setting;
import org.syncline.connector.spi.Description.Type;
import org.syncline.system.Connection;

/** What the connector says of itself. */
final class RestDescription {
  private static final List<String> GUARANTEES =
      List.of(
          "A request whose answer did not come is not taken for done, nor for not done: what may be"
              + " repeated is sent again, anything else is looked up first.",
          "Values can't leave their segment of a path, their value of a query, their header or"
              + " their text of a body.",
          "Secrets and what the other side says are in no sentence, log or error; tokens are kept"
              + " in memory only.",
          "Answers are read up to 10 MB and 100 levels; redirects are not followed.",
          "A refresh token that the system replaces is used by one server at a time, and the new one"
              + " is stored before anything goes on with it.",
          "Where the settings say so, a row is written only as long as it has the revision that the"
              + " hub last saw; else it is looked at first.",
          "Where the connection's 'secrets' have 'certificate', the hub shows that client certificate"
              + " to a host that asks for one (mutual TLS), beside any log-in; its key is in memory"
              + " only.",
          "It can't: sign with a key that is not text, send XML or forms from templates, write"
              + " several records in one request.",
          "It can't read pages of rows, call functions or listen yet.");

  static final Description DESCRIPTION =
      new Description(
          Connection.Kind.REST,
          Set.of(Description.Ability.CHECK, Description.Ability.WRITE),
          GUARANTEES,
          settings());

  private RestDescription() {}

  private static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    settings.addAll(auth());
    settings.addAll(whole());
    settings.addAll(errors());
    settings.addAll(check());
    settings.add(
        required(
            "objects", Type.OBJECT, "Requests by the name of the object as the system has it."));
    settings.add(optional("objects.*", Type.OBJECT, "The requests of one object."));
    for (Purpose purpose : Purpose.OF_OBJECTS) {
      settings.addAll(request("objects.*." + Words.of(purpose), purpose));
    }
    return settings;
  }

  private static Setting required(String name, Type type, String meaning) {
    return new Setting(name, type, true, List.of(), null, meaning);
  }

  private static Setting optional(String name, Type type, String meaning) {
    return new Setting(name, type, false, List.of(), null, meaning);
  }

  private static Setting preset(String name, Type type, String otherwise, String meaning) {
    return new Setting(name, type, false, List.of(), otherwise, meaning);
  }

  private static Setting choice(
      String name, List<String> choices, String otherwise, String meaning) {
    return new Setting(name, Type.TEXT, false, choices, otherwise, meaning);
  }

  private static List<Setting> auth() {
    return List.of(
        optional("auth", Type.OBJECT, "How the hub logs in; without it not at all."),
        new Setting(
            "auth.kind",
            Type.TEXT,
            true,
            List.copyOf(Words.of(AuthDocument.Kind.values()).keySet()),
            null,
            "The kind of log-in; all but none need the connection's secret."),
        optional(
            "auth.header",
            Type.TEXT,
            "api-key: header that carries the secret. hmac, required: header of the signature."),
        optional("auth.query", Type.TEXT, "api-key: parameter that carries it, instead of header."),
        preset("auth.prefix", Type.TEXT, "", "api-key, hmac: what comes before it."),
        optional(
            "auth.user",
            Type.TEXT,
            "basic, required: the user's name, the secret is the password. session: {user}."),
        optional(
            "auth.tokenPath",
            Type.TEXT,
            "oauth2, oauth2-refresh, required: path of the token endpoint from the root of the host."),
        optional(
            "auth.connection",
            Type.TEXT,
            "oauth2, oauth2-refresh, session: id of another connection of the system, whose host is"
                + " asked and whose secret is for that; without it this connection's."),
        optional(
            "auth.clientId",
            Type.TEXT,
            "oauth2, required: the secret is the client's. oauth2-refresh, required: the secret is the"
                + " refresh token, the client's own is the connection's 'secrets.client'."),
        optional("auth.scope", Type.TEXT, "oauth2, oauth2-refresh: what is asked for."),
        optional(
            "auth.parameters",
            Type.OBJECT,
            "oauth2, oauth2-refresh: more parameters of the token request."),
        optional("auth.parameters.*", Type.TEXT, "oauth2: value of one of them."),
        choice(
            "auth.clientBy",
            List.of("form", "header"),
            "form",
            "oauth2: how the client proves itself at the token endpoint."),
        preset(
            "auth.tokenSeconds",
            Type.NUMBER,
            "600 (oauth2, oauth2-refresh), 1800 (session)",
            "How long a token serves; with both kinds of OAuth 2 only where the answer does not tell."),
        optional("auth.logIn", Type.OBJECT, "session, required: the call that logs in."),
        choice("auth.logIn.method", ManifestDocument.METHODS, "POST", "Its method."),
        optional("auth.logIn.path", Type.TEXT, "Required: its path from the root of the host."),
        optional("auth.logIn.headers", Type.OBJECT, "Its headers."),
        optional("auth.logIn.headers.*", Type.TEXT, "Value of one of them."),
        optional("auth.logIn.body", Type.ANY, "Required: its JSON body, with {user} and {secret}."),
        optional("auth.token", Type.OBJECT, "session, required: where the answer has the token."),
        optional("auth.token.body", Type.TEXT, "Its path in the body."),
        optional("auth.token.header", Type.TEXT, "Or the header that is it."),
        optional("auth.token.cookie", Type.TEXT, "Or the cookie that is it."),
        optional("auth.send", Type.OBJECT, "session, required: how requests carry the token."),
        optional("auth.send.header", Type.TEXT, "In this header."),
        optional("auth.send.cookie", Type.TEXT, "Or in this cookie."),
        preset("auth.send.prefix", Type.TEXT, "", "What comes before it in the header."),
        optional(
            "auth.signed",
            Type.TEXT,
            "hmac, required: what is signed, of {method}, {path}, {query}, {timestamp}, {body} and"
                + " {bodySha256}."),
        choice(
            "auth.encoding",
            List.of("hex", "base64"),
            "hex",
            "hmac: how the signature is written."),
        choice(
            "auth.timestamp",
            List.copyOf(Words.of(Auth.TimeForm.values()).keySet()),
            "seconds",
            "hmac: how the time is written."),
        optional("auth.timestampHeader", Type.TEXT, "hmac: header of the time."),
        optional("auth.keyHeader", Type.TEXT, "hmac: header that tells which key it is."),
        optional("auth.key", Type.TEXT, "hmac: the name of the key, which is no secret."));
  }

  private static List<Setting> whole() {
    return List.of(
        optional("headers", Type.OBJECT, "Headers of all requests."),
        optional("headers.*", Type.TEXT, "Value of one of them; no secrets."),
        optional("values", Type.OBJECT, "Ways in which answers say things otherwise than JSON."),
        preset("values.falseIsNull", Type.FLAG, "false", "Whether false stands for no value."),
        optional("values.booleans", Type.LIST, "Members in which false is meant all the same."),
        optional("values.booleans[]", Type.TEXT, "Name of one of them."),
        preset("values.pairIsId", Type.FLAG, "false", "Whether [id, name] stands for the id."),
        optional("values.zone", Type.TEXT, "Zone of times that have none, such as UTC."),
        optional(
            "errorPath",
            Type.TEXT,
            "Where answers of status 200 tell errors: the table decides, else it is refused."),
        optional("limits", Type.OBJECT, "How much the system bears."),
        optional("limits.perSecond", Type.NUMBER, "Requests a second, also below 1."),
        preset(
            "limits.burst",
            Type.NUMBER,
            "perSecond, rounded up",
            "Requests that may follow each other without a pause."),
        preset("limits.atOnce", Type.NUMBER, "8", "Requests that may wait for answers, 1 to 64."));
  }

  private static List<Setting> errors() {
    return List.of(
        optional("errors", Type.LIST, "What answers mean; the first line that fits decides."),
        optional("errors[]", Type.OBJECT, "A line; all of its conditions have to hold."),
        required("errors[].when", Type.OBJECT, "At least one of status, body and header."),
        optional("errors[].when.status", Type.ANY, "A status, or two such as 500-599."),
        optional("errors[].when.operations", Type.LIST, "Only for these requests."),
        new Setting(
            "errors[].when.operations[]",
            Type.TEXT,
            false,
            List.copyOf(Words.of(Purpose.values()).keySet()),
            null,
            "One of them."),
        optional("errors[].when.body", Type.OBJECT, "What the body has to say."),
        preset("errors[].when.body.path", Type.TEXT, ".", "Where; * for any item of a list."),
        optional("errors[].when.body.equals", Type.TEXT, "The whole text there."),
        optional("errors[].when.body.contains", Type.TEXT, "A part of it, in any case."),
        optional("errors[].when.header", Type.OBJECT, "What a header has to say."),
        required("errors[].when.header.name", Type.TEXT, "Which."),
        optional("errors[].when.header.equals", Type.TEXT, "Its whole value."),
        optional("errors[].when.header.contains", Type.TEXT, "A part of it, in any case."),
        new Setting(
            "errors[].is",
            Type.TEXT,
            true,
            List.copyOf(Words.of(Verdict.values()).keySet()),
            null,
            "What it means."),
        preset("errors[].code", Type.TEXT, "REFUSED", "With refused: in capitals, for searching."));
  }

  private static List<Setting> check() {
    return List.of(
        optional(
            "check",
            Type.OBJECT,
            "A request that changes nothing and is answered if all is well; the test of the"
                + " connection makes it. Without it that logs in where there is a log-in."),
        choice("check.method", ManifestDocument.METHODS, Purpose.CHECK.method(), "The method."),
        preset("check.path", Type.TEXT, "", "Below the connection's path."),
        optional("check.query", Type.OBJECT, "Parameters."),
        optional("check.query.*", Type.TEXT, "Value of one."),
        optional("check.headers", Type.OBJECT, "Headers of this request."),
        optional("check.headers.*", Type.TEXT, "Value of one."),
        optional("check.body", Type.ANY, "JSON that is sent as it is."),
        optional(
            "check.expect", Type.TEXT, "Path of a member that the answer has to hold, not null."));
  }

  private static List<Setting> request(String at, Purpose purpose) {
    String values =
        " Of {" + String.join("}, {", purpose.names().stream().sorted().toList()) + "}.";
    List<Setting> settings = new ArrayList<>();
    settings.add(optional(at, Type.OBJECT, meaning(purpose)));
    settings.add(choice(at + ".method", ManifestDocument.METHODS, purpose.method(), "The method."));
    settings.add(
        preset(at + ".path", Type.TEXT, "", "Below the connection's path, with values." + values));
    settings.add(optional(at + ".query", Type.OBJECT, "Parameters."));
    settings.add(optional(at + ".query.*", Type.TEXT, "Value of one, with values." + values));
    settings.add(optional(at + ".headers", Type.OBJECT, "Headers of this request."));
    settings.add(optional(at + ".headers.*", Type.TEXT, "Value of one, with values." + values));
    settings.add(
        preset(
            at + ".body",
            Type.ANY,
            purpose.sendsBody() ? "the mapped body as it is" : "none",
            "JSON with values in its texts; a text that is one placeholder becomes its value."
                + values));
    settings.add(
        optional(
            at + ".idempotencyHeader",
            Type.TEXT,
            "Header that carries the idempotency key, where the system knows such keys."));
    settings.add(
        preset(
            at + ".repeatable",
            Type.FLAG,
            purpose == Purpose.CREATE ? "true with idempotencyHeader, else false" : "true",
            "Whether the same request twice does no more than once."));
    if (purpose.takesRevision()) {
      settings.add(
          preset(
              at + ".needsRevision",
              Type.FLAG,
              "false",
              "Whether the row is looked at first where the hub knows no {revision} of it; without,"
                  + " headers and parameters with it are left out then."));
    }
    settings.add(optional(at + ".answer", Type.OBJECT, "What the answer holds where."));
    if (purpose.tellsRevision()) {
      settings.add(
          optional(
              at + ".answer.revision",
              Type.TEXT,
              "Path of the row's revision, by which the system tells whether it was changed."));
      settings.add(
          optional(
              at + ".answer.revisionHeader",
              Type.TEXT,
              "Or the header that is the revision, such as ETag."));
    }
    if (purpose == Purpose.LIST) {
      settings.addAll(pages(at + ".pages"));
      settings.add(optional(at + ".answer.list", Type.TEXT, "Required: path of the list of rows."));
    }
    if (purpose.looks()) {
      settings.add(
          optional(
              at + ".answer.list",
              Type.TEXT,
              "Path of the list of rows: none = not there, two = can't tell."));
    }
    settings.add(
        optional(at + ".answer.record", Type.TEXT, "Path of the row; a single dot for the whole."));
    settings.add(optional(at + ".answer.id", Type.TEXT, "Path of the row's external id."));
    settings.add(optional(at + ".answer.idHeader", Type.TEXT, "Or the header that holds it."));
    settings.add(
        preset(at + ".answer.idAfter", Type.TEXT, "", "What comes before it in the header."));
    settings.add(
        preset(at + ".answer.idBefore", Type.TEXT, "", "What comes behind it in the header."));
    settings.add(
        optional(at + ".answer.idFrom", Type.TEXT, "Or what it is made of: a template." + values));
    return settings;
  }

  private static List<Setting> pages(String at) {
    return List.of(
        optional(
            at, Type.OBJECT, "How the list goes on from page to page; without it, it is whole."),
        new Setting(
            at + ".kind",
            Type.TEXT,
            true,
            Pages.KINDS.keySet().stream().sorted().toList(),
            null,
            "offset: rows before it; page: its number; cursor: a text of the page before; link: its"
                + " header Link; next-url: an address in it, on the same host."),
        optional(
            at + ".parameter", Type.TEXT, "offset, page, cursor, required: name in the query."),
        optional(
            at + ".size",
            Type.NUMBER,
            "offset, page, required: rows of a full page; one with fewer is the last."),
        preset(at + ".first", Type.NUMBER, "1", "page: number of the first one, 0 or 1."),
        optional(
            at + ".next",
            Type.TEXT,
            "cursor, next-url, required: path of what leads on; null or nothing there ends it."),
        optional(
            at + ".more",
            Type.TEXT,
            "Path of a member that tells whether there is more: false, null or nothing ends it."));
  }

  private static String meaning(Purpose purpose) {
    return switch (purpose) {
      case CREATE -> "Makes a row; the answer should tell its id.";
      case UPDATE -> "Changes the row of an external id.";
      case UPSERT -> "Makes or changes the row of a key that the hub chooses.";
      case ARCHIVE -> "Marks the row as no longer in use.";
      case DELETE -> "Takes the row away.";
      case FIND -> "Reads the row of an external id.";
      case SEARCH -> "Looks for the row of a write whose external id is not known.";
      case LIST -> "Lists the external ids of all rows, page by page.";
      case CHECK -> "Tries the connection.";
    };
  }
}
