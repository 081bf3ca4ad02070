package org.syncline.sync.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.Mapped;
import org.syncline.mapping.Problem;
import org.syncline.mapping.SourceBody;
import org.syncline.platform.Transactions;
import org.syncline.record.EditRecords;
import org.syncline.record.GoldenRecord;
import org.syncline.record.RecordType;
import org.syncline.record.Records;
import org.syncline.sync.EditFlow;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;

/** Takes people's edits in by the same way as messages. */
public final class EditRecord implements EditRecords {
  /** The door that edits come in by. */
  static final String DOOR = "edit";

  private static final JsonFactory JSON = new JsonFactory();

  private final AcceptMessage intake;
  private final Transactions transactions;
  private final Records records;
  private final HubPlans plans;
  private final Arrivals arrivals;
  private final Clock clock;

  public EditRecord(
      AcceptMessage intake,
      Transactions transactions,
      Records records,
      HubPlans plans,
      Arrivals arrivals,
      Clock clock) {
    this.intake = intake;
    this.transactions = transactions;
    this.records = records;
    this.plans = plans;
    this.arrivals = arrivals;
    this.clock = clock;
  }

  @Override
  public Edited create(String type, Edit edit) {
    return take(
        type,
        "new-" + UUID.randomUUID(),
        edit,
        new EditTerms(edit.who(), null, edit.evenIfMatched()));
  }

  @Override
  public Edited change(long record, int expectedVersion, Edit edit) {
    GoldenRecord found = transactions.inNew(() -> records.find(record)).orElse(null);
    return found == null
        ? new Edited.Unknown()
        : take(
            found.type(),
            Long.toString(record),
            edit,
            new EditTerms(edit.who(), expectedVersion, edit.evenIfMatched()));
  }

  private Edited take(String typeId, String key, Edit edit, EditTerms terms) {
    HubPlan plan = plans.current();
    RecordType type = plan.recordType(typeId).orElse(null);
    if (type == null) {
      return new Edited.Unknown();
    }
    List<Mistake> mistakes = new ArrayList<>();
    for (String name : edit.values().keySet()) {
      if (type.field(name).isEmpty()) {
        mistakes.add(
            new Mistake(name, "Record type '" + typeId + "' has no such field: see its document."));
      }
    }
    InboundMessage message = message(typeId, key, edit);
    Understood understood = Understand.edit(message, terms, plan);
    if (understood.readings().get(0).mapped() instanceof Mapped.Rejected rejected) {
      rejected.problems().forEach(problem -> mistakes.add(mistake(problem)));
    }
    if (!mistakes.isEmpty()) {
      return new Edited.Unusable(mistakes);
    }
    arrivals.begin();
    Acceptance acceptance = null;
    try {
      acceptance = intake.accept(understood);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Edited.Stopped();
    } finally {
      arrivals.end(acceptance);
    }
    if (acceptance instanceof Acceptance.Edit done) {
      return new Edited.Done(done.record(), done.version(), done.receipt());
    }
    if (acceptance instanceof Acceptance.Refused refused) {
      return refused.why();
    }
    throw new IllegalStateException("An edit was taken for a message: " + acceptance);
  }

  private static Mistake mistake(Problem problem) {
    String field = problem.target();
    return new Mistake(field == null ? "values" : field, problem.message());
  }

  private InboundMessage message(String type, String key, Edit edit) {
    byte[] body = body(key, edit);
    String id = UUID.randomUUID().toString();
    Instant now = clock.instant();
    return new InboundMessage(
        SYSTEM,
        type,
        id,
        id,
        BodyKind.BYTES,
        new SourceBody(body, "UTF-8"),
        InboundMessage.hash(body),
        DOOR,
        now,
        now,
        null);
  }

  private static byte[] body(String key, Edit edit) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField(EditFlow.KEY, key);
      json.writeStringField("by", edit.who());
      json.writeObjectFieldStart(EditFlow.VALUES);
      for (Map.Entry<String, ? extends @Nullable Object> value :
          new TreeMap<>(edit.values()).entrySet()) {
        json.writeFieldName(value.getKey());
        write(json, value.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else {
      json.writeString(value.toString());
    }
  }
}
