package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.security.ApiToken;
import org.syncline.security.KeepTokens;

/** API tokens with a filter, page by page: one's own, and for administrators those of all. */
@Named
@RequestScoped
public class TokensPage {
  private static final int LINES = 50;

  /** Those that end within this time are marked. */
  private static final Duration SOON = Duration.ofDays(7);

  @Inject private HttpServletRequest request;
  @Inject private KeepTokens tokens;
  @Inject private Visitor visitor;
  @Inject private Taste taste;
  @Inject private Clock clock;

  private @Nullable TokenSearch search;
  private KeepTokens.@Nullable Page page;

  /** For the container. */
  @NullUnmarked
  public TokensPage() {}

  TokensPage(
      HttpServletRequest request, KeepTokens tokens, Visitor visitor, Taste taste, Clock clock) {
    this.request = request;
    this.tokens = tokens;
    this.visitor = visitor;
    this.taste = taste;
    this.clock = clock;
  }

  /**
   * A token as a line of the table.
   *
   * @param scopes words of permissions
   * @param soon whether it ends within days
   */
  public record Line(ApiToken token, List<String> scopes, boolean soon) {
    public Line {
      scopes = List.copyOf(scopes);
    }

    /** Its account as a part of an address. */
    public String coded() {
      return ShownUser.coded(token.account());
    }
  }

  /** What was asked for. */
  public TokenSearch getSearch() {
    TokenSearch known = search;
    if (known == null) {
      known =
          new TokenSearch(
              request::getParameter,
              taste.getZone(),
              visitor.isAdministrator() ? null : visitor.getName());
      search = known;
    }
    return known;
  }

  private KeepTokens.Page page() {
    KeepTokens.Page found = page;
    if (found == null) {
      found =
          getSearch().isUsable()
              ? tokens.page(getSearch().query(clock.instant(), LINES), visitor.known())
              : new KeepTokens.Page(List.of(), null);
      page = found;
    }
    return found;
  }

  public List<Line> getTokens() {
    return page().tokens().stream()
        .map(
            token ->
                new Line(
                    token,
                    token.scopes().stream().map(Permission::word).sorted().toList(),
                    token.expiresAt().isBefore(clock.instant().plus(SOON))))
        .toList();
  }

  /** The address of the next page, empty on the last one. */
  public String getNext() {
    KeepTokens.Page found = page();
    return getSearch().next(found.next() == null ? null : found.next().word());
  }

  /** The address of these tokens as a file. */
  public String export(String format) {
    return getSearch().at("tokens-export", "format", format);
  }

  /** The words for within how long they end. */
  public List<String> getEndings() {
    return TokenSearch.endings();
  }

  /** Whose token the button makes: of the account that is asked for, else one's own. */
  public String getMaker() {
    String account = getSearch().account();
    return "new-token.xhtml?account="
        + ShownUser.coded(account == null ? visitor.getName() : account);
  }

  /** Whether the account of whoever looks is kept here, so that it can have tokens. */
  public boolean isHere() {
    return tokens.scopes(visitor.getName(), visitor.known()).isPresent();
  }
}
