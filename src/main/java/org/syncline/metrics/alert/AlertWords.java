package org.syncline.metrics.alert;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.Words;

/** What people are told of a change: ids and figures, nothing of any record. */
final class AlertWords {
  private AlertWords() {}

  /** Why the state changed. */
  enum Why {
    /** The periods say so. */
    FIGURES,
    /** Somebody changed what the rule watches, or switched it off: the old alert is over. */
    CHANGED,
    /** Somebody removed the rule. */
    REMOVED
  }

  static String of(KeptRule kept, boolean raised, Why why, Instant at, @Nullable JudgedPeriod by) {
    AlertRule rule = kept.rule();
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("rule", kept.id());
    members.put("version", BigDecimal.valueOf(kept.version()));
    members.put("state", raised ? "raised" : "ended");
    members.put("why", Words.of(why));
    members.put("at", at);
    members.put("subject", rule.subject());
    members.put("metric", rule.metric().word());
    members.put("stage", rule.stage());
    members.put("figure", Words.of(rule.figure()));
    members.put("unit", rule.figure().unit());
    members.put("condition", rule.condition().word());
    if (by != null) {
      put(members, by);
    }
    return ConfigurationDocument.write(members);
  }

  private static void put(Map<String, @Nullable Object> members, JudgedPeriod by) {
    members.put("from", by.begin());
    members.put("to", by.end());
    put(members, "value", by.value());
    Judgement judgement = by.judgement();
    if (judgement != null) {
      put(members, "limit", judgement.limit());
      put(members, "mean", judgement.mean());
      put(members, "standardDeviation", judgement.deviation());
    }
  }

  private static void put(
      Map<String, @Nullable Object> members, String name, @Nullable Double number) {
    if (number != null) {
      members.put(name, BigDecimal.valueOf(number));
    }
  }

  static Map<String, @Nullable Object> members(String json) {
    return ConfigurationDocument.members(json.getBytes(StandardCharsets.UTF_8));
  }
}
