package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldConflict;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.PreviewMerge;
import org.syncline.record.PreviewMerge.Previewed;
import org.syncline.record.ReadRecord;
import org.syncline.record.RecordMark;

/** Two records side by side, and what would be left if one went into the other. */
@Named
@RequestScoped
public class MergePage {
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  @Inject private HttpServletRequest request;
  @Inject private ReadRecord read;
  @Inject private PreviewMerge preview;
  @Inject private ShownRecords shownRecords;

  private @Nullable Previewed previewed;
  private @Nullable List<Row> rows;

  /** For the container. */
  @NullUnmarked
  public MergePage() {}

  MergePage(
      HttpServletRequest request,
      ReadRecord read,
      PreviewMerge preview,
      ShownRecords shownRecords) {
    this.request = request;
    this.read = read;
    this.preview = preview;
    this.shownRecords = shownRecords;
  }

  /**
   * One field.
   *
   * @param differs whether the two records have different values
   * @param taken whether the kept record takes that of the other
   * @param asked whether no rule decides, so that the difference becomes a question
   */
  public record Row(
      String label,
      ShownRecords.Value kept,
      ShownRecords.Value other,
      ShownRecords.Value result,
      boolean differs,
      boolean taken,
      boolean asked) {}

  private String asked(String name) {
    return DecisionForm.text(request.getParameter(name));
  }

  private long id(String name) {
    return ID.matcher(asked(name)).matches() ? Long.parseLong(asked(name)) : -1;
  }

  /** Id of the record to be kept; -1 where none is asked for. */
  public long getId() {
    return id("id");
  }

  /** The other one, as it was written. */
  public String getWith() {
    return asked("with");
  }

  /** Whether it is still to be said which one. */
  public boolean isChoosing() {
    return getWith().isEmpty() || !getMistake().isEmpty();
  }

  /** Key of the text for what is wrong with the other one; empty where nothing is. */
  public String getMistake() {
    return getWith().isEmpty() || ID.matcher(getWith()).matches() ? "" : "mistake.number";
  }

  private Previewed previewed() {
    Previewed known = previewed;
    if (known == null) {
      known =
          isChoosing()
              ? read.now(getId(), shownRecords.reader())
                  .<Previewed>map(now -> new Previewed.OtherUnknown(now.record()))
                  .orElseGet(Previewed.Unknown::new)
              : preview.of(getId(), id("with"), shownRecords.reader());
      previewed = known;
    }
    return known;
  }

  /** Whether there is a record to be kept. */
  public boolean isThere() {
    return !(previewed() instanceof Previewed.Unknown);
  }

  /** The record to be kept; null where there is none, or it can't be kept. */
  public @Nullable GoldenRecord getKept() {
    if (previewed() instanceof Previewed.OtherUnknown unknown) {
      return unknown.kept();
    }
    if (previewed() instanceof Previewed.Same same) {
      return same.kept();
    }
    return previewed() instanceof Previewed.Ready ready ? ready.kept() : null;
  }

  /** Why it can't be done, in a word; empty where it can. */
  public String getWhyNot() {
    if (isChoosing()) {
      return "";
    }
    if (previewed() instanceof Previewed.OtherUnknown) {
      return "unknown";
    }
    if (previewed() instanceof Previewed.Same) {
      return "same";
    }
    return previewed() instanceof Previewed.MergedAlready ? "merged" : "";
  }

  /** The one that is merged into another already; null where neither is. */
  public @Nullable GoldenRecord getMerged() {
    return previewed() instanceof Previewed.MergedAlready already ? already.merged() : null;
  }

  /** What it would come to; null where it can't be done. */
  public Previewed.@Nullable Ready getReady() {
    return previewed() instanceof Previewed.Ready ready ? ready : null;
  }

  public String name(GoldenRecord record) {
    return shownRecords.name(record);
  }

  /** The type of the kept record, for people. */
  public String getTypeLabel() {
    GoldenRecord kept = getKept();
    return kept == null ? "" : shownRecords.typeLabel(kept.type());
  }

  /** Each field that one of the two has. */
  public List<Row> getRows() {
    List<Row> known = rows;
    if (known == null) {
      known = previewed() instanceof Previewed.Ready ready ? rows(ready) : List.of();
      rows = known;
    }
    return known;
  }

  private List<Row> rows(Previewed.Ready ready) {
    GoldenRecord kept = ready.kept();
    Set<String> names = new LinkedHashSet<>();
    Set<String> of = new LinkedHashSet<>(kept.values().names());
    of.addAll(ready.other().values().names());
    shownRecords
        .type(kept.type())
        .ifPresent(type -> type.fields().forEach(field -> names.add(field.name())));
    names.retainAll(of);
    names.addAll(of);
    names.removeIf(RecordMark::isMark);
    Set<String> questions =
        ready.absorbed().merge().conflicts().stream()
            .map(FieldConflict::field)
            .collect(Collectors.toSet());
    List<Row> all = new ArrayList<>();
    for (String name : names) {
      Object one = kept.values().get(name);
      Object other = ready.other().values().get(name);
      all.add(
          new Row(
              shownRecords.label(kept.type(), name),
              shownRecords.value(kept.type(), name, one),
              shownRecords.value(kept.type(), name, other),
              shownRecords.value(kept.type(), name, ready.result().values().get(name)),
              !FieldValues.same(one, other),
              ready.absorbed().taken().contains(name),
              questions.contains(name)));
    }
    return all;
  }

  /** Whether references are more than are counted. */
  public boolean isMoreReferences() {
    Previewed.Ready ready = getReady();
    return ready != null && ready.references() > PreviewMerge.MOST_COUNTED;
  }

  public boolean isMoreRelations() {
    Previewed.Ready ready = getReady();
    return ready != null && ready.relations() > PreviewMerge.MOST_COUNTED;
  }

  /** As many as are counted. */
  public int getMostCounted() {
    return PreviewMerge.MOST_COUNTED;
  }

  /** What is the matter with the form that was sent; null where there is nothing. */
  public @Nullable RecordRefusal getRefusal() {
    return RecordRefusal.of(request);
  }

  /** The reason as it was entered in the form that did nothing. */
  public String getWhy() {
    return getRefusal() == null ? "" : asked("why");
  }
}
