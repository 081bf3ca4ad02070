package org.syncline.security.abuse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Documents that read files, grow without end, or take their readers' time. */
final class ContentAbuse {
  private static final String UNREADABLE = "parked(BODY_UNREADABLE)";
  private static final String CODED =
      "{'id': 'coded', 'label': {'en': 'Coded', 'zh': 'X'}, 'fields': [{'name': 'code', 'type':"
          + " 'string', 'maxLength': 1000, 'pattern': '%s', 'privacy': 'none', 'label': {'en':"
          + " 'Code', 'zh': 'X'}}], 'match': []}";
  private static final long SOON = 3_000_000_000L;

  private ContentAbuse() {}

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static List<AbuseCase> xml() {
    Group group = new Group("XML");
    http(
        group,
        "external entity",
        "an entity is a file of the server",
        UNREADABLE,
        entity("file:///etc/passwd"));
    http(
        group,
        "entity from outside",
        "an entity is at a server",
        UNREADABLE,
        entity("http://127.0.0.1:%d/x"));
    http(
        group,
        "parameter entity",
        "the document type is loaded from a server",
        UNREADABLE,
        "<!DOCTYPE e [<!ENTITY % p SYSTEM 'http://127.0.0.1:%d/x.dtd'> %p;]><export/>");
    http(
        group,
        "external document type",
        "DOCTYPE with an address",
        UNREADABLE,
        "<!DOCTYPE export SYSTEM 'http://127.0.0.1:%d/x.dtd'><export/>");
    http(
        group, "entities that grow", "ten entities of ten each, twelve levels", UNREADABLE, bomb());
    http(
        group,
        "one long entity, often",
        "an entity of 50,000 letters, 20,000 times",
        UNREADABLE,
        "<!DOCTYPE e [<!ENTITY a '"
            + "a".repeat(50_000)
            + "'>]><e>"
            + "&a;".repeat(20_000)
            + "</e>");
    group.add(
        "document type in UTF-16",
        "the external entity in a charset that filters don't read",
        UNREADABLE,
        hub ->
            hub.taken(
                "shop",
                "customer",
                "application/xml",
                ("\uFEFF" + entity("file:///etc/passwd")).getBytes(StandardCharsets.UTF_16BE)));
    http(
        group,
        "inclusion",
        "XInclude, a schema and a stylesheet at a server: read as an ordinary element",
        "created",
        "<?xml-stylesheet type='text/xsl' href='http://127.0.0.1:%d/x.xsl'?>"
            + "<export xmlns='urn:example:shop:customer:2'"
            + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
            + " xsi:schemaLocation='urn:x http://127.0.0.1:%d/x.xsd'>"
            + "<customer id='XI-1' changed='2025-01-01T00:00:00Z'><name><family>Xi</family></name>"
            + "<i:include xmlns:i='http://www.w3.org/2001/XInclude' parse='text'"
            + " href='http://127.0.0.1:%d/x'/></customer></export>");
    jms(group, "external entity by JMS", entity("http://127.0.0.1:%d/x"));
    jms(group, "entities that grow by JMS", bomb());
    for (String path : List.of("/api/accounts", "/api/customers", "/api/records/customer")) {
      group.add(
          "XML at " + path,
          "a door for JSON gets XML with an external entity",
          "415 unsupported-media-type",
          hub ->
              Seen.of(
                  Call.of("POST", path)
                      .body("application/xml", entity("file:///etc/passwd"))
                      .as("ada")
                      .to(hub)));
    }
    return group.cases();
  }

  private static String entity(String address) {
    return "<!DOCTYPE e [<!ENTITY x SYSTEM '"
        + address
        + "'>]>"
        + "<export xmlns='urn:example:shop:customer:2'><customer id='XXE'><name><family>&x;"
        + "</family></name></customer></export>";
  }

