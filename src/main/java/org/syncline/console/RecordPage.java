package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldChange;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.HistoryEntry;
import org.syncline.record.Link;
import org.syncline.record.Origin;
import org.syncline.record.PastRecord;
import org.syncline.record.ReadRecord;
import org.syncline.record.ReadRelations;
import org.syncline.record.RecordType;
import org.syncline.record.RelationDefinition;
import org.syncline.record.RevealRecord.Revealed;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;
import org.syncline.sync.delivery.Delivery;
import org.syncline.sync.delivery.DeliveryQuery;
import org.syncline.sync.delivery.ReadDeliveries;

/**
 * One record: its values and where each comes from, now and in any version; its links, relations,
 * deliveries, merges and history.
 */
@Named
@RequestScoped
public class RecordPage {
  /** Versions of a page of history. */
  static final int VERSIONS = 20;

  /** Relations of a kind that are shown here; all of them have a page. */
  static final int RELATIONS = 5;

  /** Latest deliveries that are looked through for one of each target. */
  private static final int DELIVERIES = 100;

  /** Places on the slider that are marked. */
  private static final int MARKS = 20;

  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");

  @Inject private HttpServletRequest request;
  @Inject private ReadRecord read;
  @Inject private ReadRelations relations;
  @Inject private ReadDeliveries deliveries;
  @Inject private HubPlans plans;
  @Inject private ShownRecords shownRecords;
  @Inject private Visitor visitor;
  @Inject private Taste taste;

  private @Nullable Optional<ReadRecord.Now> now;
  private @Nullable AsOf asOf;
  private ReadRecord.@Nullable Page page;
  private ReadRecord.@Nullable Merged merged;
  private @Nullable List<Kind> kinds;
  private @Nullable Optional<RelationsPage.Lines> leadingHere;
  private @Nullable List<Target> targets;
  private @Nullable Sheet sheet;
  private @Nullable Then then;
  private @Nullable List<Version> versions;

  /** For the container. */
  @NullUnmarked
  public RecordPage() {}

  RecordPage(
      HttpServletRequest request,
      ReadRecord read,
      ReadRelations relations,
      ReadDeliveries deliveries,
      HubPlans plans,
      ShownRecords shownRecords,
      Visitor visitor,
      Taste taste) {
    this.request = request;
    this.read = read;
    this.relations = relations;
    this.deliveries = deliveries;
    this.plans = plans;
    this.shownRecords = shownRecords;
    this.visitor = visitor;
    this.taste = taste;
  }

  /**
   * What the page shows.
   *
   * @param name what tells which record it is; empty where nothing does
   * @param mergedInto record that it went into; null where it did not
   */
  public record Sheet(
      long id,
      String name,
      String type,
      String typeLabel,
      int version,
      Instant created,
      Instant updated,
      boolean archived,
      @Nullable Long mergedInto,
      List<Field> fields,
      List<LinkLine> links) {

    /** Whether a value is there that is not shown. */
    public boolean masked() {
      return fields.stream().anyMatch(Field::masked);
    }
  }

  /**
   * One field.
   *
   * @param value null where it was cleared
   * @param revealed whether it is shown for a reason, this once
   * @param leadsTo record that it refers to; empty for none
   */
  public record Field(
      String label,
      @Nullable String value,
      boolean masked,
      boolean revealed,
      String leadsTo,
      @Nullable Origin origin) {}

  /**
   * A source record that leads to it.
   *
   * @param messages address of its messages
   * @param flows that bring it
   */
  public record LinkLine(Link link, String messages, List<String> flows) {}

  /**
   * The record as it was.
   *
   * @param at the moment that was asked for, else when its version came
   */
  public record Then(int version, Instant at, List<PastField> fields) {
    /** How many fields are another today. */
    public long differing() {
      return fields.stream().filter(PastField::differs).count();
    }
  }

  /**
   * One field as it was, and as it is.
   *
   * @param there whether it was there
   * @param thereNow whether it is there today
   * @param setBy the change that gave it that value; null where it never had one
   */
  public record PastField(
      String label,
      boolean there,
      ShownRecords.Value was,
      boolean thereNow,
      ShownRecords.Value now,
      boolean differs,
      PastRecord.@Nullable Setting setBy) {}

  /** One version and what it changed. */
  public record Version(int version, Instant at, long receipt, String flow, List<Change> changes) {}

