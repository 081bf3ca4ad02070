package org.syncline.platform;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An actor as a test needs it.
 *
 * @param system the only one that it speaks for; null = all
 */
public record GivenActor(String name, Set<Permission> permissions, @Nullable String system)
    implements Actor {
  /** May everything. */
  public static final Actor ADA = everything("ada");

  public static Actor everything(String name) {
    return new GivenActor(name, EnumSet.allOf(Permission.class), null);
  }

  /** May everything but this. */
  public static Actor without(Permission permission) {
    return new GivenActor("bob", EnumSet.complementOf(EnumSet.of(permission)), null);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  @Override
  public boolean speaksFor(String other) {
    return system == null || system.equals(other);
  }
}
