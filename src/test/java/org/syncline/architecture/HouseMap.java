package org.syncline.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.HubEvent;

/**
 * Which feature may know which. A feature is a package with its core in it; the technology lives in
 * leaf packages with fixed names.
 */
final class HouseMap {
  /** Names of leaf packages: the edges of a feature. */
  static final Set<String> LEAVES =
      Set.of(
          "rest",
          "jms",
          "batch",
          "timer",
          "jpa",
          "health",
          "broker",
          "jta",
          "micrometer",
          "elytron",
          "artemis",
          "qpid");

  /**
   * Feature -> what its core may know. Nobody lists assembly or console, and nobody but the console
   * metrics; of what metrics lists it knows only the facts.
   */
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("platform", Set.of()),
          Map.entry("platform.hardened", Set.of()),
          Map.entry("platform.table", Set.of("platform", "platform.hardened")),
          Map.entry("security", Set.of("platform", "platform.table")),
          Map.entry("security.egress", Set.of("security", "platform")),
          Map.entry(
              "security.oidc",
              Set.of("security", "security.egress", "platform", "platform.hardened")),
          Map.entry("security.secret", Set.of("security", "platform")),
          Map.entry("configuration", Set.of("platform", "platform.hardened")),
          Map.entry("configuration.form", Set.of("configuration")),
          Map.entry("system", Set.of("configuration", "platform")),
          Map.entry("connector.spi", Set.of("system", "configuration")),
          Map.entry(
              "connector.jdbc",
              Set.of(
                  "connector.spi",
                  "system",
                  "configuration",
                  "security.egress",
                  "platform",
                  "platform.hardened")),
          Map.entry(
              "connector.rest",
              Set.of(
                  "connector.spi",
                  "system",
                  "configuration",
                  "security.egress",
                  "platform",
                  "platform.hardened")),
          Map.entry(
              "connector.file",
              Set.of("connector.spi", "system", "configuration", "security.egress", "platform")),
          Map.entry(
              "connector.jms",
              Set.of(
                  "connector.spi",
                  "system",
                  "configuration",
                  "security.egress",
                  "platform",
                  "platform.hardened")),
          Map.entry(
              "record",
              Set.of("system", "configuration", "platform", "platform.hardened", "platform.table")),
          Map.entry("mapping.value", Set.of()),
          Map.entry(
              "mapping.format", Set.of("mapping.value", "configuration", "platform.hardened")),
          Map.entry(
              "mapping.function",
              Set.of("mapping.value", "mapping.conversion", "platform", "platform.hardened")),
          Map.entry(
              "mapping.expression",
              Set.of(
                  "mapping.value",
                  "mapping.format",
                  "mapping.function",
                  "configuration",
                  "platform.hardened")),
          Map.entry("mapping.conversion", Set.of("mapping.value", "record")),
          Map.entry(
              "mapping",
              Set.of(
                  "mapping.value",
                  "mapping.format",
                  "mapping.function",
                  "mapping.conversion",
                  "mapping.expression",
                  "record",
                  "configuration",
                  "platform.hardened")),
          Map.entry("mapping.comparison", Set.of("configuration")),
          Map.entry(
              "mapping.golden",
              Set.of(
                  "mapping",
                  "mapping.expression",
                  "mapping.value",
                  "mapping.format",
                  "record",
                  "configuration")),
          Map.entry(
              "mapping.suggestion.profile",
              Set.of("mapping.value", "mapping.format", "mapping.conversion", "platform.hardened")),
          Map.entry(
              "mapping.suggestion",
              Set.of(
                  "mapping.suggestion.profile",
                  "mapping.format",
                  "mapping.conversion",
                  "record",
                  "configuration",
                  "platform")),
          Map.entry(
              "mapping.exchange", Set.of("mapping", "configuration", "platform", "platform.table")),
          Map.entry(
              "sync",
              Set.of(
                  "mapping",
                  "mapping.comparison",
                  "mapping.golden",
                  "mapping.expression",
                  "mapping.format",
                  "mapping.value",
                  "connector.spi",
                  "record",
                  "system",
                  "configuration",
                  "platform")),
          Map.entry(
              "sync.intake",
              Set.of(
                  "sync",
                  "mapping",
                  "mapping.format",
                  "mapping.value",
                  "record",
                  "system",
                  "configuration",
                  "platform",
                  "platform.hardened",
                  "platform.table")),
          Map.entry(
              "sync.review",
              Set.of(
                  "sync",
                  "mapping",
                  "mapping.format",
                  "mapping.suggestion",
                  "mapping.value",
                  "record",
                  "configuration",
                  "platform")),
          Map.entry(
              "sync.bulk",
              Set.of(
                  "sync",
                  "sync.intake",
                  "mapping",
                  "mapping.format",
                  "mapping.value",
                  "record",
                  "system",
                  "platform",
                  "platform.hardened")),
          Map.entry(
              "sync.delivery",
              Set.of(
                  "sync",
                  "connector.spi",
                  "mapping",
                  "mapping.format",
                  "mapping.value",
                  "record",
                  "system",
                  "configuration",
                  "platform",
                  "platform.hardened",
                  "platform.table")),
          Map.entry(
              "sync.sweep",
              Set.of(
                  "sync.delivery",
                  "sync.bulk",
                  "sync",
                  "connector.spi",
                  "record",
                  "configuration",
                  "platform")),
          Map.entry("setting", Set.of("platform", "platform.table")),
          Map.entry("ledger", Set.of("sync.intake", "platform")),
          Map.entry("metrics", Set.of("sync.intake", "sync.delivery", "platform")),
          Map.entry("metrics.alert", Set.of("metrics", "configuration", "platform")),
          Map.entry(
              "console",
              Set.of(
                  "ledger",
                  "sync.bulk",
                  "sync.delivery",
                  "sync.intake",
                  "sync.review",
                  "sync.sweep",
                  "sync",
                  "mapping",
                  "mapping.comparison",
                  "mapping.function",
                  "mapping.golden",
                  "mapping.format",
                  "mapping.suggestion",
                  "mapping.value",
                  "record",
                  "connector.spi",
                  "system",
                  "configuration",
                  "configuration.form",
                  "metrics",
                  "metrics.alert",
                  "setting",
                  "platform.table")));

  /** What puts everything together: may know all features. */
  private static final Set<String> ROOFS = Set.of("assembly");

  /** Its packages are named after what they speak, and are features of their own. */
  private static final String TRANSPORTS = "connector";

  /** Features that are an edge as a whole, and the leaf they count as. */
  private static final Map<String, String> EDGES = Map.of("console", "rest");

  /** What every edge may use, whatever its feature. */
  private static final Set<String> FOR_EDGES = Set.of("platform", "security");

  private final String root;

  HouseMap(String root) {
    this.root = root;
  }

  /**
   * Where a class stands.
   *
   * @param feature empty for the root package
   * @param leaf null for a core
   */
  record Place(String feature, @Nullable String leaf) {
    boolean isCore() {
      return leaf == null && !isRoof();
    }

    boolean isRoof() {
      return ROOFS.contains(feature);
    }

    @Override
    public String toString() {
      return leaf == null ? feature : feature + "." + leaf;
    }
  }

  /** Empty for classes that are not the hub's. */
  Optional<Place> place(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    if (name.equals(root)) {
      return Optional.of(new Place("", null));
    }
    if (!name.startsWith(root + ".")) {
      return Optional.empty();
    }
    List<String> parts = Arrays.asList(name.substring(root.length() + 1).split("\\."));
    int named = parts.get(0).equals(TRANSPORTS) ? 2 : 1;
    for (int i = named; i < parts.size(); i++) {
      if (LEAVES.contains(parts.get(i))) {
        return Optional.of(new Place(String.join(".", parts.subList(0, i)), parts.get(i)));
      }
    }
    return Optional.of(new Place(String.join(".", parts), EDGES.get(parts.get(0))));
  }

  boolean isCore(JavaClass type) {
    return place(type).filter(Place::isCore).isPresent();
  }

  boolean isInLeaf(JavaClass type, String leaf) {
    return place(type).filter(place -> leaf.equals(place.leaf())).isPresent();
  }

  boolean isInFeature(JavaClass type, String feature) {
    return place(type).filter(place -> place.feature().equals(feature)).isPresent();
  }

  /** Dependencies between features follow the map. */
  ArchCondition<JavaClass> knowOnlyWhatTheMapAllows() {
    return new ArchCondition<>("know only what the map of the house allows") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Place from = place(type).orElseThrow();
        if (!from.feature().isEmpty() && !from.isRoof() && !MAY_KNOW.containsKey(from.feature())) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getName() + " is in '" + from + "', which is not on the map"));
          return;
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          place(dependency.getTargetClass())
              .filter(to -> !mayKnow(from, to))
              .ifPresent(
                  to ->
                      events.add(
                          SimpleConditionEvent.violated(
                              dependency,
                              "'"
                                  + from
                                  + "' may not know '"
                                  + to
                                  + "': "
                                  + dependency.getDescription())));
        }
      }
    };
  }

  private static boolean mayKnow(Place from, Place to) {
    return from.feature().equals(to.feature())
        || to.feature().isEmpty()
        || from.isRoof()
        || MAY_KNOW.getOrDefault(from.feature(), Set.of()).contains(to.feature())
        || from.leaf() != null && FOR_EDGES.contains(to.feature().split("\\.")[0]);
  }

  /** Leaves are known by the assembly and, of platform and security, by leaves of the same name. */
  ArchCondition<JavaClass> leaveLeavesAlone() {
    return new ArchCondition<>("leave the edges of others alone") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Place from = place(type).orElseThrow();
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          place(dependency.getTargetClass())
              .filter(to -> to.leaf() != null && !mayUseLeaf(from, to))
              .ifPresent(
                  to ->
                      events.add(
                          SimpleConditionEvent.violated(
                              dependency,
                              "'"
                                  + from
                                  + "' uses the edge '"
                                  + to
                                  + "': "
                                  + dependency.getDescription())));
        }
      }
    };
  }

  private static boolean mayUseLeaf(Place from, Place to) {
    return from.equals(to)
        || from.isRoof()
        || FOR_EDGES.contains(to.feature()) && String.valueOf(to.leaf()).equals(from.leaf());
  }

  private static boolean isForAll(Place place) {
    return FOR_EDGES.contains(place.feature().split("\\.")[0]);
  }

  private static boolean isFact(JavaClass type) {
    return type.isAssignableTo(HubEvent.class)
        || type.isEnum()
        || type.isRecord()
            && type.getFieldsWithTypeOfSelf().stream()
                .map(JavaField::getOwner)
                .anyMatch(owner -> !owner.equals(type) && isFact(owner));
  }

  /** A fact is an event, a part of one, or a word that it is told in. */
  ArchCondition<JavaClass> meterOnlyFacts() {
    return new ArchCondition<>("meter only facts") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!isInFeature(type, "metrics")) {
          return;
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass();
          boolean foreign =
              place(target)
                  .filter(to -> !to.feature().equals("metrics") && !isForAll(to))
                  .isPresent();
          if (foreign && !isFact(target)) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }
}
