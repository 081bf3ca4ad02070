package org.syncline.security;

import static org.syncline.platform.Permission.DECIDE_MESSAGES;
import static org.syncline.platform.Permission.EDIT_RECORDS;
import static org.syncline.platform.Permission.EXPORT_RECORDS;
import static org.syncline.platform.Permission.KEEP_OWN_ACCOUNT;
import static org.syncline.platform.Permission.MANAGE_ALERTS;
import static org.syncline.platform.Permission.PUT_CUSTOMERS;
import static org.syncline.platform.Permission.READ_API;
import static org.syncline.platform.Permission.READ_AUDIT;
import static org.syncline.platform.Permission.READ_CONFIGURATION;
import static org.syncline.platform.Permission.READ_FIGURES;
import static org.syncline.platform.Permission.READ_JOBS;
import static org.syncline.platform.Permission.READ_LEDGER;
import static org.syncline.platform.Permission.READ_MESSAGES;
import static org.syncline.platform.Permission.READ_RECORDS;
import static org.syncline.platform.Permission.READ_SETTINGS;
import static org.syncline.platform.Permission.REVEAL;
import static org.syncline.platform.Permission.RUN_JOBS;
import static org.syncline.platform.Permission.SEE_PERSONAL_DATA;
import static org.syncline.platform.Permission.SEND_MESSAGES;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.syncline.platform.Permission;

/** What an account is for: a bundle of permissions with a word. */
public enum Role {
  /** Everything, accounts included. */
  ADMIN("admin", EnumSet.allOf(Permission.class)),

  /** Connects systems: configuration, secrets, message bodies, records. */
  INTEGRATOR(
      "integrator",
      EnumSet.complementOf(
          EnumSet.of(
              Permission.ADMINISTER_ACCOUNTS,
              Permission.MANAGE_EGRESS,
              Permission.ROTATE_KEYS,
              Permission.READ_AUDIT,
              Permission.SEND_MESSAGES))),

  /** Watches, retries and dismisses, runs jobs; sees personal data masked. */
  OPERATOR(
      "operator",
      EnumSet.of(
          READ_MESSAGES,
          DECIDE_MESSAGES,
          READ_LEDGER,
          READ_JOBS,
          RUN_JOBS,
          READ_RECORDS,
          EXPORT_RECORDS,
          REVEAL,
          READ_FIGURES,
          MANAGE_ALERTS,
          READ_CONFIGURATION,
          KEEP_OWN_ACCOUNT,
          READ_API)),

  /** Works with the records that are its own or its teams', and sees no others. */
  AGENT(
      "agent",
      EnumSet.of(
          READ_RECORDS,
          EDIT_RECORDS,
          EXPORT_RECORDS,
          SEE_PERSONAL_DATA,
          KEEP_OWN_ACCOUNT,
          READ_API)),

  /** Reads, the audit trail included; sees personal data masked. */
  AUDITOR(
      "auditor",
      EnumSet.of(
          READ_MESSAGES,
          READ_LEDGER,
          READ_JOBS,
          READ_RECORDS,
          EXPORT_RECORDS,
          READ_FIGURES,
          READ_CONFIGURATION,
          READ_SETTINGS,
          READ_AUDIT,
          KEEP_OWN_ACCOUNT,
          READ_API)),

  /** One connected system: sends messages and asks what became of them. */
  MACHINE(
      "machine",
      EnumSet.of(SEND_MESSAGES, PUT_CUSTOMERS, READ_MESSAGES, KEEP_OWN_ACCOUNT, READ_API));

  private final String word;
  private final Set<Permission> permissions;

  Role(String word, Set<Permission> permissions) {
    this.word = word;
    this.permissions = Set.copyOf(permissions);
  }

  public String word() {
    return word;
  }

  public Set<Permission> permissions() {
    return permissions;
  }

  /**
   * Whether it counts alone only: what its account may do is bound to some records or one system,
   * so that another role beside it would open what it has to all.
   */
  public boolean standsAlone() {
    return this == AGENT || this == MACHINE;
  }

  public static Optional<Role> ofWord(String word) {
    return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
  }
}
