package org.syncline.connector.rest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.configuration.Words;
import org.syncline.connector.spi.Limits;
import org.syncline.system.Connection;

/** Reads a manifest: what can be known to be wrong is told here, not at the first write. */
final class ManifestDocument {
  static final String SECRET = "secret";
  static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private static final BigDecimal MOST_PER_SECOND = BigDecimal.valueOf(10_000);

  private ManifestDocument() {}

  /**
   * The manifest in a connection's settings.
   *
   * @param others of the same system, which log-ins may go over
   * @throws org.syncline.configuration.InvalidConfiguration with all problems
   */
  static Manifest read(Connection connection, AuthDocument.Others others) {
    return ConfigurationDocument.read(
        connection.settings().getBytes(StandardCharsets.UTF_8),
        object -> read(object, connection, others));
  }

  private static Manifest read(
      ConfigurationObject object, Connection connection, AuthDocument.Others others) {
    AuthDocument.LogIn logIn =
        object.object("auth", inner -> AuthDocument.read(inner, connection, others));
    AuthDocument.checkSecrets(object, "auth", connection);
    ForeignValues values = object.object("values", ManifestDocument::values);
    Limits limits = object.object("limits", ManifestDocument::limits);
    Map<String, Map<Purpose, RequestTemplate>> objects =
        object.objectsByName("objects", ManifestDocument::requests);
    if (objects.isEmpty() && !object.has("objects")) {
      object.problem("objects", "This member is missing: describe the requests of an object.");
    }
    return new Manifest(
        logIn == null ? new AuthDocument.LogIn(new Auth.None(), connection) : logIn,
        headers(object, "headers"),
        values == null ? new ForeignValues(false, Set.of(), false, null) : values,
        path(object, "errorPath"),
        object.objects("errors", ErrorDocument::read),
        limits == null ? limits(null, null, 8) : limits,
        object.object("check", ManifestDocument::check),
        objects);
  }

  private static ForeignValues values(ConfigurationObject object) {
    return new ForeignValues(
        object.flag("falseIsNull", false),
        Set.copyOf(object.texts("booleans")),
        object.flag("pairIsId", false),
        zone(object));
  }

