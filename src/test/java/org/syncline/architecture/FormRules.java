package org.syncline.architecture;

import static com.tngtech.archunit.lang.ArchCondition.from;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.syncline.HubEvent;
import org.syncline.badexample.record.MutableRecord;
import org.syncline.badexample.sync.LooksAtTheWall;
import org.syncline.badexample.sync.MessageHelper;
import org.syncline.badexample.sync.Prints;
import org.syncline.badexample.sync.Sleeps;
import org.syncline.badexample.sync.SomethingHappened;
import org.syncline.badexample.sync.util.Anything;

/** Names and forms of types, and what is handed in instead of being taken. */
final class FormRules {
  private static final Pattern EMPTY_NAMES =
      Pattern.compile(
          "(Utils?|Helper|Manager|Impl|Dto|DTO|Base|Common)([A-Z].*)?"
              + "|.*[a-z0-9](Utils?|Helpers?|Managers?|Impl|Dto|DTO|Base|Common)");

  private static final Set<String> WALL_CLOCKS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.util.Date.<init>",
          "java.util.GregorianCalendar.<init>",
          "java.util.Calendar.getInstance");

  private FormRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule(
            "Events are records",
            "a fact doesn't change: make it a record, named in the past tense",
            root -> classes().that().implement(HubEvent.class).should().beRecords(),
            List.of(SomethingHappened.class)),
        new HouseRule(
            "Entities have no setters",
            "name the act that changes it (merge, advance, dismiss) and let it tell what happened",
            root ->
                noMethods()
                    .that()
                    .areDeclaredInClassesThat(Choose.types("are entities", FormRules::isEntity))
                    .should()
                    .haveNameMatching("set[A-Z].*"),
            List.of(MutableRecord.class)),
        new HouseRule(
            "Time comes from a Clock that is handed in",
            "take a java.time.Clock in the constructor; the assembly makes the only one",
            FormRules::timeIsHandedIn,
            List.of(LooksAtTheWall.class)),
        new HouseRule(
            "Nothing sleeps: waiting is a port",
            "take a port such as Pauses, so that no test has to wait; the assembly implements it",
            root ->
                noClasses()
                    .that(Choose.outside(root, "assembly"))
                    .should()
                    .accessTargetWhere(
                        Choose.calls("sleeps", target -> target.getName().equals("sleep"))),
            List.of(Sleeps.class)),
        new HouseRule(
            "No name begins or ends with Util, Helper, Manager, Impl, Dto, Base or Common",
            "name it after the thing or the act, in the words of the field",
            root ->
                noClasses()
                    .should(
                        from(
                            Choose.types(
                                "have a name that says nothing",
                                type -> EMPTY_NAMES.matcher(type.getSimpleName()).matches()))),
            List.of(MessageHelper.class)),
        new HouseRule(
            "No package is named common, shared, util or impl",
            "put the code where its one user is, or name the feature that it is",
            root ->
                noClasses()
                    .should()
                    .resideInAnyPackage(
                        "..common..", "..shared..", "..util..", "..utils..", "..impl.."),
            List.of(Anything.class)),
        new HouseRule(
            "Nothing is printed",
            "log one line per fact by java.util.logging, or throw",
            root ->
                noClasses()
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .orShould()
                    .accessTargetWhere(
                        Choose.calls(
                            "prints a stack trace",
                            target -> target.getName().equals("printStackTrace"))),
            List.of(Prints.class)));
  }

  private static boolean isEntity(JavaClass type) {
    return type.isAnnotatedWith(Entity.class)
        || type.isAnnotatedWith(Embeddable.class)
        || type.isAnnotatedWith(MappedSuperclass.class);
  }

  private static ArchRule timeIsHandedIn(String root) {
    return noClasses()
        .that(Choose.outside(root, "assembly"))
        .should()
        .accessTargetWhere(
            Choose.calls("looks at the machine's clock", FormRules::looksAtTheMachine));
  }

  private static boolean looksAtTheMachine(CodeUnitAccessTarget target) {
    String owner = target.getOwner().getName();
    String name = target.getName();
    List<JavaClass> parameters = target.getRawParameterTypes();
    if (owner.equals("java.time.Clock")) {
      return name.startsWith("system")
          || name.startsWith("tick")
              && parameters.size() == 1
              && !parameters.get(0).isEquivalentTo(Clock.class);
    }
    if (owner.startsWith("java.time.") && name.equals("now")) {
      return parameters.stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }
    // A Date of given milliseconds is no look at the clock.
    return WALL_CLOCKS.contains(owner + "." + name)
        && (!name.equals("<init>") || parameters.isEmpty());
  }
}
