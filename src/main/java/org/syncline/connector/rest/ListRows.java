package org.syncline.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Listing;

/** Reads the pages of a list of rows. */
final class ListRows {
  private static final int LONGEST_ID = 250;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final AnswerShape shape;
  private final ForeignValues foreign;
  private final URI host;

  /**
   * @param host scheme, name and port that the connection is to
   */
  ListRows(AnswerShape shape, ForeignValues foreign, URI host) {
    this.shape = shape;
    this.foreign = foreign;
    this.host = host;
  }

  /**
   * The request of a page.
   *
   * @param first the request of the first one
   */
  HttpCall call(HttpCall first, @Nullable String after) {
    Pages pages = shape.pages();
    if (pages == null) {
      return first;
    }
    String parameter = pages.parameter();
    if (parameter != null) {
      String start = pages.kind() == Pages.Kind.PAGE ? Integer.toString(pages.first()) : "0";
      if (after == null && pages.kind() == Pages.Kind.CURSOR) {
        return first;
      }
      return first.withQuery(parameter, after == null ? start : after);
    }
    if (after == null) {
      return first;
    }
    int mark = after.indexOf('?');
    return new HttpCall(
        first.method(),
        mark < 0 ? after : after.substring(0, mark),
        mark < 0 ? "" : after.substring(mark + 1),
        first.headers(),
        first.body());
  }

  /**
   * What an answer of success tells.
   *
   * @param asked the request that it answers
   */
  Listing page(HttpCall asked, @Nullable String after, ReadAnswer answer) {
    JsonNode body = answer.json().orElse(MissingNode.getInstance());
    MemberPath path = shape.list();
    JsonNode rows = path == null ? MissingNode.getInstance() : path.in(body);
    if (!rows.isArray()) {
      return new Listing.Failed("The answer holds no list of rows where the settings look for it.");
    }
    List<String> ids = new ArrayList<>();
    for (JsonNode row : rows) {
      Optional<String> id = id(row);
      if (id.isEmpty()) {
        return new Listing.Failed(
            "A row of the list holds no id of at most "
                + LONGEST_ID
                + " characters where the settings look for it.");
      }
      ids.add(id.get());
    }
    return next(asked, after, answer, body, ids);
  }

  private Optional<String> id(JsonNode row) {
    return shape.id() instanceof AnswerShape.InBody in
        ? AnswerShape.idOf(foreign.understood(in.path().in(row)))
            .filter(id -> id.length() <= LONGEST_ID)
        : Optional.empty();
  }

  private Listing next(
      HttpCall asked, @Nullable String after, ReadAnswer answer, JsonNode body, List<String> ids) {
    Pages pages = shape.pages();
    if (pages == null || isLast(pages, body, ids.size())) {
      return new Listing.Page(ids, null);
    }
    return switch (pages.kind()) {
      case OFFSET -> new Listing.Page(ids, Long.toString(number(after, 0) + ids.size()));
      case PAGE -> new Listing.Page(ids, Long.toString(number(after, pages.first()) + 1));
      case CURSOR -> new Listing.Page(ids, text(pages, body));
      case LINK -> at(asked, linked(answer), ids);
      case NEXT_URL -> at(asked, text(pages, body), ids);
    };
  }

  private static long number(@Nullable String after, long first) {
    return after == null ? first : Long.parseLong(after);
  }

  private boolean isLast(Pages pages, JsonNode body, int rows) {
    MemberPath more = pages.more();
    if (more != null) {
      JsonNode says = more.in(body);
      boolean no = says.isBoolean() && !says.booleanValue();
      return no || says.isMissingNode() || says.isNull();
    }
    return pages.kind().counts() && rows < pages.size();
  }

  private @Nullable String text(Pages pages, JsonNode body) {
    MemberPath next = pages.next();
    JsonNode told = next == null ? MissingNode.getInstance() : next.in(body);
    boolean there = told.isTextual() || told.isNumber();
    String text = there ? told.asText() : "";
    return text.isEmpty() ? null : text;
  }

  /** The address of a line such as {@code <https://...>; rel="next"} (RFC 8288). */
  private static @Nullable String linked(ReadAnswer answer) {
    for (String line : answer.headers("link")) {
      int from = 0;
      while (from < line.length()) {
        int open = line.indexOf('<', from);
        int close = open < 0 ? -1 : line.indexOf('>', open);
        if (close < 0) {
          break;
        }
        int following = line.indexOf('<', close);
        String rest = line.substring(close + 1, following < 0 ? line.length() : following);
        String said = rest.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
        if (isNext(said)) {
          return line.substring(open + 1, close);
        }
        from = close + 1;
      }
    }
    return null;
  }

  private static boolean isNext(String parameters) {
    int at = parameters.indexOf(";rel=next");
    int end = at + ";rel=next".length();
    return at >= 0
        && (end == parameters.length()
            || parameters.charAt(end) == ';'
            || parameters.charAt(end) == ',');
  }

  /** Where an address leads, as path and query; elsewhere nobody goes. */
  private Listing at(HttpCall asked, @Nullable String address, List<String> ids) {
    if (address == null) {
      return new Listing.Page(ids, null);
    }
    try {
      // A query alone takes the last step of the path away where Java resolves it.
      URI given = new URI(address.startsWith("?") ? asked.path() + address : address);
      URI next = host.resolve(asked.path()).resolve(given);
      String path = next.getRawPath();
      boolean here =
          String.valueOf(next.getScheme()).equalsIgnoreCase(host.getScheme())
              && String.valueOf(next.getHost()).equalsIgnoreCase(host.getHost())
              && port(next) == port(host)
              && next.getRawUserInfo() == null;
      if (!here
          || path == null
          || !path.startsWith("/")
          || PercentEncoding.hasSteps(next.getPath())) {
        return new Listing.Failed(
            "The next page is said to be at another host, and there the hub does not go.");
      }
      String query = next.getRawQuery();
      return new Listing.Page(ids, query == null ? path : path + '?' + query);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return new Listing.Failed("What is said to be the address of the next page is none.");
    }
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? HTTPS : HTTP;
  }
}