  /**
   * One field of a version.
   *
   * @param wasThere whether it was there before
   * @param isThere whether it is there since
   */
  public record Change(
      String label,
      boolean wasThere,
      ShownRecords.Value was,
      boolean isThere,
      ShownRecords.Value is) {}

  /** A kind of relation that records of the type have, and the first of it. */
  public record Kind(String name, String label, RelationsPage.Lines lines) {}

  /**
   * What a target is owed last.
   *
   * @param system empty where its flow is switched off or gone
   */
  public record Target(String system, Delivery delivery) {}

  /** A place on the slider. */
  public record Mark(int version) {}

  /** What was asked for of the past. */
  private record AsOf(@Nullable PastRecord past, String field, String mistake, boolean early) {
    static final AsOf NOW = new AsOf(null, "", "", false);
  }

  /** Why nothing was revealed; empty where nobody asked. */
  public String getObjection() {
    return RevealServlet.of(request) instanceof Revealed.Invalid invalid ? invalid.sentence() : "";
  }

  public boolean isTooMany() {
    return RevealServlet.of(request) instanceof Revealed.TooMany;
  }

  /** What is the matter with the form that was sent; null where there is nothing. */
  public @Nullable RecordRefusal getRefusal() {
    return RecordRefusal.of(request);
  }

  /** The message that the last form has become; empty where there is none to be led to. */
  public String getReceipt() {
    return receipt(request, visitor);
  }

  static String receipt(HttpServletRequest request, Visitor visitor) {
    String receipt = request.getParameter("receipt");
    boolean told = !visitor.getDone().isEmpty() && visitor.isMessageReader();
    return told && receipt != null && ID.matcher(receipt).matches() ? receipt : "";
  }

  /** The values that this one answer shows as they are, of the record that it is about. */
  private Map<String, @Nullable Object> revealed(GoldenRecord record) {
    return RevealServlet.of(request) instanceof Revealed.Shown shown
            && shown.record() == record.id()
        ? shown.values()
        : Map.of();
  }

  private Optional<ReadRecord.Now> now() {
    Optional<ReadRecord.Now> found = now;
    if (found == null) {
      String id = request.getParameter("id");
      found =
          id != null && ID.matcher(id).matches()
              ? read.now(Long.parseLong(id), shownRecords.reader())
              : Optional.empty();
      now = found;
    }
    return found;
  }

  /** Null where there is no such record. */
  public @Nullable Sheet getSheet() {
    if (sheet == null) {
      sheet = now().map(this::sheet).orElse(null);
    }
    return sheet;
  }

  private Sheet sheet(ReadRecord.Now found) {
    GoldenRecord record = found.record();
    return new Sheet(
        record.id(),
        shownRecords.name(record),
        record.type(),
        shownRecords.typeLabel(record.type()),
        record.version(),
        record.createdAt(),
        record.updatedAt(),
        record.archived(),
        record.mergedInto(),
        fields(record),
        links(found));
  }

  private List<Field> fields(GoldenRecord record) {
    Map<String, @Nullable Object> revealed = revealed(record);
    List<Field> fields = new ArrayList<>();
    record
        .values()
        .asMap()
        .forEach(
            (name, value) -> {
              ShownRecords.Value shown = shownRecords.value(record.type(), name, value);
              boolean open = shown.masked() && revealed.containsKey(name);
              ShownRecords.Value told =
                  open ? shownRecords.revealed(record.type(), name, revealed.get(name)) : shown;
              fields.add(
                  new Field(
                      shownRecords.label(record.type(), name),
                      told.text(),
                      told.masked(),
                      open,
                      told.leadsTo(),
                      record.origins().get(name)));
            });
    return fields;
  }

  private List<LinkLine> links(ReadRecord.Now found) {
    HubPlan plan = plans.current();
    return found.links().stream()
        .map(
            link -> {
              Map<String, String> asked = new LinkedHashMap<>();
              asked.put("system", link.key().system());
              asked.put("object", link.key().object());
              asked.put("key", link.key().externalId());
              return new LinkLine(
                  link,
                  "messages.xhtml?" + PageSearch.query(asked),
                  plan.flowsOf(link.key().system(), link.key().object()).stream()
                      .filter(flow -> flow.flow().recordType().equals(found.record().type()))
                      .map(flow -> flow.flow().id())
                      .toList());
            })
        .toList();
  }

  // ---- as it was

