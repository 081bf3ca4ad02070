package org.syncline.console;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.platform.RememberedAudit;
import org.syncline.record.Contribution;
import org.syncline.record.EditRecords;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.HistoryEntry;
import org.syncline.record.InMemoryLinks;
import org.syncline.record.InMemoryMerges;
import org.syncline.record.InMemoryRecords;
import org.syncline.record.InMemoryRelations;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.record.Merge;
import org.syncline.record.OneRecordType;
import org.syncline.record.Origin;
import org.syncline.record.PreviewMerge;
import org.syncline.record.ReadRecord;
import org.syncline.record.ReadRelations;
import org.syncline.record.RecordKeys;
import org.syncline.record.RecordRights;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.record.Relation;
import org.syncline.record.RelationChange;
import org.syncline.record.RightsOf;
import org.syncline.security.Accounts;
import org.syncline.security.Caller;
import org.syncline.security.Role;
import org.syncline.security.oidc.Oidc;
import org.syncline.security.rest.SessionLogIn;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;
import org.syncline.sync.delivery.Deliveries;
import org.syncline.sync.delivery.Delivery;
import org.syncline.sync.delivery.DeliveryStores;
import org.syncline.sync.delivery.Outbound;
import org.syncline.sync.delivery.ReadDeliveries;

/** Records in memory with the pages about them, and somebody who sends forms. */
final class RecordDesk {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final RecordType PERSON =
      RecordTypeDocument.parse(
          """
          {"id": "person", "label": {"en": "Person", "zh": "人"}, "fields": [
            {"name": "name", "type": "string", "privacy": "personal", "words": true, "label": {"en": "Full name", "zh": "姓名"}},
            {"name": "city", "type": "string", "privacy": "none"},
            {"name": "note", "type": "string", "maxLength": 2000, "privacy": "none"},
            {"name": "age", "type": "integer", "minimum": 0, "maximum": 150, "privacy": "none"},
            {"name": "active", "type": "boolean", "privacy": "none"},
            {"name": "kind", "type": "enum", "values": ["a", "b"], "privacy": "none"},
            {"name": "boss", "type": "reference", "to": "person", "privacy": "none"},
            {"name": "owner", "type": "string", "maxLength": 100, "privacy": "none", "indexed": true}],
           "relations": [{"name": "knows", "to": ["person"], "label": {"en": "Knows", "zh": "认识"}, "fields": [
            {"name": "from", "type": "date", "privacy": "none", "label": {"en": "From"}},
            {"name": "word", "type": "string", "privacy": "personal", "label": {"en": "Word"}}]}]}
          """
              .getBytes(StandardCharsets.UTF_8));

  final InMemoryTransactions transactions;
  final InMemoryRecords records;
  final OneRecordType types;
  final RightsOf rightsOf;
  final SessionLogIn sessions;
  final InMemoryLinks links;
  final InMemoryRelations relations;
  final InMemoryMerges merges;
  final ReadRecord read;
  final ReadRelations readRelations;
  final PreviewMerge preview;
  final List<Delivery> owed = new ArrayList<>();

  /** What the forms asked for, in words. */
  final List<String> asked = new ArrayList<>();

  /** The reasons that were given. */
  final List<String> reasons = new ArrayList<>();

  /** What comes of the next form. */
  Edited answer = new Edited.Done(1, 2, 33);

  RecordRights rights = RecordRights.ALL;

  RecordDesk() {
    this(new InMemoryTransactions());
  }

  private RecordDesk(InMemoryTransactions transactions) {
    this(
        transactions,
        new InMemoryRecords(transactions),
        new OneRecordType(PERSON),
        null,
        new SessionLogIn(
            noAccounts(),
            Oidc.off(),
            new SessionLogIn.Limits(Duration.ofMinutes(30), Duration.ofHours(12)),
            new RememberedAudit(),
            new SecureRandom(),
            Clock.systemUTC()));
  }

  /**
   * @param rightsOf null = those that the test sets
   */
  RecordDesk(
      InMemoryTransactions transactions,
      InMemoryRecords records,
      OneRecordType types,
      @Nullable RightsOf rightsOf,
      SessionLogIn sessions) {
    this.transactions = transactions;
    this.records = records;
    this.types = types;
    this.rightsOf = rightsOf == null ? caller -> rights : rightsOf;
    this.sessions = sessions;
    links = new InMemoryLinks(transactions);
    relations = new InMemoryRelations(transactions);
    merges = new InMemoryMerges(transactions);
    read = new ReadRecord(transactions, records, links, merges, types);
    readRelations = new ReadRelations(transactions, records, relations, types);
    preview =
        new PreviewMerge(
            transactions,
            new PreviewMerge.Ports(records, links, relations),
            types,
            Clock.systemUTC());
  }

  /** The forms of a session need none. */
  private static Accounts noAccounts() {
    return only(Accounts.class, Map.of());
  }

