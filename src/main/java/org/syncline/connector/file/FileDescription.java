package org.syncline.connector.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.syncline.configuration.Words;
import org.syncline.connector.spi.Description;
import org.syncline.connector.spi.Description.Setting;
import org.syncline.connector.spi.Description.Type;
import org.syncline.system.Connection;

/** What the connector says of itself. */
final class FileDescription {
  private static final List<String> GUARANTEES =
      List.of(
          "A file appears under its name when it is complete, never before.",
          "A write whose answer did not come is found again, also after the receiver took its file"
              + " away, as long as receipts are kept; it is not written twice.",
          "Nothing that a record holds gets into a name of a file or folder.",
          "A file server whose host key is not known gets neither secret nor file.",
          "It can't: read or list files, change or take away a file that it wrote, use Ed25519 keys"
              + " or keys with a pass phrase, put the time or values of records into names, write"
              + " over a file.");

  static final Description DESCRIPTION =
      new Description(
          Connection.Kind.FILE,
          Set.of(Description.Ability.WRITE, Description.Ability.CHECK),
          GUARANTEES,
          settings());

  private FileDescription() {}

  private static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    settings.add(required("user", Type.TEXT, "The user on the file server."));
    settings.add(
        choice(
            "auth",
            List.copyOf(Words.of(FileSettings.Auth.values()).keySet()),
            "password",
            "What the connection's secret is: the password, or the private key."));
    settings.add(
        required("hostKeys", Type.LIST, "Fingerprints of the host keys that the server may have."));
    settings.add(required("hostKeys[]", Type.TEXT, "SHA256: and 43 characters."));
    settings.add(
        preset("receiptDays", Type.NUMBER, "7", "How long receipts are kept, 1 to 90 days."));
    settings.add(optional("limits", Type.OBJECT, "How much the server bears."));
    settings.add(preset("limits.atOnce", Type.NUMBER, "4", "Sessions at the same time, 1 to 16."));
    settings.add(required("objects", Type.OBJECT, "Files by the name of the object."));
    settings.add(optional("objects.*", Type.OBJECT, "The files of one object."));
    settings.addAll(object("objects.*."));
    return List.copyOf(settings);
  }

  private static List<Setting> object(String at) {
    List<Setting> settings = new ArrayList<>();
    settings.add(
        preset(at + "folder", Type.TEXT, "the connection's path", "A folder below that path."));
    settings.add(
        choice(
            at + "shape",
            List.of("one", "many"),
            "one",
            "Whether a file holds one record or as many as are to be written together."));
    settings.add(
        required(
            at + "name",
            Type.TEXT,
            "Name of a file, with {key}; one: also {record} and {version}; many: also {count}."));
    settings.add(
        preset(at + "together", Type.NUMBER, "500", "many: most records of a file, 2 to 1000."));
    settings.add(
        new Setting(
            at + "join",
            Type.TEXT,
            false,
            List.copyOf(Words.of(SettingsDocument.Join.values()).keySet()),
            null,
            "many, required: how bodies become one file."));
    settings.add(
        preset(
            at + "headerLines", Type.NUMBER, "1", "csv: lines that stand in the file only once."));
    settings.add(optional(at + "root", Type.TEXT, "xml, required: element around all records."));
    settings.add(
        preset(
            at + "idPrefix",
            Type.TEXT,
            "hub-",
            "What comes before the record's id to make its external id at the receiver."));
    for (String notice : List.of("archive", "delete")) {
      settings.add(
          optional(at + notice, Type.OBJECT, "A file that tells that a record went, by " + notice));
      settings.add(required(at + notice + ".name", Type.TEXT, "Its name, as above."));
      settings.add(
          preset(
              at + notice + ".content",
              Type.TEXT,
              "{record} and a line end",
              "What it says of each record, of {record}, {version} and {key}."));
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
}