  private String asked(String name) {
    return DecisionForm.text(request.getParameter(name));
  }

  private AsOf asOf() {
    AsOf known = asOf;
    if (known == null) {
      known = now().map(ReadRecord.Now::record).map(this::asOf).orElse(AsOf.NOW);
      asOf = known;
    }
    return known;
  }

  private AsOf asOf(GoldenRecord record) {
    // A form that did nothing is about the record as it is, and names the version that was seen.
    if (getRefusal() != null) {
      return AsOf.NOW;
    }
    if (!asked("version").isEmpty()) {
      return inVersion(record, asked("version"));
    }
    return asked("at").isEmpty() ? AsOf.NOW : at(record, asked("at"), taste.getZone());
  }

  private AsOf inVersion(GoldenRecord record, String version) {
    if (!VERSION.matcher(version).matches()
        || Integer.parseInt(version) < 1
        || Integer.parseInt(version) > record.version()) {
      return new AsOf(null, "version", "mistake.version", false);
    }
    return Integer.parseInt(version) == record.version()
        ? AsOf.NOW
        : read.inVersion(record.id(), Integer.parseInt(version), shownRecords.reader())
            .map(past -> new AsOf(past, "", "", false))
            .orElse(AsOf.NOW);
  }

  private AsOf at(GoldenRecord record, String text, ZoneId zone) {
    Optional<Instant> moment = AskedMoment.of(text, zone);
    if (moment.isEmpty()) {
      return new AsOf(null, "at", "mistake.moment", false);
    }
    Optional<PastRecord> past = read.at(record.id(), moment.get(), shownRecords.reader());
    if (past.isEmpty()) {
      return new AsOf(null, "", "", true);
    }
    return past.get().version() >= record.version()
        ? AsOf.NOW
        : new AsOf(past.get(), "", "", false);
  }

  /** What was asked for of the past, as it was written. */
  public String getAsked() {
    return asked("at");
  }

  /** Key of the text for what is wrong with a field; empty where nothing is. */
  public String mistake(String field) {
    return asOf().field().equals(field) ? asOf().mistake() : "";
  }

  /** Whether it was not there yet at the moment that was asked for. */
  public boolean isEarly() {
    return asOf().early();
  }

  /** The record as it was; null where it is shown as it is. */
  public @Nullable Then getThen() {
    PastRecord past = asOf().past();
    GoldenRecord record = now().map(ReadRecord.Now::record).orElse(null);
    if (then == null && past != null && record != null) {
      then = new Then(past.version(), past.moment(), pastFields(record, past));
    }
    return then;
  }

  private List<PastField> pastFields(GoldenRecord record, PastRecord past) {
    FieldValues is = record.values();
    Set<String> names = new TreeSet<>(past.values().names());
    names.addAll(is.names());
    List<PastField> fields = new ArrayList<>();
    for (String name : names) {
      boolean there = past.values().has(name);
      boolean thereNow = is.has(name);
      Object was = past.values().get(name);
      fields.add(
          new PastField(
              shownRecords.label(record.type(), name),
              there,
              shownRecords.value(record.type(), name, was),
              thereNow,
              shownRecords.value(record.type(), name, is.get(name)),
              there != thereNow || !FieldValues.same(was, is.get(name)),
              past.setBy().get(name)));
    }
    return fields;
  }

  /** The version that is shown. */
  public int getVersion() {
    PastRecord past = asOf().past();
    return past != null ? past.version() : now().map(found -> found.record().version()).orElse(0);
  }

  /** Places of the slider that are marked: each version, or as many as can be told apart. */
  public List<Mark> getMarks() {
    int versions = now().map(found -> found.record().version()).orElse(0);
    int step = Math.max(1, (versions + MARKS - 1) / MARKS);
    List<Mark> marks = new ArrayList<>();
    for (int version = 1; version < versions; version += step) {
      marks.add(new Mark(version));
    }
    marks.add(new Mark(versions));
    return marks;
  }

  // ---- history

  private ReadRecord.Page page() {
    ReadRecord.Page known = page;
    if (known == null) {
      String before = asked("before");
      int from = VERSION.matcher(before).matches() ? Integer.parseInt(before) : Integer.MAX_VALUE;
      known =
          now()
              .flatMap(
                  found -> read.changes(found.record().id(), from, VERSIONS, shownRecords.reader()))
              .orElseGet(() -> new ReadRecord.Page(List.of(), null));
      page = known;
    }
    return known;
  }

