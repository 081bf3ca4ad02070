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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.record.BusinessFigures;
import org.syncline.record.CountBusiness;
import org.syncline.security.rest.HubSecurityContext;

/** The business figures of a period: won of closed, time to close, satisfaction, churn. */
@Path("business-figures")
@RequestScoped
@Needs(Permission.READ_FIGURES)
@Produces(MediaType.APPLICATION_JSON)
public class BusinessFiguresResource {
  private static final int MOST_DAYS = 3_660;

  @Inject private CountBusiness count;

  /** A ratio with its parts; {@code ratio} is left out where nothing was counted. */
  private static Map<String, Object> ratio(
      String part, Object partValue, String whole, long wholeValue, double ratio) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(part, partValue);
    members.put(whole, wholeValue);
    if (wholeValue > 0) {
      members.put("ratio", ratio);
    }
    return members;
  }

  /** Of the days from {@code from}, included, to {@code to}, excluded. */
  @GET
  public Map<String, Object> read(@Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query = QueryParameters.of(uri, Set.of("from", "to"));
    LocalDate from = day("from", query.text("from"));
    LocalDate to = day("to", query.text("to"));
    if (!from.isBefore(to) || from.plusDays(MOST_DAYS).isBefore(to)) {
      throw ProblemException.invalid(
          "to", "Give a day after 'from', at most " + MOST_DAYS + " days later.");
    }
    BusinessFigures figures = count.between(from, to, HubSecurityContext.callerOf(security));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("from", from.toString());
    answer.put("to", to.toString());
    Map<String, Object> won =
        ratio(
            "won",
            figures.won(),
            "closed",
            figures.closed(),
            part(figures.won(), figures.closed()));
    Map<String, BigDecimal> amounts = figures.wonAmounts();
    won.put("amounts", amounts);
    answer.put("wonOfClosed", won);
    answer.put(
        "daysToClose",
        ratio(
            "days",
            figures.daysToClose(),
            "opportunities",
            figures.timedCloses(),
            part(figures.daysToClose(), figures.timedCloses())));
    answer.put(
        "satisfaction",
        ratio(
            "sum",
            figures.satisfaction(),
            "cases",
            figures.ratedCases(),
            part(figures.satisfaction(), figures.ratedCases())));
    answer.put(
        "churn",
        ratio(
            "lost",
            figures.churned(),
            "customers",
            figures.customers(),
            part(figures.churned(), figures.customers())));
    return answer;
  }

  private static double part(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
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
