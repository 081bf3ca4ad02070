package org.syncline.record.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.conversion.FieldConversions;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.record.Contribution;
import org.syncline.record.FieldValues;
import org.syncline.record.FindRecords;
import org.syncline.record.GivenRights;
import org.syncline.record.GoldenRecord;
import org.syncline.record.InMemoryIndexStates;
import org.syncline.record.InMemoryLinks;
import org.syncline.record.InMemoryMerges;
import org.syncline.record.InMemoryRecords;
import org.syncline.record.InMemoryRelations;
import org.syncline.record.OneRecordType;
import org.syncline.record.Origin;
import org.syncline.record.ReadRecord;
import org.syncline.record.ReadRelations;
import org.syncline.record.RecordKeys;
import org.syncline.record.RecordRights;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.record.Relation;
import org.syncline.record.RelationChange;
import org.syncline.record.RelationDefinition;
import org.syncline.record.RightsOf;
import org.syncline.security.Caller;
import org.syncline.security.Role;

/** Who is kept to own records reads no others, by whatever address. */
class ReadingOwnRecordsTest {
  private static final Caller BOB = Caller.of("bob", Set.of(Role.OPERATOR), null);
  private static final RecordType CLUB =
      RecordTypeDocument.parse(
              """
              {"id": "club", "fields": [
                {"name": "name", "type": "string", "privacy": "none"},
                {"name": "owner", "type": "string", "privacy": "none", "indexed": true}]}
              """
                  .getBytes(StandardCharsets.UTF_8))
          .with(List.of(new RelationDefinition("members", Set.of("club"), Map.of(), Map.of())));

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryRecords records = new InMemoryRecords(transactions);
  private final InMemoryLinks links = new InMemoryLinks(transactions);
  private final InMemoryRelations relations = new InMemoryRelations(transactions);
  private final OneRecordType types = new OneRecordType(CLUB);
  private RecordRights given = GivenRights.own(Set.of("Bob"), Set.of());
  private final RightsOf rights = caller -> given;
  private final RecordReading reading =
      new RecordReading(
          transactions,
          new ReadRecord(transactions, records, links, new InMemoryMerges(transactions), types),
          links,
          types,
          new FindRecords(
              transactions,
              records,
              links,
              types,
              new InMemoryIndexStates(transactions),
              new FieldConversions()),
          rights);
  private final RelationReading related =
      new RelationReading(
          transactions,
          new ReadRelations(transactions, records, relations, types),
          relations,
          types,
          reading,
          rights);
  private final long own = club("Bob");
  private final long ownToo = club("bob");
  private final long foreign = club("Ada");

  private long club(String owner) {
    GoldenRecord record = GoldenRecord.begin(records.nextId(), "club", Instant.EPOCH);
    Origin origin = new Origin("s", "o", "k", 1, "f", 1, null, Instant.EPOCH, true);
    FieldValues values = FieldValues.of(Map.of("name", "Club", "owner", owner));
    record.merge(new Contribution(origin, values, false), CLUB, Instant.EPOCH);
    transactions.inNew(
        () -> {
          records.add(List.of(RecordKeys.change(CLUB, FieldValues.none(), record)));
          return true;
        });
    return record.id();
  }

  private void relate(long record, long other) {
    Relation.Key key = new Relation.Key(record, "members", other);
    FieldValues none = FieldValues.none();
    transactions.inNew(
        () -> {
          relations.put(
              new Relation(key, none, 1, Instant.EPOCH, Instant.EPOCH),
              new RelationChange(key, 1, Instant.EPOCH, null, none));
          return true;
        });
  }

  private static List<?> shown(Map<String, Object> page) {
    return (List<?>) Objects.requireNonNull(page.get("relations"));
  }

  private static QueryParameters first(int limit) {
    return QueryParameters.of(
        Map.of("limit", List.of(Integer.toString(limit))), Set.of("limit", "cursor"));
  }

  /** Only asked where a page has a next one. */
  private static UriInfo uri() {
    return (UriInfo)
        Proxy.newProxyInstance(
            ReadingOwnRecordsTest.class.getClassLoader(),
            new Class<?>[] {UriInfo.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }

  @Test
  void a_record_of_others_is_not_there() {
    assertThat(reading.history(own, first(9), uri(), BOB)).isNotEmpty();
    assertThatThrownBy(() -> reading.history(foreign, first(9), uri(), BOB))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> reading.asOf(foreign, Instant.now(), BOB))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(404));
    given = RecordRights.ALL;
    assertThat(reading.history(foreign, first(9), uri(), BOB)).isNotEmpty();
  }

  @Test
  void relations_to_and_from_records_of_others_are_left_out() {
    relate(own, foreign);
    relate(own, ownToo);
    relate(foreign, own);

    assertThat(shown(related.of(own, "members", first(9), uri(), BOB))).hasSize(1);
    assertThat(shown(related.leadingTo(own, first(9), uri(), BOB))).isEmpty();
    assertThatThrownBy(() -> related.of(foreign, "members", first(9), uri(), BOB))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> related.history(own, "members", foreign, BOB))
        .isInstanceOf(ProblemException.class);
    given = RecordRights.ALL;
    assertThat(shown(related.of(own, "members", first(9), uri(), BOB))).hasSize(2);
    assertThat(shown(related.leadingTo(own, first(9), uri(), BOB))).hasSize(1);
  }
}
