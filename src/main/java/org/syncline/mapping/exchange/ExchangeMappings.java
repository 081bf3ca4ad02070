package org.syncline.mapping.exchange;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Document;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.configuration.PutConfiguration;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.mapping.MappingTable;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.table.TableFormat;

/** Gives mappings out as files, and takes them back. */
public final class ExchangeMappings {
  private final ReadConfiguration read;
  private final PutConfiguration publish;
  private final int longest;

  /**
   * @param longest most bytes of a document that is put
   */
  public ExchangeMappings(ReadConfiguration read, PutConfiguration publish, int longest) {
    this.read = read;
    this.publish = publish;
    this.longest = longest;
  }

  /**
   * A version of a mapping.
   *
   * @param version null = the latest
   */
  public Optional<Document> version(String id, @Nullable Integer version, Actor who) {
    who.require(Permission.READ_CONFIGURATION);
    return version == null
        ? read.latest(Kind.MAPPING, id, who)
        : read.versions(Kind.MAPPING, id, who).stream()
            .filter(candidate -> candidate.version() == version)
            .findFirst();
  }

  /**
   * The document that a file stands for; nothing is stored. It is checked alone, not with the
   * record types and flows that it meets when it is put.
   *
   * @throws InvalidConfiguration with all problems and their places in the file
   */
  public byte[] document(byte[] file, TableFormat format, Actor who) {
    who.require(Permission.CONFIGURE);
    MappingFile given = MappingFile.read(file, format, longest);
    try {
      MappingTable.parse(given.document());
    } catch (InvalidConfiguration e) {
      throw given.placed(e, "");
    }
    return given.document();
  }

  /**
   * Publishes a file as the next version.
   *
   * @throws InvalidConfiguration with all problems and their places in the file
   * @throws PutConfiguration.VersionConflict if another version is there
   */
  public PutConfiguration.Published put(
      String id, byte[] file, TableFormat format, Actor who, int expectedVersion) {
    who.require(Permission.CONFIGURE);
    MappingFile given = MappingFile.read(file, format, longest);
    try {
      return publish.put(Kind.MAPPING, id, given.document(), who, expectedVersion);
    } catch (InvalidConfiguration e) {
      throw given.placed(e, id);
    }
  }
}
