package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.record.GoldenRecord;
import org.syncline.record.ReadRecord;
import org.syncline.record.ReadRelations;
import org.syncline.record.Relation;
import org.syncline.record.RelationDefinition;

/** All relations of one kind that a record has, or all that others have to it; page by page. */
@Named
@RequestScoped
public class RelationsPage {
  /** Lines of a page. */
  static final int LINES = 50;

  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,59}");
  private static final Pattern PLACE = Pattern.compile("[a-z][A-Za-z0-9]{0,59}:[0-9]{1,18}");

  @Inject private HttpServletRequest request;
  @Inject private ReadRecord read;
  @Inject private ReadRelations relations;
  @Inject private ShownRecords shownRecords;
  @Inject private Visitor visitor;

  private @Nullable Optional<GoldenRecord> record;
  private @Nullable Optional<Lines> lines;

  /** For the container. */
  @NullUnmarked
  public RelationsPage() {}

  RelationsPage(
      HttpServletRequest request,
      ReadRecord read,
      ReadRelations relations,
      ShownRecords shownRecords,
      Visitor visitor) {
    this.request = request;
    this.read = read;
    this.relations = relations;
    this.shownRecords = shownRecords;
    this.visitor = visitor;
  }

  /**
   * One relation.
   *
   * @param label of the relation
   * @param other the record at its other end
   * @param name what tells which record that is; empty where nothing does
   * @param said about the two
   */
  public record Line(
      Relation relation,
      String label,
      long other,
      String type,
      String name,
      List<ShownRecords.Said> said) {}

  /**
   * Some of them.
   *
   * @param next where the next page begins, as an address has it; empty on the last one
   */
  public record Lines(List<Line> lines, String next) {
    static final Lines NONE = new Lines(List.of(), "");
  }

  /**
   * As a page shows them.
   *
   * @param from whether they lead from the record, and not to it
   */
  static Lines lines(ReadRelations.Page page, ShownRecords shownRecords, boolean from) {
    Relation.Key next = page.next();
    return new Lines(
        page.relations().stream()
            .map(
                one ->
                    new Line(
                        one.relation(),
                        shownRecords.label(one.kind(), one.relation().key().name()),
                        one.other().id(),
                        shownRecords.typeLabel(one.other().type()),
                        shownRecords.name(one.other()),
                        shownRecords.said(one.kind(), one.relation().values())))
            .toList(),
        next == null ? "" : from ? Long.toString(next.other()) : next.name() + ":" + next.record());
  }

  /** The relation that is asked for; empty for those that lead to the record. */
  static String name(HttpServletRequest request) {
    String name = request.getParameter("name");
    return name != null && NAME.matcher(name).matches() ? name : "";
  }

  private Optional<GoldenRecord> record() {
    Optional<GoldenRecord> known = record;
    if (known == null) {
      String id = request.getParameter("id");
      known =
          id != null && ID.matcher(id).matches()
              ? read.now(Long.parseLong(id), shownRecords.reader()).map(ReadRecord.Now::record)
              : Optional.empty();
      record = known;
    }
    return known;
  }

  /** Id of the record; 0 where there is none. */
  public long getId() {
    return record().map(GoldenRecord::id).orElse(0L);
  }

  public String getName() {
    return name(request);
  }

  private Optional<RelationDefinition> kind() {
    return record()
        .flatMap(known -> shownRecords.type(known.type()))
        .flatMap(type -> type.relation(getName()));
  }

  /** Whether there is such a record, and such a relation of its type. */
  public boolean isThere() {
    return record().isPresent() && (getName().isEmpty() || kind().isPresent());
  }

  /** The relation as people call it; empty for those that lead to the record. */
  public String getLabel() {
    return getName().isEmpty() ? "" : shownRecords.label(kind().orElse(null), getName());
  }

  /** What tells which record it is. */
  public String getRecordName() {
    return record().map(shownRecords::name).orElse("");
  }

  /** Types of records that it leads to. */
  public String getTo() {
    return kind()
        .map(
            kind ->
                String.join(
                    ", ", kind.to().stream().sorted().map(shownRecords::typeLabel).toList()))
        .orElse("");
  }

  private Optional<Lines> lines() {
    Optional<Lines> known = lines;
    if (known == null) {
      known = isThere() ? found() : Optional.empty();
      lines = known;
    }
    return known;
  }

  private Optional<Lines> found() {
    // A form that did nothing is answered by the first page.
    String cursor =
        getRefusal() == null && !FormRefusal.is(request)
            ? DecisionForm.text(request.getParameter("cursor"))
            : "";
    boolean from = !getName().isEmpty();
    Optional<ReadRelations.Page> page =
        from
            ? relations.of(
                getId(),
                getName(),
                ID.matcher(cursor).matches() ? Long.parseLong(cursor) : 0,
                LINES,
                shownRecords.reader())
            : relations.leadingTo(getId(), place(cursor), LINES, shownRecords.reader());
    return page.map(one -> lines(one, shownRecords, from));
  }

  private Relation.@Nullable Key place(String cursor) {
    if (!PLACE.matcher(cursor).matches()) {
      return null;
    }
    int colon = cursor.indexOf(':');
    return new Relation.Key(
        Long.parseLong(cursor.substring(colon + 1)), cursor.substring(0, colon), getId());
  }

  public List<Line> getLines() {
    return lines().map(Lines::lines).orElse(List.of());
  }

  private String address() {
    return "relations.xhtml?id=" + getId() + (getName().isEmpty() ? "" : "&name=" + getName());
  }

  /** The address of the next page, empty on the last one. */
  public String getNext() {
    String next = lines().map(Lines::next).orElse("");
    return next.isEmpty() ? "" : address() + "&cursor=" + next.replace(":", "%3A");
  }

  /** The address of the first page, empty on the first one. */
  public String getFirst() {
    return DecisionForm.text(request.getParameter("cursor")).isEmpty() ? "" : address();
  }

  /** Whether whoever looks may begin and end relations here. */
  public boolean isEditable() {
    return visitor.isEditor()
        && kind().isPresent()
        && record().filter(known -> known.mergedInto() == null).isPresent();
  }

  /** What can be said about two. */
  public List<FieldInput> getInputs() {
    RecordRefusal refusal = getRefusal();
    return kind()
        .map(
            kind ->
                kind.fields().values().stream()
                    .map(
                        field -> {
                          FieldInput input =
                              FieldInput.of(
                                  field,
                                  shownRecords.label(field),
                                  given(SentField.VALUE + field.name()));
                          return refusal == null
                              ? input
                              : input.with(refusal.wrongWith(field.name()));
                        })
                    .sorted(Comparator.comparing(FieldInput::label))
                    .toList())
        .orElse(List.of());
  }

  /** What was entered in the form that did nothing; empty where there is none. */
  public String given(String parameter) {
    boolean refused = getRefusal() != null || FormRefusal.is(request);
    return refused ? DecisionForm.text(request.getParameter(parameter)) : "";
  }

  /** Key of the text that says what is wrong with a field; empty where nothing is. */
  public String mistake(String field) {
    return FormRefusal.mistake(request, field);
  }

  /** What is the matter with the form that was sent; null where there is nothing. */
  public @Nullable RecordRefusal getRefusal() {
    return RecordRefusal.of(request);
  }

  /** The message that the last form has become; empty where there is none to be led to. */
  public String getReceipt() {
    return RecordPage.receipt(request, visitor);
  }
}