  /** A page of its versions, the latest first. */
  public List<Version> getVersions() {
    List<Version> known = versions;
    if (known == null) {
      String type = now().map(found -> found.record().type()).orElse("");
      known =
          page().changes().stream()
              .map(
                  entry ->
                      new Version(
                          entry.version(),
                          entry.at(),
                          entry.receipt(),
                          entry.flow(),
                          changes(type, entry)))
              .toList();
      versions = known;
    }
    return known;
  }

  private List<Change> changes(String type, HistoryEntry entry) {
    List<Change> changes = new ArrayList<>();
    for (Map.Entry<String, FieldChange> one : entry.changes().entrySet()) {
      FieldChange change = one.getValue();
      changes.add(
          new Change(
              shownRecords.label(type, one.getKey()),
              change.wasPresent(),
              shownRecords.value(type, one.getKey(), change.was()),
              change.isPresent(),
              shownRecords.value(type, one.getKey(), change.is())));
    }
    return changes;
  }

  /** The address of the versions before these; empty where there are none. */
  public String getOlder() {
    Integer next = page().next();
    return next == null ? "" : here() + "&before=" + next + "#history";
  }

  /** The address of the latest versions; empty where they are shown. */
  public String getLatest() {
    return asked("before").isEmpty() ? "" : here() + "#history";
  }

  private String here() {
    String shown = asOf().past() == null ? "" : "&version=" + getVersion();
    return "record.xhtml?id=" + now().map(found -> found.record().id()).orElse(0L) + shown;
  }

  // ---- what it was merged with

  private ReadRecord.Merged merged() {
    ReadRecord.Merged known = merged;
    if (known == null) {
      known =
          now()
              .flatMap(found -> read.merges(found.record().id(), shownRecords.reader()))
              .orElseGet(() -> new ReadRecord.Merged(null, false, List.of()));
      merged = known;
    }
    return known;
  }

  public ReadRecord.Merged getMerged() {
    return merged();
  }

  /** The merge that can be taken back first; 0 where there is none. */
  public long getLatestMerge() {
    return merged().from().stream().findFirst().map(one -> one.merged()).orElse(0L);
  }

  // ---- relations

  /** The kinds of relations that records of this type have. */
  public List<Kind> getKinds() {
    List<Kind> known = kinds;
    if (known == null) {
      known = new ArrayList<>();
      Optional<RecordType> type = now().flatMap(found -> shownRecords.type(found.record().type()));
      if (type.isPresent()) {
        for (RelationDefinition kind : type.get().relations()) {
          known.add(kind(now().orElseThrow().record().id(), kind));
        }
      }
      kinds = known;
    }
    return known;
  }

  private Kind kind(long id, RelationDefinition kind) {
    return new Kind(
        kind.name(),
        shownRecords.label(kind, kind.name()),
        relations
            .of(id, kind.name(), 0, RELATIONS, shownRecords.reader())
            .map(found -> RelationsPage.lines(found, shownRecords, true))
            .orElse(RelationsPage.Lines.NONE));
  }

  /** The first of the relations that others have to it; null where there is no such record. */
  public RelationsPage.@Nullable Lines getLeadingHere() {
    Optional<RelationsPage.Lines> known = leadingHere;
    if (known == null) {
      known =
          now()
              .flatMap(
                  found ->
                      relations.leadingTo(
                          found.record().id(), null, RELATIONS, shownRecords.reader()))
              .map(found -> RelationsPage.lines(found, shownRecords, false));
      leadingHere = known;
    }
    return known.orElse(null);
  }

  // ---- deliveries

  /** What each target is owed last, for who may see what goes out. */
  public List<Target> getTargets() {
    List<Target> known = targets;
    if (known == null) {
      known =
          visitor.isLedgerReader()
              ? now().map(found -> targets(found.record().id())).orElse(List.of())
              : List.of();
      targets = known;
    }
    return known;
  }

  private List<Target> targets(long record) {
    HubPlan plan = plans.current();
    Map<String, Target> latest = new LinkedHashMap<>();
    deliveries
        .page(new DeliveryQuery(null, null, record, null, DELIVERIES), visitor.known())
        .deliveries()
        .forEach(
            one ->
                latest.putIfAbsent(
                    one.duty().flow(),
                    new Target(TargetLine.system(plan, one.duty().flow()), one)));
    return List.copyOf(latest.values());
  }
}
