package org.syncline.architecture;

import java.util.List;
import java.util.stream.Stream;

/** All rules of the house. */
public final class HouseRules {
  private HouseRules() {}

  public static List<HouseRule> all() {
    return Stream.of(NeighbourRules.all(), EdgeRules.all(), FormRules.all(), DangerRules.all())
        .flatMap(List::stream)
        .toList();
  }
}
