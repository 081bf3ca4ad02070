package org.syncline.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.syncline.badexample.mapping.CallsOut;
import org.syncline.badexample.mapping.CallsOutByClient;
import org.syncline.badexample.mapping.OwnXmlFactory;
import org.syncline.badexample.sync.StartsProcesses;
import org.syncline.badexample.sync.jms.ReadsObjects;

/** What may hurt, and the one place, if any, where it is allowed. */
final class DangerRules {
  private static final Pattern XML_MAKERS =
      Pattern.compile(
          "javax\\.xml\\.(parsers|stream|transform|xpath|validation)\\..*Factory"
              + "|org\\.xml\\.sax\\.helpers\\.XMLReaderFactory"
              + "|java\\.beans\\.XMLDecoder"
              + "|jakarta\\.xml\\.bind\\..*");

  private DangerRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule(
            "No Java object is deserialised",
            "read data formats; an ObjectMessage is parked unread",
            DangerRules::nothingIsDeserialised,
            List.of(ReadsObjects.class)),
        new HouseRule(
            "No process is started",
            "the hub runs inside its server; call a function of another system instead",
            root ->
                noClasses()
                    .should()
                    .dependOnClassesThat(assignableTo(ProcessBuilder.class))
                    .orShould()
                    .accessTargetWhere(
                        Choose.calls(
                            "starts a process",
                            target -> owner(target, Runtime.class) && is(target, "exec"))),
            List.of(StartsProcesses.class)),
        new HouseRule(
            "XML parsers are made by security.HardenedXml alone",
            "ask HardenedXml, which has switched off document types and external entities",
            root ->
                noClasses()
                    .that(
                        Choose.types(
                            "are not HardenedXml",
                            type -> !type.getName().equals(root + ".security.HardenedXml")))
                    .should()
                    .dependOnClassesThat(
                        Choose.types(
                            "make XML parsers",
                            type -> XML_MAKERS.matcher(type.getName()).matches())),
            List.of(OwnXmlFactory.class)),
        new HouseRule(
            "Only security.egress.PinnedHttp calls out by HTTP",
            "call through OutboundHttp, which asks the egress policy about the address it connects"
                + " to",
            DangerRules::onePlaceCallsOut,
            List.of(CallsOut.class, CallsOutByClient.class)));
  }

  private static ArchRule nothingIsDeserialised(String root) {
    return noClasses()
        .should()
        .dependOnClassesThat(assignableTo(ObjectInputStream.class))
        .orShould()
        .dependOnClassesThat(Choose.named("jakarta.jms.ObjectMessage"))
        .orShould()
        .accessTargetWhere(
            Choose.calls(
                "opens the body of a message as an object",
                target ->
                    target.getOwner().getName().equals("jakarta.jms.Message")
                        && is(target, "getBody")));
  }

  private static ArchRule onePlaceCallsOut(String root) {
    return noClasses()
        .that(
            Choose.types(
                "are not PinnedHttp",
                type -> !type.getName().startsWith(root + ".security.egress.PinnedHttp")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net.http..", "jakarta.ws.rs.client..", "org.apache.hc.."))
        .orShould()
        .dependOnClassesThat(assignableTo(URLConnection.class))
        .orShould()
        .accessTargetWhere(
            Choose.calls(
                "opens a URL",
                target ->
                    owner(target, URL.class)
                        && is(target, "openStream", "openConnection", "getContent")));
  }

  private static boolean owner(CodeUnitAccessTarget target, Class<?> owner) {
    return target.getOwner().isEquivalentTo(owner);
  }

  private static boolean is(CodeUnitAccessTarget target, String... names) {
    return Set.of(names).contains(target.getName());
  }
}
