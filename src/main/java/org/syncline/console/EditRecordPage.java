package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldDefinition;
import org.syncline.record.GoldenRecord;
import org.syncline.record.ReadRecord;
import org.syncline.record.RecordType;
import org.syncline.record.Redaction;

/** The fields of a record that whoever looks may set, or those of a new one. */
@Named
@RequestScoped
public class EditRecordPage {
  /** Characters that a form holds: what is longer is for the API. */
  static final int LONGEST = 20_000;

  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");

  @Inject private HttpServletRequest request;
  @Inject private ReadRecord read;
  @Inject private ShownRecords shownRecords;

  private @Nullable Optional<GoldenRecord> record;
  private @Nullable List<FieldInput> inputs;
  private final List<String> tooLong = new ArrayList<>();

  /** For the container. */
  @NullUnmarked
  public EditRecordPage() {}

  EditRecordPage(HttpServletRequest request, ReadRecord read, ShownRecords shownRecords) {
    this.request = request;
    this.read = read;
    this.shownRecords = shownRecords;
  }

  private String asked(String name) {
    return DecisionForm.text(request.getParameter(name));
  }

  /** Id of the record, as far as it is one; empty for a new one. */
  public String getAsked() {
    return ID.matcher(asked("id")).matches() ? asked("id") : "";
  }

  /** Whether a new one is to be made. */
  public boolean isFresh() {
    return asked("id").isEmpty();
  }

  private Optional<GoldenRecord> record() {
    Optional<GoldenRecord> known = record;
    if (known == null) {
      known =
          getAsked().isEmpty()
              ? Optional.empty()
              : read.now(Long.parseLong(getAsked()), shownRecords.reader())
                  .map(ReadRecord.Now::record);
      record = known;
    }
    return known;
  }

  private Optional<RecordType> type() {
    return isFresh()
        ? shownRecords.type(asked("type"))
        : record().flatMap(known -> shownRecords.type(known.type()));
  }

  /** Whether there is something to be edited. */
  public boolean isThere() {
    return type().isPresent();
  }

  /** The record that it was merged into, which is to be edited instead; null where it was not. */
  public @Nullable Long getMergedInto() {
    return record().map(GoldenRecord::mergedInto).orElse(null);
  }

  /** Id of the record type; empty where there is none. */
  public String getType() {
    return type().map(RecordType::id).orElse("");
  }

  public String getTypeLabel() {
    return shownRecords.typeLabel(getType());
  }

  /** What tells which record it is. */
  public String getName() {
    return record().map(shownRecords::name).orElse("");
  }

  /** What is the matter with the form that was sent; null where there is nothing. */
  public @Nullable RecordRefusal getRefusal() {
    return RecordRefusal.of(request);
  }

  private boolean changedMeanwhile() {
    RecordRefusal refusal = getRefusal();
    return refusal != null && refusal.changed();
  }

  /** The version that the form is made of. */
  public int getVersion() {
    boolean again = getRefusal() != null && !changedMeanwhile();
    return again && VERSION.matcher(asked("version")).matches()
        ? Integer.parseInt(asked("version"))
        : record().map(GoldenRecord::version).orElse(0);
  }

  /** The fields of the form, in the order of the type. */
  public List<FieldInput> getInputs() {
    List<FieldInput> known = inputs;
    if (known == null) {
      known = type().map(this::inputs).orElse(List.of());
      inputs = known;
    }
    return known;
  }

  private List<FieldInput> inputs(RecordType type) {
    Redaction redaction = shownRecords.redaction(type.id());
    List<FieldInput> all = new ArrayList<>();
    int length = 0;
    for (FieldDefinition field : type.fields()) {
      if (redaction.masks(field.name()) || !shownRecords.rights().mayChange(type, field.name())) {
        continue;
      }
      String present = present(field);
      if (length + present.length() > LONGEST) {
        tooLong.add(shownRecords.label(field));
      } else {
        length += present.length();
        all.add(input(field, present));
      }
    }
    return all;
  }

  private String present(FieldDefinition field) {
    String text =
        record().map(known -> ShownRecords.text(known.values().get(field.name()))).orElse(null);
    return text == null ? "" : text;
  }

  private FieldInput input(FieldDefinition field, String present) {
    FieldInput input = FieldInput.of(field, shownRecords.label(field), present);
    RecordRefusal refusal = getRefusal();
    String written = SentField.written(request, field.name()).orElse(null);
    if (refusal == null || written == null) {
      return input;
    }
    String sentMark = SentField.sentMark(request, field.name());
    if (!changedMeanwhile()) {
      return input.entered(written, sentMark).with(refusal.wrongWith(field.name()));
    }
    boolean moved = !sentMark.equals(input.mark());
    if (SentField.touched(request, field.name())) {
      return input.enteredOver(written, moved ? present : null);
    }
    return moved ? input.changedMeanwhile() : input;
  }

  /** Labels of the fields that are too long for a form. */
  public List<String> getTooLong() {
    getInputs();
    return List.copyOf(tooLong);
  }

  /** What is wrong elsewhere than in a field of the form, in English. */
  public List<String> getSentences() {
    RecordRefusal refusal = getRefusal();
    Set<String> shownThere = getInputs().stream().map(FieldInput::name).collect(Collectors.toSet());
    return refusal == null ? List.of() : refusal.beside(shownThere);
  }
}
