package org.syncline.security.matrix;

/** Whose records these are, as the agent sees it. */
enum Whose {
  OWN("agent", "east"),
  TEAM("somebody", "north"),
  FOREIGN("somebody", "south"),
  UNKNOWN("", "");

  /** The agent's one team. */
  static final String TEAM_OF_AGENT = "north";

  final String owner;
  final String team;

  Whose(String owner, String team) {
    this.owner = owner;
    this.team = team;
  }

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