  private static @Nullable ZoneId zone(ConfigurationObject object) {
    String zone = object.optionalText("zone");
    if (zone == null) {
      return null;
    }
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      object.problem("zone", "Give the name of a time zone such as UTC or Europe/Berlin.");
      return null;
    }
  }

  private static Limits limits(ConfigurationObject object) {
    BigDecimal perSecond = object.decimal("perSecond");
    if (perSecond != null
        && (perSecond.signum() <= 0 || perSecond.compareTo(MOST_PER_SECOND) > 0)) {
      object.problem(
          "perSecond",
          "Give a number above 0, at most " + MOST_PER_SECOND + "; 0.5 is one in 2 s.");
      perSecond = BigDecimal.ONE;
    }
    Integer burst = object.has("burst") ? object.number("burst", 1, 10_000, null) : null;
    if (burst != null && perSecond == null) {
      object.problem("burst", "A burst is out of perSecond: give that too.");
    }
    return limits(perSecond, burst, object.number("atOnce", 1, 64, 8));
  }

  private static Limits limits(
      @Nullable BigDecimal perSecond, @Nullable Integer burst, int atOnce) {
    if (burst != null) {
      return new Limits(perSecond, burst, atOnce);
    }
    int second = perSecond == null ? atOnce : perSecond.setScale(0, RoundingMode.UP).intValue();
    return new Limits(perSecond, second, atOnce);
  }

  private static Map<Purpose, RequestTemplate> requests(ConfigurationObject object) {
    Map<Purpose, RequestTemplate> requests = new EnumMap<>(Purpose.class);
    for (Purpose purpose : Purpose.OF_OBJECTS) {
      RequestTemplate request = object.object(Words.of(purpose), inner -> request(inner, purpose));
      if (request != null) {
        requests.put(purpose, request);
      }
    }
    requests.forEach((purpose, request) -> checkRevision(object, request, requests));
    return requests;
  }

  /** Who writes by a revision has to see the new one, after somebody else changed the row. */
  private static void checkRevision(
      ConfigurationObject object, RequestTemplate request, Map<Purpose, RequestTemplate> all) {
    String name = Words.of(request.purpose());
    boolean takes = request.takesRevision();
    if (request.needsRevision() && !takes) {
      object.problem(
          name + ".needsRevision",
          "Say where the request carries {revision}, such as a header If-Match.");
    }
    if (request.path().holds(WriteValues.REVISION) && !request.needsRevision()) {
      object.problem(
          name + ".path",
          "A path needs a value for {revision}: set needsRevision, so that it is looked up.");
    }
    List<RequestTemplate> looks =
        Stream.of(Purpose.FIND, Purpose.SEARCH).map(all::get).filter(Objects::nonNull).toList();
    boolean upserts = request.purpose() == Purpose.UPSERT;
    boolean described = upserts ? all.containsKey(Purpose.SEARCH) : !looks.isEmpty();
    boolean seen = described && looks.stream().allMatch(look -> look.answer().revision() != null);
    if ((takes || request.needsRevision()) && !seen) {
      object.problem(
          name,
          "It goes by {revision}: describe "
              + (upserts ? "search" : "find or search")
              + ", and in the answer of each look the place of the revision, for the hub looks anew"
              + " where somebody else changed the row.");
    }
  }

  private static Manifest.Check check(ConfigurationObject object) {
    return new Manifest.Check(
        new RequestTemplate(
            Purpose.CHECK,
            object.choice("method", words(METHODS), Purpose.CHECK.method()),
            pathTemplate(object, Purpose.CHECK, Set.of()),
            templates(object, "query", Set.of()),
            headerTemplates(object, Set.of()),
            body(object, Set.of()),
            null,
            false,
            true,
            AnswerShape.NOTHING),
        path(object, "expect"));
  }

  private static @Nullable BodyTemplate body(ConfigurationObject object, Set<String> names) {
    return object.has("body")
        ? BodyTemplate.read(object.value("body"), names, "body", object::problem)
        : null;
  }

  private static RequestTemplate request(ConfigurationObject object, Purpose purpose) {
    Set<String> names = purpose.names();
    String idempotencyHeader = object.optionalText("idempotencyHeader");
    if (idempotencyHeader != null) {
      HeaderNames.check(object, "idempotencyHeader", idempotencyHeader);
    }
    boolean repeatable =
        object.flag("repeatable", purpose != Purpose.CREATE || idempotencyHeader != null);
    AnswerShape answer = object.object("answer", inner -> AnswerDocument.read(inner, purpose));
    if (purpose == Purpose.LIST) {
      answer = listed(object, answer);
    }
    return new RequestTemplate(
        purpose,
        object.choice("method", words(METHODS), purpose.method()),
        pathTemplate(object, purpose, names),
        templates(object, "query", names),
        headerTemplates(object, names),
        body(object, names),
        idempotencyHeader,
        purpose.takesRevision() && object.flag("needsRevision", false),
        repeatable,
        answer == null ? AnswerShape.NOTHING : answer);
  }

  private static AnswerShape listed(ConfigurationObject object, @Nullable AnswerShape answer) {
    if (answer == null && !object.has("answer")) {
      object.problem("answer", "Say by list and id where the rows and their ids are.");
    }
    Pages pages = object.object("pages", Pages::read);
    return (answer == null ? AnswerShape.NOTHING : answer).with(pages);
  }

  static Map<String, String> words(List<String> texts) {
    Map<String, String> words = new LinkedHashMap<>();
    texts.forEach(text -> words.put(text, text));
    return words;
  }

  private static Template pathTemplate(
      ConfigurationObject object, Purpose purpose, Set<String> names) {
    String text = object.optionalText("path");
    if (text == null) {
      return Template.literal("");
    }
    List<String> mistakes = new ArrayList<>();
    Template template = Template.read(text, names, mistakes::add);
    mistakes.forEach(sentence -> object.problem("path", hint(purpose, sentence)));
    if (mistakes.isEmpty()) {
      checkPath(object, "path", template.outline());
    }
    return template;
  }

  /** The two that people try first. */
  private static String hint(Purpose purpose, String sentence) {
    if (!sentence.startsWith("There is no {" + WriteValues.EXTERNAL_ID + "}")) {
      return sentence;
    }
    return switch (purpose) {
      case CREATE -> sentence + " A row that is to be made has no external id yet.";
      case UPSERT -> sentence + " What is upserted is named by a key of the hub's choice.";
      case SEARCH -> sentence + " A search is for rows whose external id is not known.";
      default -> sentence;
    };
  }

  /** What is sent of a path as it is. */
  static void checkPath(ConfigurationObject object, String name, String path) {
    boolean plain =
        path.chars()
            .allMatch(
                c ->
                    c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || c >= '0' && c <= '9'
                        || "._~!$&'()*+,;=:@/-".indexOf(c) >= 0);
    if (!path.startsWith("/") || !plain || path.contains("//") || PercentEncoding.hasSteps(path)) {
      object.problem(
          name,
          "Give a path that begins with '/', of letters, digits and ._~!$&'()*+,;=:@- , without"
              + " '//', '.' and '..' as steps. What comes after a '?' belongs into query.");
    }
  }

  private static Map<String, Template> templates(
      ConfigurationObject object, String name, Set<String> names) {
    Map<String, Template> templates = new LinkedHashMap<>();
    object
        .textsByName(name)
        .forEach(
            (key, text) ->
                templates.put(
                    key,
                    Template.read(
                        text, names, sentence -> object.problem(name + "." + key, sentence))));
    return templates;
  }

  private static Map<String, Template> headerTemplates(
      ConfigurationObject object, Set<String> names) {
    Map<String, Template> templates = templates(object, "headers", names);
    templates.forEach(
        (name, template) -> {
          HeaderNames.check(object, "headers." + name, name);
          HeaderNames.checkValue(object, "headers." + name, template.outline());
        });
    return templates;
  }

  /** Headers without placeholders. */
  static Map<String, String> headers(ConfigurationObject object, String member) {
    Map<String, String> headers = object.textsByName(member);
    headers.forEach(
        (name, value) -> {
          HeaderNames.check(object, member + "." + name, name);
          HeaderNames.checkValue(object, member + "." + name, value);
        });
    return headers;
  }

  static @Nullable MemberPath path(ConfigurationObject object, String name) {
    String text = object.optionalText(name);
    if (text == null) {
      return null;
    }
    try {
      return MemberPath.of(text);
    } catch (IllegalArgumentException e) {
      object.problem(name, String.valueOf(e.getMessage()));
      return null;
    }
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
