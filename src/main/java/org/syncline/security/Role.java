package org.syncline.security;

import java.util.Arrays;
import java.util.Optional;

/** What an account may do; {@link Roles} says it in words. */
public enum Role {
  ADMIN(Roles.ADMIN),
  OPERATOR(Roles.OPERATOR),
  AUDITOR(Roles.AUDITOR),
  INTEGRATOR(Roles.INTEGRATOR),
  MACHINE(Roles.MACHINE);

  private final String word;

  Role(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public static Optional<Role> ofWord(String word) {
    return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
  }
}
