package org.syncline.platform;

import java.util.Arrays;
import java.util.Optional;

/**
 * One thing that a caller may do. Roles are bundles of them; an API token may be kept to some of
 * its account's. The words stand in tokens, the audit trail and the API.
 */
public enum Permission {
  /** Send messages of a system. */
  SEND_MESSAGES("messages.send"),
  /** Put customers and wait for what becomes of them. */
  PUT_CUSTOMERS("customers.put"),
  /** What came in and what became of it, without bodies. */
  READ_MESSAGES("messages.read"),
  /** Bodies of messages as they were sent, personal data included. */
  READ_BODIES("bodies.read"),
  /** Retry and dismiss stopped messages and deliveries, pause, resume and try targets. */
  DECIDE_MESSAGES("messages.decide"),
  /** What came in and goes out, counted; what is owed to targets, one by one. */
  READ_LEDGER("ledger.read"),
  /** Say how many messages a system has sent. */
  TELL_TOTALS("totals.tell"),
  READ_RECORDS("records.read"),
  /** Create, change, archive and restore records, relate them. */
  EDIT_RECORDS("records.edit"),
  /** Merge records and take merges back. */
  MERGE_RECORDS("records.merge"),
  /** Take many records out as a file. */
  EXPORT_RECORDS("records.export"),
  /** See personal and sensitive fields as they are. */
  SEE_PERSONAL_DATA("personal-data.see"),
  /** See masked fields of one record for a stated reason. */
  REVEAL("personal-data.reveal"),
  READ_FIGURES("figures.read"),
  /** Put and remove rules that tell when figures are not as they should be. */
  MANAGE_ALERTS("alerts.manage"),
  /** Start, stop and restart jobs, put and delete their files. */
  RUN_JOBS("jobs.run"),
  /** Runs of jobs, their failures and files. */
  READ_JOBS("jobs.read"),
  READ_CONFIGURATION("configuration.read"),
  /** Publish record types, systems, mappings and flows, try them, and test connections. */
  CONFIGURE("configuration.put"),
  MANAGE_SECRETS("secrets.manage"),
  /** Seal all secrets anew under the newest key. */
  ROTATE_KEYS("keys.rotate"),
  /** Say which hosts the hub may call. */
  MANAGE_EGRESS("egress.manage"),
  /** What the hub and its server were started with; never a secret. */
  READ_SETTINGS("settings.read"),
  ADMINISTER_ACCOUNTS("accounts.administer"),
  READ_AUDIT("audit.read"),
  /** Change the own password, make and revoke own tokens. */
  KEEP_OWN_ACCOUNT("account.keep"),
  /** Read the description of the API. */
  READ_API("api.read");

  private final String word;

  Permission(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public static Optional<Permission> ofWord(String word) {
    return Arrays.stream(values()).filter(known -> known.word.equals(word)).findFirst();
  }
}
