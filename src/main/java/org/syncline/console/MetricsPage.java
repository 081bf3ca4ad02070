package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.metrics.Course;
import org.syncline.metrics.Figure;
import org.syncline.metrics.Metric;
import org.syncline.metrics.ReadMetrics;
import org.syncline.metrics.Span;
import org.syncline.metrics.Stages;
import org.syncline.metrics.Subject;
import org.syncline.sync.HubPlans;
import org.syncline.sync.delivery.Stage;
import org.syncline.sync.intake.Status;

/** One metric of one subject over a period, slot by slot, down to the messages behind it. */
@Named
@RequestScoped
public class MetricsPage {
  private static final String PAGE = "metrics.xhtml?";

  /** Slots of one part of the table. */
  private static final int ROWS = 48;

  @Inject private HttpServletRequest request;
  @Inject private ReadMetrics metrics;
  @Inject private HubPlans plans;
  @Inject private Visitor visitor;
  @Inject private Taste taste;
  @Inject private Shown shown;

  private @Nullable MetricSearch search;
  private @Nullable Course course;
  private final Map<Metric, Optional<Figure>> wholes = new EnumMap<>(Metric.class);
  private @Nullable Map<String, Figure> stages;
  private @Nullable List<ReadMetrics.Point> points;
  private @Nullable MetricDrawing drawing;

  /** For the container. */
  @NullUnmarked
  public MetricsPage() {}

  /** Subjects of one kind. */
  public record Group(String kind, List<Subject> subjects) {}

  /**
   * The figures of one stage.
   *
   * @param link what shows it slot by slot; empty where it is shown
   */
  public record StageLine(String stage, Figure figure, String link) {}

  /**
   * A slot as a line of the table.
   *
   * @param figure of the stage that is shown; null of counts, and where it did not happen
   * @param counts by outcome, in the order of the columns; empty of what is no count
   * @param link what shows this slot alone; empty where it can't be shown more closely
   */
  public record SlotLine(Instant slot, @Nullable Figure figure, List<Long> counts, String link) {}

  /** What is behind the figures: where it is seen, and how many were counted. */
  public record Behind(String word, long count, String link) {}

  private MetricSearch search() {
    MetricSearch known = search;
    if (known == null) {
      known = new MetricSearch(request::getParameter, taste.getZone(), metrics);
      search = known;
    }
    return known;
  }

  private Course course() {
    Course known = course;
    if (known == null) {
      known =
          metrics.course(
              search().of(), EnumSet.allOf(Metric.class), search().when(), visitor.known());
      course = known;
    }
    return known;
  }

  // ---- what is asked for

  public boolean isUsable() {
    return search().isUsable();
  }

  /** What was asked for, empty where nothing was. */
  public String asked(String field) {
    return search().asked(field);
  }

  /** Key of the text for what is wrong with a field; empty where nothing is. */
  public String mistake(String field) {
    return search().mistake(field);
  }

  public String getSubject() {
    return search().of().toString();
  }

  public String getMetric() {
    return search().what().word();
  }

  public String getStage() {
    return search().inStage();
  }

  /** The length of a period that ends now; empty of another one. */
  public String getLength() {
    return search().length();
  }

  public List<String> getLengths() {
    return MetricSearch.LENGTHS;
  }

  public List<String> getMetrics() {
    return Arrays.stream(Metric.values()).map(Metric::word).toList();
  }

  /** Everybody of whom there are figures, and who is asked about. */
  public List<Group> getGroups() {
    Set<Subject> all = new LinkedHashSet<>();
    all.add(Subject.HUB);
    all.addAll(metrics.subjects(visitor.known()));
    all.add(search().of());
    List<Group> groups = new ArrayList<>();
    for (Subject.Kind kind : Subject.Kind.values()) {
      List<Subject> subjects = all.stream().filter(subject -> subject.kind() == kind).toList();
      if (!subjects.isEmpty()) {
        groups.add(new Group(kind.word(), subjects));
      }
    }
    return groups;
  }