  private static String bomb() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE b [<!ENTITY e0 \"boom\">");
    for (int i = 1; i < 12; i++) {
      bomb.append("<!ENTITY e").append(i).append(" \"").append(("&e" + (i - 1) + ";").repeat(10));
      bomb.append("\">");
    }
    return bomb + "]><export><customer id='B'>&e11;</customer></export>";
  }

  private static void http(
      Group group, String name, String attack, String expected, String document) {
    group.add(
        name,
        attack + ", by HTTP",
        expected,
        hub ->
            soon(
                () ->
                    hub.taken(
                        "shop",
                        "customer",
                        "application/xml",
                        utf8(document.replace("%d", "" + hub.canaryPort())))));
  }

  private static void jms(Group group, String name, String document) {
    group.add(
        name,
        "the same as a text message",
        UNREADABLE,
        hub ->
            hub.sent(
                "shop",
                session ->
                    session.createTextMessage(document.replace("%d", "" + hub.canaryPort()))));
  }

  /** What was seen, provided that it did not take seconds. */
  private static String soon(Callable<String> attempt) throws Exception {
    long begin = System.nanoTime();
    String seen = attempt.call();
    long took = System.nanoTime() - begin;
    return took < SOON ? seen : seen + " after " + took / 1_000_000 + " ms";
  }

  static List<AbuseCase> archives() {
    Group group = new Group("archives and bombs");
    unpacked(
        group,
        "slip",
        "a file named ../../../standalone/configuration/x.json",
        Map.of("../../../standalone/configuration/x.json", utf8("{}")));
    unpacked(
        group,
        "slip by backslashes",
        "a file named ..\\..\\x.json",
        Map.of("..\\..\\x.json", utf8("{}")));
    unpacked(group, "absolute name", "a file named /etc/x.json", Map.of("/etc/x.json", utf8("{}")));
    unpacked(
        group,
        "zip bomb",
        "a system of 10 MB in 10 kB",
        Map.of("systems/odd.json", new byte[10 << 20]));
    unpacked(
        group,
        "archive in an archive",
        "an archive of an archive, as bombs of 42 kB are made",
        Map.of("systems/odd.json", zip(Map.of("systems/odd.json", utf8("{}")))));
    unpacked(
        group,
        "names that differ in case",
        "two files of one name to some systems",
        Map.of("systems/odd.json", utf8("{}"), "systems/ODD.json", utf8("{}")));
    return group
        .add(
            "packed bomb at the API",
            "10 MB of a JSON text in 10 kB, with Content-Encoding: gzip",
            "415 unsupported-media-type Content-Encoding, nothing kept",
            hub ->
                hub.leavingNothing(
                    () ->
                        Seen.of(
                            Call.of("POST", "/api/accounts")
                                .body("application/json", packed())
                                .header("Content-Encoding", "gzip")
                                .as("ada")
                                .to(hub))))
        .add(
            "packed bomb at intake",
            "the same as a message",
            "415 unsupported-media-type Content-Encoding, nothing kept",
            hub ->
                hub.leavingNothing(
                    () ->
                        Seen.of(
                            Call.of("POST", "/api/intake/erp/customer")
                                .body("application/json", packed())
                                .header("Content-Encoding", "gzip")
                                .as("ada")
                                .to(hub))))
        .add(
            "body without end",
            "a JSON document of 1,000,001 bytes",
            "413 too-large, nothing kept",
            hub ->
                hub.leavingNothing(
                    () ->
                        Seen.of(
                            Call.json("POST", "/api/accounts", " ".repeat(1_000_001))
                                .as("ada")
                                .to(hub))))
        .cases();
  }

  private static void unpacked(Group group, String name, String attack, Map<String, byte[]> files) {
    group.add(
        name,
        attack + ", in an archive of configuration",
        "422 unusable, nothing kept",
        hub ->
            hub.leavingNothing(
                () ->
                    soon(
                        () ->
                            Seen.of(
                                    Call.of("POST", "/api/configuration-archive")
                                        .body("application/zip", zip(files))
                                        .as("integrator")
                                        .to(hub))
                                .strip())));
  }

  private static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] packed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(utf8("{\"user\": \""));
      gzip.write(new byte[10 << 20]);
    }
    return bytes.toByteArray();
  }

  static List<AbuseCase> json() {
    Group group = new Group("JSON");
    api(group, "depth", "100,000 brackets", "400 unreadable", "[".repeat(100_000));
    api(
        group,
        "name twice",
        "roles twice, the second time admin",
        "400 unreadable",
        "{'user': 'eve', 'password': 'a password of eve', 'roles': ['auditor'], 'roles':"
            + " ['admin']}");
    api(group, "two documents", "a second document behind the first", "400 unreadable", "{} {}");
    group.add(
        "name twice in a document",
        "a system with two hosts, one for the eye and one for the hub",
        "422 unusable name, nothing kept",
        hub ->
            hub.leavingNothing(
                () ->
                    Seen.of(
                        Call.json(
                                "PUT",
                                "/api/systems/odd",
                                "{'id': 'odd', 'name': 'X', 'name': 'Y', 'owner': 'X'}")
                            .as("ada")
                            .to(hub))));
    group.add(
        "number without end",
        "employees: 1e999999999",
        "422 unusable values.employees, nothing kept",
        hub ->
            hub.leavingNothing(
                () ->
                    soon(
                        () ->
                            Seen.of(
                                Call.json(
                                        "POST",
                                        "/api/records/customer",
                                        "{'values': {'employees': 1e999999999}}")
                                    .as("ada")
                                    .to(hub)))));
    message(group, "depth of a message", "100,000 levels", "{\"a\":".repeat(100_000));
    message(
        group,
        "name twice in a message",
        "two keys, of which systems take different ones",
        "{\"customer\":{\"no\":\"A-1\",\"no\":\"A-2\",\"rev\":1}}");
    return group.cases();
  }

  private static void api(
      Group group, String name, String attack, String expected, String document) {
    group.add(
        name,
        attack,
        expected + ", nothing kept",
        hub ->
            hub.leavingNothing(
                () ->
                    soon(
                        () ->
                            Seen.of(
                                Call.json("POST", "/api/accounts", document).as("ada").to(hub)))));
  }

  private static void message(Group group, String name, String attack, String body) {
    group.add(
        name,
        attack,
        UNREADABLE,
        hub -> soon(() -> hub.taken("erp", "customer", "application/json", utf8(body))));
  }

  static List<AbuseCase> patterns() {
    Group group = new Group("ReDoS");
    group.add(
        "pattern that doubles its time",
        "a field's pattern is (.*a){20}b, its value 900 times a and a sign that does not fit",
        "422 unusable values.code, nothing kept",
        hub -> {
          hub.put("/api/record-types/coded", CODED.formatted("(.*a){20}b"));
          String record = "{'values': {'code': '" + "a".repeat(900) + "!'}}";
          Call call = Call.json("POST", "/api/records/coded", record).as("ada");
          return hub.leavingNothing(() -> soon(() -> Seen.of(call.to(hub))));
        });
    group.add(
        "pattern that looks back",
        "a field's pattern has a back reference, which no linear engine reads",
        "422 unusable fields[0].pattern, nothing kept",
        hub ->
            hub.leavingNothing(
                () ->
                    Seen.of(
                        Call.json(
                                "PUT",
                                "/api/record-types/looking",
                                CODED.replace("coded", "looking").formatted("(a)\\\\1"))
                            .as("ada")
                            .to(hub))));
    group.add(
        "pattern of endless repetition",
        "a field's pattern counts to a billion within a count",
        "422 unusable fields[0].pattern, nothing kept",
        hub ->
            hub.leavingNothing(
                () ->
                    soon(
                        () ->
                            Seen.of(
                                Call.json(
                                        "PUT",
                                        "/api/record-types/counting",
                                        CODED
                                            .replace("coded", "counting")
                                            .formatted("((a{1000}){1000}){1000}"))
                                    .as("ada")
                                    .to(hub)))));
    group.add(
        "e-mail address",
        "a field's check gets an address of 200,000 letters and dots",
        "422 unusable values.email, nothing kept",
        hub ->
            hub.leavingNothing(
                () ->
                    soon(
                        () ->
                            Seen.of(
                                Call.json(
                                        "POST",
                                        "/api/records/customer",
                                        "{'values': {'email': '"
                                            + "a.".repeat(100_000)
                                            + "@"
                                            + "a-".repeat(1_000)
                                            + "!'}}")
                                    .as("ada")
                                    .to(hub)))));
    group.add(
        "way back",
        "the page to go back to has 15,000 characters that nearly fit",
        "302 to login.xhtml?log-in=stale&to=index.xhtml",
        hub ->
            soon(
                () ->
                    Seen.of(
                        Call.form(
                                "/session/begin",
                                "to=index.xhtml?" + "a".repeat(15_000) + Visit.encoded("<"))
                            .to(hub))));
    group.add(
        "path of a connection",
        "a path of 100,000 slashes and dots",
        "422 unusable connections[0].path, nothing kept",
        hub ->
            hub.leavingNothing(
                () ->
                    soon(
                        () ->
                            Seen.of(
                                Call.json(
                                        "PUT",
                                        "/api/systems/odd",
                                        "{'id': 'odd', 'name': 'X', 'owner': 'X', 'connections':"
                                            + " [{'id': 'c', 'kind': 'rest', 'host':"
                                            + " 'crm.example.org', 'port': 1, 'path': '/"
                                            + "./".repeat(100_000)
                                            + "'}]}")
                                    .as("ada")
                                    .to(hub)))));
    group.add(
        "declaration of an XML body",
        "a declaration whose encoding never comes, as long as a message may be",
        UNREADABLE,
        hub ->
            soon(
                () ->
                    hub.taken(
                        "shop",
                        "customer",
                        "application/xml",
                        utf8("<?xml " + " encoding".repeat(200_000)))));
    return group.cases();
  }
}