  /** One that answers these questions alone. */
  private static <T> T only(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            RecordDesk.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answer = answers.get(method.getName());
              if (answer == null) {
                throw new UnsupportedOperationException(method.getName());
              }
              return answer;
            }));
  }

  /** Takes every edit for what the test says comes of it. */
  EditRecords edits() {
    return (EditRecords)
        Proxy.newProxyInstance(
            RecordDesk.class.getClassLoader(),
            new Class<?>[] {EditRecords.class},
            (proxy, method, arguments) -> {
              List<String> words = new ArrayList<>(List.of(method.getName()));
              for (Object argument : arguments) {
                words.add(word(argument));
              }
              asked.add(String.join(" ", words));
              return answer;
            });
  }

  private String word(Object argument) {
    if (argument instanceof EditRecords.Editor editor) {
      reasons.add(String.valueOf(editor.why()));
      return editor.name();
    }
    if (argument instanceof EditRecords.Edit edit) {
      return new TreeMap<>(edit.values())
          + (edit.evenIfMatched() ? " even " : " ")
          + edit.editor().name();
    }
    return String.valueOf(argument);
  }

  // ---- what is there

  /** A new person, whose first version came at noon. */
  long person(Map<String, ?> values) {
    GoldenRecord record = GoldenRecord.begin(records.nextId(), "person", NOON);
    transactions.inNew(
        () -> {
          Merge merge = record.merge(said(values, NOON), PERSON, NOON);
          records.add(List.of(RecordKeys.change(PERSON, FieldValues.none(), record)));
          note(record, merge, NOON);
          return true;
        });
    return record.id();
  }

  /** The same person a while later. */
  void change(long id, Map<String, ? extends @Nullable Object> values, Instant at) {
    transactions.inNew(
        () -> {
          GoldenRecord record = records.find(id).orElseThrow();
          FieldValues before = record.values();
          Merge merge = record.merge(said(values, at), PERSON, at);
          records.update(List.of(RecordKeys.change(PERSON, before, record)));
          note(record, merge, at);
          return true;
        });
  }

  private static Contribution said(Map<String, ? extends @Nullable Object> values, Instant at) {
    Origin origin =
        new Origin("crm", "people", "k", at.getEpochSecond(), "crm-people", 1, null, at, true);
    return new Contribution(origin, FieldValues.of(values), false);
  }

  private void note(GoldenRecord record, Merge merge, Instant at) {
    records.addHistory(
        List.of(
            new HistoryEntry(
                record.id(),
                record.version(),
                at.getEpochSecond(),
                "crm-people",
                1,
                at,
                merge.changes())));
  }

  void link(long record, String key) {
    transactions.inNew(
        () -> {
          links.add(
              List.of(new Link(new LinkKey("crm", "people", "person", key), record, null, NOON)));
          return true;
        });
  }

  void knows(long one, long other, Map<String, ?> values) {
    Relation.Key key = new Relation.Key(one, "knows", other);
    FieldValues said = FieldValues.of(values);
    transactions.inNew(
        () -> {
          relations.put(
              new Relation(key, said, 5, NOON, NOON), new RelationChange(key, 5, NOON, null, said));
          return true;
        });
  }

  // ---- forms and pages

  /** A page as somebody of a role asks for it. */
  static FakeRequest by(Role role) {
    return new FakeRequest().by(Caller.of("olga", Set.of(role), null));
  }

  /** A form of the session of somebody of a role. */
  FakeRequest form(Role role) {
    FakeRequest form = by(role);
    return form.with("token", sessions.formToken(form.request()));
  }

  ShownRecords shown(FakeRequest request) {
    Taste taste = new Taste(request.request());
    return new ShownRecords(
        types,
        rightsOf,
        new Visitor(request.request(), sessions),
        taste,
        new Shown(taste, Clock.systemUTC()));
  }

  RecordPage recordPage(FakeRequest request) {
    HubPlan plan = new HubPlan(1, Map.of(), Map.of("person", PERSON), Map.of());
    return new RecordPage(
        request.request(),
        read,
        readRelations,
        new ReadDeliveries(
            transactions,
            new DeliveryStores(
                null, null, only(Deliveries.class, Map.of("search", owed)), null, null),
            only(Outbound.class, Map.of("flows", List.of())),
            Clock.systemUTC()),
        only(HubPlans.class, Map.of("current", plan)),
        shown(request),
        new Visitor(request.request(), sessions),
        new Taste(request.request()));
  }

  RelationsPage relationsPage(FakeRequest request) {
    return new RelationsPage(
        request.request(),
        read,
        readRelations,
        shown(request),
        new Visitor(request.request(), sessions));
  }

  MergePage mergePage(FakeRequest request) {
    return new MergePage(request.request(), read, preview, shown(request));
  }

  EditRecordPage editPage(FakeRequest request) {
    return new EditRecordPage(request.request(), read, shown(request));
  }
}
