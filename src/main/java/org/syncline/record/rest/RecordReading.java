package org.syncline.record.rest;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.syncline.platform.Transactions;
import org.syncline.platform.rest.Json;
import org.syncline.platform.rest.ProblemException;
import org.syncline.record.GoldenRecord;
import org.syncline.record.Links;
import org.syncline.record.RecordTypes;
import org.syncline.record.Records;
import org.syncline.record.Redaction;
import org.syncline.security.Caller;

/** Reads records for a caller, masked as the caller's roles ask for. */
@Dependent
class RecordReading {
  private final Transactions transactions;
  private final Records records;
  private final Links links;
  private final RecordTypes types;

  @Inject
  RecordReading(Transactions transactions, Records records, Links links, RecordTypes types) {
    this.transactions = transactions;
    this.records = records;
    this.links = links;
    this.types = types;
  }

  Response record(long id, Caller caller, Request request) {
    RecordView view =
        transactions.inNew(
            () -> {
              GoldenRecord record = find(id);
              return RecordView.of(
                  record, links.ofRecords(List.of(id)), redaction(record.type(), caller));
            });
    byte[] body = Json.bytes(view);
    CRC32 sum = new CRC32();
    sum.update(body);
    EntityTag tag = new EntityTag(view.version() + "-" + Long.toHexString(sum.getValue()));
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return (unchanged != null ? unchanged : Response.ok(body))
        .tag(tag)
        .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
        .build();
  }

  Map<String, Object> history(long id, Caller caller) {
    return transactions.inNew(
        () -> {
          GoldenRecord record = find(id);
          return Map.of(
              "id",
              id,
              "versions",
              RecordView.history(records.history(id), redaction(record.type(), caller)));
        });
  }

  private Redaction redaction(String type, Caller caller) {
    return Redaction.of(types.named(type), caller.seesPersonalData());
  }

  private GoldenRecord find(long id) {
    return records
        .find(id)
        .orElseThrow(() -> ProblemException.notFound("There is no record of this id."));
  }
}
