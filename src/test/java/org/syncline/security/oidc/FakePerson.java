package org.syncline.security.oidc;

import java.util.List;
import java.util.UUID;

/** Somebody at the provider, whom a test changes while everything runs. */
public final class FakePerson {
  private final String subject = UUID.randomUUID().toString();
  private volatile String name;
  private volatile List<String> groups = List.of();
  private volatile List<String> teams = List.of();
  private volatile boolean enabled = true;

  FakePerson(String name) {
    this.name = name;
  }

  public String subject() {
    return subject;
  }

  public String name() {
    return name;
  }

  public List<String> groups() {
    return groups;
  }

  public List<String> teams() {
    return teams;
  }

  public boolean isEnabled() {
    return enabled;
  }

  public FakePerson in(String... names) {
    groups = List.of(names);
    return this;
  }

  public FakePerson ofTeams(String... names) {
    teams = List.of(names);
    return this;
  }

  public FakePerson renamed(String newName) {
    name = newName;
    return this;
  }

  public FakePerson disabled() {
    enabled = false;
    return this;
  }
}
