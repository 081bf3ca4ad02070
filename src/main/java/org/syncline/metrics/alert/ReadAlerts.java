package org.syncline.metrics.alert;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/** The rules with where they stand, and the history of their changes. */
public final class ReadAlerts {
  private final Transactions transactions;
  private final AlertRules rules;
  private final AlertChanges changes;

  public ReadAlerts(Transactions transactions, AlertRules rules, AlertChanges changes) {
    this.transactions = transactions;
    this.rules = rules;
    this.changes = changes;
  }

  /** All, by id. */
  public List<KeptRule> all(Actor who) {
    who.require(Permission.READ_FIGURES);
    return transactions.inNew(rules::all);
  }

  public Optional<KeptRule> one(String id, Actor who) {
    who.require(Permission.READ_FIGURES);
    return transactions.inNew(() -> rules.find(id));
  }

  /**
   * The latest first.
   *
   * @param rule null for those of all rules
   * @param before only those with smaller ids; null for all
   */
  public List<AlertChange> changes(
      @Nullable String rule, @Nullable Long before, int most, Actor who) {
    who.require(Permission.READ_FIGURES);
    return transactions.inNew(() -> changes.latest(rule, before, most));
  }
}
