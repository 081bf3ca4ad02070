package org.syncline.platform;

/** Somebody asked for what they may not do. Nothing was done. */
public final class NotAllowedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String actor;
  private final Permission permission;

  public NotAllowedException(String actor, Permission permission) {
    super("This needs the permission " + permission.word() + ".");
    this.actor = actor;
    this.permission = permission;
  }

  public String actor() {
    return actor;
  }

  public Permission permission() {
    return permission;
  }
}
