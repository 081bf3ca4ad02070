package org.syncline.sync.intake;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.hardened.HardenedJson;
import org.syncline.sync.EditFlow;

/**
 * The body of the message that an edit is: {@code {"record": "7", "by": "ada", "act": "change",
 * "values": {...}}}, and for a merge or a relation {@code "with"}, the other record; for conflicts
 * their ids, and {@code "why"} where a reason is given. Kept with its receipt, so that what was
 * asked for can be read later.
 */
final class EditBody {
  private EditBody() {}

  static byte[] of(String key, Map<String, ? extends @Nullable Object> values, EditTerms terms) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = HardenedJson.STORED.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField(EditFlow.KEY, key);
      json.writeStringField("by", terms.who());
      String why = terms.why();
      if (why != null) {
        json.writeStringField("why", why);
      }
      writeAct(json, terms.act());
      json.writeObjectFieldStart(EditFlow.VALUES);
      for (Map.Entry<String, ? extends @Nullable Object> value : new TreeMap<>(values).entrySet()) {
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

  private static void writeAct(JsonGenerator json, EditTerms.Act act) throws IOException {
    json.writeStringField("act", act.word());
    if (act instanceof EditTerms.Change change && !change.choices().isEmpty()) {
      json.writeObjectFieldStart("conflicts");
      for (Map.Entry<Long, EditTerms.Choice> choice : change.choices().entrySet()) {
        json.writeStringField(choice.getKey().toString(), choice.getValue().how().word());
      }
      json.writeEndObject();
    } else if (act instanceof EditTerms.Settle settle) {
      json.writeNumberField("conflict", settle.conflict());
      json.writeNumberField("settlement", settle.settlement());
    } else if (act instanceof EditTerms.Merge merge) {
      json.writeNumberField("with", merge.other());
    } else if (act instanceof EditTerms.Unmerge unmerge) {
      json.writeNumberField("with", unmerge.merge().merged());
    } else if (act instanceof EditTerms.Relate relate) {
      json.writeStringField("relation", relate.relation());
      json.writeNumberField("with", relate.other());
    }
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
