package org.syncline.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Schedule;
import jakarta.ejb.Schedules;
import jakarta.ejb.Timeout;
import jakarta.ws.rs.Path;
import java.util.List;
import org.syncline.badexample.ledger.EveryMinute;
import org.syncline.badexample.record.jpa.OpensConnection;
import org.syncline.badexample.record.rest.AsksEntityManager;
import org.syncline.badexample.record.rest.RecordsEndpoint;
import org.syncline.badexample.sync.CoreThatSends;
import org.syncline.badexample.sync.CoreWithStatements;
import org.syncline.badexample.sync.MisplacedListener;
import org.syncline.badexample.sync.StepOfAJob;
import org.syncline.badexample.sync.jms.Receiver;

/** Technology, and where it lives. */
final class EdgeRules {
  private EdgeRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule(
            "A core sees of the server only jakarta.inject, jakarta.enterprise.context and .event,"
                + " and the annotations of jakarta.persistence",
            "move what needs the server to a leaf package (rest jms batch timer jpa ...)",
            EdgeRules::coresAreFreeOfTheServer,
            List.of(CoreThatSends.class)),
        new HouseRule(
            "Only jpa leaves, platform, assembly and connector.jdbc see java.sql and javax.sql",
            "put the statement into the feature's jpa package, behind a store named by the plural of"
                + " what it keeps",
            EdgeRules::databasesAreSeenBehindStores,
            List.of(CoreWithStatements.class)),
        new HouseRule(
            "Connections and statements are handled by platform.jpa.Sql alone, and those of other"
                + " systems' databases by connector.jdbc",
            "use query, update or batch of Sql, and add to it what is missing",
            EdgeRules::connectionsAreSqls,
            List.of(OpensConnection.class)),
        new HouseRule(
            "EntityManagers live in jpa leaves",
            "ask a store of the feature instead",
            EdgeRules::entityManagersAreInJpa,
            List.of(AsksEntityManager.class)),
        new HouseRule(
            "Message-driven beans live in jms leaves and are named ...Listener",
            "move or rename it",
            root ->
                classes()
                    .that()
                    .areAnnotatedWith(MessageDriven.class)
                    .should()
                    .resideInAPackage("..jms")
                    .andShould()
                    .haveSimpleNameEndingWith("Listener"),
            List.of(Receiver.class, MisplacedListener.class)),
        new HouseRule(
            "REST resources live in rest leaves and are named ...Resource",
            "move or rename it",
            root ->
                classes()
                    .that()
                    .areAnnotatedWith(Path.class)
                    .should()
                    .resideInAPackage("..rest")
                    .andShould()
                    .haveSimpleNameEndingWith("Resource"),
            List.of(RecordsEndpoint.class)),
        new HouseRule(
            "Timers live in timer leaves",
            "move the schedule to a class of the feature's timer package that calls the use case once",
            root ->
                methods()
                    .that()
                    .areAnnotatedWith(Schedule.class)
                    .or()
                    .areAnnotatedWith(Schedules.class)
                    .or()
                    .areAnnotatedWith(Timeout.class)
                    .should()
                    .beDeclaredInClassesThat()
                    .resideInAPackage("..timer"),
            List.of(EveryMinute.class)),
        new HouseRule(
            "Batch artefacts live in batch leaves",
            "move it to the feature's batch package",
            root ->
                noClasses()
                    .that()
                    .resideOutsideOfPackage("..batch")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("jakarta.batch..")),
            List.of(StepOfAJob.class)));
  }

  private static ArchRule coresAreFreeOfTheServer(String root) {
    HouseMap map = new HouseMap(root);
    return noClasses()
        .that(Choose.types("are in a core", map::isCore))
        .should()
        .dependOnClassesThat(Choose.types("belong to the server", EdgeRules::isServer));
  }

  private static boolean isServer(JavaClass type) {
    String name = type.getName();
    if (name.startsWith("jakarta.persistence.")) {
      return !type.isAnnotation() && !type.isEnum();
    }
    if (Choose.startsWithAny(
        name, "jakarta.inject.", "jakarta.enterprise.context.", "jakarta.enterprise.event.")) {
      return false;
    }
    return Choose.startsWithAny(
        name,
        "jakarta.",
        "javax.naming.",
        "javax.jms.",
        "javax.management.",
        "org.hibernate.",
        "org.eclipse.microprofile.",
        "org.jboss.",
        "org.wildfly.",
        "org.flywaydb.",
        "org.apache.activemq.",
        "io.micrometer.");
  }

  private static ArchRule databasesAreSeenBehindStores(String root) {
    HouseMap map = new HouseMap(root);
    return noClasses()
        .that(
            Choose.types(
                "are not at the database",
                type ->
                    !map.isInLeaf(type, "jpa")
                        && !map.isInFeature(type, "platform")
                        && !map.isInFeature(type, "assembly")
                        && !map.isInFeature(type, "connector.jdbc")))
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."));
  }

  private static ArchRule connectionsAreSqls(String root) {
    return noClasses()
        .that(
            Choose.types(
                "are neither Sql nor Migrations, and not for other systems' databases",
                type ->
                    !Choose.startsWithAny(
                        type.getName(),
                        root + ".platform.jpa.Sql",
                        root + ".assembly.Migrations",
                        root + ".connector.jdbc.")))
        .should()
        .dependOnClassesThat(
            Choose.named(
                "java.sql.Connection",
                "java.sql.Statement",
                "java.sql.PreparedStatement",
                "java.sql.CallableStatement",
                "java.sql.ResultSet",
                "java.sql.DriverManager"));
  }

  private static ArchRule entityManagersAreInJpa(String root) {
    HouseMap map = new HouseMap(root);
    return noClasses()
        .that(
            Choose.types(
                "are neither in a jpa leaf nor in assembly",
                type -> !map.isInLeaf(type, "jpa") && !map.isInFeature(type, "assembly")))
        .should()
        .dependOnClassesThat(
            Choose.named(
                "jakarta.persistence.EntityManager", "jakarta.persistence.EntityManagerFactory"));
  }
}
