package org.syncline.metrics.alert;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.PutConfiguration.VersionConflict;
import org.syncline.configuration.Words;
import org.syncline.metrics.PurgeSnapshots;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/**
 * Puts and removes alert rules. One that is raised and whose rule then watches something else, or
 * goes, ends with that, and its destinations are told.
 */
public final class AdministerAlerts {
  /** Each of them is a few statements a period. */
  public static final int MOST = 500;

  private final Transactions transactions;
  private final AlertRules rules;
  private final TellChange tell;
  private final NoticeWays ways;
  private final AuditTrail audit;
  private final PurgeSnapshots.Kept kept;
  private final Clock clock;

  /**
   * @param kept how long snapshots stay
   * @param ids for notices: names that were never given before, at most 36 characters
   */
  public AdministerAlerts(
      Transactions transactions,
      AlertRules rules,
      AlertChanges changes,
      NoticeWays ways,
      AuditTrail audit,
      PurgeSnapshots.Kept kept,
      Clock clock,
      Supplier<String> ids) {
    this.transactions = transactions;
    this.rules = rules;
    this.tell = new TellChange(changes, ids);
    this.ways = ways;
    this.audit = audit;
    this.kept = kept;
    this.clock = clock;
  }

  /** The version that is there; 0 where there is no such rule. */
  public int version(String id, Actor who) {
    who.require(Permission.MANAGE_ALERTS);
    return transactions.inNew(() -> rules.find(id).map(KeptRule::version).orElse(0));
  }

  /**
   * Puts a rule; what it watches is judged from the period on that is under way.
   *
   * @param content the rule as JSON
   * @param expectedVersion the version that its author has seen, 0 for none; null to take whatever
   *     is there
   * @throws InvalidConfiguration with all mistakes; nothing is stored then
   * @throws VersionConflict where another version is there
   */
  public KeptRule put(String id, byte[] content, Actor who, @Nullable Integer expectedVersion) {
    who.require(Permission.MANAGE_ALERTS);
    AlertRule rule = checked(id, content);
    return transactions.inNew(
        () -> {
          rules.lock();
          KeptRule present = rules.find(id).orElse(null);
          int version = present == null ? 0 : present.version();
          if (expectedVersion != null && expectedVersion != version) {
            throw new VersionConflict(expectedVersion, version);
          }
          if (present == null && rules.all().size() >= MOST) {
            throw refused("", "There are " + MOST + " rules already: remove one first.");
          }
          Instant now = clock.instant();
          KeptRule next =
              new KeptRule(
                  id,
                  new String(content, StandardCharsets.UTF_8),
                  rule,
                  version + 1,
                  now,
                  who.getName(),
                  standing(present, rule, now));
          rules.put(next);
          audit.note(AuditTrail.Act.done(who.getName(), "alert.put", subject(id), words(next)));
          return next;
        });
  }

  /** It goes on where it stood only if it watches the same. */
  private Standing standing(@Nullable KeptRule present, AlertRule rule, Instant now) {
    if (present != null && present.rule().watchesTheSameAs(rule)) {
      return present.standing();
    }
    if (present != null) {
      end(present, AlertWords.Why.CHANGED, now);
    }
    return Standing.fresh(now, rule.length());
  }

  private void end(KeptRule present, AlertWords.Why why, Instant now) {
    if (present.standing().raised()) {
      tell.tell(present, false, why, now, null);
    }
  }

  /**
   * Removes a rule; the history of its changes stays as long as all do.
   *
   * @return whether there was one
   */
  public boolean remove(String id, Actor who) {
    who.require(Permission.MANAGE_ALERTS);
    return transactions.inNew(
        () -> {
          rules.lock();
          KeptRule present = rules.find(id).orElse(null);
          if (present == null) {
            return false;
          }
          end(present, AlertWords.Why.REMOVED, clock.instant());
          rules.remove(id);
          audit.note(
              AuditTrail.Act.done(
                  who.getName(), "alert.remove", subject(id), "version=" + present.version()));
          return true;
        });
  }

  private AlertRule checked(String id, byte[] content) {
    if (!AlertRuleDocument.isId(id)) {
      throw refused(
          "id", "Use a lower-case letter, then lower-case letters, digits and '-', 40 at most.");
    }
    AlertRule rule = AlertRuleDocument.parse(content, kept);
    List<ConfigurationProblem> problems = new ArrayList<>();
    for (int i = 0; i < rule.destinations().size(); i++) {
      String path = "destinations[" + i + "]";
      Destination destination = rule.destinations().get(i);
      ways.to(destination)
          .unusable(destination)
          .ifPresent(sentence -> problems.add(new ConfigurationProblem(path, sentence)));
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
    return rule;
  }

  private static InvalidConfiguration refused(String path, String sentence) {
    return new InvalidConfiguration(List.of(new ConfigurationProblem(path, sentence)));
  }

  private static String subject(String id) {
    return "alerts/" + id;
  }

  private static String words(KeptRule put) {
    AlertRule rule = put.rule();
    return "version="
        + put.version()
        + " subject="
        + rule.subject()
        + " figure="
        + rule.metric().word()
        + "/"
        + rule.stage()
        + "/"
        + Words.of(rule.figure())
        + " minutes="
        + rule.length().minutes()
        + " condition="
        + rule.condition().word()
        + (rule.enabled() ? "" : " off");
  }
}
