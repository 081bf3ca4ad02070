package org.syncline.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.syncline.sync.delivery.Stage;

/** Which stages a metric has. */
public final class KnownStages {
  private KnownStages() {}

  /** Their words. */
  public static List<String> of(Metric metric) {
    return switch (metric) {
      case DELAY -> Arrays.stream(Stage.values()).map(Stage::word).toList();
      case ACCURACY -> List.of(Stages.RECORD, Stages.VALUE);
      case MESSAGES -> outcomesOfMessages();
      case DELIVERIES -> outcomesOfDeliveries();
    };
  }

  private static List<String> outcomesOfMessages() {
    List<String> words = new ArrayList<>();
    for (org.syncline.sync.intake.Status status : org.syncline.sync.intake.Status.values()) {
      words.add(status.word());
    }
    return words;
  }

  private static List<String> outcomesOfDeliveries() {
    List<String> words = new ArrayList<>();
    for (org.syncline.sync.delivery.Status status : org.syncline.sync.delivery.Status.values()) {
      words.add(status.word());
    }
    return words;
  }
}
