package org.syncline.metrics.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.metrics.Metric;
import org.syncline.metrics.ReadMetrics;
import org.syncline.metrics.Span;
import org.syncline.metrics.Subject;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.security.rest.HubSecurityContext;

/** The metrics of the hub, a system, a flow or a mapping: of a period, or slot by slot. */
@Path("/metrics")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@NullUnmarked
public class MetricsResource {
  private static final Duration USUAL = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(3_660);

  @Inject private ReadMetrics metrics;
  @Context private SecurityContext caller;

  /** The figures of a whole period: the last hour, unless something else is asked for. */
  @GET
  @Needs(Permission.READ_FIGURES)
  public Map<String, Object> figures(@Context UriInfo uri) {
    QueryParameters query =
        QueryParameters.of(uri, Set.of("subject", "from", "to", "span", "last"));
    Subject subject = subject(query);
    ReadMetrics.Period period = period(query);
    Map<String, Object> answer = head(subject, period);
    metrics
        .figures(subject, period, HubSecurityContext.callerOf(caller))
        .forEach((metric, stages) -> answer.put(metric.word(), FigureView.of(metric, stages)));
    return answer;
  }

  /** One metric, slot by slot; slots in which nothing happened are left out. */
  @GET
  @Path("/series")
  @Needs(Permission.READ_FIGURES)
  public Map<String, Object> series(@Context UriInfo uri) {
    QueryParameters query =
        QueryParameters.of(uri, Set.of("metric", "subject", "from", "to", "span", "last"));
    String word = query.text("metric");
    Metric metric =
        Metric.ofWord(word == null ? "" : word)
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "metric", "Give delay, accuracy, messages or deliveries."));
    Subject subject = subject(query);
    ReadMetrics.Period period = period(query);
    Map<String, Object> answer = head(subject, period);
    answer.put("metric", metric.word());
    answer.put(
        "points",
        metrics.series(subject, metric, period, HubSecurityContext.callerOf(caller)).stream()
            .map(point -> point(metric, point))
            .toList());
    return answer;
  }

  private static Map<String, Object> point(Metric metric, ReadMetrics.Point point) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("slot", point.slot());
    members.put("stages", FigureView.of(metric, point.stages()));
    return members;
  }

  /** Everybody of whom there are figures. */
  @GET
  @Path("/subjects")
  @Needs(Permission.READ_FIGURES)
  public List<String> subjects(@Context UriInfo uri) {
    QueryParameters.of(uri, Set.of());
    return metrics.subjects(HubSecurityContext.callerOf(caller)).stream()
        .map(Subject::toString)
        .toList();
  }

  private static Map<String, Object> head(Subject subject, ReadMetrics.Period period) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("subject", subject.toString());
    head.put("span", period.span().word());
    head.put("from", period.from());
    head.put("to", period.to());
    return head;
  }

  private static Subject subject(QueryParameters query) {
    String text = query.text("subject");
    return text == null
        ? Subject.HUB
        : Subject.parse(text)
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "subject", "Give hub, system:<id>, flow:<id> or mapping:<id>."));
  }

  private ReadMetrics.Period period(QueryParameters query) {
    Instant from = query.instant("from");
    Instant to = query.instant("to");
    String word = query.text("span");
    if (from == null || to == null) {
      if (from != null || to != null || word != null) {
        throw ProblemException.invalid(
            from == null ? "from" : "to", "Give both 'from' and 'to', or 'last' alone.");
      }
      return metrics.last(last(query.text("last")));
    }
    if (query.text("last") != null) {
      throw ProblemException.invalid("last", "Give either 'last', or 'from' and 'to'.");
    }
    Span span =
        Span.ofWord(word == null ? "minute" : word)
            .orElseThrow(() -> ProblemException.invalid("span", "Give minute, hour or day."));
    try {
      return ReadMetrics.Period.of(span, from, to);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("to", String.valueOf(e.getMessage()));
    }
  }

  private static Duration last(String text) {
    if (text == null) {
      return USUAL;
    }
    try {
      Duration last = Duration.parse(text);
      if (!last.isNegative() && !last.isZero() && last.compareTo(LONGEST) <= 0) {
        return last;
      }
    } catch (DateTimeParseException e) {
      // Refused below, in the same words.
    }
    throw ProblemException.invalid(
        "last", "Give a time as ISO 8601 has it, such as PT1H or P7D, at most ten years.");
  }
}
