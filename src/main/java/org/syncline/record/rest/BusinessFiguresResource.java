package org.syncline.record.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.record.BusinessFigures;
import org.syncline.record.CountBusiness;
import org.syncline.record.ReadBusiness;
import org.syncline.record.ReadBusiness.Slot;
import org.syncline.security.rest.HubSecurityContext;

/** The business figures of a period: won of closed, time to close, satisfaction, churn. */
@Path("business-figures")
@RequestScoped
@Needs(Permission.READ_FIGURES)
@Produces(MediaType.APPLICATION_JSON)
public class BusinessFiguresResource {
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String SPAN = "span";

  @Inject private CountBusiness count;
  @Inject private ReadBusiness read;

  /**
   * Days from one to another.
   *
   * @param from included
   * @param to excluded
   */
  private record Period(LocalDate from, LocalDate to) {
    /** What is asked for, at most so many days. */
    static Period of(QueryParameters query, int most) {
      LocalDate from = day(FROM, query.text(FROM));
      LocalDate to = day(TO, query.text(TO));
      if (!from.isBefore(to) || from.plusDays(most).isBefore(to)) {
        throw ProblemException.invalid(
            TO, "Give a day after 'from', at most " + most + " days later.");
      }
      return new Period(from, to);
    }
  }

  /** Of the days from {@code from}, included, to {@code to}, excluded, as the records are now. */
  @GET
  public Map<String, Object> read(@Context UriInfo uri, @Context SecurityContext security) {
    Period period = Period.of(QueryParameters.of(uri, Set.of(FROM, TO)), Slot.MONTH.mostDays());
    return BusinessFiguresView.of(
        count.between(period.from(), period.to(), HubSecurityContext.callerOf(security)));
  }

  /** The same slot by slot, as they were counted last. */
  @GET
  @Path("series")
  public Map<String, Object> series(@Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query = QueryParameters.of(uri, Set.of(FROM, TO, SPAN));
    String word = query.text(SPAN);
    Slot slot =
        Slot.ofWord(word == null ? Slot.DAY.word() : word)
            .orElseThrow(() -> ProblemException.invalid(SPAN, "Use day or month."));
    Period period = Period.of(query, slot.mostDays());
    List<BusinessFigures> slots =
        read.series(period.from(), period.to(), slot, HubSecurityContext.callerOf(security));
    return Map.of(SPAN, slot.word(), "slots", slots.stream().map(BusinessFiguresView::of).toList());
  }

  private static LocalDate day(String name, @Nullable String text) {
    try {
      LocalDate day = LocalDate.parse(text == null ? "" : text);
      if (day.getYear() >= 1900 && day.getYear() < 3000) {
        return day;
      }
    } catch (DateTimeParseException e) {
      // Refused below, in the same words.
    }
    throw ProblemException.invalid(
        name, "Give a day of the years 1900 to 2999, such as 2026-11-22.");
  }
}
