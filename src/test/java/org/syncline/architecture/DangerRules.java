package org.syncline.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.io.ObjectInputStream;
import java.net.DatagramSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.syncline.badexample.mapping.CallsOut;
import org.syncline.badexample.mapping.CallsOutByClient;
import org.syncline.badexample.mapping.NamesClasses;
import org.syncline.badexample.mapping.OpensSocket;
import org.syncline.badexample.mapping.OwnExpressions;
import org.syncline.badexample.mapping.OwnJsonFactory;
import org.syncline.badexample.mapping.OwnUnzip;
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

  private static final Pattern UNPACKERS =
      Pattern.compile(
          "java\\.util\\.zip\\.(Zip(File|InputStream)|GZIPInputStream|Inflater.*)"
              + "|java\\.util\\.jar\\.Jar(File|InputStream)"
              + "|org\\.apache\\.commons\\.compress\\..*");

  private static final Pattern JSON_MAKERS =
      Pattern.compile(
          "com\\.fasterxml\\.jackson\\.(core\\.(Json|TSF)\\w*(Factory|Builder)"
              + "|databind\\.(ObjectMapper|json\\.JsonMapper.*)|databind\\.cfg\\.MapperBuilder)");

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
            "XML parsers are made by HardenedXml alone",
            "ask HardenedXml, which has switched off document types and external entities",
            root ->
                butIn(root, "HardenedXml")
                    .should()
                    .dependOnClassesThat(
                        Choose.types(
                            "make XML parsers",
                            type -> XML_MAKERS.matcher(type.getName()).matches())),
            List.of(OwnXmlFactory.class)),
        new HouseRule(
            "JSON readers and writers are made by HardenedJson alone",
            "ask HardenedJson, which has limits, and let no document name a class",
            DangerRules::jsonIsHardened,
            List.of(OwnJsonFactory.class, NamesClasses.class)),
        new HouseRule(
            "Archives and packed data are read by HardenedArchive alone",
            "ask HardenedArchive, which has limits, and trusts neither names nor sizes",
            root ->
                butIn(root, "HardenedArchive", "ZipContent")
                    .should()
                    .dependOnClassesThat(
                        Choose.types(
                            "unpack", type -> UNPACKERS.matcher(type.getName()).matches())),
            List.of(OwnUnzip.class)),
        new HouseRule(
            "Regular expressions of others are compiled by HardenedRegex alone",
            "ask HardenedRegex; expressions of our own are literals, in java.util.regex",
            DangerRules::expressionsAreHardened,
            List.of(OwnExpressions.class)),
        new HouseRule(
            "Only security.egress.PinnedHttp calls out by HTTP",
            "call through OutboundHttp, which asks the egress policy about the address it connects"
                + " to",
            DangerRules::onePlaceCallsOut,
            List.of(CallsOut.class, CallsOutByClient.class)),
        new HouseRule(
            "Sockets are opened in security.egress alone",
            "call through OutboundHttp or ReachHost, which ask the egress policy about the address",
            root ->
                noClasses()
                    .that(
                        Choose.types(
                            "are not in security.egress",
                            type -> !type.getPackageName().equals(root + ".security.egress")))
                    .should()
                    .dependOnClassesThat(assignableTo(Socket.class))
                    .orShould()
                    .dependOnClassesThat(assignableTo(SocketChannel.class))
                    .orShould()
                    .dependOnClassesThat(assignableTo(DatagramSocket.class))
                    .orShould()
                    .dependOnClassesThat(assignableTo(SocketFactory.class)),
            List.of(OpensSocket.class)));
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

  private static GivenClassesConjunction butIn(String root, String... hardened) {
    Set<String> allowed =
        Stream.of(hardened)
            .map(name -> root + ".platform.hardened." + name)
            .collect(Collectors.toSet());
    return noClasses()
        .that(
            Choose.types(
                "are not " + String.join(" or ", hardened),
                type -> !allowed.contains(type.getName())));
  }

  private static ArchRule jsonIsHardened(String root) {
    return butIn(root, "HardenedJson")
        .should()
        .accessTargetWhere(
            Choose.calls(
                "makes a JSON factory or mapper",
                target ->
                    JSON_MAKERS.matcher(target.getOwner().getName()).matches()
                        && is(target, "<init>", "builder", "copy", "rebuild")))
        .orShould()
        .accessTargetWhere(
            Choose.calls(
                "lets documents name classes",
                target ->
                    is(target, "activateDefaultTyping", "activateDefaultTypingAsProperty")
                        || is(target, "enableDefaultTyping", "setDefaultTyping")))
        .orShould()
        .dependOnClassesThat(
            Choose.named(
                "com.fasterxml.jackson.annotation.JsonTypeInfo",
                "jakarta.json.Json",
                "jakarta.json.bind.JsonbBuilder"));
  }

  private static ArchRule expressionsAreHardened(String root) {
    return butIn(root, "HardenedRegex", "RegexSearch")
        .should()
        .dependOnClassesThat(resideInAnyPackage("com.google.re2j.."));
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
