package org.syncline.canary;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.server.HubServer;

/** Canaries by every door of one hub, and then the search for them. */
final class CanaryStory implements AutoCloseable {
  /** The least that the search has to see, or else it proves nothing. */
  static final int BEANS = 1_000;

  static final int JOURNEYS = 50;
  static final int FIELDS = 100;
  static final int ARRIVED = 50;

  private final CanarySite site;
  private final MessageDoors messages;
  private int beans;
  private int journeys;
  private int fields;

  private CanaryStory(CanarySite site) {
    this.site = site;
    messages = new MessageDoors(site);
  }

  static CanaryStory start(HubServer.Plan plan, long seed) throws Exception {
    return new CanaryStory(CanarySite.start(plan, seed));
  }

  CanarySite site() {
    return site;
  }

  int beans() {
    return beans;
  }

  int journeys() {
    return journeys;
  }

  int fields() {
    return fields;
  }

  /** Everybody does everything, rightly and wrongly. */
  void tell() throws Exception {
    new LogInDoors(site).knock();
    new ConnectionDoors(site).knock();
    RecordDoors records = new RecordDoors(site);
    records.knock();
    messages.knock();
    fields = records.fields();
    Views views = new Views(site);
    views.look(records.made());
    journeys = views.messages();
  }

  /** A database that refuses a row tells the row to whoever asks it why. */
  void tellWhileTheDatabaseRefuses(RefusingDatabase database) throws Exception {
    Canaries canaries = site.canaries();
    for (String table : List.of("golden_record", "record_key", "record_history", "receipt")) {
      Map<String, String> values =
          Map.of(
              "familyName", canaries.text("name refused by " + table),
              "email", canaries.email("mail refused by " + table));
      database.refuse(
          table, () -> site.admin().post("/api/records/customer", Json.of("values", values)));
    }
  }

  /** Lets the broker's client log what it sends, as nobody should, and one more message come. */
  void leak() throws Exception {
    site.server()
        .cli(
            "/subsystem=logging/logger=org.apache.activemq:write-attribute(name=level,value=TRACE)");
    messages.send("erp", "customer", "{\"customer\": {}}");
    CanarySite.await(
        "the last message",
        () -> site.admin().json("/api/ledger").get("inFlight").asInt(),
        inFlight -> inFlight == 0);
  }

  /** Looks for all of them, in the running server and in what it has left so far. */
  Searched search() throws Exception {
    Searched searched = new Searched(new Needles(site.canaries().all()));
    ServerBeans read = ServerBeans.of(site.server().pid());
    beans = read.readable();
    searched.text("management beans", "attributes", read.text(), Set.of());
    searched.text("management model", "resources", model(), Set.of());
    site.answers()
        .all()
        .forEach(said -> searched.text(said.subject(), said.place(), said.text(), said.allowed()));
    ServerFiles.search(site.server().base(), searched);
    return searched;
  }

  private String model() throws Exception {
    return site.server().cli("/:read-resource(recursive=true,include-runtime=true)");
  }

  @Override
  public void close() {
    site.close();
  }

  /** The subjects that have to be among those that were searched. */
  static List<String> subjects() {
    return List.of(
        "log",
        "temporary files",
        "configuration",
        "data",
        "management beans",
        "management model",
        "audit",
        "metrics and health",
        "error answers",
        "views of the operator",
        "views of the auditor");
  }
}
