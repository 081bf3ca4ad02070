package org.syncline.connector.spi;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.system.Connection;

/**
 * What a connector is, for people, the API and the console.
 *
 * @param guarantees sentences, and what it can't
 */
public record Description(
    Connection.Kind kind, Set<Ability> abilities, List<String> guarantees, List<Setting> settings) {
  public Description {
    abilities = Set.copyOf(abilities);
    guarantees = List.copyOf(guarantees);
    settings = List.copyOf(settings);
  }

  /** What can be done over it. */
  public enum Ability {
    CHECK,
    READ,
    WRITE,
    CALL,
    LISTEN
  }

  /**
   * A member of a connection's {@code settings}.
   *
   * @param name its path, with {@code []} for items of a list and {@code *} for any name
   * @param type of its value
   * @param choices where only some texts are taken, else empty
   * @param otherwise what it is where it is left out, null where nothing is
   * @param meaning a sentence
   */
  public record Setting(
      String name,
      Type type,
      boolean required,
      List<String> choices,
      @Nullable String otherwise,
      String meaning) {
    public Setting {
      choices = List.copyOf(choices);
    }
  }

  /** Types of values. */
  public enum Type {
    TEXT,
    NUMBER,
    FLAG,
    OBJECT,
    LIST,
    /** Any JSON value. */
    ANY,
    /** The name of a secret, {@code <system>/<name>}. */
    SECRET
  }
}