  public Instant getFrom() {
    return search().when().from();
  }

  public Instant getTo() {
    return search().when().to();
  }

  /** Word of the length of a slot. */
  public String getSpan() {
    return search().when().span().word();
  }

  /** The usual period again; empty where it is shown. */
  public String getWider() {
    Subject of = search().of();
    return getLength().isEmpty()
        ? PAGE + "subject=" + coded(of.toString()) + "&metric=" + getMetric()
        : "";
  }

  public String choose(String metric) {
    return PAGE + search().with("metric", metric);
  }

  public String export(String format) {
    return search().at("metrics-export", "format", format);
  }

  // ---- the whole period

  private @Nullable Figure whole(Metric metric, String stage) {
    return wholes
        .computeIfAbsent(
            metric,
            asked ->
                Optional.ofNullable(course().figure(asked, stage))
                    .filter(figure -> figure.whole() > 0))
        .orElse(null);
  }

  public @Nullable Figure getDelay() {
    return whole(Metric.DELAY, Stages.WHOLE);
  }

  public @Nullable Figure getAccuracy() {
    return whole(Metric.ACCURACY, Stages.RECORD);
  }

  /** How many messages got an outcome. */
  public long getMessages() {
    return sum(Metric.MESSAGES);
  }

  public long getDeliveries() {
    return sum(Metric.DELIVERIES);
  }

  private long sum(Metric metric) {
    return course().stages(metric).values().stream().mapToLong(Figure::whole).sum();
  }

  public boolean isCount() {
    return search().isCount();
  }

  public boolean isTimed() {
    return search().isTimed();
  }

  /** The metric of the whole period, by stage. */
  private Map<String, Figure> stages() {
    Map<String, Figure> known = stages;
    if (known == null) {
      known = course().stages(search().what());
      stages = known;
    }
    return known;
  }

  /** The stages of the metric, the whole way first and then in their order. */
  public List<StageLine> getStages() {
    return stages().entrySet().stream()
        .sorted(Comparator.comparingInt(stage -> place(stage.getKey())))
        .map(
            stage ->
                new StageLine(
                    stage.getKey(),
                    stage.getValue(),
                    stage.getKey().equals(search().inStage()) || isCount()
                        ? ""
                        : PAGE + search().with("stage", stage.getKey())))
        .toList();
  }

  private static int place(String stage) {
    if (stage.equals(Stages.WHOLE) || stage.equals(Stages.RECORD)) {
      return -1;
    }
    for (Stage known : Stage.values()) {
      if (known.word().equals(stage)) {
        return known.ordinal();
      }
    }
    return Stage.values().length;
  }

  // ---- slot by slot

  private List<ReadMetrics.Point> points() {
    List<ReadMetrics.Point> known = points;
    if (known == null) {
      known =
          isCount()
              ? course().points(search().what())
              : course().points(search().what(), search().inStage());
      points = known;
    }
    return known;
  }

  /** Outcomes that happened, in the order of their kinds. */
  public List<String> getOutcomes() {
    List<String> order =
        search().what() == Metric.DELIVERIES
            ? Arrays.stream(org.syncline.sync.delivery.Status.values())
                .map(org.syncline.sync.delivery.Status::word)
                .toList()
            : Arrays.stream(Status.values()).map(Status::word).toList();
    return stages().keySet().stream().sorted(Comparator.comparingInt(order::indexOf)).toList();
  }

  public MetricDrawing getDrawing() {
    MetricDrawing known = drawing;
    if (known == null) {
      known = new MetricDrawing(search(), points(), getOutcomes(), shown);
      drawing = known;
    }
    return known;
  }

  /** Group of the texts of outcomes. */
  public String getGroup() {
    return search().what() == Metric.DELIVERIES ? "delivery" : "status";
  }

