package org.syncline.connector.file;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.configuration.Words;
import org.syncline.system.Connection;

/** Reads settings: what can be known to be wrong is told here, not at the first write. */
final class SettingsDocument {
  static final Set<String> OF_ONE =
      Set.of(NameTemplate.RECORD, NameTemplate.VERSION, NameTemplate.KEY);
  static final Set<String> OF_MANY = Set.of(NameTemplate.KEY, NameTemplate.COUNT);
  static final int MOST_TOGETHER = 1_000;

  private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}=?");
  private static final Pattern FOLDER =
      Pattern.compile(
          "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}(?:/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){0,9}");
  private static final Pattern ID_PREFIX = Pattern.compile("[A-Za-z0-9._:-]{0,40}");
  private static final Pattern USER = Pattern.compile("[^\\p{Cntrl}]{1,200}");

  private SettingsDocument() {}

  /** How a file holds several records. */
  enum Join {
    CONCATENATED,
    LINES,
    CSV,
    JSON_LIST,
    XML
  }

  private enum Shape {
    ONE,
    MANY
  }

  /**
   * The settings of a connection.
   *
   * @throws org.syncline.configuration.InvalidConfiguration with all problems
   */
  static FileSettings read(Connection connection) {
    return ConfigurationDocument.read(
        connection.settings().getBytes(StandardCharsets.UTF_8), object -> read(object, connection));
  }

  private static FileSettings read(ConfigurationObject object, Connection connection) {
    FileSettings.LogIn logIn = logIn(object, connection);
    Map<String, FileObject> objects = object.objectsByName("objects", SettingsDocument::fileObject);
    if (objects.isEmpty() && !object.has("objects")) {
      object.problem("objects", "This member is missing: describe the files of an object.");
    }
    Integer atOnce = object.object("limits", inner -> inner.number("atOnce", 1, 16, 4));
    return new FileSettings(
        logIn, object.number("receiptDays", 1, 90, 7), atOnce == null ? 4 : atOnce, objects);
  }

  private static FileSettings.LogIn logIn(ConfigurationObject object, Connection connection) {
    String user = object.text("user");
    if (!user.isEmpty() && !USER.matcher(user).matches()) {
      object.problem("user", "Give the name of the user on the file server.");
    }
    FileSettings.Auth auth =
        object.choice("auth", Words.of(FileSettings.Auth.values()), FileSettings.Auth.PASSWORD);
    if (connection.secret() == null) {
      object.problem(
          "auth",
          "The hub logs in with a secret: give the connection the name of one in 'secret'.");
    }
    Set<String> hostKeys = new HashSet<>();
    List<String> given = object.texts("hostKeys");
    for (int i = 0; i < given.size(); i++) {
      if (FINGERPRINT.matcher(given.get(i)).matches()) {
        hostKeys.add(given.get(i).replace("=", ""));
      } else {
        object.problem(
            "hostKeys[" + i + "]",
            "Give a fingerprint as OpenSSH writes it: SHA256: and 43 characters.");
      }
    }
    if (given.isEmpty()) {
      object.problem(
          "hostKeys",
          "Give the fingerprints of the server's host keys, so that no other can take its place:"
              + " ssh-keyscan <host> | ssh-keygen -lf - tells them; compare them with those that"
              + " its administrator knows.");
    }
    return new FileSettings.LogIn(user, auth, hostKeys);
  }

  private static FileObject fileObject(ConfigurationObject object) {
    Shape shape = object.choice("shape", Words.of(Shape.values()), Shape.ONE);
    Set<String> names = shape == Shape.ONE ? OF_ONE : OF_MANY;
    String folder = object.optionalText("folder");
    if (folder != null && !FOLDER.matcher(folder).matches()) {
      object.problem(
          "folder",
          "Give a folder below the connection's path: names of letters, digits and . _ - that do"
              + " not begin with a dot, with / between them and none around them.");
    }
    String prefix = object.optionalText("idPrefix");
    if (prefix != null && !ID_PREFIX.matcher(prefix).matches()) {
      object.problem("idPrefix", "Give at most 40 letters, digits and . _ : - .");
    }
    return new FileObject(
        folder == null ? "" : folder,
        name(object, names),
        joining(object, shape),
        shape == Shape.ONE
            ? onlyMany(object, "together")
            : object.number("together", 2, MOST_TOGETHER, 500),
        prefix == null ? "hub-" : prefix,
        object.object("archive", inner -> notice(inner, names)),
        object.object("delete", inner -> notice(inner, names)));
  }

  private static int onlyMany(ConfigurationObject object, String name) {
    if (object.has(name)) {
      object.problem(name, "This is for the shape 'many': say so, or take it away.");
    }
    return 1;
  }

  private static NameTemplate name(ConfigurationObject object, Set<String> names) {
    String text = object.text("name");
    return text.isBlank()
        ? NameTemplate.of("{key}", names, sentence -> {})
        : NameTemplate.ofName(text, names, sentence -> object.problem("name", sentence));
  }

  private static FileObject.Notice notice(ConfigurationObject object, Set<String> names) {
    String content = object.optionalText("content");
    return new FileObject.Notice(
        name(object, names),
        NameTemplate.of(
            content == null ? "{record}\n" : content,
            OF_ONE,
            sentence -> object.problem("content", sentence)));
  }

  private static Joining joining(ConfigurationObject object, Shape shape) {
    if (shape == Shape.ONE) {
      onlyMany(object, "join");
      onlyMany(object, "headerLines");
      onlyMany(object, "root");
      return new Joining.Plain();
    }
    Join join = object.choice("join", Words.of(Join.values()), null);
    int headerLines = object.number("headerLines", 1, 100, 1);
    String root = object.optionalText("root");
    if (object.has("headerLines") && join != Join.CSV) {
      object.problem("headerLines", "This is for join csv: take it away.");
    }
    if (root != null && join != Join.XML) {
      object.problem("root", "This is for join xml: take it away.");
    }
    return switch (join) {
      case CONCATENATED -> new Joining.Plain();
      case LINES -> new Joining.Lines();
      case CSV -> new Joining.Headed(headerLines);
      case JSON_LIST -> new Joining.JsonList();
      case XML -> new Joining.XmlRoot(root(object, root));
    };
  }

  private static String root(ConfigurationObject object, @Nullable String root) {
    if (root == null || !Joining.XmlRoot.isName(root)) {
      object.problem("root", "Give the name of the element that all records stand in.");
      return "records";
    }
    return root;
  }
}
