package org.syncline.metrics.alert;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;

/**
 * A change of state, for one destination.
 *
 * @param id the same each time that it is sent, and of no other notice
 * @param told what people are told: a JSON object
 * @param at when the change happened
 * @param tries how often it was begun to be sent, this time included
 */
public record Notice(
    String id,
    String rule,
    boolean raised,
    String told,
    Instant at,
    Destination destination,
    int tries) {

  /** As a JSON object: its id as {@code notice}, then what people are told. */
  public String body() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("notice", id);
    members.putAll(AlertWords.members(told));
    return ConfigurationDocument.write(members);
  }

  /** For one line of a log. */
  public String words() {
    return AlertWords.members(told).entrySet().stream()
        .filter(member -> !member.getKey().equals("state"))
        .map(member -> member.getKey() + "=" + member.getValue())
        .collect(Collectors.joining(" "));
  }
}