  /** What shows one slot alone. */
  public String slot(Instant from) {
    ReadMetrics.Period when = search().when();
    Instant to = when.span().next(from);
    boolean alone = !when.from().isBefore(from) && !when.to().isAfter(to);
    return alone && when.span() == Span.MINUTE ? "" : PAGE + search().within(from, to);
  }

  /** A part of the table of slots, the latest first. */
  public List<SlotLine> getSlots() {
    List<ReadMetrics.Point> points = points();
    List<SlotLine> lines = new ArrayList<>();
    List<String> outcomes = isCount() ? getOutcomes() : List.of();
    int first = points.size() - 1 - (search().part() - 1) * ROWS;
    for (int i = first; i >= 0 && i > first - ROWS; i--) {
      ReadMetrics.Point point = points.get(i);
      List<Long> counts = new ArrayList<>();
      for (String outcome : outcomes) {
        Figure figure = point.stages().get(outcome);
        counts.add(figure == null ? 0 : figure.whole());
      }
      lines.add(
          new SlotLine(
              point.slot(),
              isCount() ? null : point.stages().get(search().inStage()),
              counts,
              slot(point.slot())));
    }
    return lines;
  }

  /** The next part of the table; empty on the last one. */
  public String getNext() {
    return points().size() > search().part() * ROWS
        ? PAGE + search().with("page", String.valueOf(search().part() + 1))
        : "";
  }

  /** The part before; empty on the first one. */
  public String getPrevious() {
    return search().part() > 1
        ? PAGE + search().with("page", String.valueOf(search().part() - 1))
        : "";
  }

  // ---- what is behind it

  /** Whether messages may be read. */
  public boolean isReader() {
    return visitor.isMessageReader();
  }

  /** The messages of the period by what became of them, with where they are seen. */
  public List<Behind> getBehind() {
    List<Behind> behind = new ArrayList<>();
    Map<String, Figure> counted = course().stages(Metric.MESSAGES);
    for (Status status : Status.values()) {
      Figure figure = counted.get(status.word());
      if (figure != null) {
        behind.add(
            new Behind(
                status.word(),
                figure.whole(),
                "messages.xhtml?" + whose() + "status=" + status.word() + "&" + settled()));
      }
    }
    return behind;
  }

  /** The deliveries that were over in the period by what became of them, for who may see them. */
  public List<Behind> getDeliveriesBehind() {
    List<Behind> behind = new ArrayList<>();
    if (visitor.isLedgerReader()) {
      Map<String, Figure> counted = course().stages(Metric.DELIVERIES);
      for (org.syncline.sync.delivery.Status status : org.syncline.sync.delivery.Status.values()) {
        Figure figure = counted.get(status.word());
        if (figure != null) {
          behind.add(
              new Behind(
                  status.word(),
                  figure.whole(),
                  "deliveries.xhtml?" + whose() + "status=" + status.word() + "&" + settled()));
        }
      }
    }
    return behind;
  }

  private String whose() {
    Subject of = search().of();
    return switch (of.kind()) {
      case FLOW -> "flow=" + coded(of.id()) + "&";
      case SYSTEM -> "system=" + coded(of.id()) + "&";
      case HUB, MAPPING -> "";
    };
  }

  private String settled() {
    ReadMetrics.Period when = search().when();
    return "settledFrom="
        + coded(when.from().toString())
        + "&settledTo="
        + coded(when.to().toString());
  }

  /** Flows that come in by the mapping that is asked about, with where their messages are seen. */
  public List<Behind> getFlows() {
    Subject of = search().of();
    if (of.kind() != Subject.Kind.MAPPING) {
      return List.of();
    }
    return plans.current().flows().stream()
        .map(plan -> plan.flow())
        .filter(flow -> flow.mapping().equals(of.id()))
        .map(
            flow ->
                new Behind(
                    flow.id(), 0, "messages.xhtml?flow=" + coded(flow.id()) + "&" + settled()))
        .sorted(Comparator.comparing(Behind::word))
        .toList();
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
