package org.syncline.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import org.syncline.badexample.attic.Unplaced;
import org.syncline.badexample.ledger.EveryMinute;
import org.syncline.badexample.mapping.MapsRecords;
import org.syncline.badexample.metrics.AsksTheFeature;
import org.syncline.badexample.record.KnowsItsStore;
import org.syncline.badexample.record.KnowsMapping;
import org.syncline.badexample.system.KnowsRecords;

/** Who may know whom, and what a package says about itself. */
final class NeighbourRules {
  private NeighbourRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule(
            "Features know each other only as the map of the house says",
            "publish a HubEvent, ask through a port of your own, or move the code to where it"
                + " belongs; a new arrow or feature needs a decision record and a line in HouseMap",
            ours(root -> new HouseMap(root).knowOnlyWhatTheMapAllows()),
            List.of(KnowsRecords.class, Unplaced.class)),
        new HouseRule(
            "Packages are free of cycles",
            "let the lower package offer an interface that the upper one implements",
            root -> slices().matching(root + ".(**)").should().beFreeOfCycles(),
            List.of(MapsRecords.class, KnowsMapping.class)),
        new HouseRule(
            "Edges are leaves: nothing but the assembly knows them",
            "make a port in the core and let the edge implement or call it; the assembly puts them"
                + " together",
            ours(root -> new HouseMap(root).leaveLeavesAlone()),
            List.of(KnowsItsStore.class)),
        new HouseRule(
            "Metrics know of other features only their facts",
            "let the fact carry what is to be metered",
            ours(root -> new HouseMap(root).meterOnlyFacts()),
            List.of(AsksTheFeature.class)),
        new HouseRule(
            "Every package says what it is for, what it may use and what is surprising",
            "write a package-info.java with @NullMarked and Javadoc in which 'Surprising:' begins a"
                + " sentence",
            ours(root -> PackageWords.standAboveThem()),
            List.of(Unplaced.class, EveryMinute.class)));
  }

  private static Function<String, ArchRule> ours(
      Function<String, ArchCondition<JavaClass>> condition) {
    return root -> {
      HouseMap map = new HouseMap(root);
      return classes()
          .that(Choose.types("are the hub's", type -> map.place(type).isPresent()))
          .should(condition.apply(root));
    };
  }
}
