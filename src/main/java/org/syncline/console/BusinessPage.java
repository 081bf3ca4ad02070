package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.record.BusinessFigures;
import org.syncline.record.BusinessSums;
import org.syncline.record.ReadBusiness;
import org.syncline.record.ReadBusiness.Slot;

/** The figures of the business over a period, slot by slot, down to the records behind them. */
@Named
@RequestScoped
public class BusinessPage {
  private static final String PAGE = "business.xhtml?";

  @Inject private HttpServletRequest request;
  @Inject private ReadBusiness read;
  @Inject private Visitor visitor;
  @Inject private Shown shown;
  @Inject private Clock clock;

  private @Nullable BusinessSearch search;
  private @Nullable List<BusinessFigures> slots;
  private @Nullable BusinessDrawing drawing;

  /** For the container. */
  @NullUnmarked
  public BusinessPage() {}

  BusinessPage(
      HttpServletRequest request, ReadBusiness read, Visitor visitor, Shown shown, Clock clock) {
    this.request = request;
    this.read = read;
    this.visitor = visitor;
    this.shown = shown;
    this.clock = clock;
  }

  /**
   * Parts and whole with the share or mean of them.
   *
   * @param ratio as it is shown; empty where nothing was counted
   */
  public record Ratio(long part, long whole, String ratio) {}

  /** A sum of money. */
  public record Amount(String currency, String sum) {}

  /**
   * A slot as a line of the table.
   *
   * @param link what shows the days of a month; empty of a day
   */
  public record Line(
      String slot,
      String link,
      Ratio won,
      List<Amount> amounts,
      Ratio closing,
      Ratio satisfaction,
      Ratio churn,
      Behind behind) {}

  /** Where the records of a day are seen; empty of a month, and where there are none. */
  public record Behind(String opportunities, String cases, String customers) {
    static final Behind NONE = new Behind("", "", "");
  }

  static BusinessSearch search(HttpServletRequest request, Clock clock) {
    return new BusinessSearch(
        request::getParameter, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  private BusinessSearch search() {
    BusinessSearch known = search;
    if (known == null) {
      known = search(request, clock);
      search = known;
    }
    return known;
  }

  private List<BusinessFigures> slots() {
    List<BusinessFigures> known = slots;
    if (known == null) {
      known = read.series(search().begin(), search().end(), search().slot(), visitor.known());
      slots = known;
    }
    return known;
  }

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

  public String getFigure() {
    return search().figure();
  }

  public List<String> getFigures() {
    return BusinessSearch.FIGURES;
  }

  /** The length of a period that ends with today; empty of another one. */
  public String getLength() {
    return search().length();
  }

  public List<String> getLengths() {
    return BusinessSearch.LENGTHS;
  }

  public String getFrom() {
    return shown.day(search().begin());
  }

  /** The last day. */
  public String getLast() {
    return shown.day(search().end().minusDays(1));
  }

  /** Word of the length of a slot. */
  public String getSlot() {
    return search().slot().word();
  }

  public String choose(String figure) {
    return PAGE + search().with("figure", figure);
  }

  public String export(String format) {
    return search().at("business-export", "format", format);
  }

  /** The whole period; null where no day of it was counted. */
  public @Nullable Line getWhole() {
    if (slots().isEmpty()) {
      return null;
    }
    BusinessSums sums =
        slots().stream().map(BusinessFigures::sums).reduce(BusinessSums.NONE, BusinessSums::plus);
    return line(
        new BusinessFigures(search().begin(), search().end(), sums, slots().get(0).customers()));
  }

  public boolean isCounted() {
    return !slots().isEmpty();
  }

  public BusinessDrawing getDrawing() {
    BusinessDrawing known = drawing;
    if (known == null) {
      known = new BusinessDrawing(search(), slots(), shown);
      drawing = known;
    }
    return known;
  }

  /** What shows a slot of the drawing alone. */
  public String at(Instant slot) {
    LocalDate day = LocalDate.ofInstant(slot, ZoneOffset.UTC);
    return PAGE + search().within(day, search().slot().next(day));
  }

  /** The slots in which anything was counted, the latest first. */
  public List<Line> getLines() {
    List<Line> lines = new ArrayList<>();
    for (int i = slots().size() - 1; i >= 0; i--) {
      if (!slots().get(i).sums().isNone()) {
        lines.add(line(slots().get(i)));
      }
    }
    return lines;
  }

  private Line line(BusinessFigures figures) {
    BusinessSums sums = figures.sums();
    boolean isDay = figures.from().plusDays(1).equals(figures.to());
    boolean isMonth = search().slot() == Slot.MONTH;
    return new Line(
        isMonth ? shown.month(figures.from()) : shown.day(figures.from()),
        isMonth ? PAGE + search().within(figures.from(), figures.to()) : "",
        new Ratio(sums.won(), sums.closed(), percent(sums.won(), sums.closed())),
        amounts(sums.wonAmounts()),
        new Ratio(
            sums.daysToClose(), sums.timedCloses(), mean(sums.daysToClose(), sums.timedCloses())),
        new Ratio(
            sums.satisfaction(), sums.ratedCases(), mean(sums.satisfaction(), sums.ratedCases())),
        new Ratio(
            sums.churned(), figures.customers(), percent(sums.churned(), figures.customers())),
        isDay && visitor.isRecordReader() ? behind(figures.from(), sums) : Behind.NONE);
  }

  private static Behind behind(LocalDate day, BusinessSums sums) {
    return new Behind(
        sums.closed() == 0
            ? ""
            : "records.xhtml?type=opportunity&field=closed&how=equals&value=" + day,
        sums.ratedCases() == 0
            ? ""
            : "records.xhtml?type=case&field=closed&how=from&order=closed&value="
                + day
                + "T00%3A00%3A00Z",
        sums.churned() == 0
            ? ""
            : "records.xhtml?type=customer&field=churned&how=equals&value=" + day);
  }

  private List<Amount> amounts(SortedMap<String, BigDecimal> sums) {
    return sums.entrySet().stream()
        .map(sum -> new Amount(sum.getKey(), shown.decimal(sum.getValue(), 2)))
        .toList();
  }

  private String percent(long part, long whole) {
    return whole == 0 ? "" : shown.percent((double) part / whole);
  }

  private String mean(long part, long whole) {
    return whole == 0 ? "" : shown.decimal((double) part / whole, 1);
  }
}
