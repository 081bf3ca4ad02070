package org.syncline.console;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.metrics.alert.KeptRule;

/** What is asked of the alert rules. */
public final class AlertSearch extends ListSearch {
  private static final List<String> FILTERS = List.of("text", "state");
  private static final Map<String, KeptRule.State> STATES = Words.of(KeptRule.State.values());
  private static final Map<String, Comparator<KeptRule>> COLUMNS =
      Map.of(
          "rule", Comparator.comparing(KeptRule::id),
          "subject", Comparator.comparing(rule -> rule.rule().subject().toString()),
          "state", Comparator.comparing(KeptRule::state),
          "since", Comparator.comparing(rule -> rule.standing().since()));

  private final KeptRule.@Nullable State state;

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   */
  AlertSearch(Function<String, @Nullable String> parameter, ZoneId zone) {
    super("alerts.xhtml", FILTERS, List.of("rule", "subject", "state", "since"), parameter, zone);
    state = oneOf("state", STATES, "mistake.choice");
  }

  /** The words of all states. */
  static List<String> states() {
    return List.copyOf(STATES.keySet());
  }

  /** Those that are asked for, in their order; none where it is not understood. */
  List<KeptRule> of(List<KeptRule> all) {
    if (!isUsable()) {
      return List.of();
    }
    Comparator<KeptRule> order = COLUMNS.getOrDefault(column(), Comparator.comparing(KeptRule::id));
    return all.stream()
        .filter(this::fits)
        .sorted((isFalling() ? order.reversed() : order).thenComparing(KeptRule::id))
        .toList();
  }

  private boolean fits(KeptRule rule) {
    String text = asked("text").toLowerCase(Locale.ROOT);
    return (state == null || rule.state() == state)
        && (rule.id().contains(text) || rule.rule().subject().toString().contains(text));
  }
}
